import pico from 'picocolors';
import type { Diagnostic, Position, Severity } from '../../model/diagnostic.js';
import type { SourceLines } from '../../model/excerpt.js';
import type { Writable } from '../io.js';
import { codeFrame, visible } from './code-frame.js';

type Colours = ReturnType<typeof pico.createColors>;

/** Colours on a terminal only, and never where NO_COLOR asks for none. */
export function coloursFor(stream: Writable): Colours {
  return pico.createColors(stream.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb');
}

/** Findings without their source, one paragraph each. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], stream: Writable): void {
  const colours = coloursFor(stream);
  for (const diagnostic of diagnostics) stream.write(`${format(diagnostic, undefined, colours)}\n`);
}

/** One finding: place, what is wrong, the lines around it with a caret, what was expected, what to do. */
export function format(diagnostic: Diagnostic, source: SourceLines | undefined, colours: Colours): string {
  const { severity, range, code } = diagnostic;
  const expected = diagnostic.expected?.map(visible);
  const place = visible([diagnostic.path, range?.start.line, range?.start.column].filter((part) => part !== undefined).join(':'));
  const lines = [
    `${place ? `${colours.bold(place)} ` : ''}${label(severity, colours)} ${visible(diagnostic.message)} ${colours.dim(`[${code}]`)}`,
  ];
  // A finding in an included file shows that file's lines.
  const own = diagnostic.path === undefined ? source : source?.file(diagnostic.path);
  if (own && range) lines.push(...frameLines(own, range.start, range.end, colours));
  if (expected && expected.length > 0) {
    const [first, ...others] = expected;
    const single = /^(pointers|ids)\//.test(code) && others.length === 0;
    lines.push(
      single
        ? `    did you mean ${colours.green(first ?? '')}?`
        : `    expected here: ${expected.map((name) => colours.green(name)).join(', ')}`,
    );
  }
  for (const note of diagnostic.notes ?? []) lines.push(`    ${visible(note)}`);
  return lines.join('\n');
}

function label(severity: Severity, colours: Colours): string {
  if (severity === 'error') return colours.red('error:');
  return severity === 'warning' ? colours.yellow('warning:') : colours.cyan('info:');
}

function frameLines(source: SourceLines, start: Position, end: Position | undefined, colours: Colours): string[] {
  const frame = codeFrame(source, start, end);
  if (!frame) return [];
  const margin = (number: number | string): string => colours.dim(`${String(number).padStart(5)} |`);
  return [
    ...(frame.before ? [`${margin(frame.before.number)} ${colours.dim(frame.before.text)}`] : []),
    `${margin(frame.number)} ${frame.text}`,
    `${margin('')} ${' '.repeat(frame.indent)}${colours.red('^'.repeat(frame.carets))}`,
  ];
}

/** `1 error`, `3 errors`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
