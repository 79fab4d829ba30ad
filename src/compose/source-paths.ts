/** Which document a URI reference in another one leads to: both are files of the edition. */
import { posix, sep } from 'node:path';
import type { ComposedDocument } from './composed.js';

export class SourcePaths {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #ids: ReadonlyMap<string, string>;

  constructor(documents: readonly Pick<ComposedDocument, 'document'>[]) {
    this.#paths = new Map(documents.map(({ document }) => [document.id, posix.normalize(document.source.path.split(sep).join('/'))]));
    this.#ids = new Map([...this.#paths].map(([id, path]) => [path, id]));
  }

  /** The id of the document that is the file, named relative to another document; undefined where it is none of the edition. */
  idOf(file: string, documentId: string): string | undefined {
    return this.#ids.get(posix.join(posix.dirname(this.#paths.get(documentId) ?? ''), decoded(file)));
  }
}

/** The file name that a URI reference has; itself where it is none. */
function decoded(file: string): string {
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
