import type { Limits } from './limits.js';
import type { Weights } from './weights.js';

/** An edition's configuration, `imprimatur.config.json`: every key optional there, all of them set here. */
export interface EditionConfig {
  /** Name of the whole edition; by default the title of its only document, or “Edition”. */
  readonly title?: string;
  /** One sentence below the title on the front page. */
  readonly description?: string;
  /** Language of the interface (BCP 47): what the pages say that no document says. */
  readonly language: string;
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
  /** Schematron for documents without an `xml-model` instruction that names rules. */
  readonly schematron: readonly string[];
  /** OASIS XML catalogs; a `catalog.xml` in the edition's folder is asked after them. */
  readonly catalogs: readonly string[];
  /** Hosts on this machine or a private network that schemas may be fetched from, as `host` or `host:port`. */
  readonly schemaHosts: readonly string[];
  /** Hosts that pages may load pictures of facsimiles from, when a reader asks for them, as `host` or `host:port`. */
  readonly imageHosts: readonly string[];
  /** How structured descriptions of works are cited; by default that of the APA. */
  readonly citationStyle?: CitationStyle;
  readonly limits: Limits;
  /** How much findings weigh, by their code. */
  readonly rules: Weights;
  /** Absolute path of the edition's folder. */
  readonly folder: string;
  /** Absolute path of the file with the checksums of fetched schemas; absent where the folder is no edition. */
  readonly lock?: string;
}

/** A style of CSL 1.0.2 that comes along (`apa`, `vancouver`, `harvard1`), or the content of a file of the edition. */
export interface CitationStyle {
  readonly name: string;
  /** XML of the style; absent for one that comes along. */
  readonly xml?: string;
  /** The file that it comes from, as the configuration names it. */
  readonly file?: string;
}
