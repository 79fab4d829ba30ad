import type { EntityRecord } from '../../model/record.js';
import { Addresses, absoluteIri } from './addresses.js';
import { Agents, isTranslator } from './agents.js';
import { annotations } from './annotations.js';
import { withContext } from './context.js';
import { type EntityContext, entityNode, identifierNode, relationNodes } from './entities.js';
import { type JsonLdInput, type JsonObject, node, type PublishedFile } from './types.js';
import { versions } from './versions.js';

/** What every build publishes of a document, beside the JSON-LD itself. */
const FILES = [
  { file: 'index.html', mediaType: 'text/html', name: 'HTML edition' },
  { file: 'document.xml', mediaType: 'application/tei+xml', name: 'TEI source' },
  { file: 'text.txt', mediaType: 'text/plain', name: 'Reading text' },
  { file: 'diplomatic.txt', mediaType: 'text/plain', name: 'Diplomatic text' },
] as const;

/**
 * One document as JSON-LD 1.1: `{"@context", "@graph"}` with the edition, the forms of the text that it comes from,
 * the agents, the entities of its registers, their relations, and every mention as an annotation. It needs no other
 * file: its context is within it.
 */
export function documentGraph(input: JsonLdInput): JsonObject {
  const { record, id } = input;
  const addresses = new Addresses(`${id}/document.jsonld`, input.base);
  const sources = new Map(
    [...record.manuscripts, ...record.sources].flatMap((each) =>
      each.id === undefined ? [] : [[`#${each.id}`, addresses.local(each.id)]],
    ),
  );
  const entry = (pointer: string): string | undefined => {
    const path = input.entityUrl(pointer);
    return path === undefined ? undefined : addresses.of(path);
  };
  const resolve = (pointer: string): string | undefined => entry(pointer) ?? sources.get(pointer);
  const entities = record.entities.map((entity) => ({
    entity,
    iri: entry(`#${entity.id}`) ?? addresses.local(entity.id),
  }));
  const byIri = new Map<string, EntityRecord>(entities.map(({ entity, iri }) => [iri, entity]));
  const agents = new Agents(addresses, resolve, new Set(byIri.keys()));
  const context: EntityContext = {
    resolve,
    agents,
    recordOf: (pointer) => byIri.get(resolve(pointer) ?? ''),
    archives: new Set(record.manuscripts.flatMap(({ repositoryRef }) => (repositoryRef && resolve(repositoryRef)) || [])),
  };
  const { nodes, basis } = versions(record, addresses, agents, resolve);
  const edition = editionNode(input, addresses, agents, resolve, basis);
  const described = entities.map(({ entity, iri }) => entityNode(entity, iri, context));
  const relations = entities.flatMap(({ entity, iri }) => relationNodes(entity, iri, context, (fragment) => addresses.local(fragment)));
  const mentions = annotations(input, { addresses, resolve, responsible: (pointer) => agents.responsible(pointer) });
  return withContext([edition, ...nodes, ...agents.nodes, ...described, ...relations, ...mentions]);
}

function editionNode(
  input: JsonLdInput,
  addresses: Addresses,
  agents: Agents,
  resolve: (pointer: string) => string | undefined,
  basis: readonly string[],
): JsonObject {
  const { record, id } = input;
  const mentioned = record.mentions.flatMap(({ targets }) => targets.flatMap((pointer) => resolve(pointer) ?? []));
  const files: readonly PublishedFile[] =
    input.files ??
    [...FILES, ...(input.witnesses ?? [])].map(({ file, ...facts }) => ({
      ...facts,
      path: `${id}/${file}`,
    }));
  // Who paid for a translation did not thereby pay for its edition.
  const translated = record.agents.some(isTranslator);
  return node({
    '@id': addresses.of(`${id}/index.html`),
    '@type': 'CreativeWork',
    name: record.title,
    alternateName: record.titles.map(({ text }) => text).filter((text) => text !== record.title),
    abstract: record.abstract,
    inLanguage: record.language,
    identifier: record.identifiers.map(identifierNode),
    ...agents.properties(record.agents.filter(({ role }) => !(translated && role === 'funder'))),
    datePublished: record.published,
    dateModified: record.revised,
    version: record.edition,
    license: [...new Set(record.availability.flatMap(({ target }) => absoluteIri(target) ?? []))],
    usageInfo: record.availability.map(({ text, target }) => node({ '@type': 'CreativeWork', text, url: absoluteIri(target) })),
    genre: record.categories.flatMap(({ text }) => text ?? []),
    keywords: [...record.keywords],
    isBasedOn: [...basis],
    isPartOf: addresses.of('index.html'),
    encoding: files.map(({ path, mediaType, name }) =>
      node({ '@id': addresses.ofFile(path), '@type': 'MediaObject', name, contentUrl: addresses.ofFile(path), encodingFormat: mediaType }),
    ),
    mentions: [...new Set(mentioned)],
  });
}
