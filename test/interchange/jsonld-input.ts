/** Inputs for the JSON-LD of the note and of made-up documents. */
import { gatherRegisters } from '../../src/compose/registers.js';
import type { JsonLdInput, JsonObject } from '../../src/interchange/jsonld/index.js';
import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import type { DocumentRecord, MentionRecord } from '../../src/model/record.js';
import { SourceText } from '../../src/model/source.js';
import { tokenize } from '../../src/read/tokenize.js';
import { noteXml, recordOf } from '../transform/record-of.js';
import { editions } from '../transform/text-editions.js';

export const BASE = 'https://example.org/edition/';

/** The note with its registers and its reading text, as a build would have them. */
export async function noteInput(base: string | undefined = BASE): Promise<JsonLdInput> {
  const xml = noteXml();
  const id = 'note-1964-07-06';
  const document = tokenize(new SourceText(`${id}.xml`, xml), new TextEncoder().encode(xml), id, DEFAULT_LIMITS).document;
  const { reading, diplomatic } = await editions(document);
  const record = await recordOf(document.xml, id);
  const registers = gatherRegisters([
    { document, record, reading, diplomatic, html: { text: '', header: '', contents: '' }, witnesses: [], pictures: [] },
  ]);
  return { record, id, base, text: reading, entityUrl: (pointer) => registers.find(id, pointer)?.path };
}

/** A document of which only the title is known, and what a test adds. */
export function inputOf(
  facts: Partial<DocumentRecord>,
  text = '',
  spans: readonly (readonly [ordinal: number, start: number, end: number])[] = [],
): JsonLdInput {
  const record: DocumentRecord = {
    title: 'T',
    titles: [],
    agents: [],
    identifiers: [],
    availability: [],
    languages: [],
    manuscripts: [],
    sources: [],
    keywords: [],
    categories: [],
    correspondence: [],
    entities: [],
    mentions: [],
    ...facts,
  };
  return {
    record,
    id: 'letters/17',
    base: BASE,
    text: { text, spans: new Map(spans.map(([ordinal, start, end]) => [ordinal, { start, end }])) },
    entityUrl: (pointer) => (record.entities.some(({ id }) => `#${id}` === pointer) ? `persons/index.html${pointer}` : undefined),
  };
}

export const mention = (ordinal: number, ...targets: string[]): MentionRecord => ({
  ordinal,
  anchor: `mention-${ordinal}`,
  element: 'persName',
  targets,
});

export const person = (id: string, name: string) =>
  ({ id, kind: 'person', ordinal: 1, name, names: [name], description: [], dates: [], identifiers: [], relations: [] }) as const;

export function nodes(graph: JsonObject): readonly JsonObject[] {
  return graph['@graph'] as unknown as readonly JsonObject[];
}

export function ofType(graph: JsonObject, type: string): readonly JsonObject[] {
  return nodes(graph).filter((node) => [node['@type']].flat().includes(type));
}

export function withId(graph: JsonObject, ending: string): JsonObject {
  const found = nodes(graph).find((node) => String(node['@id']).endsWith(ending));
  if (found === undefined) throw new Error(`no node ${ending}`);
  return found;
}

export interface Annotation {
  readonly '@id': string;
  readonly body: string | JsonObject;
  readonly target: readonly { readonly source: string; readonly selector: unknown }[];
  readonly certainty?: string;
  readonly creator?: string;
}

export function annotationsOf(graph: JsonObject): readonly Annotation[] {
  return ofType(graph, 'Annotation') as unknown as readonly Annotation[];
}

/** The selectors of an annotation's target in the reading text. */
export function selectors(annotation: Annotation) {
  const target = annotation.target.find(({ source }) => source.endsWith('text.txt'));
  return target?.selector as readonly [{ start: number; end: number }, { exact: string; prefix?: string; suffix?: string }] | undefined;
}
