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
  const read = tell(source, limits, options, ({ idAttributes }) => new DocumentBuilder(idAttributes));
  const { elements, texts, instructions, ids } = read.events;
  const { unparsedEntities, idAttributes } = read;
  const document = {
    id,
    source: read.source,
    bytes,
    elements,
    texts,
    instructions,
    ids,
    xml: neutral(read.text, declarationOf(source.text)),
  };
  return {
    document: { ...document, ...(unparsedEntities ? { unparsedEntities } : {}), ...(idAttributes.size > 0 ? { idAttributes } : {}) },
    diagnostics: read.diagnostics,
    idAttributes,
  };
}

/** What is known of a document before its first element. */
export interface Prologue {
  /** Offsets in events are offsets in its text; entities are expanded in it. */
  readonly source: SourceText;
  readonly idAttributes: ReadonlySet<string>;
  readonly unparsedEntities?: ReadonlySet<string>;
  /** What was noticed without refusing the document. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Told<Events> extends Prologue {
  readonly events: Events;
  /** As long as the source's text; without document type declaration. */
  readonly text: string;
}

/**
 * Tells what is in a document to the listener that `begin` gives. A listener may be given up, and another one begun
 * from the start: only the last one, which is returned, was told all. Throws as {@link tokenize} does.
 */
export function tell<Events extends DocumentEvents>(
  source: SourceText,
  limits: Limits,
  options: TokenizeOptions,
  begin: (prologue: Prologue) => Events,
): Told<Events> {
  const { text } = source;
  if (/^[ \t\r\n]*$/.test(text)) throw new Refusal(report.xmlEmpty({ path: source.path }));
  if (!/^[ \t\r\n]*</.test(text)) throw new Refusal(report.xmlNotXml({ path: source.path, range: source.range(0) }));
  const declaration = declarationOf(text);
  const version = /\sversion\s*=\s*["'](1\.1)["']/.exec(declaration)?.[1];
  if (version) throw new Refusal(report.xmlVersion({ path: source.path, range: source.range(0, declaration.length) }, version));

  const start = findDoctype(text);
  if (start < 0) {
    const prologue = { source, idAttributes: options.idAttributes ?? NO_IDS, diagnostics: [] };
    return { ...prologue, text, events: tellText(prologue, text, limits, begin) };
  }
  const entities = new Entities(limits, /\sstandalone\s*=\s*["']yes["']/.test(declaration));
  const doctype = readDoctype(source, start, entities, limits, options.external ?? (() => undefined));
  const blank = text.slice(0, start) + blanked(text.slice(start, doctype.end)) + text.slice(doctype.end);
  const expanded = needsExpansion(text, doctype) ? expand(source, blank, doctype, entities) : undefined;
  const plain = expanded?.text ?? blank;
  const unparsed = [...doctype.entities.values()].filter(({ kind }) => kind === 'unparsed').map(({ name }) => name);
  const prologue = {
    source: expanded ?? source,
    idAttributes: idAttributesOf(doctype),
    ...(unparsed.length > 0 ? { unparsedEntities: new Set(unparsed) } : {}),
    diagnostics: doctype.diagnostics,
  };
  return { ...prologue, text: plain, events: tellText(prologue, plain, limits, begin) };
}

function tellText<Events extends DocumentEvents>(
  prologue: Prologue,
  text: string,
  limits: Limits,
  begin: (prologue: Prologue) => Events,
): Events {
  const { source } = prologue;
  const first = begin(prologue);
  if (scan(text, new DepthGuard(first, source, limits.depth))) return first;
  const events = begin(prologue);
  readWithSaxes(source, text, new DepthGuard(events, source, limits.depth));
  return events;
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
