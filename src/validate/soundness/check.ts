/** Runs the rules: over each document while it is read, and over the edition after the last. */
import type { Diagnostic } from '../../model/diagnostic.js';
import { attributeExtent, TEI_NAMESPACE, type TeiAttribute, type TeiDocument } from '../../model/document.js';
import type { SourceText } from '../../model/source.js';
import type { DocumentEvents, ElementName } from '../../read/events.js';
import { replay } from '../../read/replay.js';
import { isId } from '../../read/tokenize.js';
import { attributeFix, editAt } from '../fixes/attributes.js';
import { POINTER_ATTRIBUTES } from '../pointers/attributes.js';
import type { DocumentFacts, OpenElement, RuledDocument, Visitor } from './rule.js';
import { EDITION_RULES, RULES } from './rules.js';

/** Findings of one code that are told one by one; the rest of a document is only counted. Errors are all told. */
const TOLD = 10;

export interface SoundnessOptions {
  /** Tells every finding one by one. */
  readonly all?: boolean;
  /** Whether a file that was not given exists beside the document. */
  exists(file: string): boolean;
}

/** One run over the documents of an edition. */
export class SoundnessCheck {
  readonly #options: SoundnessOptions;
  readonly #facts: DocumentFacts[] = [];

  constructor(options: SoundnessOptions) {
    this.#options = options;
  }

