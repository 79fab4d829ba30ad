/**
 * The index as bytes. A block holds words in order: of each, how many letters it shares with the one before, the rest, and the segments
 * that have it, each as its distance from the one before. Numbers are LEB128. Blocks are compressed (raw DEFLATE, RFC 1951) one by one, so
 * that a reader fetches what a question needs. Nothing here may need Node or a browser.
 */

/** What a block says of one word: numbers of segments over the whole edition, ascending. */
export interface Posting {
  readonly form: string;
  readonly segments: readonly number[];
}

export function encodeBlock(postings: readonly Posting[]): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let last: Uint8Array = new Uint8Array();
  for (const { form, segments } of postings) {
    const name = encoder.encode(form);
    let shared = 0;
    while (shared < name.length && shared < last.length && name[shared] === last[shared]) shared += 1;
    number(bytes, shared);
    number(bytes, name.length - shared);
    bytes.push(...name.subarray(shared));
    number(bytes, segments.length);
    let before = -1;
    for (const segment of segments) {
      number(bytes, segment - before - 1);
      before = segment;
    }
    last = name;
  }
  return Uint8Array.from(bytes);
}

export function decodeBlock(bytes: Uint8Array): Posting[] {
  const postings: Posting[] = [];
  const decoder = new TextDecoder();
  let at = 0;
  const next = (): number => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  let last: Uint8Array = new Uint8Array();
  while (at < bytes.length) {
    const shared = next();
    const rest = next();
    const name = new Uint8Array(shared + rest);
    name.set(last.subarray(0, shared));
    name.set(bytes.subarray(at, at + rest), shared);
    at += rest;
    const segments: number[] = [];
    let before = -1;
    for (let count = next(); count > 0; count -= 1) {
      before += next() + 1;
      segments.push(before);
    }
    postings.push({ form: decoder.decode(name), segments });
    last = name;
  }
  return postings;
}

function number(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** What the browser reads first. */
export interface SearchIndex {
  readonly version: 1;
  /** The first word of each block, in the order of UTF-8 bytes. */
  readonly blocks: readonly string[];
  readonly documents: readonly SearchedDocument[];
  /** What results can be narrowed by; of each value, the numbers of the documents that have it. */
  readonly facets: readonly Facet[];
}

export interface SearchedDocument {
  readonly id: string;
  readonly title: string;
  readonly language?: string;
  /** The date as the text gives it. */
  readonly date?: string;
  /** Number of its first segment. */
  readonly first: number;
}

export interface Facet {
  readonly name: 'kind' | 'date' | 'language' | 'person' | 'place';
  readonly values: readonly { readonly label: string; readonly documents: readonly number[] }[];
}
