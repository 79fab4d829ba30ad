import pico from 'picocolors';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import type { SourceLines } from '../../model/excerpt.js';
import type { Writable } from '../io.js';

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
  const { severity, message, range, expected, notes, code } = diagnostic;
  const place = [diagnostic.path, range?.start.line, range?.start.column].filter((part) => part !== undefined).join(':');
  const lines = [`${place ? `${colours.bold(place)} ` : ''}${label(severity, colours)} ${message} ${colours.dim(`[${code}]`)}`];
  // A finding in an included file shows that file's lines.
  const own = diagnostic.path === undefined ? source : source?.file(diagnostic.path);
  if (own && range) lines.push(...codeFrame(own, range.start, range.end, colours));
  if (expected && expected.length > 0) {
    const [first, ...others] = expected;
    const single = /^(pointers|ids)\//.test(code) && others.length === 0;
    lines.push(
      single
        ? `    did you mean ${colours.green(first ?? '')}?`
        : `    expected here: ${expected.map((name) => colours.green(name)).join(', ')}`,
    );
  }
  for (const note of notes ?? []) lines.push(`    ${note}`);
  return lines.join('\n');
}

function label(severity: Severity, colours: Colours): string {
  if (severity === 'error') return colours.red('error:');
  return severity === 'warning' ? colours.yellow('warning:') : colours.cyan('info:');
}

/** The widest a source line is shown: longer ones are cut around the place. */
const WIDTH = 100;

function codeFrame(
  source: SourceLines,
  start: { line: number; column: number },
  end: { line: number; column: number } | undefined,
  colours: Colours,
): string[] {
  const number = String(start.line).padStart(5);
  const margin = ' '.repeat(5);
  const line = source.line(start.line);
  if (line.trim() === '' && start.line > 1) return [];
  const cut = Math.max(0, start.column - 1 - Math.floor(WIDTH / 2));
  const from = line.length > WIDTH ? cut : 0;
  const visible = line.slice(from, from + WIDTH).replaceAll('\t', ' ');
  const caretAt = start.column - 1 - from + (from > 0 ? 1 : 0);
  const length = end && end.line === start.line ? Math.max(1, end.column - start.column) : Math.max(1, visible.length - caretAt);
  const before =
    start.line > 1
      ? source
          .line(start.line - 1)
          .slice(0, WIDTH)
          .replaceAll('\t', ' ')
      : undefined;
  return [
    ...(before?.trim() ? [colours.dim(`${String(start.line - 1).padStart(5)} | ${before}`)] : []),
    `${colours.dim(`${number} |`)} ${from > 0 ? '…' : ''}${visible}${from + WIDTH < line.length ? '…' : ''}`,
    `${colours.dim(`${margin} |`)} ${' '.repeat(Math.max(0, caretAt))}${colours.red('^'.repeat(Math.min(length, Math.max(1, visible.length - caretAt + 1))))}`,
  ];
}

/** `1 error`, `3 errors`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
