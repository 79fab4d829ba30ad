import type { EntityKind, EntityRecord, MentionRecord } from '../model/record.js';
import type { ComposedDocument } from './composed.js';
import { SourcePaths } from './source-paths.js';

/** Where each register is published. */
export const REGISTERS: readonly { readonly kind: EntityKind; readonly folder: string }[] = [
  { kind: 'person', folder: 'persons' },
  { kind: 'place', folder: 'places' },
  { kind: 'organisation', folder: 'organisations' },
  { kind: 'event', folder: 'events' },
  { kind: 'work', folder: 'works' },
];

/** A mention of an entry, with the document it stands in. */
export interface EntryMention {
  readonly document: ComposedDocument;
  readonly mention: MentionRecord;
}

/** One entity of the whole edition: register entries of several documents that mean the same are one. */
export interface RegisterEntry {
  readonly kind: EntityKind;
  /** Fragment of the entry in its register page. */
  readonly anchor: string;
  /** Path of the entry below the output folder, such as `persons/index.html#khrushchev`. */
  readonly path: string;
  readonly entity: EntityRecord;
  /** The document whose register it comes from; its pointers are relative to it. */
  readonly documentId: string;
  readonly mentions: EntryMention[];
}

export interface Registers {
  readonly entries: readonly RegisterEntry[];
  /** The entry that a pointer in a document leads to. */
  find(documentId: string, pointer: string): RegisterEntry | undefined;
}

/**
 * Gathers the registers of all documents. Two entries of one kind are one where they share an identifier of an
 * authority, or both their xml:id and their name.
 */
export function gatherRegisters(documents: readonly ComposedDocument[]): Registers {
  const entries: RegisterEntry[] = [];
  const byPlace = new Map<string, RegisterEntry>();
  const bySameness = new Map<string, RegisterEntry>();
  const anchors = new Set<string>();
  for (const { document, record } of documents) {
    for (const entity of record.entities) {
      const keys = samenessKeys(entity);
      const known = keys.map((key) => bySameness.get(key)).find((entry) => entry !== undefined);
      const entry = known ?? newEntry(entity, document.id, anchors);
      if (!known) entries.push(entry);
      for (const key of keys) bySameness.set(key, entry);
      byPlace.set(`${document.id}#${entity.id}`, entry);
    }
  }
  const paths = new SourcePaths(documents);
  const find = (documentId: string, pointer: string): RegisterEntry | undefined => {
    const [file = '', fragment] = pointer.split('#', 2);
    if (fragment === undefined || /^[a-z][a-z0-9+.-]*:/i.test(file)) return undefined;
    if (file === '') return byPlace.get(`${documentId}#${fragment}`);
    return byPlace.get(`${paths.idOf(file, documentId)}#${fragment}`);
  };
  for (const composed of documents) {
    for (const mention of composed.record.mentions) {
      const named = new Set(mention.targets.map((target) => find(composed.document.id, target)));
      for (const entry of named) entry?.mentions.push({ document: composed, mention });
    }
  }
  return { entries, find };
}

function samenessKeys(entity: EntityRecord): string[] {
  return [`${entity.kind} ${entity.id} ${entity.name}`, ...entity.identifiers.flatMap(({ uri }) => (uri ? [`${entity.kind} ${uri}`] : []))];
}

function newEntry(entity: EntityRecord, documentId: string, anchors: Set<string>): RegisterEntry {
  const register = REGISTERS.find(({ kind }) => kind === entity.kind);
  let anchor = entity.id;
  for (let number = 2; anchors.has(`${entity.kind} ${anchor}`); number += 1) anchor = `${entity.id}-${number}`;
  anchors.add(`${entity.kind} ${anchor}`);
  return { kind: entity.kind, anchor, path: `${register?.folder}/index.html#${anchor}`, entity, documentId, mentions: [] };
}
