import type { Limits } from './limits.js';

/** An edition's configuration, `imprimatur.config.json`: every key optional there, all of them set here. */
export interface EditionConfig {
  /** Name of the whole edition; by default the title of its only document, or “Edition”. */
  readonly title?: string;
  /** One sentence below the title on the front page. */
  readonly description?: string;
  /** Absolute address that the published folder will have, ending in `/`. */
  readonly base?: string;
  /** Version that citations give. */
  readonly version?: string;
  /** Files and folders with TEI, relative to the edition's folder. */
  readonly input: readonly string[];
  /** The folder that is published, relative to the edition's folder. */
  readonly out: string;
  /** RELAX NG grammars for documents without an `xml-model` instruction. */
  readonly schemas: readonly string[];
  readonly limits: Limits;
  /** Absolute path of the edition's folder. */
  readonly folder: string;
}
