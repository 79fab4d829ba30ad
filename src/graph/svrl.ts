/** Reports in SVRL, one for each document and schema, in a folder that mirrors the documents' paths. */
import { basename, join, normalize, sep } from 'node:path';
import type { TeiDocument } from '../model/document.js';
import type { Rules } from '../validate/schemas.js';
import { writeWhole } from '../write/file.js';

export class SvrlFolder {
  readonly #folder: string;
  readonly #writing: Promise<void>[] = [];
  #failure: { readonly error: unknown } | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  readonly take = (document: TeiDocument, rules: Rules | 'own', svrl: string): void => {
    const schema = rules === 'own' ? 'imprimatur.sch' : basename(rules.schema.file.replace(/[?#].*$/, ''));
    // A path that leads out of the working folder leads nowhere here.
    const path = normalize(document.source.path)
      .split(sep)
      .filter((part) => part !== '..' && part !== '')
      .join(sep);
    const failed = (error: unknown): void => {
      this.#failure ??= { error };
    };
    this.#writing.push(writeWhole(join(this.#folder, `${path}.${schema}.svrl`), svrl).catch(failed));
  };

  /** After the last document. Rejects with a `Refusal` where one could not be written. */
  async done(): Promise<void> {
    await Promise.all(this.#writing);
    if (this.#failure) throw this.#failure.error;
  }
}
