/** Pointers that other checks leave alone: through `prefixDef` and `xml:base`; and the kind of what each pointer leads to. */
import { report } from '../../../model/codes.js';
import { nearest } from '../../../model/nearest.js';
import { type Address, addressOf, baseOfFile, baseWithin, expand, faultOf, isKnownScheme, type Prefix, SCHEME } from '../addresses.js';
import { kindFault } from '../kinds.js';
import { given, type OpenElement, type Pointer, type RuledDocument, type Visitor } from '../rule.js';

/** With the xml:base that holds there, if any. */
type BasedPointer = Pointer & { readonly base: string | undefined };

/** A pointer's address; `unchecked` where no other check looks whether its target exists. */
interface Lead {
  readonly address: Address;
  readonly unchecked: boolean;
}

const NOWHERE: Lead = { address: { kind: 'host' }, unchecked: false };

export function targets(document: RuledDocument): Visitor {
  const { facts } = document;
  const fileBase = baseOfFile(facts.file);
  const prefixes = new Map<string, Prefix[]>();
  const pointers: BasedPointer[] = [];
  /** Whether an xml:base was met: relative pointers are ours from there on. */
  let based = false;

  const baseOf = (element: OpenElement): string => {
    const outer = element.parent === undefined ? fileBase : baseOf(element.parent);
    const value = given(element, 'xml:base');
    return value === undefined ? outer : baseWithin(outer, value);
  };

  const prefixed = ({ element, attribute, token }: Pointer, scheme: string): Lead => {
    const declared = prefixes.get(scheme);
    if (declared === undefined) {
      // A word for word “class:subclass” in @ana is a habit, a drive letter is a path of Windows.
      if (scheme.length > 1 && attribute !== 'key' && !isKnownScheme(scheme)) {
        const likely = nearest(scheme, prefixes.keys());
        const place = { ...document.at(element, attribute), ...(likely ? { expected: [`${likely}${token.slice(scheme.length)}`] } : {}) };
        document.say(report.pointersPrefixUndeclared(place, scheme, attribute, token));
      }
      return NOWHERE;
    }
    const expansions = declared.map((prefix) => expand(token.slice(scheme.length + 1), prefix));
    const expansion = expansions.find((each) => each !== undefined);
    if (expansion === null) return NOWHERE;
    if (expansion === undefined) {
      const patterns = declared.map(({ matchPattern }) => matchPattern).join(' or ');
      document.say(report.pointersPrefixNoMatch(document.at(element, attribute), attribute, token, patterns));
      return NOWHERE;
    }
    return { address: addressOf(expansion, fileBase), unchecked: true };
  };

  const leadOf = (pointer: BasedPointer): Lead => {
    const scheme = pointer.token.startsWith('#') ? undefined : SCHEME.exec(pointer.token)?.[1];
    if (scheme !== undefined) return prefixed(pointer, scheme);
    const { base = fileBase } = pointer;
    return { address: addressOf(pointer.token, base), unchecked: pointer.base !== undefined && !pointer.token.startsWith('#') };
  };

  /** A name without # that is no file's, but an element's. */
  const meantHere = ({ element, attribute, token, base }: BasedPointer, file: string): void => {
    if (attribute === 'wit' || attribute === 'calendar' || document.exists(file)) return;
    facts.mentions.add(`#${token}`);
    // Where an xml:base holds, not all processors agree on what #id means.
    const fix = base === undefined ? document.fixAt(element, attribute, token, `#${token}`) : {};
    document.say(report.pointersHashMissing({ ...document.at(element, attribute), expected: [`#${token}`], ...fix }, attribute, token));
  };

  const judge = (pointer: BasedPointer, { address, unchecked }: Lead): void => {
    if (address.kind === 'host') return;
    const { element, attribute, token } = pointer;
    const { fragment } = address;
    if (address.kind === 'file' && address.file !== facts.file) {
      const { range } = document.at(element, attribute);
      facts.elsewhere.push({ element: element.local, attribute, token, range, path: facts.path, file: address.file, fragment, unchecked });
      if (fragment !== '') facts.mentions.add(`${address.file}#${fragment}`);
      else if (document.ids.has(token)) meantHere(pointer, address.file);
      else if (attribute === 'facs' && !document.exists(address.file)) {
        document.say(report.pointersImageMissing(document.at(element, attribute), attribute, token));
      }
      return;
    }
    if (fragment === '') return;
    const target = document.ids.get(fragment);
    if (target === undefined) {
      if (unchecked) document.say(report.pointersDangling(document.at(element, attribute), attribute, token));
      return;
    }
    if (!isWithin(element, target)) facts.mentions.add(`#${fragment}`);
    const fault = kindFault(element.local, attribute, token, target.local, () => document.at(element, attribute));
    if (fault) document.say(fault);
  };

  return {
    start(element) {
      if (!based && given(element, 'xml:base') !== undefined) based = true;
      if (element.local === 'prefixDef') {
        const ident = given(element, 'ident') ?? '';
        const prefix = {
          matchPattern: given(element, 'matchPattern') ?? '',
          replacementPattern: given(element, 'replacementPattern') ?? '',
        };
        const fault = faultOf(prefix);
        if (fault) document.say(report.pointersPrefixBroken(document.at(element, 'matchPattern'), ident, fault));
        prefixes.set(ident, [...(prefixes.get(ident) ?? []), ...(fault ? [] : [prefix])]);
      }
      // A key is a pointer where a prefixDef says so (TEI P5, 17.2.3).
      const key = given(element, 'key');
      if (key !== undefined && SCHEME.test(key)) pointers.push({ element, attribute: 'key', token: key, base: undefined });
      else if (key !== undefined && key !== '') facts.mentions.add(key);
    },
    pointer(pointer) {
      pointers.push({ ...pointer, base: based ? baseOf(pointer.element) : undefined });
    },
    finish() {
      for (const pointer of pointers) judge(pointer, leadOf(pointer));
      const own = new Set(facts.entries.map(({ id }) => id));
      for (const mention of facts.mentions) if (mention.startsWith('#') && !own.has(mention.slice(1))) facts.mentions.delete(mention);
    },
  };
}

function isWithin(element: OpenElement, container: OpenElement): boolean {
  for (let each: OpenElement | undefined = element; each !== undefined; each = each.parent) if (each === container) return true;
  return false;
}
