import type { Diagnostic, Edit } from '../../model/diagnostic.js';
import { type Report, summaryOf } from './report.js';

/** The report of `validate --format json`: one object, stable for scripts. */
export function jsonReport({ files, diagnostics }: Report): string {
  const known = files.reduce((sum, file) => sum + (file.known ?? 0), 0);
  const report = {
    version: 1,
    files: files.map(({ path, valid, diagnostics }) => ({
      path,
      valid,
      messages: diagnostics.map((diagnostic) => message(diagnostic, path)),
    })),
    ...(diagnostics.length > 0 ? { run: diagnostics.map((diagnostic) => message(diagnostic, '')) } : {}),
    summary: { ...summaryOf(files), ...(known > 0 ? { known } : {}) },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function edit({ range: { start, end = start, path }, from, to }: Edit) {
  return {
    ...(path === undefined ? {} : { path }),
    ...{ line: start.line, column: start.column, endLine: end.line, endColumn: end.column, from, to },
  };
}

function message({ severity, source, code, message: text, path, range, xpath, expected, fix, schema, notes }: Diagnostic, file: string) {
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
    ...(xpath ? { xpath } : {}),
    ...(expected ? { expected } : {}),
    ...(fix && fix.edits.length > 0 ? { fix: fix.edits.map(edit) } : {}),
    ...(schema ? { schema } : {}),
    ...(notes ? { notes } : {}),
  };
}
