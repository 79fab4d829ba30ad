import type { Position, Range } from './diagnostic.js';

/** The decoded text of one document, with the means to turn offsets (UTF-16 code units) into places. */
export class SourceText {
  readonly path: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Offset of the first character of each line. A line ends at LF, CR or CR LF (XML 1.0, 2.11). */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const { text } = this;
      const starts = [0];
      if (text.includes('\r')) {
        const ends = /\r\n?|\n/g;
        while (ends.test(text)) starts.push(ends.lastIndex);
      } else {
        for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
      }
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  position(offset: number): Position {
    const starts = this.lineStarts;
    const index = lastAtOrBefore(starts, offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
  }

  range(start: number, end?: number): Range {
    return end === undefined ? { start: this.position(start) } : { start: this.position(start), end: this.position(end) };
  }

  /** The text of a 1-based line of the file, without its line end. */
  line(number: number): string {
    const start = this.lineStarts[number - 1];
    if (start === undefined) return '';
    let end = this.lineStarts[number] ?? this.text.length;
    while (end > start && (this.text[end - 1] === '\n' || this.text[end - 1] === '\r')) end -= 1;
    return this.text.slice(start, end);
  }

  /** The file of that path, where this text was read from it or took a part from it. */
  file(path: string): SourceText | undefined {
    return path === this.path ? this : undefined;
  }
}

/** Where a stretch of a composed text comes from. */
export interface Piece {
  /** Offset in the composed text; the piece ends where the next one starts. */
  readonly start: number;
  readonly source: SourceText;
  /** Offset of its first character in `source`. */
  readonly offset: number;
  /** Set where the stretch stands for another (an entity for its reference): all of it is at `offset` to `end`. */
  readonly end?: number;
}

/**
 * A text put together from stretches of files: entities expanded (XML 1.0, 4.4), inclusions made (XInclude 1.0).
 * `text` and `lineStarts` are those of the whole; places and lines are those of the files.
 */
export class ComposedText extends SourceText {
  readonly #main: SourceText;
  readonly #pieces: readonly Piece[];
  readonly #starts: readonly number[];

  /** @param main the file that the document is in @param pieces in order, the first one at 0 */
  constructor(main: SourceText, text: string, pieces: readonly Piece[]) {
    super(main.path, text);
    this.#main = main;
    this.#pieces = pieces;
    this.#starts = pieces.map(({ start }) => start);
  }

  override position(offset: number): Position {
    return this.range(offset).start;
  }

  override range(start: number, end?: number): Range {
    const piece = this.#pieceAt(start);
    const first =
      piece.end === undefined ? piece.source.range(piece.offset + start - piece.start) : piece.source.range(piece.offset, piece.end);
    const path = first.path ?? (piece.source.path === this.path ? undefined : piece.source.path);
    const from = { start: first.start, ...(path === undefined ? {} : { path }) };
    if (end === undefined) return from;
    const last = end > start ? this.#end(end) : first;
    const lastPath = last.path === this.path ? undefined : last.path;
    const reached = last.end ?? last.start;
    const { line, column } = from.start;
    if (lastPath !== path || reached.line < line || (reached.line === line && reached.column < column)) return from;
    return { ...from, end: reached };
  }

  override line(number: number): string {
    return this.#main.line(number);
  }

  override file(path: string): SourceText | undefined {
    const main = this.#main.file(path);
    if (main) return main;
    for (const { source } of this.#pieces) {
      const found = source === this.#main ? undefined : source.file(path);
      if (found) return found;
    }
    return undefined;
  }

  #pieceAt(offset: number): Piece {
    return this.#pieces[lastAtOrBefore(this.#starts, offset)] ?? { start: 0, source: this.#main, offset: 0 };
  }

  /** The place just past the last character before `end`. */
  #end(end: number): Range {
    const piece = this.#pieceAt(end - 1);
    const range =
      piece.end === undefined ? piece.source.range(piece.offset + end - piece.start) : piece.source.range(piece.offset, piece.end);
    return { path: piece.source.path, ...range };
  }
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
