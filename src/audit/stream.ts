/**
 * Text as the audit compares it: the characters that are not white space, and what stands before each of
 * them. White space may change its kind and amount; that it is there at all must not change.
 */
export const JOINED = 0;
/** A boundary of markup without white space: a rendering may or may not break here. */
export const TOUCHING = 1;
export const APART = 2;
export type Gap = typeof JOINED | typeof TOUCHING | typeof APART;

export interface TextStream {
  /** All characters but white space, in document order. */
  readonly characters: string;
  /** What stands before each character (UTF-16 code unit). */
  readonly gaps: Uint8Array;
  /** Start of each stretch in `characters`, ascending, with the key of where it comes from. */
  readonly origins: readonly { readonly at: number; readonly key: number }[];
}

export class StreamBuilder {
  readonly #parts: string[] = [];
  readonly #gaps: number[] = [];
  readonly #origins: { at: number; key: number }[] = [];
  #pending: Gap = TOUCHING;

  /** The next character stands at least this far from the last one. */
  boundary(gap: Gap): void {
    if (gap > this.#pending) this.#pending = gap;
  }

  text(value: string, key: number): void {
    this.#origins.push({ at: this.#gaps.length, key });
    for (const word of value.split(/(\s+)/u)) {
      if (word === '') continue;
      if (/^\s/u.test(word)) {
        this.boundary(APART);
        continue;
      }
      this.#gaps.push(this.#pending);
      for (let index = 1; index < word.length; index += 1) this.#gaps.push(JOINED);
      this.#parts.push(word);
      this.#pending = JOINED;
    }
  }

  build(): TextStream {
    return { characters: this.#parts.join(''), gaps: Uint8Array.from(this.#gaps), origins: this.#origins };
  }
}

/** Key of the stretch that a character comes from. */
export function originOf(stream: TextStream, index: number): number | undefined {
  let low = 0;
  let high = stream.origins.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stream.origins[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return stream.origins[low]?.key;
}
