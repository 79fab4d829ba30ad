/**
 * What a rule of soundness is. A rule sees one document while it is read, start tag by start tag, and keeps only what it
 * needs; what concerns several documents it leaves as facts, which a rule of the edition judges after the last of them.
 */
import type { Diagnostic, Range, TextRepair } from '../../model/diagnostic.js';
import type { TeiAttribute } from '../../model/document.js';
import type { Place } from '../../model/factory.js';
import type { SourceText } from '../../model/source.js';

/** An element whose start tag has been read. Offsets count UTF-16 code units of the source. */
export interface OpenElement {
  /** Number in document order, the root being 1. */
  readonly ordinal: number;
  /** The name in the TEI namespace; empty for elements of other namespaces. */
  readonly local: string;
  readonly attributes: readonly TeiAttribute[];
  readonly parent: OpenElement | undefined;
  readonly start: number;
  readonly contentStart: number;
}

/** One token of a pointer attribute. */
export interface Pointer {
  readonly element: OpenElement;
  readonly attribute: string;
  readonly token: string;
}

/** What a rule may know and say of the document at hand. */
export interface RuledDocument {
  readonly source: SourceText;
  /** Every `xml:id` that was read so far with its element; all of them in `finish`. */
  readonly ids: ReadonlyMap<string, OpenElement>;
  readonly facts: DocumentFacts;
  /** Whether there is such a file, by its absolute path. */
  exists(file: string): boolean;
  say(diagnostic: Diagnostic): void;
  /** The place of an element's start tag, or of one of its attributes. */
  at(element: OpenElement, attribute?: string): Place & { readonly range: Range };
  /** The place of a stretch of a text that begins at an offset of the source; `index` and `length` count characters of the text. */
  within(start: number, index: number, length: number): Place & { readonly range: Range };
  /** A repair of an attribute, to be spread into a place: of its whole value, or of the tokens that are `from`. */
  fixAt(element: OpenElement, attribute: string, from: string, to: string): Pick<Place, 'fix'>;
  /** A repair of a stretch of a text, whose place is told as in {@link within}; or of all words, of which it is the first. */
  fixWithin(start: number, index: number, from: string, to: string, everywhere?: TextRepair): Pick<Place, 'fix'>;
  /** The element of this document that a pointer leads to; undefined until `finish`, or where it leads elsewhere. */
  targetOf(token: string): OpenElement | undefined;
}

/** What stays of a document: small, and without its text. */
export interface DocumentFacts {
  readonly path: string;
  /** Absolute path. */
  readonly file: string;
  /** Element names by `xml:id`. */
  readonly ids: Map<string, string>;
  /** Things that have an identity in the whole edition: entries of registers, and the documents themselves. */
  readonly entries: Entry[];
  /** What is pointed to, from outside of what it names: `#id` here, `file#id` elsewhere. */
  readonly mentions: Set<string>;
  /** Pointers into other files, whose targets are judged by those files' facts. */
  readonly elsewhere: PointerElsewhere[];
  /** The root's start tag. */
  root?: Range;
}

export interface Entry {
  readonly id: string;
  readonly element: string;
  /** The name that it has first; empty where it has none. */
  name: string;
  readonly range: Range;
}

export interface PointerElsewhere {
  /** Of the element that points. */
  readonly element: string;
  readonly attribute: string;
  readonly token: string;
  readonly range: Range;
  readonly path: string;
  /** Absolute path, and what follows `#`. */
  readonly file: string;
  readonly fragment: string;
  /** False where a check of its own looks whether the target exists. */
  readonly unchecked: boolean;
}

/** How a rule listens to one document. */
export interface Visitor {
  /** TEI elements whose `start` and `end` it wants; all elements where absent. */
  readonly elements?: readonly string[];
  start?(element: OpenElement): void;
  text?(value: string, start: number, parent: OpenElement): void;
  /** @param endTag offset of the end tag; of the content or before it, where the element has none */
  end?(element: OpenElement, endTag: number): void;
  pointer?(pointer: Pointer): void;
  /** After the document: all identifiers are known. */
  finish?(): void;
}

export type Rule = (document: RuledDocument) => Visitor;

/** A rule over all documents, after the last of them; it says by the path of the document, which may have it from another file. */
export type EditionRule = (documents: readonly DocumentFacts[], say: (path: string, diagnostic: Diagnostic) => void) => void;

export function given(element: OpenElement, name: string): string | undefined {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value;
  return undefined;
}

export function tokensOf(element: OpenElement, name: string): readonly string[] {
  return (given(element, name) ?? '').split(/\s+/).filter((token) => token !== '');
}

/** True where an `xml:base` holds: not all processors agree on what `#id` means there. */
export function isBased(element: OpenElement): boolean {
  for (let each: OpenElement | undefined = element; each !== undefined; each = each.parent) {
    if (given(each, 'xml:base') !== undefined) return true;
  }
  return false;
}

/** The nearest ancestor of one of these names, or undefined. */
export function ancestor(element: OpenElement, ...names: readonly string[]): OpenElement | undefined {
  for (let each = element.parent; each !== undefined; each = each.parent) if (names.includes(each.local)) return each;
  return undefined;
}
