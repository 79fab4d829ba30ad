/** Repairs that findings carry, as changes of the file: everything else stays as it is, byte by byte. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { SourceText } from '../model/source.js';

/** A stretch of the source, in UTF-16 code units, and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The texts of a document as they stand in its source, as offsets. */
export type Texts = readonly (readonly [start: number, end: number])[];

/**
 * In order, none touching another. A repair whose words do not stand in its range exactly once is left out.
 * @param texts where character data stands; undefined where the source is put together from several files
 */
export function editsOf(source: SourceText, diagnostics: readonly Diagnostic[], texts: Texts | undefined): readonly Edit[] {
  const edits: Edit[] = [];
  let normalised = false;
  for (const { fix, range, path } of diagnostics) {
    if (fix === undefined || range?.end === undefined || (path !== undefined && path !== source.path)) continue;
    if (fix.normalise) {
      if (!normalised && texts) edits.push(...normalisations(source.text, texts));
      normalised = true;
      continue;
    }
    const from = offsetOf(source, range.start);
    const stretch = source.text.slice(from, offsetOf(source, range.end));
    const place = onlyPlaceOf(fix.from, stretch);
    if (place === undefined) continue;
    const start = from + place;
    edits.push({ start, end: start + fix.from.length, text: fix.to });
  }
  return distinct(edits);
}

/** Where the word stands in the stretch of a source; undefined where it does not stand there exactly once. */
export function onlyPlaceOf(word: string, stretch: string): number | undefined {
  const [first, ...others] = stretch.matchAll(wordPattern(word));
  return first === undefined || others.length > 0 ? undefined : first.index + (first[1] ?? '').length;
}

/** As a token of an attribute: between quotation marks or white space. */
function wordPattern(word: string): RegExp {
  return new RegExp(`(["'\\s])${word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}(?=["'\\s])`, 'g');
}

function normalisations(text: string, texts: Texts): Edit[] {
  return texts.flatMap(([start, end]) => {
    const raw = text.slice(start, end);
    // Word by word, so that what is right already is not touched.
    return [...raw.matchAll(/\S+/g)].flatMap(({ 0: word, index }): Edit[] => {
      const normal = word.normalize('NFC');
      return normal === word ? [] : [{ start: start + index, end: start + index + word.length, text: normal }];
    });
  });
}

function offsetOf(source: SourceText, { line, column }: { readonly line: number; readonly column: number }): number {
  return (source.lineStarts[line - 1] ?? source.text.length) + column - 1;
}

function distinct(edits: readonly Edit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return sorted.filter(({ start }, index) => index === 0 || start >= (sorted[index - 1]?.end ?? 0));
}

export function applied(text: string, edits: readonly Edit[]): string {
  let done = 0;
  const pieces: string[] = [];
  for (const { start, end, text: instead } of edits) {
    pieces.push(text.slice(done, start), instead);
    done = end;
  }
  return pieces.join('') + text.slice(done);
}
