import type { Diagnostic } from '../../model/diagnostic.js';

export interface ReportedFile {
  readonly path: string;
  readonly valid: boolean | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The report of `validate --format json`: one object, stable for scripts. */
export function jsonReport(files: readonly ReportedFile[]): string {
  const all = files.flatMap(({ diagnostics }) => diagnostics);
  const ofSeverity = (severity: string): number => all.filter((diagnostic) => diagnostic.severity === severity).length;
  const report = {
    version: 1,
    files: files.map(({ path, valid, diagnostics }) => ({
      path,
      valid,
      messages: diagnostics.map((diagnostic) => message(diagnostic, path)),
    })),
    summary: {
      files: files.length,
      valid: files.filter(({ valid }) => valid === true).length,
      invalid: files.filter(({ valid }) => valid === false).length,
      failed: files.filter(({ valid }) => valid === null).length,
      errors: ofSeverity('error'),
      warnings: ofSeverity('warning'),
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function message({ severity, source, code, message: text, path, range, expected, schema, notes }: Diagnostic, file: string) {
  return {
    severity,
    source,
    code,
    message: text,
    line: range?.start.line ?? 1,
    column: range?.start.column ?? 1,
    // The place is in an included file.
    ...(path === undefined || path === file ? {} : { path }),
    ...(range?.end ? { endLine: range.end.line, endColumn: range.end.column } : {}),
    ...(expected ? { expected } : {}),
    ...(schema ? { schema } : {}),
    ...(notes ? { notes } : {}),
  };
}
