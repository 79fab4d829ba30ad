/** Its path in the published folder. */
export const EDITION_MODEL = 'edition.json';

/**
 * The edition as a whole, as headers and registers describe it: read once when it is built, published as `edition.json`, and the one
 * source of every format that repositories ingest. A fact that the TEI does not give is absent.
 */
export interface EditionModel {
  readonly version: 1;
  readonly title: string;
  readonly description?: string;
  /** Absolute address of the published folder, ending in `/`. */
  readonly base?: string;
  /** The version that citations give: that of the configuration, else what the only document says (editionStmt/edition). */
  readonly release?: string;
  /** ISO date of the latest publication that a header gives (publicationStmt/date). */
  readonly published?: string;
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly keywords: readonly string[];
  readonly publishers: readonly string[];
  readonly licences: readonly EditionLicence[];
  /** Identifiers that all documents share, or the only one has (publicationStmt/idno). */
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  readonly agents: readonly EditionAgent[];
  readonly documents: readonly EditionDocument[];
}

export interface EditionLicence {
  /** licence/@target. */
  readonly target?: string;
  readonly text: string;
}

/** A person or body, with every part that it has in any document. */
export interface EditionAgent {
  /** As the register has it: of a person with surname and forenames “Surname, Forenames”. */
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'unknown';
  /** author, editor, translator, funder …, or the text of resp. */
  readonly roles: readonly string[];
  /** URIs of authorities. */
  readonly uris: readonly string[];
}

export interface EditionDocument {
  readonly id: string;
  readonly title: string;
  readonly language?: string;
  /** ISO date, else as written. */
  readonly created?: string;
  readonly abstract?: string;
}
