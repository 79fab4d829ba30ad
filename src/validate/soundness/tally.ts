/** Counts what occurs often, so that it is said once for a document, at its first place. */
export class Tally<Key extends string, First> {
  readonly #counts = new Map<Key, { first: First; count: number }>();

  add(key: Key, first: () => First): void {
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { first: first(), count: 1 });
    else known.count += 1;
  }

  *[Symbol.iterator](): Iterator<[key: Key, first: First, count: number]> {
    for (const [key, { first, count }] of this.#counts) yield [key, first, count];
  }
}
