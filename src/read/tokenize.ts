import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { ProcessingInstruction, TeiAttribute, TeiDocument, TeiElement, TeiText } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import type { SourceText } from '../model/source.js';
import type { Catalog, Doctype } from './dtd/declarations.js';
import { findDoctype, readDoctype } from './dtd/doctype.js';
import { Entities } from './dtd/entities.js';
import type { DocumentEvents, ElementName } from './events.js';
import { expand, needsExpansion } from './expand.js';
import { instructionsBefore } from './prologue.js';
import { readWithSaxes } from './saxes-events.js';
import { scan } from './scan.js';

export interface Tokenized {
  readonly document: TeiDocument;
  /** What was noticed without refusing the document. */
  readonly diagnostics: readonly Diagnostic[];
  /** Attributes that the document type declaration makes IDs, as `element attribute`. */
  readonly idAttributes: ReadonlySet<string>;
}

export interface TokenizeOptions {
  /** Gives external entities and subsets; none by default. */
  readonly external?: Catalog;
  /** Attributes that are IDs, as `element attribute`, where it is known already. */
  readonly idAttributes?: ReadonlySet<string>;
}

const NO_IDS: ReadonlySet<string> = new Set();

/**
 * One pass over the text: elements and character data with their places. Throws a {@link Refusal} with the
 * first violation of well-formedness (XML 1.0, 2.1; Namespaces in XML 1.0) or of the limits.
 */
export function tokenize(source: SourceText, bytes: Uint8Array, id: string, limits: Limits, options: TokenizeOptions = {}): Tokenized {
  const prologue = openXml(source, limits, options);
  const { diagnostics, idAttributes } = prologue;
  return { document: keep(prologue, bytes, id), diagnostics, idAttributes };
}

/** What is known of a document before its first element. */
export interface Prologue {
  /** Offsets in events are offsets in its text; entities are expanded in it. */
  readonly source: SourceText;
  readonly idAttributes: ReadonlySet<string>;
  readonly unparsedEntities?: ReadonlySet<string>;
  /** What was noticed without refusing the document. */
  readonly diagnostics: readonly Diagnostic[];
  /** Processing instructions before the root element; whether they are well-formed is known only when all is told. */
  readonly instructions: readonly ProcessingInstruction[];
  /**
   * Tells what is in the document to the listener that `begin` gives, from the start each time it is called. A listener
   * may be given up, and another one begun: only the last one, which is returned, was told all. Throws as
   * {@link tokenize} does.
   */
  tell<Events extends DocumentEvents>(begin: () => Events): Events;
}

/** A document that is ready to be told. */
export interface OpenXml extends Prologue {
  /** As long as the source's text; without document type declaration, entities expanded. */
  readonly text: string;
}

