/** The JSON-LD of each document and of the edition. */
import type { ComposedDocument } from '../compose/composed.js';
import type { Composition } from '../compose/pages.js';
import { witnessesOf } from '../compose/witnesses.js';
import { editionModel } from '../interchange/edition-model.js';
import { documentGraph, editionGraph } from '../interchange/jsonld/index.js';
import type { Artifact } from '../model/artifact.js';
import type { EditionConfig } from '../model/config.js';
import { EDITION_MODEL } from '../model/edition.js';

export function linkedData(published: readonly ComposedDocument[], { registers, title }: Composition, config: EditionConfig): Artifact[] {
  const artifact = (path: string, graph: object, source?: string): Artifact => ({
    path,
    content: `${JSON.stringify(graph, null, 1)}\n`,
    mediaType: 'application/ld+json',
    ...(source === undefined ? {} : { source }),
  });
  const { base, description, version } = config;
  const documents = published.map(({ document, record }) => ({ id: document.id, record }));
  return [
    ...published.map(({ document, record, reading }) => {
      const entityUrl = (pointer: string): string | undefined => registers.find(document.id, pointer)?.path;
      const witnesses = witnessesOf(document)?.layers.map(({ file, siglum }) => ({
        file: `${file}.txt`,
        mediaType: 'text/plain',
        name: `Text of the witness ${siglum}`,
      }));
      return artifact(
        `${document.id}/document.jsonld`,
        documentGraph({ record, id: document.id, base, text: reading, entityUrl, witnesses }),
        document.source.path,
      );
    }),
    {
      path: EDITION_MODEL,
      content: `${JSON.stringify(
        editionModel(documents, config, title, (id, pointer) => registers.find(id, pointer)?.entity),
        null,
        1,
      )}\n`,
      mediaType: 'application/json',
    },
    artifact('edition.jsonld', editionGraph({ title, description, version, base, documents })),
  ];
}