  /**
   * @param file absolute path of the document
   * @param idAttributes attributes that its document type declaration makes IDs, as `element attribute`
   * @returns a listener, whose facts are to be added when the document has been read
   */
  begin(
    source: SourceText,
    file: string,
    idAttributes: ReadonlySet<string> = new Set(),
    exists: SoundnessOptions['exists'] = this.#options.exists,
  ): DocumentSoundness {
    return new DocumentSoundness(source, file, idAttributes, { ...this.#options, exists });
  }

  /** Examines a document that was kept. */
  examine(document: TeiDocument, file: string): readonly Diagnostic[] {
    const check = this.begin(document.source, file, document.idAttributes);
    const found = replay(document, check).end();
    this.add(check.facts);
    return found;
  }

  /** What is known of one document, from this run or an earlier one. */
  add(facts: DocumentFacts): void {
    this.#facts.push(facts);
  }

  /**
   * After the last document: what concerns several of them, by the path of the one that it is found in.
   * @param order of the documents by their absolute paths; as they were added where it is not given
   */
  end(order: ReadonlyMap<string, number> = new Map()): ReadonlyMap<string, readonly Diagnostic[]> {
    const place = ({ file }: DocumentFacts): number => order.get(file) ?? 0;
    const facts = this.#facts.toSorted((a, b) => place(a) - place(b));
    const found = new Map<string, Diagnostic[]>();
    const say = (path: string, diagnostic: Diagnostic): void => {
      const known = found.get(path);
      if (known) known.push(diagnostic);
      else found.set(path, [diagnostic]);
    };
    for (const rule of EDITION_RULES(this.#options)) rule(facts, say);
    return found;
  }
}

/** One document: it is told what is read, and asked at the end. */
export class DocumentSoundness implements DocumentEvents {
  readonly #source: SourceText;
  readonly #idAttributes: ReadonlySet<string>;
  readonly #visitors: readonly Visitor[];
  readonly #texts: readonly Visitor[];
  readonly #pointers: readonly Visitor[];
  readonly #everywhere: readonly Visitor[];
  readonly #named = new Map<string, Visitor[]>();
  readonly #ids = new Map<string, OpenElement>();
  readonly #found = new Map<string, Diagnostic[]>();
  readonly #all: boolean;
  /** What rules over the edition need to know of the document: whole after its end. */
  readonly facts: DocumentFacts;
  #open: OpenElement | undefined;
  #count = 0;

  constructor(source: SourceText, file: string, idAttributes: ReadonlySet<string>, { exists, all = false }: SoundnessOptions) {
    this.#all = all;
    this.#source = source;
    this.#idAttributes = idAttributes;
    this.facts = { path: source.path, file, ids: new Map(), entries: [], mentions: new Set(), elsewhere: [] };
    const document = this.#document(exists);
    this.#visitors = RULES.map((rule) => rule(document));
    this.#texts = this.#visitors.filter(({ text }) => text !== undefined);
    this.#pointers = this.#visitors.filter(({ pointer }) => pointer !== undefined);
    const listening = this.#visitors.filter(({ start, end }) => start !== undefined || end !== undefined);
    this.#everywhere = listening.filter(({ elements }) => elements === undefined);
    for (const visitor of listening) {
      for (const name of visitor.elements ?? []) this.#named.set(name, [...(this.#named.get(name) ?? []), visitor]);
    }
  }

  startElement(
    { name: written, namespace, local }: ElementName,
    attributes: readonly TeiAttribute[],
    start: number,
    contentStart: number,
  ): void {
    this.#count += 1;
    const name = namespace === TEI_NAMESPACE ? local : '';
    const element: OpenElement = { ordinal: this.#count, local: name, attributes, parent: this.#open, start, contentStart };
    this.#open = element;
    for (const attribute of attributes) {
      if (isId(attribute.name, written, this.#idAttributes) && !this.#ids.has(attribute.value)) this.#ids.set(attribute.value, element);
    }
    for (const visitor of this.#everywhere) visitor.start?.(element);
    for (const visitor of this.#named.get(name) ?? []) visitor.start?.(element);
    if (name !== '') this.#point(element);
  }

  #point(element: OpenElement): void {
    for (const { name, value } of element.attributes) {
      const elements = POINTER_ATTRIBUTES.get(name);
      if (elements === undefined || (elements !== 'all' && !elements.has(element.local))) continue;
      for (const token of /\s/.test(value) ? value.split(/\s+/) : [value]) {
        if (token !== '') for (const visitor of this.#pointers) visitor.pointer?.({ element, attribute: name, token });
      }
    }
  }

  text(value: string, start: number): void {
    const parent = this.#open;
    if (parent) for (const visitor of this.#texts) visitor.text?.(value, start, parent);
  }

  /** @param endTag offset of the end tag; of the content or before it, where the element has none */
  endElement(endTag: number): void {
    const element = this.#open;
    if (element === undefined) return;
    for (const visitor of this.#everywhere) visitor.end?.(element, endTag);
    for (const visitor of this.#named.get(element.local) ?? []) visitor.end?.(element, endTag);
    this.#open = element.parent;
  }

  instruction(): void {
    // No rule is about them.
  }

  /** What was found in this document; {@link SoundnessCheck.end} adds what concerns others. */
  end(): readonly Diagnostic[] {
    for (const visitor of this.#visitors) visitor.finish?.();
    for (const [id, { local }] of this.#ids) this.facts.ids.set(id, local);
    const found = [...this.#found.values()];
    return this.#all ? found.flat() : found.flatMap(told);
  }

  #document(exists: (file: string) => boolean): RuledDocument {
    const source = this.#source;
    const { path } = source;
    const ids = this.#ids;
    return {
      source,
      ids,
      facts: this.facts,
      exists,
      say: (diagnostic) => {
        const known = this.#found.get(diagnostic.code);
        if (known) known.push(diagnostic);
        else this.#found.set(diagnostic.code, [diagnostic]);
      },
      at: (element, attribute) => {
        const { start, end } =
          attribute === undefined ? { start: element.start, end: element.contentStart } : attributeExtent({ source }, element, attribute);
        return { path, range: source.range(start, end) };
      },
      within: (start, index, length) => {
        const from = offsetOf(source.text, start, index);
        return { path, range: source.range(from, offsetOf(source.text, from, length)) };
      },
      fixAt: (element, attribute, from, to) => attributeFix(source, attributeExtent({ source }, element, attribute), from, to),
      fixWithin: (start, index, from, to, everywhere) => {
        const edits = editAt(source, offsetOf(source.text, start, index), from, to);
        if (everywhere) return { fix: { edits, everywhere } };
        return edits.length > 0 ? { fix: { edits } } : {};
      },
      targetOf: (token) => (token.startsWith('#') ? ids.get(token.slice(1)) : undefined),
    };
  }
}

const CDATA = '<![CDATA[';

/** Offset in the source of a character of a text: a reference there is one character of the text, or two beyond U+FFFF. */
function offsetOf(text: string, start: number, index: number): number {
  if (text.startsWith(CDATA, start)) return start + CDATA.length + index;
  let offset = start;
  for (let passed = 0; passed < index; passed += 1) {
    if (text[offset] === '&') {
      const end = text.indexOf(';', offset);
      const code = /^&#(?:x([0-9a-f]+)|(\d+));/i.exec(text.slice(offset, end + 1));
      if (code && Number.parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10) > 0xffff) passed += 1;
      offset = end + 1;
    } else offset += text[offset] === '\r' && text[offset + 1] === '\n' ? 2 : 1;
  }
  return offset;
}

/** The first of many, the last of those told with the number of the others. */
function told(diagnostics: Diagnostic[]): Diagnostic[] {
  const [first] = diagnostics;
  if (first === undefined || first.severity === 'error' || diagnostics.length <= TOLD) return diagnostics;
  const shown = diagnostics.slice(0, TOLD);
  const last = shown[TOLD - 1] as Diagnostic;
  const more = diagnostics.length - TOLD;
  shown[TOLD - 1] = { ...last, notes: [...(last.notes ?? []), `The same is so in ${more} more place${more > 1 ? 's' : ''} of this file.`] };
  return shown;
}
