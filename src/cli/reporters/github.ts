/** Workflow commands of GitHub Actions: each finding as an annotation at its line. */
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { hintLines } from './hints.js';
import type { Report, ReportedFile } from './report.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

export function githubReport({ files, diagnostics }: Report): string {
  const found = files.flatMap((file) => file.diagnostics.map((diagnostic) => annotation(diagnostic, file)));
  return [...diagnostics.map((diagnostic) => annotation(diagnostic)), ...found].join('');
}

function annotation(diagnostic: Diagnostic, file?: ReportedFile): string {
  const { severity, code, message, path, range } = diagnostic;
  const where = path ?? file?.path;
  const properties = {
    ...(where === undefined ? {} : { file: where }),
    ...(range ? { line: range.start.line, col: range.start.column } : {}),
    // A column of the end is of the line of the start.
    ...(range?.end ? { endLine: range.end.line, ...(range.end.line === range.start.line ? { endColumn: range.end.column } : {}) } : {}),
    title: code,
  };
  const given = Object.entries(properties).map(([name, value]) => `${name}=${propertyValue(String(value))}`);
  return `::${COMMANDS[severity]} ${given.join(',')}::${data([message, ...hintLines(diagnostic)].join('\n'))}\n`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const propertyValue = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
