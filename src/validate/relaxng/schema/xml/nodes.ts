import type { NamespaceBindings, SchemaPlace } from '../../grammar.js';
import type { Faults } from '../fault.js';
import { isNCName, trim } from '../lexical.js';
import type { Combine, CompositeKind, SyntaxComponent, SyntaxExcept, SyntaxNameClass, SyntaxParam, SyntaxPattern } from '../syntax.js';
import type { Expects } from './vocabulary.js';

type Child = SyntaxPattern | SyntaxNameClass | SyntaxComponent | SyntaxParam;

/** An open element of the XML syntax: what was inherited, what was written, and the children so far. */
export interface XmlFrame {
  readonly element: string;
  readonly place: SchemaPlace;
  readonly parent: XmlFrame | undefined;
  expects: Expects;
  readonly inNames: boolean;
  ns: string | undefined;
  /** Whether `ns` is written on this very element. */
  ownNs: boolean;
  library: string;
  base: string;
  readonly bindings: NamespaceBindings;
  name: string | undefined;
  type: string | undefined;
  combine: Combine | undefined;
  href: string | undefined;
  defaultValue: string | undefined;
  documentation: string;
  text: string;
  readonly children: Child[];
  nameClass: SyntaxNameClass | undefined;
  except: SyntaxExcept<SyntaxPattern> | SyntaxExcept<SyntaxNameClass> | undefined;
}

/** The node of an element that closes, handed to its parent; the root is also returned. */
export function finish(frame: XmlFrame, faults: Faults): SyntaxPattern | undefined {
  const { element, place, parent } = frame;
  const needs = minimum(frame);
  if (frame.children.length < needs || frame.expects === 'name class')
    faults.fail('3', `<${element}> must have ${frame.expects === 'name class' ? 'a name' : 'content'}`, place);
  if (frame.inNames && element !== 'except') {
    const name = nameClassOf(frame, faults);
    if (parent!.element === 'element' || parent!.element === 'attribute') parent!.nameClass = name;
    else parent!.children.push(name);
    return undefined;
  }
  switch (element) {
    case 'except':
      parent!.except = { kind: 'except', place, of: frame.children as SyntaxPattern[] };
      return undefined;
    case 'param':
      parent!.children.push({ kind: 'param', place, name: frame.name!, value: frame.text });
      return undefined;
    case 'start':
    case 'define':
    case 'div':
    case 'include':
      parent!.children.push(componentOf(frame, element, faults));
      return undefined;
    default: {
      const pattern = patternOf(frame, faults);
      parent?.children.push(pattern);
      return pattern;
    }
  }
}

function minimum(frame: XmlFrame): 0 | 1 {
  switch (frame.expects) {
    case 'patterns':
      return frame.element === 'attribute' ? 0 : 1;
    case 'name classes':
      return 1;
    default:
      return 0;
  }
}

function componentOf(frame: XmlFrame, kind: 'start' | 'define' | 'div' | 'include', faults: Faults): SyntaxComponent {
  const { place } = frame;
  switch (kind) {
    case 'div':
      return { kind, place, of: frame.children as SyntaxComponent[] };
    case 'include':
      return { kind, place, href: frame.href!, base: frame.base, ns: frame.ns, of: frame.children as SyntaxComponent[] };
    case 'start':
    case 'define': {
      const of = frame.children as SyntaxPattern[];
      if (kind === 'start' && of.length > 1) faults.fail('3', '<start> must hold one pattern', of[1]!.place);
      return { kind, place, name: frame.name ?? '', combine: frame.combine, of, documentation: documentationOf(frame) };
    }
  }
}

const documentationOf = (frame: XmlFrame): string | undefined => (frame.documentation === '' ? undefined : trim(frame.documentation));

function patternOf(frame: XmlFrame, faults: Faults): SyntaxPattern {
  const { place } = frame;
  const of = frame.children as SyntaxPattern[];
  switch (frame.element) {
    case 'empty':
    case 'text':
    case 'notAllowed':
      return { kind: frame.element, place };
    case 'ref':
    case 'parentRef':
      return { kind: frame.element, place, name: frame.name! };
    case 'element': {
      const name = frame.nameClass ?? nameOf(frame.name!, frame.ns, frame, faults);
      return { kind: 'element', place, name, of, documentation: documentationOf(frame) };
    }
    case 'attribute': {
      if (of.length > 1) faults.fail('3', '<attribute> can hold only one pattern', of[1]!.place);
      // 4.8: without an ns of its own, the attribute called by its name attribute has no namespace.
      const name = frame.nameClass ?? nameOf(frame.name!, frame.ownNs ? frame.ns : '', frame, faults);
      return { kind: 'attribute', place, name, of, defaultValue: frame.defaultValue };
    }
    case 'data': {
      const params = frame.children as unknown as SyntaxParam[];
      const except = frame.except as SyntaxExcept<SyntaxPattern> | undefined;
      return { kind: 'data', place, library: frame.library, type: frame.type!, params, except };
    }
    case 'value': {
      // 4.4: without a type, the built-in token.
      const library = frame.type === undefined ? '' : frame.library;
      return { kind: 'value', place, library, type: frame.type ?? 'token', value: frame.text, ns: frame.ns, bindings: frame.bindings };
    }
    case 'externalRef':
      return { kind: 'externalRef', place, href: frame.href!, base: frame.base, ns: frame.ns };
    case 'grammar':
      return { kind: 'grammar', place, of: frame.children as SyntaxComponent[] };
    default:
      return { kind: frame.element as CompositeKind, place, of };
  }
}

function nameClassOf(frame: XmlFrame, faults: Faults): SyntaxNameClass {
  const { place, ns } = frame;
  const except = frame.except as SyntaxExcept<SyntaxNameClass> | undefined;
  switch (frame.element) {
    case 'name':
      return nameOf(trim(frame.text), ns, frame, faults);
    case 'anyName':
      return { kind: 'anyName', place, except };
    case 'nsName':
      return { kind: 'nsName', place, ns, except };
    default:
      return { kind: 'choice', place, of: frame.children as SyntaxNameClass[] };
  }
}

/** 4.10: a prefix decides over `ns`. */
function nameOf(written: string, ns: string | undefined, frame: XmlFrame, faults: Faults): SyntaxNameClass {
  const { place } = frame;
  const colon = written.indexOf(':');
  const prefix = colon === -1 ? '' : written.slice(0, colon);
  const local = written.slice(colon + 1);
  if (!isNCName(local) || (colon !== -1 && !isNCName(prefix))) faults.fail('3', `“${written}” is not a name`, place);
  if (colon === -1) return { kind: 'name', place, ns, local };
  const bound = frame.bindings[prefix];
  if (bound === undefined) faults.fail('4.10', `the prefix ${prefix} of “${written}” is not declared`, place);
  return { kind: 'name', place, ns: bound, local };
}
