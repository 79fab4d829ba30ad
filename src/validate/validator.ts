import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';

/** A schema as it was found. */
export interface SchemaFile {
  /** Absolute path; for a schema of another host, its URL. */
  readonly file: string;
  /** The path as messages show it. */
  readonly path: string;
  /** Absolute URI that relative references in it start from, where that is not the file's own. */
  readonly uri?: string;
  /** What it holds, where it was read already. */
  readonly bytes?: Uint8Array;
}

/** What an examiner found; a document without an entry was not judged. */
export type Verdicts = ReadonlyMap<TeiDocument, readonly Diagnostic[]>;

/** An engine that judges documents against one schema. Engines are interchangeable behind this. */
export interface Validator {
  /** Judges the documents together, so that the schema is compiled once. */
  validate(documents: readonly TeiDocument[], schema: SchemaFile): Promise<Verdicts>;
}
