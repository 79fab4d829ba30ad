import type { DocumentRecord } from '../../model/record.js';

export type JsonValue = string | number | boolean | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** A published file, as `encoding` lists it. */
export interface PublishedFile {
  /** Path below the edition. */
  readonly path: string;
  readonly mediaType: string;
  readonly name?: string;
}

/** What the graph of one document is made from. */
export interface JsonLdInput {
  readonly record: DocumentRecord;
  /** Folder of the document below the edition, with `/` and without one at its end. */
  readonly id: string;
  /**
   * Absolute address of the edition, ending in `/`. Without one every IRI of the edition is a relative reference,
   * to be resolved against the address of `document.jsonld` itself (RFC 3986, 5.1.3), wherever that is published.
   */
  readonly base?: string | undefined;
  /** The reading text as published in `text.txt`; spans by element ordinal, in Unicode code points. */
  readonly text: {
    readonly text: string;
    readonly spans: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
  };
  /**
   * Path below the edition of the register entry that a pointer of this document leads to, such as
   * `persons/index.html#khrushchev`; undefined where it leads to none.
   */
  readonly entityUrl: (pointer: string) => string | undefined;
  /** The files in which the document is published; by default those of every build. */
  readonly files?: readonly PublishedFile[];
  /** The texts of its witnesses, by the name of their file in the document's folder. */
  readonly witnesses?: undefined | readonly { readonly file: string; readonly mediaType: string; readonly name: string }[];
}

/** What the graph of a whole edition is made from. */
export interface EditionInput {
  readonly title: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  readonly base?: string | undefined;
  readonly documents: readonly { readonly id: string; readonly record: DocumentRecord }[];
}

/** The node without keys that have nothing to say. */
export function node(properties: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
}
