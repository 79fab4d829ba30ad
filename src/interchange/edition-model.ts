/** What headers and registers say of the edition as a whole. */
import type { EditionConfig } from '../model/config.js';
import type { EditionAgent, EditionLicence, EditionModel } from '../model/edition.js';
import type { AgentRecord, DocumentRecord, EntityRecord, IdentifierRecord } from '../model/record.js';

export interface DescribedDocument {
  readonly id: string;
  readonly record: DocumentRecord;
}

/** @param entityOf the register entry that a pointer in a document leads to */
export function editionModel(
  documents: readonly DescribedDocument[],
  { base, description, version }: Pick<EditionConfig, 'base' | 'description' | 'version'>,
  title: string,
  entityOf: (documentId: string, pointer: string) => EntityRecord | undefined,
): EditionModel {
  const records = documents.map(({ record }) => record);
  const only = records.length === 1 ? records[0] : undefined;
  const about = description ?? only?.abstract;
  const release = version ?? only?.edition;
  const published = distinct(records.map((record) => record.published))
    .sort()
    .at(-1);
  return {
    version: 1,
    title,
    ...(about === undefined ? {} : { description: about }),
    ...(base === undefined ? {} : { base }),
    ...(release === undefined ? {} : { release }),
    ...(published === undefined ? {} : { published }),
    languages: distinct(records.map(({ language }) => language)),
    keywords: distinct(records.flatMap(({ keywords }) => keywords)),
    publishers: distinct(records.map(({ publisher }) => publisher)),
    licences: licencesOf(records),
    identifiers: shared(records.map(({ identifiers }) => identifiers)),
    agents: agentsOf(documents, entityOf),
    documents: documents.map(({ id, record }) => ({
      id,
      title: record.title,
      ...(record.language === undefined ? {} : { language: record.language }),
      ...(record.created ? { created: record.created.when ?? record.created.text } : {}),
      ...(record.abstract === undefined ? {} : { abstract: record.abstract }),
    })),
  };
}

function licencesOf(records: readonly DocumentRecord[]): EditionLicence[] {
  const licences = new Map<string, EditionLicence>();
  for (const { text, target } of records.flatMap(({ availability }) => availability)) {
    licences.set(target ?? text, { text, ...(target === undefined ? {} : { target }) });
  }
  return [...licences.values()];
}

function shared(each: readonly (readonly IdentifierRecord[])[]): { type: string; value: string }[] {
  const [first = [], ...others] = each;
  return first
    .filter(({ type, value }) => others.every((list) => list.some((other) => other.type === type && other.value === value)))
    .map(({ type, value }) => ({ type, value }));
}

/** Each once: by the entry of a register, else by the address that is given, else by name. */
function agentsOf(
  documents: readonly DescribedDocument[],
  entityOf: (documentId: string, pointer: string) => EntityRecord | undefined,
): EditionAgent[] {
  const agents = new Map<string, { name: string; kind: AgentRecord['kind']; roles: Set<string>; uris: Set<string> }>();
  for (const { id, record } of documents) {
    for (const { name, kind, ref, role } of record.agents) {
      const entity = ref === undefined ? undefined : entityOf(id, ref);
      const key = entity ? `${entity.kind} ${entity.name}` : (ref ?? name);
      const agent = agents.get(key) ?? { name: entity?.name ?? name, kind, roles: new Set<string>(), uris: new Set<string>() };
      agent.roles.add(role);
      for (const { uri } of entity?.identifiers ?? []) if (uri) agent.uris.add(uri);
      if (ref && /^https?:\/\//.test(ref)) agent.uris.add(ref);
      agents.set(key, agent);
    }
  }
  return [...agents.values()].map(({ roles, uris, ...rest }) => ({ ...rest, roles: [...roles], uris: [...uris] }));
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];
}
