import pico from 'picocolors';
import type { Diagnostic, Position, Severity } from '../../model/diagnostic.js';
import type { SourceLines } from '../../model/excerpt.js';
import type { Writable } from '../io.js';
import { codeFrame, visible } from './code-frame.js';
import { count } from './count.js';
import { folded } from './folding.js';
import { hintsOf } from './hints.js';
import { type Report, summaryOf } from './report.js';
import { saidOnce } from './schema-findings.js';

type Colours = ReturnType<typeof pico.createColors>;

/** Colours on a terminal only, and never where NO_COLOR asks for none. */
export function coloursFor(stream: Writable): Colours {
  return pico.createColors(stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb');
}

export interface PrettyOptions {
  readonly colours: Colours;
  /** Messages of one code that are shown of each file; 0 for all. */
  readonly max: number;
  /** Columns of the terminal, where it is one. */
  readonly columns?: number | undefined;
}

/** Every finding in its lines, by file; of many of one code the first, with the number of the others; the sum at the end. */
export function prettyReport(report: Report, { colours, max, columns }: PrettyOptions): string {
  const parts: string[] = [];
  const all = colours.dim('(--max 0 shows all)');
  const kind = (code: string): string => colours.dim(`[${code}]`);
  const { files, elsewhere } = folded(saidOnce(report.files), max);
  for (const { file, shown, more } of files) {
    for (const diagnostic of shown) parts.push(`${format(diagnostic, file.source, colours, columns)}\n\n`);
    for (const [code, number] of more) parts.push(`${visible(file.path)}: ${number} more of this kind ${kind(code)} ${all}\n\n`);
  }
  for (const [code, { number, files: others }] of elsewhere) {
    parts.push(`${number} more of this kind in ${count(others, 'other file')} ${kind(code)} ${all}\n\n`);
  }
  return `${parts.join('')}${summaryLine(report, colours)}\n`;
}

export function summaryLine({ files, seconds }: Report, colours: Colours): string {
  const { valid, errors, warnings } = summaryOf(files);
  const known = files.reduce((sum, file) => sum + (file.known ?? 0), 0);
  const unchanged = files.filter((file) => file.unchanged).length;
  const about = [`${seconds.toFixed(1)} s`, ...(unchanged > 0 ? [`${unchanged} unchanged`] : [])].join(', ');
  const counts = [count(errors, 'error'), count(warnings, 'warning'), ...(known > 0 ? [`${known} known`] : [])].join(', ');
  const sum = `${valid} of ${count(files.length, 'file')} valid: ${counts} (${about})`;
  const any = files.some(({ diagnostics }) => diagnostics.length > 0);
  const hint = any ? `\n${colours.dim('What a code means: imprimatur explain CODE')}` : '';
  return `${errors > 0 ? colours.red(sum) : colours.green(sum)}${hint}`;
}

/** The frame of a finding without colours; empty where there is nothing to show. */
export function plainFrame(diagnostic: Diagnostic, source: SourceLines | undefined): string[] {
  const own = diagnostic.path === undefined ? source : source?.file(diagnostic.path);
  return own && diagnostic.range ? frameLines(own, diagnostic.range.start, diagnostic.range.end, pico.createColors(false)) : [];
}

/** Findings without their source, one paragraph each. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], stream: Writable): void {
  const colours = coloursFor(stream);
  for (const diagnostic of diagnostics) stream.write(`${format(diagnostic, undefined, colours)}\n`);
}

/** One finding: place, what is wrong, the lines around it with a caret, what was expected, what to do. */
export function format(diagnostic: Diagnostic, source: SourceLines | undefined, colours: Colours, columns?: number): string {
  const { severity, range, code, xpath } = diagnostic;
  const place = visible([diagnostic.path, range?.start.line, range?.start.column].filter((part) => part !== undefined).join(':'));
  const { likely, expected, notes } = hintsOf(diagnostic);
  const green = (name: string): string => colours.green(visible(name));
  // A finding in an included file shows that file's lines.
  const own = diagnostic.path === undefined ? source : source?.file(diagnostic.path);
  return [
    `${place ? `${colours.bold(place)} ` : ''}${label(severity, colours)} ${visible(diagnostic.message)} ${colours.dim(`[${code}]`)}`,
    ...(own && range ? frameLines(own, range.start, range.end, colours, columns) : []),
    ...(xpath ? [colours.dim(`    in ${visible(xpath)}`)] : []),
    ...(likely === undefined ? [] : [`    Did you mean ${green(likely)}?`]),
    ...(expected.length > 0 ? [`    Expected here: ${expected.map(green).join(', ')}.`] : []),
    ...notes.map((note) => `    ${visible(note)}`),
  ].join('\n');
}

function label(severity: Severity, colours: Colours): string {
  if (severity === 'error') return colours.red('error:');
  return severity === 'warning' ? colours.yellow('warning:') : colours.cyan('info:');
}

/** Columns before the text of a line: its number, and a rule. */
const MARGIN = 8;

function frameLines(source: SourceLines, start: Position, end: Position | undefined, colours: Colours, columns?: number): string[] {
  const frame = codeFrame(source, start, end, columns === undefined ? undefined : columns - MARGIN);
  if (!frame) return [];
  const margin = (number: number | string): string => colours.dim(`${String(number).padStart(MARGIN - 3)} |`);
  return [
    ...(frame.before ? [`${margin(frame.before.number)} ${colours.dim(frame.before.text)}`] : []),
    `${margin(frame.number)} ${frame.text}`,
    `${margin('')} ${' '.repeat(frame.indent)}${colours.red('^'.repeat(frame.carets))}`,
  ];
}
