/** Types whose value is their text: XML Schema Part 2, 3.2.1 and 3.3.1 to 3.3.12. */
import { isIPv6 } from 'node:net';
import { XML_NAMESPACE } from '../../../model/document.js';
import { nameCharacters } from './name-characters.js';
import type { ValueSpace } from './value.js';

/** Compiled when first needed: the classes of characters are long. */
function lazily(make: (characters: ReturnType<typeof nameCharacters>) => RegExp): (text: string) => boolean {
  let expression: RegExp | undefined;
  return (text) => {
    expression ??= make(nameCharacters());
    return expression.test(text);
  };
}

const ASCII_NCNAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const otherNcName = lazily(({ LETTER, NAME_CHAR }) => new RegExp(`^[${LETTER}_][${NAME_CHAR.replace(':', '')}]*$`, 'u'));
const otherName = lazily(({ LETTER, NAME_CHAR }) => new RegExp(`^[${LETTER}_:][${NAME_CHAR}]*$`, 'u'));
const otherNmtoken = lazily(({ NAME_CHAR }) => new RegExp(`^[${NAME_CHAR}]+$`, 'u'));

export const isNcName = (text: string): boolean => ASCII_NCNAME.test(text) || otherNcName(text);
const isName = (text: string): boolean => /^[A-Za-z_:][A-Za-z0-9_.:-]*$/.test(text) || otherName(text);
const isNmtoken = (text: string): boolean => /^[A-Za-z0-9_.:-]+$/.test(text) || otherNmtoken(text);
const isLanguage = (text: string): boolean => /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(text);

/** The number of characters, not of UTF-16 code units. */
export function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >> 10 === 0x36) count -= 1;
  return count;
}

function text(allowed: (text: string) => boolean): ValueSpace<string> {
  return { isQuick: true, parse: (lexical) => (allowed(lexical) ? lexical : undefined), key: (value) => value, length: characters };
}

/** A list of one or more items, parted by a space each after collapsing. */
function list(allowed: (text: string) => boolean): ValueSpace<readonly string[]> {
  return {
    parse: (lexical) => {
      const items = lexical.split(' ');
      return lexical !== '' && items.every(allowed) ? items : undefined;
    },
    key: (items) => items.join(' '),
    length: (items) => items.length,
  };
}

export const anyText = text(() => true);
export const language = text(isLanguage);
export const name = text(isName);
export const ncName = text(isNcName);
export const nmtoken = text(isNmtoken);
export const nmtokens = list(isNmtoken);
export const ncNames = list(isNcName);

/** 3.3.11 and 3.3.12: names of unparsed entities that the document declares. */
export const entity: ValueSpace<string> = {
  ...ncName,
  isQuick: false,
  parse: (lexical, prefixes) => (isNcName(lexical) && prefixes.unparsedEntities?.has(lexical) ? lexical : undefined),
};
export const entities: ValueSpace<readonly string[]> = {
  ...ncNames,
  parse: (lexical, prefixes) => {
    const items = ncNames.parse(lexical, prefixes);
    return items?.every((item) => prefixes.unparsedEntities?.has(item)) ? items : undefined;
  },
};

const URI = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#[^#]*)?$/;
const AUTHORITY = /^(?:[^[\]]*|(?:[^[\]@]*@)?\[([0-9A-Fa-f:.]+)(?:%[^[\]]*)?\](?::[0-9]*)?)$/;

/** 3.2.17: as RFC 2396 and 2732 have it, where whatever must be escaped may stand as it is, but for `%`, `#`, `[` and `]`. */
export const anyUri = text((uri) => {
  if (uri.includes('%') && /%(?![0-9A-Fa-f]{2})/.test(uri)) return false;
  const parts = URI.exec(uri);
  if (!parts) return false;
  const [, scheme, authority, path = '', query, fragment] = parts;
  if (scheme !== undefined) {
    if (!/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme)) return false;
    // An opaque part, of which nothing is known but that it is there.
    if (authority === undefined && !path.startsWith('/')) return path !== '' || query !== undefined;
  }
  if (authority === '' && path === '' && query === undefined && fragment === undefined) return false;
  const host = authority === undefined ? null : AUTHORITY.exec(authority);
  if (authority !== undefined && (!host || (host[1] !== undefined && !isIPv6(host[1])))) return false;
  return !/[[\]]/.test(path);
});

/** 3.2.18 QName and 3.2.19 NOTATION: a prefix must be bound. */
export const qName: ValueSpace<string> = {
  parse: (lexical, prefixes) => {
    const [prefix, local] = lexical.includes(':') ? (lexical.split(':', 3) as [string, string]) : ['', lexical];
    if (lexical.split(':').length > 2 || !isNcName(local) || (prefix !== '' && !isNcName(prefix)) || lexical.startsWith(':'))
      return undefined;
    // The prefix xml needs no declaration (Namespaces in XML, 3).
    const namespace = prefix === 'xml' ? XML_NAMESPACE : prefixes(prefix);
    return prefix !== '' && namespace === undefined ? undefined : `{${namespace ?? ''}}${local}`;
  },
  key: (value) => value,
  length: () => undefined,
};

/** 3.2.15 */
export const hexBinary: ValueSpace<string> = {
  parse: (lexical) => (/^([0-9A-Fa-f]{2})*$/.test(lexical) ? lexical.toUpperCase() : undefined),
  key: (value) => value,
  length: (value) => value.length / 2,
};

/** 3.2.16 */
export const base64Binary: ValueSpace<string> = {
  parse: (lexical) => {
    const digits = lexical.replaceAll(' ', '');
    return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/.test(digits)
      ? digits
      : undefined;
  },
  key: (value) => value,
  length: (value) => (value.length / 4) * 3 - (value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0),
};

/** 3.2.2 */
export const boolean: ValueSpace<string> = {
  parse: (lexical) => (lexical === 'true' || lexical === '1' ? 'true' : lexical === 'false' || lexical === '0' ? 'false' : undefined),
  key: (value) => value,
};
