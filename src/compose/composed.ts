import type { CopiedFile } from '../model/artifact.js';
import type { TeiDocument } from '../model/document.js';
import type { DocumentRecord } from '../model/record.js';
import type { TextEdition } from './layout.js';

/** A document with all that its pages are made from. */
export interface ComposedDocument {
  readonly document: TeiDocument;
  readonly record: DocumentRecord;
  /** Fragments of the HTML edition. */
  readonly html: { readonly text: string; readonly header: string; readonly contents: string };
  readonly reading: TextEdition;
  readonly diplomatic: TextEdition;
  /** The text of each witness, in the order of `witnessesOf`. */
  readonly witnesses: readonly TextEdition[];
  /** What the pages show. */
  readonly pictures: readonly CopiedFile[];
}
