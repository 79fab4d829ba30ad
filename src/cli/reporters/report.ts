/** What every report is made of. A report is a function from this to text; none of them reads or writes anything. */
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import type { SourceLines } from '../../model/excerpt.js';
import type { ExitCode } from '../io.js';

export interface ReportedFile {
  readonly path: string;
  /** Absolute path; absent where there is no such file. */
  readonly file?: string;
  /** Null where the file could not be judged. */
  readonly valid: boolean | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly source?: SourceLines;
  /** True where what an earlier run found still holds. */
  readonly unchanged?: boolean;
  /** Findings that the baseline knows, and that are not among `diagnostics`. */
  readonly known?: number;
}

export interface Report {
  readonly files: readonly ReportedFile[];
  /** About the run itself. */
  readonly diagnostics: readonly Diagnostic[];
  readonly seconds: number;
  readonly exitCode: ExitCode;
  /** The page about a code, in Markdown; undefined where there is none. */
  page(code: string): string | undefined;
}

export interface Summary {
  readonly files: number;
  readonly valid: number;
  readonly invalid: number;
  /** Files that could not be judged. */
  readonly failed: number;
  readonly errors: number;
  readonly warnings: number;
}

export function summaryOf(files: readonly ReportedFile[]): Summary {
  const of = (wanted: Severity): number =>
    files.reduce((sum, { diagnostics }) => sum + diagnostics.filter(({ severity }) => severity === wanted).length, 0);
  const judged = (verdict: boolean | null): number => files.filter(({ valid }) => valid === verdict).length;
  return {
    ...{ files: files.length, valid: judged(true), invalid: judged(false), failed: judged(null) },
    ...{ errors: of('error'), warnings: of('warning') },
  };
}
