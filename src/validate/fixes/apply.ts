/** Repairs that findings carry, as changes of their file: everything else stays as it is. */
import type { Diagnostic, Edit, Position, TextRepair } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import { type Replacement, type Texts, textReplacements } from './texts.js';

/**
 * In order, none touching another. What does not stand in the source as its repair has it is left out.
 * @param source the file itself
 * @param texts where character data stands; undefined where that is not known of the file itself
 */
export function replacementsOf(source: SourceText, diagnostics: readonly Diagnostic[], texts: Texts | undefined): readonly Replacement[] {
  const found: Replacement[] = [];
  const repairs = new Set<TextRepair>();
  for (const { fix, path } of diagnostics) {
    if (fix === undefined || (path !== undefined && path !== source.path)) continue;
    if (fix.everywhere && texts) repairs.add(fix.everywhere);
    else found.push(...fix.edits.flatMap((edit) => replacement(source, edit)));
  }
  if (texts) found.push(...textReplacements(source.text, texts, [...repairs].sort()));
  return distinct(found);
}

function replacement(source: SourceText, { range, from, to }: Edit): Replacement[] {
  if (range.path !== undefined && range.path !== source.path) return [];
  const start = offsetOf(source, range.start);
  return source.text.startsWith(from, start) ? [{ start, end: start + from.length, text: to }] : [];
}

export function offsetOf(source: SourceText, { line, column }: Position): number {
  return (source.lineStarts[line - 1] ?? source.text.length) + column - 1;
}

function distinct(replacements: readonly Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const each of replacements.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each);
  }
  return kept;
}

export function applied(text: string, replacements: readonly Replacement[]): string {
  let done = 0;
  const pieces: string[] = [];
  for (const { start, end, text: instead } of replacements) {
    pieces.push(text.slice(done, start), instead);
    done = end;
  }
  return pieces.join('') + text.slice(done);
}
