/**
 * Reads a document that is written as nearly all are: well-formed, names in ASCII, no document type declaration. It
 * gives up at whatever is otherwise or may be wrong, without a word: the tokenizer (saxes) then reads the document from
 * its start, and knows what is wrong. So this must accept nothing that is not well-formed (XML 1.0; Namespaces in XML).
 * It is there because four fifths of the time of a validation would be spent reading single characters otherwise.
 */
import type { TeiAttribute } from '../model/document.js';
import type { DocumentEvents, ElementName } from './events.js';
import { REFERENCE, referencedCharacter } from './names.js';
import { type AttributeName, NO_NAMESPACES, type Scope } from './scope.js';

/** `<?xml …?>` (production 23), version 1.0. */
const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/;
/** What is no character of XML (production 2), but for surrogates; and the byte order mark, which is left to saxes. */
const ILLEGAL = /[^\t\n\r\x20-\ufefe\uff00-\ufffd]/;
const INSTRUCTION = /<\?([A-Za-z_][A-Za-z0-9._-]*)(?:\?>|[ \t\r\n]+((?:[^?]|\?(?!>))*)\?>)/y;
const BLANK = /^[ \t\r\n]*$/;
const REFERENCES = new RegExp(REFERENCE, 'gu');
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

const UNUSUAL = -1;
/** More attributes on one element are compared in another way. */
const MOST_ATTRIBUTES = 64;
const NONE: readonly TeiAttribute[] = [];

/** Characters of names, below 128. */
const NAME = new Uint8Array(128);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:') NAME[character.charCodeAt(0)] = 1;

interface Open {
  readonly name: string;
  /** The namespaces in scope around it. */
  readonly scope: Scope;
}

/** Whether the document was read to its end; where not, what was told so far is void. */
export function scan(text: string, events: DocumentEvents): boolean {
  if (ILLEGAL.test(text) || !isPaired(text)) return false;
  return new Scanner(text, events).run();
}

/** Whether no surrogate stands alone: ECMAScript 2024, which the compiler's library does not have yet. */
function isPaired(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}

class Scanner {
  readonly #text: string;
  readonly #events: DocumentEvents;
  /** Whether these occur at all: most texts need not be looked at for them. */
  readonly #hasReturns: boolean;
  readonly #hasBrackets: boolean;
  readonly #open: Open[] = [];
  #scope: Scope = NO_NAMESPACES;
  #sawRoot = false;

  constructor(text: string, events: DocumentEvents) {
    this.#text = text;
    this.#events = events;
    this.#hasReturns = text.includes('\r');
    this.#hasBrackets = text.includes(']]>');
  }

