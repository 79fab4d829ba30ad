/** Where pointers lead: `xml:base` (XML Base), `prefixDef` (TEI P5, 17.2.3), and what is a scheme of its own. */

import { fileURLToPath, pathToFileURL } from 'node:url';
import { decode } from '../pointers/pointers.js';

/** What a pointer leads to: an id of its own document, a place in a file, something on another host. */
export type Address =
  | { readonly kind: 'here'; readonly fragment: string }
  | { readonly kind: 'file'; readonly file: string; readonly fragment: string }
  | { readonly kind: 'host' };

const HOST: Address = { kind: 'host' };

export const SCHEME = /^([a-z][a-z0-9+.-]*):/i;

/** The base that an `xml:base` sets within another one; the other one where it is no address. */
export function baseWithin(base: string, value: string): string {
  return URL.canParse(value, base) ? new URL(value, base).href : base;
}

export function baseOfFile(file: string): string {
  return pathToFileURL(file).href;
}

/** @param base absolute; a bare `#id` is always in the document itself (RFC 3986, 4.4) */
export function addressOf(pointer: string, base: string): Address {
  if (pointer.startsWith('#')) return isScheme(pointer.slice(1)) ? HOST : { kind: 'here', fragment: decode(pointer.slice(1)) };
  if (!URL.canParse(pointer, base)) return HOST;
  const url = new URL(pointer, base);
  const fragment = decode(url.hash.slice(1));
  if (url.protocol !== 'file:' || url.host !== '' || isScheme(fragment) || pointer.startsWith('/') || SCHEME.test(pointer)) return HOST;
  url.hash = '';
  url.search = '';
  try {
    return { kind: 'file', file: fileURLToPath(url), fragment };
  } catch {
    // Not a path of this system, such as one with an encoded slash.
    return HOST;
  }
}

/** TEI XPointer schemes such as range() need a processor of their own. */
const isScheme = (fragment: string): boolean => fragment.includes('(') && /^[a-z]+\(/i.test(fragment);

/** Schemes that editions use and that no prefixDef has to declare (most are in IANA's registry). */
const KNOWN = new Set(
  'http https ftp ftps file urn doi hdl ark info tag mailto tel geo data news nntp sip sips xmpp git svn ssh ws wss cid mid isbn issn lsid swh ni view-source blob about javascript magnet dns ldap im sms webcal oai purl iiif cts orcid viaf gnd wikidata wd rdf rdfs owl skos foaf dc dcterms schema xml xmlns'.split(
    ' ',
  ),
);

export const isKnownScheme = (scheme: string): boolean => KNOWN.has(scheme.toLowerCase());

export interface Prefix {
  readonly matchPattern: string;
  readonly replacementPattern: string;
}

/** What the pattern cannot be used for, or undefined. Groups that repeat could take forever on a pointer made for it. */
export function faultOf({ matchPattern }: Prefix): string | undefined {
  try {
    new RegExp(`^(?:${matchPattern})$`, 'u');
    return undefined;
  } catch {
    return `its matchPattern “${matchPattern}” is no regular expression`;
  }
}

/** The pointer that a prefixed one stands for; undefined where the pattern does not match, null where that is not tried. */
export function expand(rest: string, { matchPattern, replacementPattern }: Prefix): string | null | undefined {
  if (/\)[*+{]/.test(matchPattern) || rest.length > 300) return null;
  const match = new RegExp(`^(?:${matchPattern})$`, 'u').exec(rest);
  return match === null ? undefined : replacementPattern.replace(/\$(\d)/g, (_, number: string) => match[Number(number)] ?? '');
}
