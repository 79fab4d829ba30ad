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

/** All characters inside an element. Texts stand in the order of the source: the first inside is found by halving. */
export function textWithin({ texts }: Pick<TeiDocument, 'texts'>, { contentStart, end }: TeiElement): string {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle]?.start ?? 0) < contentStart) low = middle + 1;
    else high = middle;
  }
  let text = '';
  for (let at = low; at < texts.length && (texts[at]?.start ?? 0) < end; at += 1) text += texts[at]?.value;
  return text;
}

/** Offset of an attribute's name in the source; the start of the element where it cannot be found. */
export function attributeOffset(document: Pick<TeiDocument, 'source'>, element: Tag, name: string): number {
  return attributeExtent(document, element, name).start;
}

/** A start tag, by its place. */
type Tag = Pick<TeiElement, 'start' | 'contentStart'>;

interface Extent {
  readonly start: number;
  readonly end?: number;
}

/** Of the element that was asked for last: findings about one element follow each other, and it may have many attributes. */
const remembered = new WeakMap<SourceText, { readonly start: number; readonly extents: ReadonlyMap<string, Extent> }>();

/** Offsets of an attribute, from its name to past the quotation mark after its value. */
export function attributeExtent({ source }: Pick<TeiDocument, 'source'>, { start, contentStart }: Tag, name: string): Extent {
  let known = remembered.get(source);
  if (known?.start !== start) {
    const extents = new Map<string, Extent>();
    const tag = source.text.slice(start, contentStart);
    for (const match of tag.matchAll(/([^\s"'=<>/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
      const from = start + match.index;
      extents.set(match[1] ?? '', { start: from, end: from + match[0].length });
    }
    known = { start, extents };
    remembered.set(source, known);
  }
  return known.extents.get(name) ?? { start };
}
