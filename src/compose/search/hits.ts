/** Where in a page a question is answered. Nothing here may need Node or a browser. */
import { type Layer, type PageWords, pieceAt } from './passages.js';
import { matchesAt, type Term } from './query.js';

export interface Hit {
  readonly layer: Layer;
  /** Place in the text of the layer, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Nearest id at or above it; empty where there is none. */
  readonly anchor: string;
  /** Number of words of the reading text before it. */
  readonly position: number;
}

/** All hits in the order of the text; none, where a term has no hit at all. */
export function hitsIn<N>(page: PageWords<N>, terms: readonly Term[]): Hit[] {
  const hits: Hit[] = [];
  for (const term of terms) {
    const found = (['reading', 'other'] as const).flatMap((layer) => hitsInLayer(page, layer, term));
    if (found.length === 0) return [];
    hits.push(...found);
  }
  return hits.sort((a, b) => a.position - b.position || a.layer.localeCompare(b.layer) || a.start - b.start);
}

function hitsInLayer<N>(page: PageWords<N>, layer: Layer, term: Term): Hit[] {
  const words = page.words[layer];
  const hits: Hit[] = [];
  for (let index = 0; index + term.forms.length <= words.length; index += 1) {
    if (!matchesAt(words, index, term)) continue;
    const start = words[index]?.start ?? 0;
    const end = words[index + term.forms.length - 1]?.end ?? start;
    const anchor = pieceAt(page.layers[layer], start)?.anchor ?? '';
    hits.push({ layer, start, end, anchor, position: layer === 'reading' ? index : (page.beside[index] ?? 0) });
  }
  return hits;
}

/** The words around a hit: before it, itself, after it. */
export function excerpt<N>(page: PageWords<N>, { layer, start, end, position }: Hit, around = 9): readonly [string, string, string] {
  const { text } = page.layers[layer];
  const tidy = (part: string): string => part.replace(/\s+/g, ' ');
  if (layer === 'other') {
    // What stands beside the text is shown where it belongs.
    const words = page.words.reading;
    const from = words[Math.max(0, position - around)]?.start ?? 0;
    const middle = words[position]?.start ?? page.layers.reading.text.length;
    const to = words[Math.min(words.length - 1, position + around)]?.end ?? middle;
    const reading = page.layers.reading.text;
    return [tidy(reading.slice(from, middle)), tidy(text.slice(start, end)), tidy(` ${reading.slice(middle, to)}`)];
  }
  const words = page.words.reading;
  const last = words.findIndex((word) => word.end >= end);
  const from = words[Math.max(0, position - around)]?.start ?? 0;
  const to = words[Math.min(words.length - 1, Math.max(position, last) + around)]?.end ?? end;
  return [tidy(text.slice(from, start)), tidy(text.slice(start, end)), tidy(text.slice(end, to))];
}
