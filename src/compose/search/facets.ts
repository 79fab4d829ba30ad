/** What results can be narrowed by, from headers and registers. */
import type { ComposedDocument } from '../composed.js';
import type { RegisterEntry, Registers } from '../registers.js';
import type { Facet } from './codec.js';

/** More values than these are no help in choosing; the registers have all. */
const MOST = 200;

/** A facet is offered where it tells documents apart. */
export function facetsOf(documents: readonly ComposedDocument[], registers: Registers): Facet[] {
  const numbers = new Map(documents.map(({ document }, number) => [document.id, number]));
  const facets: Facet[] = [
    { name: 'kind', values: gathered(documents, kindsOf) },
    {
      name: 'date',
      values: gathered(documents, (document) => decadeOf(document)).sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })),
    },
    { name: 'language', values: gathered(documents, ({ record }) => (record.language ? [record.language.split('-')[0] ?? ''] : [])) },
    {
      name: 'person',
      values: named(
        registers.entries.filter(({ kind }) => kind === 'person'),
        numbers,
      ),
    },
    {
      name: 'place',
      values: named(
        registers.entries.filter(({ kind }) => kind === 'place'),
        numbers,
      ),
    },
  ];
  return facets
    .map(({ name, values }) => ({ name, values: values.slice(0, MOST) }))
    .filter(({ values }) => values.some((value) => value.documents.length < documents.length));
}

function gathered(documents: readonly ComposedDocument[], valuesOf: (document: ComposedDocument) => readonly string[]) {
  const values = new Map<string, number[]>();
  documents.forEach((document, number) => {
    for (const value of new Set(valuesOf(document))) if (value) values.set(value, [...(values.get(value) ?? []), number]);
  });
  return byFrequency([...values].map(([label, members]) => ({ label, documents: members })));
}

function named(entries: readonly RegisterEntry[], numbers: ReadonlyMap<string, number>) {
  return byFrequency(
    entries
      .filter(({ mentions }) => mentions.length > 0)
      .map(({ entity, mentions }) => ({
        label: entity.name,
        documents: [...new Set(mentions.flatMap(({ document }) => numbers.get(document.document.id) ?? []))].sort((a, b) => a - b),
      })),
  );
}

function byFrequency<V extends { readonly label: string; readonly documents: readonly number[] }>(values: V[]): V[] {
  return values.sort((a, b) => b.documents.length - a.documents.length || a.label.localeCompare(b.label, 'en'));
}

/** The categories and keywords of the header; a letter by its correspondence, a manuscript by its description. */
function kindsOf({ record }: ComposedDocument): string[] {
  return [
    ...record.categories.flatMap(({ text }) => text ?? []),
    ...record.keywords,
    ...(record.correspondence.length > 0 ? ['letter'] : []),
    ...(record.manuscripts.length > 0 ? ['manuscript'] : []),
  ].map((kind) => kind.replace(/\s+/g, ' ').trim());
}

/** Decades, from what the date says in figures. */
function decadeOf({ record: { created } }: ComposedDocument): string[] {
  const year = /-?\d{3,4}/.exec(created?.when ?? created?.notBefore ?? created?.from ?? created?.text ?? '')?.[0];
  if (year === undefined) return [];
  const decade = Math.floor(Number(year) / 10) * 10;
  return [`${decade}–${decade + 9}`];
}
