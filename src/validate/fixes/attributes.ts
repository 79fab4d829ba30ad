/** Repairs of attribute values: found in the source as they are written, or left to a person. */
import type { Edit, Fix, Range } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';

interface Extent {
  readonly start: number;
  /** Absent where the attribute is not written: its document type declaration gives it. */
  readonly end?: number;
}

/**
 * @param extent of the attribute, from its name to past the quotation mark
 * @param from the whole value, or tokens of it: each of them is replaced
 * @returns what a finding takes up; nothing where the value is written otherwise, such as with references
 */
export function attributeFix(source: SourceText, { start, end }: Extent, from: string, to: string): { readonly fix?: Fix } {
  if (end === undefined || /[<&"']/.test(to)) return {};
  const written = /^[^\s=]+\s*=\s*(["'])([\s\S]*)\1$/.exec(source.text.slice(start, end));
  if (written === null) return {};
  const [all, , value = ''] = written;
  const offset = start + all.length - 1 - value.length;
  const places = value === from ? [0] : [...value.matchAll(/\S+/g)].filter(([token]) => token === from).map(({ index }) => index);
  const edits = places.flatMap((place) => editAt(source, offset + place, from, to));
  return edits.length > 0 ? { fix: { edits } } : {};
}

/** Empty where the source has something else there: the text that is read may be put together from several. */
export function editAt(source: SourceText, offset: number, from: string, to: string): Edit[] {
  if (!source.text.startsWith(from, offset)) return [];
  const range = source.range(offset, offset + from.length);
  return isAsLongAs(range, from) ? [{ range, from, to }] : [];
}

/** What stands for a reference has the range of the reference. */
function isAsLongAs({ start, end }: Range, text: string): boolean {
  return end !== undefined && (end.line > start.line || end.column - start.column === text.length);
}
