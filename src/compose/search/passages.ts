/**
 * The words of a page's text, in each layer, with the place that each leads to. The index is made of what this finds in the page, and the
 * page itself is read by it again when a hit is shown, so that both count alike. Nothing here may need Node or a browser.
 */
import { type Word, words } from './fold.js';

/** How to read a tree, whoever parsed it. */
export interface Reader<N> {
  /** The characters of a text; undefined for any other node. */
  text(node: N): string | undefined;
  /** Undefined for what is no element. */
  attribute(node: N, name: string): string | undefined;
  /** Lower case. */
  name(node: N): string;
  children(node: N): Iterable<N>;
}

/** What of a page is searched: the text; of a description without a text, such as that of a manuscript, the description. */
export function searchedPart<N>(page: N, reader: Reader<N>): N | undefined {
  const hasText = (node: N): boolean => {
    if ((reader.text(node) ?? '').trim() !== '') return true;
    for (const child of reader.children(node)) if (hasText(child)) return true;
    return false;
  };
  if (reader.attribute(page, 'id') === 'text' || reader.attribute(page, 'class') === 'colophon') return hasText(page) ? page : undefined;
  for (const child of reader.children(page)) {
    const found = searchedPart(child, reader);
    if (found) return found;
  }
  return undefined;
}

/** Where a stretch of text comes from. */
export interface Piece<N> {
  readonly node: N;
  /** Where the text of the node begins in the text of its layer. */
  readonly start: number;
  /** The nearest id at or above the node. */
  readonly anchor: string;
}

/** `reading` is what the page shows; `other` what stands beside it: originals, variants, deletions, expansions. */
export type Layer = 'reading' | 'other';

export interface LayerText<N> {
  readonly text: string;
  readonly pieces: readonly Piece<N>[];
}

/** So many words of the reading text are a segment, the least thing that the index knows. */
export const SEGMENT = 250;

/** Elements within a line of text; the edges of all others part words. */
const INLINE = new Set('a abbr b cite code del dfn em i ins mark math q rb rt ruby s small span strong sub sup time u wbr'.split(' '));
const BLOCK_CLASS = /(?:^|\s)(?:block|tei-l|tei-note|note|tei-space)(?:\s|$)/;

export interface PageWords<N> {
  readonly layers: Readonly<Record<Layer, LayerText<N>>>;
  readonly words: Readonly<Record<Layer, readonly Word[]>>;
  /** For each word of `other`, the number of words of the reading text before it. */
  readonly beside: readonly number[];
}

/** Reads all below `root`. What the edition added (`data-generated`) is no text of it. */
export function pageWords<N>(root: N, reader: Reader<N>): PageWords<N> {
  const texts: Record<Layer, { text: string; pieces: Piece<N>[] }> = {
    reading: { text: '', pieces: [] },
    other: { text: '', pieces: [] },
  };
  /** For each piece of `other`, how much of the reading text stands before it. */
  const before: number[] = [];
  /** True where a word could go on: to look at the end of a string that grows would copy it each time. */
  const going: Record<Layer, boolean> = { reading: false, other: false };
  const end = (layer: Layer): void => {
    if (going[layer]) texts[layer].text += ' ';
    going[layer] = false;
  };
  const part = (): void => {
    end('reading');
    end('other');
  };
  const visit = (node: N, anchor: string, layer: Layer): void => {
    const text = reader.text(node);
    if (text !== undefined) {
      if (text === '') return;
      const target = texts[layer];
      if (layer === 'other') before.push(texts.reading.text.length);
      target.pieces.push({ node, start: target.text.length, anchor });
      target.text += text;
      going[layer] = true;
      return;
    }
    if (reader.attribute(node, 'data-generated') !== undefined) return;
    const own = reader.attribute(node, 'data-layer');
    const within: Layer = own !== undefined && own !== 'reading' ? 'other' : layer;
    // An alternative is a form of its own, not the end of the one before.
    const parts =
      (!INLINE.has(reader.name(node)) && reader.attribute(node, 'data-break') !== 'no') ||
      BLOCK_CLASS.test(reader.attribute(node, 'class') ?? '') ||
      (within === 'other' && own !== undefined);
    const here = reader.attribute(node, 'id') ?? anchor;
    if (parts && within === layer) part();
    if (parts && within !== layer) end('other');
    for (const child of reader.children(node)) visit(child, here, within);
    if (parts && within === layer) part();
  };
  for (const child of reader.children(root)) visit(child, '', 'reading');
  const reading = words(texts.reading.text);
  const other = words(texts.other.text);
  return { layers: texts, words: { reading, other }, beside: besides(other, texts.other.pieces, before, reading) };
}

function besides<N>(other: readonly Word[], pieces: readonly Piece<N>[], before: readonly number[], reading: readonly Word[]): number[] {
  let piece = 0;
  let count = 0;
  return other.map(({ start }) => {
    while ((pieces[piece + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) piece += 1;
    const offset = before[piece] ?? 0;
    while ((reading[count]?.end ?? Number.POSITIVE_INFINITY) <= offset) count += 1;
    return count;
  });
}

/** The piece that a character of the layer stands in. */
export function pieceAt<N>({ pieces }: LayerText<N>, offset: number): Piece<N> | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Piece<N>).start <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
