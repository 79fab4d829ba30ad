import type { SourceText } from './source.js';

/** How much a message weighs: an `error` makes a document invalid, a `warning` and an `info` do not. */
export type Severity = 'error' | 'warning' | 'info';

/** The examiner that speaks. The first part of every code is one of these names. */
export type DiagnosticSource =
  | 'xml'
  | 'relaxng'
  | 'ids'
  | 'schematron'
  | 'pointers'
  | 'soundness'
  | 'audit'
  | 'transform'
  | 'config'
  | 'write'
  | 'bagit'
  | 'package';

/** A place in a file. Lines and columns are 1-based; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** From the start of the offending construct to just past its end. */
export interface Range {
  readonly start: Position;
  readonly end?: Position;
  /** The file, where it is another than the document's (an inclusion); a finding has it as its own `path`. */
  readonly path?: string;
}

/** What stands in a range of a source, and what takes its place. */
export interface Edit {
  readonly range: Range;
  /** As it is written there: where something else stands, nothing is replaced. */
  readonly from: string;
  readonly to: string;
}

/** A repair of words of the text: Unicode normalisation form C; no byte order mark within words. */
export type TextRepair = 'NFC' | 'U+FEFF';

/** A repair that cannot change what is meant. */
export interface Fix {
  readonly edits: readonly Edit[];
  /** Where the same is to be done all through the text of the file: `edits` has the first place alone, if any. */
  readonly everywhere?: TextRepair;
}

/** One finding, as data: it prints in a terminal, becomes JSON, or fails a build. */
export interface Diagnostic {
  readonly code: `${DiagnosticSource}/${string}`;
  readonly severity: Severity;
  readonly source: DiagnosticSource;
  /** One sentence: what is wrong and, where it can be known, what to do. No position, no file name. */
  readonly message: string;
  /** Path as the user gave or would write it; absent where the finding is about the run itself. */
  readonly path?: string;
  readonly range?: Range;
  /** The element that it stands at: `/TEI/text/body/p[3]`, or from the nearest identifier, `id("p3")/hi[2]`. */
  readonly xpath?: string;
  /** Names or values that would have been right at this place. */
  readonly expected?: readonly string[];
  readonly fix?: Fix;
  /** Where the finding stands for all of a kind in its document, and its place is that of the first: the kind. */
  readonly kind?: string;
  /** The message without the lines and numbers in it, which change with the rest of the document; absent where it has none. */
  readonly gist?: string;
  /** The schema or rule file that the finding comes from. */
  readonly schema?: string;
  /** Further lines for a person: why, and what to do. */
  readonly notes?: readonly string[];
}

/** True where at least one finding is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** Document order: by path, line, column; findings without a place come first. */
export function byPosition(a: Diagnostic, b: Diagnostic): number {
  const path = (a.path ?? '').localeCompare(b.path ?? '', 'en');
  if (path !== 0) return path;
  const line = (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0);
  if (line !== 0) return line;
  const column = (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0);
  return column !== 0 ? column : a.code.localeCompare(b.code, 'en');
}

/** A failure that ends the work on one document or on the whole run; it carries what to tell the user. */
export class Refusal extends Error {
  readonly diagnostics: readonly Diagnostic[];
  /** For code frames; absent where the file could not be read, or none is concerned. */
  source?: SourceText;

  constructor(...diagnostics: Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join('\n'));
    this.name = 'Refusal';
    this.diagnostics = diagnostics;
  }
}
