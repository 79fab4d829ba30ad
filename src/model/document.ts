import type { SourceText } from './source.js';

export const TEI_NAMESPACE = 'http://www.tei-c.org/ns/1.0';
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

export interface TeiAttribute {
  /** Qualified name as written, such as `xml:id`. */
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

/** An element with its place in the source. Offsets count UTF-16 code units of the decoded text. */
export interface TeiElement {
  /** Number of the element in document order, the root being 1: `accumulator-before('ordinal')` in XSLT. */
  readonly ordinal: number;
  /** Qualified name as written. */
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
  readonly attributes: readonly TeiAttribute[];
  /** Ordinal of the parent; 0 for the root. */
  readonly parent: number;
  /** Offset of `<`. */
  readonly start: number;
  /** Offset just past the `>` of the start tag. */
  readonly contentStart: number;
  /** Offset just past the end tag (of the start tag, for an empty element). */
  end: number;
}

/** A stretch of character data, references resolved. */
export interface TeiText {
  /** Ordinal of the element that holds it. */
  readonly parent: number;
  readonly value: string;
  /** Offset of its first character in the source. */
  readonly start: number;
  readonly end: number;
}

export interface ProcessingInstruction {
  readonly target: string;
  readonly body: string;
  readonly start: number;
}

/** One well-formed XML document: what every later stage works on. */
export interface TeiDocument {
  /** Path of the document below its input folder, without extension; it names the published folder. */
  readonly id: string;
  readonly source: SourceText;
  /** The bytes as they were read: what is published as `document.xml`. */
  readonly bytes: Uint8Array;
  /** In document order; element N stands at index N - 1. */
  readonly elements: readonly TeiElement[];
  readonly texts: readonly TeiText[];
  /** Processing instructions before the root element, `xml-model` among them. */
  readonly instructions: readonly ProcessingInstruction[];
  /** Every `xml:id` with the ordinals of the elements that carry it (more than one is an error). */
  readonly ids: ReadonlyMap<string, readonly number[]>;
  /** Attributes that the document type declaration makes IDs, as `element attribute`; absent where there are none. */
  readonly idAttributes?: ReadonlySet<string>;
  /** Names of the unparsed entities that the document type declaration declares; absent where there are none. */
  readonly unparsedEntities?: ReadonlySet<string>;
  /** The document without document type declaration, entities expanded: what processors are given. */
  readonly xml: string;
}

export function attribute(element: TeiElement, name: string): string | undefined {
  return element.attributes.find((candidate) => candidate.name === name)?.value;
}

export function elementAt(document: TeiDocument, ordinal: number): TeiElement | undefined {
  return document.elements[ordinal - 1];
}

/** Offset of an attribute's name in the source; the start of the element where it cannot be found. */
export function attributeOffset(
  { source }: Pick<TeiDocument, 'source'>,
  { start, contentStart }: Pick<TeiElement, 'start' | 'contentStart'>,
  name: string,
): number {
  const tag = source.text.slice(start, contentStart);
  const attributes = /([^\s"'=<>/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;
  for (let match = attributes.exec(tag); match !== null; match = attributes.exec(tag)) {
    if (match[1] === name) return start + match.index;
  }
  return start;
}

/** Offset just past the start tag at an offset; undefined where none begins there. */
export function startTagEnd(text: string, start: number): number | undefined {
  const tag = /<[^\s<>"'=/!?][^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*>/y;
  tag.lastIndex = start;
  return tag.test(text) ? tag.lastIndex : undefined;
}
