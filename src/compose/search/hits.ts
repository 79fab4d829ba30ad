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

/** Words that stand no further apart than this are shown as one passage. */
const NEAR = 12;

/**
 * All hits, in the order of the text; none, where a term has no hit at all. Of several terms, the rarest leads: each of its hits with the
 * nearest of the others, those first that stand together.
 */
export function hitsIn<N>(page: PageWords<N>, terms: readonly Term[]): Hit[] {
  const found = terms
    .map((term) => (['reading', 'other'] as const).flatMap((layer) => hitsInLayer(page, layer, term)).sort(byPosition))
    .sort((a, b) => a.length - b.length);
  const [rarest = [], ...others] = found;
  if (found.some((hits) => hits.length === 0)) return [];
  if (others.length === 0) return rarest;
  const kept: Hit[] = [];
  const best = rarest.map((hit) => gathered(hit, others)).sort((a, b) => a.span - b.span || byPosition(a.hit, b.hit));
  for (const { hit } of best) {
    if (!kept.some(({ layer, start, end }) => layer === hit.layer && start < hit.end && hit.start < end)) kept.push(hit);
  }
  return kept;
}

const byPosition = (a: Hit, b: Hit): number => a.position - b.position || a.layer.localeCompare(b.layer) || a.start - b.start;

/** The hit with what stands near it, as one stretch; `span` is 0 where all do, else how far the furthest is. */
function gathered(hit: Hit, others: readonly (readonly Hit[])[]): { hit: Hit; span: number } {
  let { start, end } = hit;
  let span = 0;
  for (const hits of others) {
    let low = 0;
    let high = hits.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hits[middle]?.position ?? 0) < hit.position) low = middle + 1;
      else high = middle;
    }
    const nearest = [hits[low - 1], hits[low]]
      .filter((other) => other !== undefined)
      .sort((a, b) => Math.abs(a.position - hit.position) - Math.abs(b.position - hit.position))[0];
    const distance = nearest ? Math.abs(nearest.position - hit.position) : 0;
    if (distance > NEAR) span = Math.max(span, distance);
    else if (nearest?.layer === hit.layer) [start, end] = [Math.min(start, nearest.start), Math.max(end, nearest.end)];
  }
  return { hit: { ...hit, start, end }, span };
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
  const first = Math.max(
    0,
    words.findIndex((word) => word.end > start),
  );
  const last = words.findIndex((word) => word.end >= end);
  const from = words[Math.max(0, first - around)]?.start ?? 0;
  const to = words[Math.min(words.length - 1, Math.max(first, last) + around)]?.end ?? end;
  return [tidy(text.slice(from, start)), tidy(text.slice(start, end)), tidy(text.slice(end, to))];
}
