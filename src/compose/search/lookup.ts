/** Which documents can answer a question, by the index alone. Nothing here may need Node or a browser. */
import { decodeBlock, type Posting, type SearchIndex } from './codec.js';
import type { Term } from './query.js';

export interface Candidate {
  /** Number of the document in the index. */
  readonly document: number;
  /** Segments that have all terms. */
  readonly together: number;
  /** Segments that have any. */
  readonly any: number;
}

/** Gives a block's bytes, decompressed. */
export type BlockSource = (number: number) => Promise<Uint8Array>;

export class Lookup {
  readonly index: SearchIndex;
  readonly #source: BlockSource;
  readonly #blocks = new Map<number, Promise<Posting[]>>();

  constructor(index: SearchIndex, source: BlockSource) {
    this.index = index;
    this.#source = source;
  }

  /** Best first. Where a phrase is asked for, its words stand near one another; the page itself tells whether they follow one another. */
  async candidates(terms: readonly Term[]): Promise<Candidate[]> {
    if (terms.length === 0) return [];
    const found = await Promise.all(terms.map((term) => this.#segmentsOf(term)));
    const any = new Set(found.flatMap((segments) => [...segments]));
    const byDocument = new Map<number, { together: number; any: number; terms: Set<number> }>();
    const entry = (segment: number) => {
      const document = this.#documentOf(segment);
      const known = byDocument.get(document) ?? { together: 0, any: 0, terms: new Set<number>() };
      byDocument.set(document, known);
      return known;
    };
    for (const segment of any) {
      const known = entry(segment);
      known.any += 1;
      if (found.every((segments) => segments.has(segment))) known.together += 1;
      for (const [term, segments] of found.entries()) if (segments.has(segment)) known.terms.add(term);
    }
    return [...byDocument]
      .filter(([, known]) => known.terms.size === terms.length)
      .map(([document, known]) => ({ document, together: known.together, any: known.any }))
      .sort((a, b) => b.together - a.together || b.any - a.any || a.document - b.document);
  }

  /** Segments that have every word of the term, or have one of them while the next segment has the others. */
  async #segmentsOf({ forms, open }: Term): Promise<Set<number>> {
    const each = await Promise.all(forms.map((form, index) => this.#segments(form, open && index === forms.length - 1)));
    const [first = new Set<number>(), ...rest] = each;
    return new Set([...first].filter((segment) => rest.every((segments) => segments.has(segment) || segments.has(segment + 1))));
  }

  async #segments(form: string, open: boolean): Promise<Set<number>> {
    const first = this.#blockOf(form);
    const segments = new Set<number>();
    for (let block = Math.max(0, first); block < this.index.blocks.length; block += 1) {
      const postings = await this.#block(block);
      for (const posting of postings) {
        if (open ? posting.form.startsWith(form) : posting.form === form) for (const segment of posting.segments) segments.add(segment);
      }
      const next = this.index.blocks[block + 1];
      if (next === undefined || !open || !next.startsWith(form)) break;
    }
    return segments;
  }

  #block(number: number): Promise<Posting[]> {
    const known = this.#blocks.get(number) ?? this.#source(number).then(decodeBlock);
    this.#blocks.set(number, known);
    return known;
  }

  /** The last block whose first word is not after the form, in the order of code points, which is that of UTF-8. */
  #blockOf(form: string): number {
    let block = -1;
    for (const [number, first] of this.index.blocks.entries()) {
      if (after(first, form)) break;
      block = number;
    }
    return block;
  }

  #documentOf(segment: number): number {
    const { documents } = this.index;
    let low = 0;
    let high = documents.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((documents[middle]?.first ?? 0) <= segment) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function after(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return left.length > right.length;
}
