/** What results can be narrowed by, from headers and registers. */
import type { Messages } from '../../model/messages.js';
import type { ComposedDocument } from '../composed.js';
import type { RegisterEntry, Registers } from '../registers.js';
import type { Facet } from './codec.js';

/** More values than these are no help in choosing; the registers have all. */
const MOST = 200;

/** A facet is offered where it tells documents apart. */
export function facetsOf(documents: readonly ComposedDocument[], registers: Registers, messages: Messages): Facet[] {
  const languages = new Intl.DisplayNames(messages.language, { type: 'language', fallback: 'code' });
  const numbers = new Map(documents.map(({ document }, number) => [document.id, number]));
  const facets: Facet[] = [
    { name: 'kind', values: gathered(documents, (document) => kindsOf(document, messages), messages) },
    {
      name: 'date',
      values: gathered(documents, decadeOf, messages).sort((a, b) => messages.compare(a.label, b.label)),
    },
    { name: 'language', values: gathered(documents, ({ record }) => languageNames(record.language, languages), messages) },
    {
      name: 'person',
      values: named(
        registers.entries.filter(({ kind }) => kind === 'person'),
        numbers,
        messages,
      ),
    },
    {
      name: 'place',
      values: named(
        registers.entries.filter(({ kind }) => kind === 'place'),
        numbers,
        messages,
      ),
    },
  ];
  return facets
    .map(({ name, values }) => ({ name, values: values.slice(0, MOST) }))
    .filter(({ values }) => values.some((value) => value.documents.length < documents.length));
}

function gathered(documents: readonly ComposedDocument[], valuesOf: (document: ComposedDocument) => readonly string[], messages: Messages) {
  const values = new Map<string, number[]>();
  documents.forEach((document, number) => {
    for (const value of new Set(valuesOf(document))) if (value) values.set(value, [...(values.get(value) ?? []), number]);
  });
  return byFrequency(
    [...values].map(([label, members]) => ({ label, documents: members })),
    messages,
  );
}

function named(entries: readonly RegisterEntry[], numbers: ReadonlyMap<string, number>, messages: Messages) {
  return byFrequency(
    entries
      .filter(({ mentions }) => mentions.length > 0)
      .map(({ entity, mentions }) => ({
        label: entity.name,
        documents: [...new Set(mentions.flatMap(({ document }) => numbers.get(document.document.id) ?? []))].sort((a, b) => a - b),
      })),
    messages,
  );
}

function byFrequency<V extends { readonly label: string; readonly documents: readonly number[] }>(values: V[], { compare }: Messages): V[] {
  return values.sort((a, b) => b.documents.length - a.documents.length || compare(a.label, b.label));
}

/** The categories and keywords of the header; a letter by its correspondence, a manuscript by its description. */
function kindsOf({ record }: ComposedDocument, messages: Messages): string[] {
  return [
    ...record.categories.flatMap(({ text }) => text ?? []),
    ...record.keywords,
    ...(record.correspondence.length > 0 ? [messages.say('search.letter')] : []),
    ...(record.manuscripts.length > 0 ? [messages.say('search.manuscript')] : []),
  ].map((kind) => kind.replace(/\s+/g, ' ').trim());
}

/** The language of the text in the words of the interface, without script and region. */
function languageNames(tag: string | undefined, names: Intl.DisplayNames): string[] {
  const language = tag?.split('-')[0] ?? '';
  if (!/^[A-Za-z]{2,3}$/.test(language)) return [];
  return [names.of(language) ?? language];
}

/** Decades, from what the date says in figures. */
function decadeOf({ record: { created } }: ComposedDocument): string[] {
  const year = /-?\d{3,4}/.exec(created?.when ?? created?.notBefore ?? created?.from ?? created?.text ?? '')?.[0];
  if (year === undefined) return [];
  const decade = Math.floor(Number(year) / 10) * 10;
  return [`${decade}–${decade + 9}`];
}
