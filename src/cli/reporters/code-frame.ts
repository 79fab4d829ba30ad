/** The lines of a source around a finding, as a terminal shows them. */
import type { Position } from '../../model/diagnostic.js';
import type { SourceLines } from '../../model/excerpt.js';

/** The widest a source line is shown, in columns of a terminal: longer ones are cut around the place. */
const WIDTH = 100;
/** Terminals narrower than this wrap what they must: less of a line says nothing. */
const NARROWEST = 24;

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

/**
 * Undefined where the line is empty, so that there is nothing to show.
 * @param room columns of a terminal that there are for the text of a line
 */
export function codeFrame(source: SourceLines, start: Position, end: Position | undefined, room: number = WIDTH): CodeFrame | undefined {
  const line = source.line(start.line);
  const at = Math.min(start.column - 1, line.length);
  const width = Math.max(NARROWEST, Math.min(room, WIDTH));
  const { from, to } = stretchAround(line, at, width);
  if (line.slice(from, to).trim() === '') return undefined;
  const until = end && end.line === start.line ? Math.min(end.column - 1, to) : to;
  const opening = from > 0 ? '…' : '';
  const earlier = start.line > 1 && from === 0 ? source.line(start.line - 1) : '';
  const cut = stretchAround(earlier, 0, width).to;
  const shown = cut < earlier.length ? `${earlier.slice(0, cut)}…` : earlier;
  return {
    ...(shown.trim() === '' ? {} : { before: { number: start.line - 1, text: visible(shown) } }),
    number: start.line,
    text: `${opening}${visible(line.slice(from, to))}${to < line.length ? '…' : ''}`,
    indent: columns(`${opening}${visible(line.slice(from, at))}`),
    carets: Math.max(1, columns(visible(line.slice(at, until)))),
    marked: { from: opening.length + at - from, to: opening.length + Math.max(at, Math.min(until, to)) - from },
  };
}

/** The part of a line that is shown: what is cut away leaves room for the mark that says so, and no character is cut in two. */
function stretchAround(line: string, at: number, width: number): { readonly from: number; readonly to: number } {
  // Of a line of megabytes only what is near is looked at.
  const reach = width * MOST_UNITS;
  if (line.length <= reach && columns(line) <= width) return { from: 0, to: line.length };
  const before = charactersOf(line.slice(Math.max(0, at - reach / 2), at)).toReversed();
  const from = at - fitting(before, width / 2);
  const left = width - columns(line.slice(from, at)) - (from > 0 ? 1 : 0);
  const after = charactersOf(line.slice(at, at + reach));
  const rest = fitting(after, left);
  return { from, to: at + rest < line.length ? at + fitting(after, left - 1) : line.length };
}

/** Code units of as many of the characters as take no more than `width` columns. */
function fitting(characters: readonly string[], width: number): number {
  let taken = 0;
  let units = 0;
  for (const character of characters) {
    taken += columnsOf(character);
    if (taken > width) break;
    units += character.length;
  }
  return units;
}

/**
 * Text from a file as it may be sent to a terminal: a tabulator as a space, and what a terminal would obey, or what
 * would turn the order of what follows, as a mark.
 */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal.
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}

const NARROW = /^[\t\u0020-\u007E\u00A0-\u02FF…]*$/;
const ZERO = /^[\p{Mn}\p{Me}\u200B-\u200F\u2060-\u2064\uFEFF]+$/u;
const DOUBLE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\uFE0F|\p{Emoji_Presentation}/u;
/** Code units for each column that are looked at: a family of four has eleven for two, a letter under a pile of accents more. */
const MOST_UNITS = 6;

/** Extended grapheme clusters: what a reader counts as characters (Unicode Standard Annex 29). */
let segmenter: Intl.Segmenter | undefined;

/** What makes one character of several code points; to look for clusters takes long, and few texts have any. */
const JOINING = /[\p{M}\p{Cf}\p{Emoji_Modifier}\p{Regional_Indicator}\u1100-\u11FF]/u;

function charactersOf(text: string): readonly string[] {
  if (!JOINING.test(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Columns of a terminal that the text takes: East Asian wide characters two (Unicode Standard Annex 11), marks none. */
function columns(text: string): number {
  if (NARROW.test(text)) return text.length;
  return charactersOf(text).reduce((sum, character) => sum + columnsOf(character), 0);
}

const columnsOf = (character: string): number => (ZERO.test(character) ? 0 : DOUBLE.test(character) ? 2 : 1);
