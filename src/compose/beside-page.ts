/** The page with two panels: what there is to set side by side, and which documents correspond to one another. */
import { attribute, type TeiDocument } from '../model/document.js';
import { languageOf, type Messages } from '../model/messages.js';
import type { ComposedDocument } from './composed.js';
import { relativeUrl } from './links.js';
import { SourcePaths } from './source-paths.js';
import { witnessesOf } from './witnesses.js';

export const BESIDE_FOLDER = 'beside';

export const GENETIC_LAYER = 'layer-genetic';

/** A layer that a page can show: the id of its control, and its name. */
export type OfferedLayer = readonly [id: string, label: string];

export function layersOf({ document, html }: ComposedDocument, messages: Messages): OfferedLayer[] {
  const genetic = html.text.includes(' class="genesis"');
  const witnesses = witnessesOf(document)?.layers ?? [];
  if (!genetic && witnesses.length === 0 && !html.text.includes(' data-layer="')) return [];
  return [
    ['layer-reading', messages.say('document.layer-reading')],
    ['layer-diplomatic', messages.say('document.layer-diplomatic')],
    ...(genetic ? [[GENETIC_LAYER, messages.say('document.layer-genetic')] as const] : []),
    ...witnesses.map(({ id, siglum }) => [id, messages.say('document.witness-text', siglum)] as const),
  ];
}

/** Undefined where nothing could be set beside anything. */
export function besideContext(documents: readonly ComposedDocument[], messages: Messages) {
  const offered = documents.map((each) => ({ each, layers: layersOf(each, messages) }));
  if (documents.length < 2 && offered.every(({ layers }) => layers.length === 0)) return undefined;
  return {
    title: messages.say('beside.title'),
    left: messages.say('beside.left'),
    right: messages.say('beside.right'),
    documents: offered.map(({ each: { document, record }, layers }) => ({
      id: document.id,
      title: record.title,
      ...languageOf(record.language),
      url: relativeUrl(`${BESIDE_FOLDER}/index.html`, `${document.id}/index.html`),
      layers: JSON.stringify(layers),
    })),
  };
}

/** For each document, those that its passages point to by `@corresp`, and those whose passages point to it. */
export function correspondingDocuments(documents: readonly ComposedDocument[]): ReadonlyMap<string, readonly ComposedDocument[]> {
  const paths = new SourcePaths(documents);
  const byId = new Map(documents.map((each) => [each.document.id, each]));
  const related = new Map<string, Set<ComposedDocument>>();
  const relate = (id: string, other: ComposedDocument): void => void related.set(id, (related.get(id) ?? new Set()).add(other));
  for (const each of documents) {
    const { id } = each.document;
    for (const file of correspondingFiles(each.document)) {
      const other = byId.get(paths.idOf(file, id) ?? '');
      if (!other || other === each) continue;
      relate(id, other);
      relate(other.document.id, each);
    }
  }
  return new Map([...related].map(([id, others]) => [id, [...others]]));
}

function correspondingFiles(document: TeiDocument): Set<string> {
  const files = new Set<string>();
  for (const element of document.elements) {
    for (const pointer of attribute(element, 'corresp')?.split(/\s+/) ?? []) {
      const file = /^([^#:]+)#./.exec(pointer)?.[1];
      if (file) files.add(file);
    }
  }
  return files;
}