/** Reads what stands before the first element. Throws as {@link tokenize} does. */
export function openXml(source: SourceText, limits: Limits, options: TokenizeOptions = {}): OpenXml {
  const { text } = source;
  if (/^[ \t\r\n]*$/.test(text)) throw new Refusal(report.xmlEmpty({ path: source.path }));
  if (!/^[ \t\r\n]*</.test(text)) throw new Refusal(report.xmlNotXml({ path: source.path, range: source.range(0) }));
  const declaration = declarationOf(text);
  const version = /\sversion\s*=\s*["'](1\.1)["']/.exec(declaration)?.[1];
  if (version) throw new Refusal(report.xmlVersion({ path: source.path, range: source.range(0, declaration.length) }, version));

  const start = findDoctype(text);
  if (start < 0) return opened({ source, idAttributes: options.idAttributes ?? NO_IDS, diagnostics: [] }, text, limits);
  const entities = new Entities(limits, /\sstandalone\s*=\s*["']yes["']/.test(declaration));
  const doctype = readDoctype(source, start, entities, limits, options.external ?? (() => undefined));
  const blank = text.slice(0, start) + blanked(text.slice(start, doctype.end)) + text.slice(doctype.end);
  const expanded = needsExpansion(text, doctype) ? expand(source, blank, doctype, entities, limits) : undefined;
  const unparsed = [...doctype.entities.values()].filter(({ kind }) => kind === 'unparsed').map(({ name }) => name);
  const known = {
    source: expanded ?? source,
    idAttributes: idAttributesOf(doctype),
    ...(unparsed.length > 0 ? { unparsedEntities: new Set(unparsed) } : {}),
    diagnostics: doctype.diagnostics,
  };
  return opened(known, expanded?.text ?? blank, limits);
}

function opened(known: Omit<Prologue, 'instructions' | 'tell'>, text: string, limits: Limits): OpenXml {
  const { source } = known;
  return {
    ...known,
    text,
    instructions: instructionsBefore(text),
    tell(begin) {
      const first = begin();
      if (scan(text, new DepthGuard(first, source, limits.depth))) return first;
      const events = begin();
      readWithSaxes(source, text, new DepthGuard(events, source, limits.depth));
      return events;
    },
  };
}

/** The whole of a document that was opened. Throws as {@link tokenize} does. */
export function keep(prologue: OpenXml, bytes: Uint8Array, id: string): TeiDocument {
  const { source, idAttributes, unparsedEntities, text } = prologue;
  const { elements, texts, instructions, ids } = prologue.tell(() => new DocumentBuilder(idAttributes));
  return {
    ...{ id, source, bytes, elements, texts, instructions, ids, xml: neutral(text, declarationOf(source.text)) },
    ...(unparsedEntities ? { unparsedEntities } : {}),
    ...(idAttributes.size > 0 ? { idAttributes } : {}),
  };
}

function declarationOf(text: string): string {
  return /^<\?xml\s[^>]*\?>/.exec(text)?.[0] ?? '';
}

/** For processors: the declaration without encoding, in as many characters. */
function neutral(text: string, declaration: string): string {
  return declaration === '' ? text : `<?xml version="1.0"?>${blanked(declaration.slice(21))}${text.slice(declaration.length)}`;
}

function blanked(part: string): string {
  return part.replace(/[^\r\n]/g, ' ');
}

function idAttributesOf({ attributes }: Doctype): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [element, declared] of attributes) {
    for (const { name, type } of declared.values()) if (type === 'ID' && name !== 'xml:id') found.add(`${element} ${name}`);
  }
  return found;
}

/** Keeps all of a document. */
class DocumentBuilder implements DocumentEvents {
  readonly elements: TeiElement[] = [];
  readonly texts: TeiText[] = [];
  readonly instructions: ProcessingInstruction[] = [];
  readonly ids = new Map<string, number[]>();
  readonly #open: TeiElement[] = [];
  #innermost = 0;
  readonly #idAttributes: ReadonlySet<string>;

  constructor(idAttributes: ReadonlySet<string>) {
    this.#idAttributes = idAttributes;
  }

  startElement({ name, namespace, local }: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    const ordinal = this.elements.length + 1;
    for (const attribute of attributes) if (isId(attribute.name, name, this.#idAttributes)) this.#identify(attribute.value, ordinal);
    const element = { ordinal, name, namespace, local, attributes, parent: this.#innermost, start, contentStart, end: contentStart };
    this.elements.push(element);
    this.#open.push(element);
    this.#innermost = ordinal;
  }

  endElement(_: number, end: number): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    closed.end = end;
    this.#innermost = closed.parent;
  }

  text(value: string, start: number, end: number): void {
    this.texts.push({ parent: this.#innermost, value, start, end });
  }

  instruction(target: string, body: string, start: number): void {
    if (this.elements.length === 0) this.instructions.push({ target, body, start });
  }

  #identify(value: string, ordinal: number): void {
    const known = this.ids.get(value);
    if (known === undefined) this.ids.set(value, [ordinal]);
    else if (known.at(-1) !== ordinal) known.push(ordinal);
  }
}

/** Whether an attribute names its element: xml:id 1.0, or an ID of the document type declaration. */
export function isId(attribute: string, element: string, idAttributes: ReadonlySet<string>): boolean {
  return attribute === 'xml:id' || (idAttributes.size > 0 && idAttributes.has(`${element} ${attribute}`));
}

/** Refuses what is nested too deep, and tells all else. */
class DepthGuard implements DocumentEvents {
  readonly #events: DocumentEvents;
  readonly #source: SourceText;
  readonly #most: number;
  #depth = 0;

  constructor(events: DocumentEvents, source: SourceText, most: number) {
    this.#events = events;
    this.#source = source;
    this.#most = most;
  }

  startElement(name: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    this.#depth += 1;
    if (this.#depth > this.#most)
      throw new Refusal(report.xmlDepth({ path: this.#source.path, range: this.#source.range(start) }, this.#most));
    this.#events.startElement(name, attributes, start, contentStart);
  }

  endElement(start: number, end: number): void {
    this.#depth -= 1;
    this.#events.endElement(start, end);
  }

  text(value: string, start: number, end: number): void {
    this.#events.text(value, start, end);
  }

  instruction(target: string, body: string, start: number): void {
    this.#events.instruction(target, body, start);
  }
}
