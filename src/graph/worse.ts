/** What a repair has made worse: errors that were not there before, and the repairs that they stand at. */
import type { Diagnostic } from '../model/diagnostic.js';
import { SourceText } from '../model/source.js';
import { offsetOf } from '../validate/fixes/apply.js';
import type { Replacement } from '../validate/fixes/texts.js';
import type { ExaminedFile } from './examine-each.js';

/** By file: errors of which there are more of their code at their element than before. */
export function newErrors(before: readonly ExaminedFile[], after: readonly ExaminedFile[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const earlier = new Map(before.map(({ path, diagnostics }) => [path, countsOf(diagnostics)]));
  const found = new Map<string, readonly Diagnostic[]>();
  for (const { path, diagnostics } of after) {
    const old = earlier.get(path) ?? new Map<string, number>();
    const now = countsOf(diagnostics);
    const more = diagnostics.filter((each) => isError(each) && (now.get(keyOf(each)) ?? 0) > (old.get(keyOf(each)) ?? 0));
    if (more.length > 0) found.set(path, more);
  }
  return found;
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** Repairs change no element, so that its path stays; the message may tell the new value. */
const keyOf = ({ code, path = '', xpath = '' }: Diagnostic): string => [code, path, xpath].join('\0');

function countsOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of diagnostics.filter(isError)) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

/** So much that is new is no matter of single places. */
const MOST_ERRORS = 100;
const LONGEST_TAG = 10_000;

/** True for a place in the start tag that begins at an offset. */
const isInTag = (text: string, tag: number, place: number): boolean =>
  place > tag && place - tag < LONGEST_TAG && text.charAt(tag) === '<' && !text.slice(tag, place).includes('>');

/** The replacements that none of the errors stands at; none at all where that cannot be told of each error. */
export function withoutCulprits(
  { path, after, replacements }: { readonly path: string; readonly after: string; readonly replacements: readonly Replacement[] },
  errors: readonly Diagnostic[],
): readonly Replacement[] {
  if (errors.length > MOST_ERRORS) return [];
  const source = new SourceText(path, after);
  const culprits = new Set<Replacement>();
  for (const { range, path: file = path } of errors) {
    if (range === undefined || file !== path) return [];
    const [from, to] = [offsetOf(source, range.start), offsetOf(source, range.end ?? range.start)];
    const before = culprits.size;
    let shift = 0;
    for (const each of replacements) {
      const start = each.start + shift;
      const end = start + each.text.length;
      shift += each.text.length - (each.end - each.start);
      if ((from <= end && start <= to) || isInTag(source.text, from, start)) culprits.add(each);
    }
    if (culprits.size === before) return [];
  }
  return replacements.filter((each) => !culprits.has(each));
}
