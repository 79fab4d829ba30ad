/** The lines of a source around a finding, as a terminal shows them. */
import type { Position } from '../../model/diagnostic.js';
import type { SourceLines } from '../../model/excerpt.js';

/** The widest a source line is shown, in code units: longer ones are cut around the place. */
const WIDTH = 100;

export interface CodeFrame {
  /** The line before, where it helps. */
  readonly before?: { readonly number: number; readonly text: string };
  readonly number: number;
  readonly text: string;
  /** Columns of the terminal before the caret, and how many carets. */
  readonly indent: number;
  readonly carets: number;
  /** The passage in `text`, in UTF-16 code units. */
  readonly marked: { readonly from: number; readonly to: number };
}

/** Undefined where the line is empty, so that there is nothing to show. */
export function codeFrame(source: SourceLines, start: Position, end: Position | undefined): CodeFrame | undefined {
  const line = source.line(start.line);
  const at = Math.min(start.column - 1, line.length);
  const from = line.length > WIDTH ? whole(line, Math.max(0, at - WIDTH / 2)) : 0;
  const to = line.length > from + WIDTH ? whole(line, from + WIDTH) : line.length;
  if (line.slice(from, to).trim() === '') return undefined;
  const until = end && end.line === start.line ? Math.min(end.column - 1, to) : to;
  const opening = from > 0 ? '…' : '';
  const earlier = start.line > 1 && from === 0 ? source.line(start.line - 1) : '';
  const shown = earlier.length > WIDTH ? `${earlier.slice(0, whole(earlier, WIDTH))}…` : earlier;
  return {
    ...(shown.trim() === '' ? {} : { before: { number: start.line - 1, text: visible(shown) } }),
    number: start.line,
    text: `${opening}${visible(line.slice(from, to))}${to < line.length ? '…' : ''}`,
    indent: columns(`${opening}${visible(line.slice(from, at))}`),
    carets: Math.max(1, columns(visible(line.slice(at, until)))),
    marked: { from: opening.length + at - from, to: opening.length + Math.max(at, Math.min(until, to)) - from },
  };
}

/** The offset, or the one before it where it stands in the middle of a character. */
function whole(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

/**
 * Text from a file as it may be sent to a terminal: a tabulator as a space, and what a terminal would obey, or what
 * would turn the order of what follows, as a mark.
 */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal.
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}

const NARROW = /^[\u0020-\u007E\u00A0-\u02FF…]*$/;
const ZERO = /[\p{Mn}\p{Me}\u200B-\u200F\u2060-\u2064\uFEFF]/u;
const DOUBLE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;

/** Columns of a terminal that the text takes: East Asian wide characters two (Unicode Standard Annex 11), marks none. */
function columns(text: string): number {
  if (NARROW.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += ZERO.test(character) ? 0 : DOUBLE.test(character) ? 2 : 1;
  return sum;
}
