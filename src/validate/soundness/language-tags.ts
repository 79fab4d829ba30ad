/** Language tags: their form (BCP 47, RFC 5646, 2.1) and their subtags (IANA's registry, as `language-subtag-registry` has it). */
import { createRequire } from 'node:module';

export type TagFault = { readonly kind: 'malformed' } | { readonly kind: 'unknown'; readonly what: string; readonly part: string };

const TAG =
  /^(?:([a-z]{2,3})((?:-[a-z]{3}(?![a-z0-9])){0,3})|[a-z]{4}|[a-z]{5,8})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)((?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?$/i;
const PRIVATE = /^x(?:-[a-z0-9]{1,8})+$/i;

type Kind = 'language' | 'extlang' | 'script' | 'region' | 'variant' | 'grandfathered';

const tables = new Map<Kind, ReadonlySet<string>>();

/** The subtags of a kind, read when they are first asked for. */
export function registry(kind: Kind): ReadonlySet<string> {
  let table = tables.get(kind);
  if (table === undefined) {
    const data = createRequire(import.meta.url)(`language-subtag-registry/data/json/${kind}.json`) as Record<string, number>;
    table = new Set(Object.keys(data).map((name) => name.toLowerCase()));
    tables.set(kind, table);
  }
  return table;
}

/** ISO 639-2 and 639-3, ISO 15924 and ISO 3166-1 leave these to private agreement. */
const PRIVATE_USE = /^(q[a-t][a-z]|qaa[a-z]|qab[a-x]|aa|q[m-z]|x[a-z]|zz)$/;

const known = new Map<string, TagFault | undefined>();

/** What is wrong with a tag; undefined where nothing is. The empty tag says that the language is not known (XML 1.0, 2.12). */
export function tagFault(tag: string): TagFault | undefined {
  if (tag === '') return undefined;
  if (!known.has(tag)) known.set(tag, findFault(tag.toLowerCase()));
  return known.get(tag);
}

function findFault(tag: string): TagFault | undefined {
  if (PRIVATE.test(tag)) return undefined;
  const match = TAG.exec(tag);
  if (match === null) return registry('grandfathered').has(tag) ? undefined : { kind: 'malformed' };
  const [language = ''] = tag.split('-');
  const [, , extlang = '', script, region, variants = ''] = match;
  const of = (kind: Kind, what: string, part: string): TagFault | undefined =>
    registry(kind).has(part) || (kind !== 'variant' && PRIVATE_USE.test(part)) ? undefined : { kind: 'unknown', what, part };
  const parts: (TagFault | undefined)[] = [of('language', 'language', language)];
  for (const part of subtags(extlang)) parts.push(of('extlang', 'extended language', part));
  if (script) parts.push(of('script', 'script', script));
  if (region) parts.push(of('region', 'region', region));
  for (const part of subtags(variants)) parts.push(of('variant', 'variant', part));
  const fault = parts.find((part) => part !== undefined);
  return fault && registry('grandfathered').has(tag) ? undefined : fault;
}

const subtags = (joined: string): readonly string[] => joined.split('-').filter((part) => part !== '');

/** The tag that was meant: underscores, three letters where there are two, withdrawn codes. */
export function betterTag(tag: string): string | undefined {
  try {
    const [better] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'));
    return better !== undefined && better.toLowerCase() !== tag.toLowerCase() && tagFault(better) === undefined ? better : undefined;
  } catch {
    // Not near enough to a tag.
    return undefined;
  }
}

/**
 * As the registry writes tags (RFC 5646, 2.1.1): small letters, but regions in capitals and scripts with a capital first.
 * What follows a subtag of one letter is the user's own, and stays.
 */
export function casedTag(tag: string): string {
  if (registry('grandfathered').has(tag.toLowerCase())) return tag;
  const parts = tag.split('-');
  const single = parts.findIndex((part) => part.length === 1);
  const cased = parts.map((part, index) => {
    if (single >= 0 && index >= single) return part;
    const small = part.toLowerCase();
    if (index === 0 || !/^([a-z]{2}|[a-z]{4})$/.test(small)) return small;
    return small.length === 2 ? small.toUpperCase() : `${small.charAt(0).toUpperCase()}${small.slice(1)}`;
  });
  return cased.join('-');
}

/** Codes of countries (ISO 3166-1, two letters) are the regions of the registry. */
export function isCountry(code: string): boolean {
  return registry('region').has(code.toLowerCase());
}

/** Codes of languages (ISO 639): two letters, or three where the registry knows them or a shorter one for them. */
export function isLanguage(code: string): boolean {
  return registry('language').has(code.toLowerCase()) || (/^[a-z]{3}$/i.test(code) && betterTag(code) !== undefined);
}
