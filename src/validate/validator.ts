import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';

/** A file that other files refer to by the path given here, such as a schema and what it includes. */
export interface SchemaFile {
  /** Absolute path. */
  readonly file: string;
  /** The path as messages show it. */
  readonly path: string;
}

/** What an examiner found; a document without an entry was not judged. */
export type Verdicts = ReadonlyMap<TeiDocument, readonly Diagnostic[]>;

/** An engine that judges documents against one schema. Engines are interchangeable behind this. */
export interface Validator {
  /** Judges the documents together, so that the schema is compiled once. */
  validate(documents: readonly TeiDocument[], schema: SchemaFile): Promise<Verdicts>;
}
