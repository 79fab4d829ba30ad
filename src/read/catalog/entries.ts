/** The entries of an OASIS XML catalog (XML Catalogs 1.1, 6.5), as data. */

export const CATALOG_NAMESPACE = 'urn:oasis:names:tc:entity:xmlns:xml:catalog';

/** Why a file is no catalog, as the end of a sentence. */
export class CatalogError extends Error {}

/** An entry that gives a whole answer or, for `rewrite` ones, replaces the start of what is asked for. */
export interface MappingEntry {
  readonly kind: 'public' | 'system' | 'uri' | 'rewriteSystem' | 'rewriteURI' | 'systemSuffix' | 'uriSuffix';
  /** What is asked for, its start or its end; normalised as 6.2 and 6.3 have it. */
  readonly match: string;
  /** Absolute URI, or the absolute start of one. */
  readonly target: string;
  /** Whether public identifiers count where there is a system identifier as well (4.1.1). */
  readonly preferPublic: boolean;
}

/** An entry that hands the question on to another catalog (6.5.13 and others). */
export interface DelegateEntry {
  readonly kind: 'delegatePublic' | 'delegateSystem' | 'delegateURI';
  readonly match: string;
  readonly catalog: string;
  readonly preferPublic: boolean;
}

/** One catalog entry file. */
export interface CatalogFile {
  readonly mappings: readonly MappingEntry[];
  readonly delegates: readonly DelegateEntry[];
  /** Absolute URIs of further catalogs (`nextCatalog`), in their order. */
  readonly next: readonly string[];
}

/** 6.2: white space collapsed. */
export function normalizePublic(id: string): string {
  return id.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

/** 6.3: what no URI may hold is written as the percent-encoded bytes of its UTF-8. */
export function normalizeUri(uri: string): string {
  return uri.replace(/[^!#-;=?-[\]_a-z~]/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

const PUBLICID = 'urn:publicid:';
const UNWRAPPED: Readonly<Record<string, string>> = {
  '+': ' ',
  ':': '//',
  ';': '::',
  '%2B': '+',
  '%3A': ':',
  '%2F': '/',
  '%3B': ';',
  '%27': "'",
  '%3F': '?',
  '%23': '#',
  '%25': '%',
};

/** 6.4: the public identifier in a URN of the `publicid` namespace; undefined for any other URI. */
export function unwrapPublic(uri: string): string | undefined {
  if (!uri.toLowerCase().startsWith(PUBLICID)) return undefined;
  const wrapped = uri.slice(PUBLICID.length);
  return normalizePublic(wrapped.replace(/[+:;]|%[0-9a-f]{2}/gi, (part) => UNWRAPPED[part.toUpperCase()] ?? part));
}