  run(): boolean {
    const text = this.#text;
    const { length } = text;
    let at = text.startsWith('<?xml') ? (DECLARATION.exec(text)?.[0].length ?? 0) : 0;
    while (at !== UNUSUAL) {
      let end = at;
      let hasReference = false;
      for (let code = 0; end < length; end += 1) {
        code = text.charCodeAt(end);
        if (code === 0x3c) break;
        if (code === 0x26) hasReference = true;
      }
      if (end > at && !this.#characters(at, end, hasReference)) return false;
      if (end === length) return this.#sawRoot && this.#open.length === 0;
      const next = text.charCodeAt(end + 1);
      if (next === 0x2f) at = this.#endTag(end);
      else if (next === 0x21) at = this.#commentOrSection(end);
      else if (next === 0x3f) at = this.#instruction(end);
      else at = this.#startTag(end);
    }
    return false;
  }

  #characters(start: number, end: number, hasReference: boolean): boolean {
    let value = this.#text.slice(start, end);
    if (this.#open.length === 0) return BLANK.test(value);
    if (this.#hasBrackets && value.includes(']]>')) return false;
    if (this.#hasReturns) value = value.replace(/\r\n?/g, '\n');
    const resolved = hasReference ? resolve(value) : value;
    if (resolved === undefined) return false;
    this.#events.text(resolved, start, end);
    return true;
  }

  #startTag(start: number): number {
    const text = this.#text;
    let at = start + 1;
    while (NAME[text.charCodeAt(at)] === 1) at += 1;
    const written = text.slice(start + 1, at);
    let attributes: TeiAttribute[] | undefined;
    let declares = false;
    let code = text.charCodeAt(at);
    while (code !== 0x3e && code !== 0x2f) {
      const before = at;
      while (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) code = text.charCodeAt(++at);
      if (code === 0x3e || code === 0x2f) break;
      if (at === before) return UNUSUAL;
      const nameStart = at;
      while (NAME[code] === 1) code = text.charCodeAt(++at);
      const name = text.slice(nameStart, at);
      while (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) code = text.charCodeAt(++at);
      if (code !== 0x3d) return UNUSUAL;
      do code = text.charCodeAt(++at);
      while (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d);
      if (code !== 0x22 && code !== 0x27) return UNUSUAL;
      const quote = code;
      const valueStart = at + 1;
      let plain = true;
      for (code = text.charCodeAt(++at); code !== quote; code = text.charCodeAt(++at)) {
        if (code < 0x20 || code === 0x26) plain = false;
        // At the end of the text the code is NaN.
        else if (code === 0x3c || !(code >= 0x20)) return UNUSUAL;
      }
      const value = plain ? text.slice(valueStart, at) : normalised(text.slice(valueStart, at));
      if (value === undefined) return UNUSUAL;
      code = text.charCodeAt(++at);
      const known: AttributeName | undefined = this.#scope.attribute(name);
      if (known?.namespace === undefined || known.declares) declares = true;
      const attribute = { name: known?.name ?? name, namespace: known?.namespace ?? '', local: known?.local ?? name, value };
      if (attributes === undefined) attributes = [attribute];
      else attributes.push(attribute);
    }
    const isEmpty = code === 0x2f;
    if (isEmpty && text.charCodeAt(++at) !== 0x3e) return UNUSUAL;
    at += 1;
    return this.#opened(written, attributes ?? NONE, declares, start, at, isEmpty);
  }

  #opened(written: string, attributes: readonly TeiAttribute[], declares: boolean, start: number, end: number, isEmpty: boolean): number {
    const around = this.#scope;
    let given = attributes;
    if (declares) {
      const scope = around.with(attributes);
      if (scope === undefined) return UNUSUAL;
      this.#scope = scope;
      const meant = inScope(attributes, scope);
      if (meant === undefined) return UNUSUAL;
      given = meant;
    }
    const name: ElementName | undefined = this.#scope.element(written);
    if (name === undefined || hasTwins(given)) return UNUSUAL;
    if (this.#open.length === 0) {
      if (this.#sawRoot) return UNUSUAL;
      this.#sawRoot = true;
    }
    this.#events.startElement(name, given, start, end);
    if (isEmpty) {
      this.#events.endElement(start, end);
      this.#scope = around;
    } else this.#open.push({ name: name.name, scope: around });
    return end;
  }

  #endTag(start: number): number {
    const text = this.#text;
    const open = this.#open.pop();
    if (open === undefined || !text.startsWith(open.name, start + 2)) return UNUSUAL;
    let at = start + 2 + open.name.length;
    let code = text.charCodeAt(at);
    while (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) code = text.charCodeAt(++at);
    if (code !== 0x3e) return UNUSUAL;
    this.#events.endElement(start, at + 1);
    this.#scope = open.scope;
    return at + 1;
  }

  #commentOrSection(start: number): number {
    const text = this.#text;
    if (text.startsWith('<!--', start)) {
      const end = text.indexOf('--', start + 4);
      return end >= 0 && text.charCodeAt(end + 2) === 0x3e ? end + 3 : UNUSUAL;
    }
    if (this.#open.length === 0 || !text.startsWith('<![CDATA[', start)) return UNUSUAL;
    const end = text.indexOf(']]>', start + 9);
    if (end < 0) return UNUSUAL;
    const value = text.slice(start + 9, end);
    this.#events.text(this.#hasReturns ? value.replace(/\r\n?/g, '\n') : value, start, end + 3);
    return end + 3;
  }

  #instruction(start: number): number {
    INSTRUCTION.lastIndex = start;
    const match = INSTRUCTION.exec(this.#text);
    if (match === null) return UNUSUAL;
    const [whole, target = '', body = ''] = match;
    if (/^xml$/i.test(target)) return UNUSUAL;
    this.#events.instruction(target, this.#hasReturns ? body.replace(/\r\n?/g, '\n') : body, start);
    return start + whole.length;
  }
}

/** The attributes as the element's own declarations have them; undefined where one has no name, or its prefix no namespace. */
function inScope(attributes: readonly TeiAttribute[], scope: Scope): readonly TeiAttribute[] | undefined {
  const meant: TeiAttribute[] = [];
  for (const attribute of attributes) {
    const known = scope.attribute(attribute.name);
    if (known?.namespace === undefined) return undefined;
    const { name, namespace, local } = known;
    meant.push(
      attribute.namespace === namespace && attribute.local === local ? attribute : { name, namespace, local, value: attribute.value },
    );
  }
  return meant;
}

/** Whether an attribute is given twice (3.1; Namespaces in XML, 6.3); true also where there are too many to tell. */
function hasTwins(attributes: readonly TeiAttribute[]): boolean {
  const { length } = attributes;
  if (length > MOST_ATTRIBUTES) return true;
  for (let index = 1; index < length; index += 1) {
    const attribute = attributes[index] as TeiAttribute;
    for (let other = 0; other < index; other += 1) {
      const { local, namespace } = attributes[other] as TeiAttribute;
      if (local === attribute.local && namespace === attribute.namespace) return true;
    }
  }
  return false;
}

/** 3.3.3: white space becomes spaces, references what they stand for. */
function normalised(value: string): string | undefined {
  return resolve(value.replace(/\r\n|[\t\n\r]/g, ' '));
}

/** Undefined where a reference is none, or to an entity that XML does not know by itself. */
function resolve(value: string): string | undefined {
  let known = true;
  const resolved = value.replace(REFERENCES, (reference, name: string | undefined) => {
    const character = name === undefined ? referencedCharacter(reference) : PREDEFINED.get(name);
    if (character === undefined) known = false;
    return character ?? '';
  });
  return known && value.replace(REFERENCES, '').indexOf('&') < 0 ? resolved : undefined;
}
