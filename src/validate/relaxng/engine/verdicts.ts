/** The most that is remembered, and the longest of it. From `part` on V8 makes a part of a text refer to the whole. */
const MOST = { values: 2000, length: 100, part: 12 };

/** After so many questions it shows whether values come again: identifiers do not, names of persons do. */
const TRIAL = 256;

/** What a pattern said of values. It keeps copies, for a part of a text would keep the whole of it in memory. */
export class Verdicts {
  #known: Map<string, boolean> | undefined;
  #asked = 0;
  #found = 0;

  /** @param independent whether a verdict on a value is the same everywhere */
  constructor(independent: boolean) {
    this.#known = independent ? new Map() : undefined;
  }

  get(value: string): boolean | undefined {
    if (this.#known === undefined) return undefined;
    const verdict = this.#known.get(value);
    this.#asked += 1;
    if (verdict !== undefined) this.#found += 1;
    return verdict;
  }

  set(value: string, verdict: boolean): void {
    if (this.#known === undefined || value.length > MOST.length) return;
    if (this.#asked >= TRIAL && this.#found * 2 < this.#asked) {
      this.#known = undefined;
      return;
    }
    if (this.#known.size >= MOST.values) this.#known.clear();
    this.#known.set(value.length > MOST.part ? Buffer.from(value).toString() : value, verdict);
  }
}
