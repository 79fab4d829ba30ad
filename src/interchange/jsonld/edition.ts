import { Addresses, absoluteIri } from './addresses.js';
import { withContext } from './context.js';
import { type EditionInput, type JsonObject, node } from './types.js';

/** The whole edition as JSON-LD 1.1, for `edition.jsonld`: a collection that is also a data set, and its documents. */
export function editionGraph(input: EditionInput): JsonObject {
  const addresses = new Addresses('edition.jsonld', input.base);
  const documents = input.documents.map(({ id, record }) =>
    node({
      '@id': addresses.of(`${id}/index.html`),
      '@type': 'CreativeWork',
      name: record.title,
      abstract: record.abstract,
      inLanguage: record.language,
      dateCreated: record.created?.when ?? record.created?.text,
      datePublished: record.published,
      isPartOf: addresses.of('index.html'),
      encoding: [
        {
          '@id': addresses.of(`${id}/document.jsonld`),
          '@type': 'MediaObject',
          contentUrl: addresses.of(`${id}/document.jsonld`),
          encodingFormat: 'application/ld+json',
        },
        {
          '@id': addresses.of(`${id}/document.xml`),
          '@type': 'MediaObject',
          contentUrl: addresses.of(`${id}/document.xml`),
          encodingFormat: 'application/tei+xml',
        },
      ],
    }),
  );
  const records = input.documents.map(({ record }) => record);
  const edition = node({
    '@id': addresses.of('index.html'),
    '@type': ['Collection', 'Dataset'],
    name: input.title,
    description: input.description ?? records[0]?.abstract,
    version: input.version,
    inLanguage: distinct(records.map(({ language }) => language)),
    keywords: distinct(records.flatMap(({ keywords }) => keywords)),
    datePublished: distinct(records.map(({ published }) => published))
      .sort()
      .at(-1),
    license: distinct(records.flatMap(({ availability }) => availability.map(({ target }) => absoluteIri(target)))),
    publisher: distinct(records.map(({ publisher }) => publisher)).map((name) => ({ '@type': 'Organization', name })),
    hasPart: documents.map((document) => document['@id'] ?? ''),
  });
  return withContext([edition, ...documents]);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];
}
