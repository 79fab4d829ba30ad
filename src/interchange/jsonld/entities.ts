import type { EntityRecord, IdentifierRecord } from '../../model/record.js';
import { absoluteIri, sameAsIris } from './addresses.js';
import type { Agents } from './agents.js';
import { type JsonObject, type JsonValue, node } from './types.js';

const TYPES = { person: 'Person', place: 'Place', organisation: 'Organization', event: 'Event', work: 'CreativeWork' } as const;

/** What an entity node needs to know of the rest of the graph. */
export interface EntityContext {
  /** IRI of the register entry that a pointer leads to. */
  readonly resolve: (pointer: string) => string | undefined;
  /** Record of the entity that a pointer leads to, where it is of this document. */
  readonly recordOf: (pointer: string) => EntityRecord | undefined;
  readonly agents: Agents;
  /** IRIs of bodies that hold an archival item. */
  readonly archives: ReadonlySet<string>;
}

/** One entry of a register as a schema.org entity. */
export function entityNode(entity: EntityRecord, iri: string, context: EntityContext): JsonObject {
  const type = entity.group ? 'Organization' : TYPES[entity.kind];
  return node({
    '@id': iri,
    '@type': context.archives.has(iri) ? [type, 'ArchiveOrganization'] : type,
    name: entity.name,
    alternateName: entity.names.filter((name) => name !== entity.name),
    category: entity.type,
    description: [...entity.description],
    sameAs: [...new Set(entity.identifiers.filter(isCertain).flatMap(({ uri }) => (uri ? sameAsIris(uri) : [])))],
    identifier: entity.identifiers.map(identifierNode),
    ...datesOf(entity, context),
    ...relationsOf(entity, context),
    geo: entity.geo && { '@type': 'GeoCoordinates', latitude: entity.geo.latitude, longitude: entity.geo.longitude },
    ...context.agents.properties(entity.agents ?? []),
    citation: entity.citation,
  });
}

/** An identifier that the encoders doubt is given with its doubt, and does not equate the entity with anything. */
function isCertain({ cert }: IdentifierRecord): boolean {
  return cert === undefined || cert === 'high';
}

export function identifierNode({ type, value, uri, cert }: IdentifierRecord): JsonObject {
  return node({ '@type': 'PropertyValue', propertyID: type, value, url: absoluteIri(uri), certainty: cert });
}

function datesOf(entity: EntityRecord, { resolve }: EntityContext): Record<string, JsonValue> {
  const properties: Record<string, JsonValue> = {};
  for (const { label, date, place } of entity.dates) {
    const life = entity.kind === 'person' && (label === 'birth' || label === 'death') ? label : undefined;
    const when = date.when ?? date.text;
    if (life) {
      properties[`${life}Date`] = when;
      const where = place?.ref === undefined ? undefined : resolve(place.ref);
      if (place) properties[`${life}Place`] = where ?? { '@type': 'Place', name: place.text };
    } else if (entity.kind === 'event' && (date.when ?? date.from ?? date.to)) {
      Object.assign(properties, node({ startDate: date.when ?? date.from, endDate: date.to }));
    } else properties['date'] = when;
  }
  return properties;
}

/** The relations that schema.org has a property for: parts of places and bodies, and where a body is. */
function relationsOf(entity: EntityRecord, { resolve, recordOf }: EntityContext): Record<string, JsonValue> {
  const properties: Record<string, string[]> = {};
  for (const { name, target } of entity.relations) {
    const iri = resolve(target);
    const property = schemaProperty(entity.kind, name, recordOf(target)?.kind);
    if (iri && property) properties[property] = [...(properties[property] ?? []), iri];
  }
  return properties;
}

function schemaProperty(kind: EntityRecord['kind'], name: string, of: EntityRecord['kind'] | undefined): string | undefined {
  const within = /^(partOf|locatedIn|locatedAt|isPartOf)$/.test(name);
  if (within && kind === 'place' && of === 'place') return 'containedInPlace';
  if (within && (kind === 'organisation' || kind === 'event') && of === 'place') return 'location';
  return name === 'partOf' && kind === 'organisation' && of === 'organisation' ? 'parentOrganization' : undefined;
}

/** Every relation of an entity as TEI has it (TEI P5, 14.3.2.3), with the project's own name for it. */
export function relationNodes(
  entity: EntityRecord,
  iri: string,
  { resolve }: EntityContext,
  local: (fragment: string) => string,
): JsonObject[] {
  return entity.relations.flatMap(({ name, target }, index) => {
    const passive = resolve(target) ?? absoluteIri(target);
    return passive ? [{ '@id': local(`relation/${entity.id}/${index + 1}`), '@type': 'Relation', name, active: iri, passive }] : [];
  });
}
