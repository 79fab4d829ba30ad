import type { TeiAttribute } from '../model/document.js';

/** The name of an element: as written, and what it means where it stands. */
export interface ElementName {
  readonly name: string;
  readonly namespace: string;
  readonly local: string;
}

/**
 * What a document consists of, told in its order. Offsets are in the text that is read. Nothing is kept by the teller:
 * who listens keeps what it needs.
 */
export interface DocumentEvents {
  /** @param start of `<` @param contentStart just past the `>` of the start tag */
  startElement(name: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void;
  /** @param start of `</`; of the start tag, for an empty element without end tag @param end just past the `>` */
  endElement(start: number, end: number): void;
  /** Character data up to the next markup, references resolved, line ends as LF. */
  text(value: string, start: number, end: number): void;
  instruction(target: string, body: string, start: number): void;
}
