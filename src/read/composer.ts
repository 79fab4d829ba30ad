import { ComposedText, type Piece, type SourceText } from '../model/source.js';

/** Puts a text together from stretches of others, and remembers where each stretch comes from. */
export class Composer {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  #last: { readonly source: SourceText; readonly end: number } | undefined;
  length = 0;

  /** A stretch as it is. `text` is what processors see of `source`: as long as it, line by line. */
  copy(source: SourceText, text: string, from: number, to: number): void {
    if (from >= to) return;
    if (this.#last?.source !== source || this.#last.end !== from) this.#pieces.push({ start: this.length, source, offset: from });
    this.#add(from === 0 && to === text.length ? text : text.slice(from, to));
    this.#last = { source, end: to };
  }

  /** A text that stands for the stretch from `from` to `to`. */
  put(value: string, source: SourceText, from: number, to: number): void {
    this.#last = undefined;
    if (value === '') return;
    this.#pieces.push({ start: this.length, source, offset: from, end: to });
    this.#add(value);
  }

  compose(main: SourceText): ComposedText {
    return new ComposedText(main, this.#parts.join(''), this.#pieces);
  }

  #add(part: string): void {
    this.#parts.push(part);
    this.length += part.length;
  }
}
