/** The forms in which a text exists: archival item, original, translation. The edition itself is in `document.ts`. */
import type { DocumentRecord, ManuscriptRecord } from '../../model/record.js';
import type { Addresses } from './addresses.js';
import { type Agents, isTranslator } from './agents.js';
import { identifierNode } from './entities.js';
import { type JsonObject, type JsonValue, node } from './types.js';

export interface Versions {
  readonly nodes: readonly JsonObject[];
  /** IRIs of what the edition is based on: the translation, else the archival items; then the other sources. */
  readonly basis: readonly string[];
}

/**
 * A document is a translation where its header names a translator: the manuscript then carries the original, of
 * which the header gives author, date and place, and what is edited is the translation.
 */
export function versions(
  record: DocumentRecord,
  addresses: Addresses,
  agents: Agents,
  resolve: (pointer: string) => string | undefined,
): Versions {
  const translators = record.agents.filter(isTranslator);
  const funders = record.agents.filter(({ role }) => role === 'funder');
  const authors = record.agents.filter(({ role }) => role === 'author');
  const made = node({
    ...agents.properties(authors),
    dateCreated: created(record),
    locationCreated: record.place && ((record.place.ref && resolve(record.place.ref)) ?? { '@type': 'Place', name: record.place.text }),
  }) as Record<string, JsonValue>;
  const translated = translators.length > 0;
  const original = addresses.local('version/original');
  const translation = addresses.local('version/translation');
  const items = record.manuscripts.map((manuscript, index) => addresses.local(manuscript.id ?? `item/${index + 1}`));
  const nodes = record.manuscripts.map((manuscript, index) => itemNode(manuscript, items[index] ?? '', translated ? {} : made, resolve));
  if (translated) {
    const itemLanguages = [...new Set(record.manuscripts.flatMap(({ language }) => language ?? []))];
    nodes.push(
      node({
        '@id': original,
        '@type': 'CreativeWork',
        ...made,
        inLanguage: itemLanguages,
        workExample: items,
        workTranslation: translation,
      }),
      node({
        '@id': translation,
        '@type': 'CreativeWork',
        name: record.title,
        inLanguage: record.language,
        translationOfWork: original,
        ...agents.properties([...translators, ...funders]),
        copyrightNotice: record.availability.filter(({ target }) => !target).map(({ text }) => text),
      }),
    );
  }
  const sources = record.sources.map((source, index) => {
    const iri = addresses.local(source.id ?? `source/${index + 1}`);
    nodes.push(
      node({
        '@id': iri,
        '@type': 'CreativeWork',
        name: source.title ?? source.text,
        citation: source.text,
        category: source.type,
        date: source.date,
        url: [...source.targets],
      }),
    );
    return iri;
  });
  return { nodes, basis: [...(translated ? [translation] : items), ...sources] };
}

function created({ created: date }: DocumentRecord): string | undefined {
  return date?.when ?? (date?.from && date.to ? `${date.from}/${date.to}` : date?.text);
}

/** An archival item is an ArchiveComponent and a Manuscript at once (schema.org, ArchiveComponent). */
function itemNode(
  manuscript: ManuscriptRecord,
  iri: string,
  made: Record<string, JsonValue>,
  resolve: (pointer: string) => string | undefined,
): JsonObject {
  const { repository, institution, settlement, country, collection, idno, locus } = manuscript;
  const archive = repository ?? institution;
  const holder = manuscript.repositoryRef === undefined ? undefined : resolve(manuscript.repositoryRef);
  const callNumber = [archive, collection, idno, locus].filter(Boolean).join(', ');
  return node({
    '@id': iri,
    '@type': ['ArchiveComponent', 'Manuscript'],
    name: manuscript.title ?? (callNumber || 'Manuscript'),
    description: manuscript.summary,
    identifier: manuscript.identifiers.map(identifierNode),
    holdingArchive:
      holder ??
      (archive &&
        node({
          '@type': 'ArchiveOrganization',
          name: [repository, institution].filter(Boolean).join(', '),
          location: (settlement || country) && { '@type': 'Place', name: [settlement, country].filter(Boolean).join(', ') },
        })),
    itemLocation: [collection, idno, locus].filter(Boolean).join(', '),
    isPartOf: collection && { '@type': 'ArchiveComponent', name: collection },
    ...made,
    ...(manuscript.origin?.when ? { dateCreated: manuscript.origin.when } : {}),
    inLanguage: manuscript.language,
  });
}
