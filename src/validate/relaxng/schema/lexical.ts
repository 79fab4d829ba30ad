/** The lexical rules that both syntaxes share: names, whitespace, URIs. */

const START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
/** An NCName as a part of a regular expression with the flag `u`. */
export const NCNAME = `[${START}][${START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*`;
const ANY_NCNAME = new RegExp(`^${NCNAME}$`, 'u');
/** RELAX NG builds on XML 1.0 before its fifth edition, in which no combining mark begins a name. */
const MARK_FIRST = /^\p{M}/u;

/** Whether this is an NCName. ASCII is decided by hand: a schema has tens of thousands of names. */
export function isNCName(name: string): boolean {
  if (name.length === 0) return false;
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    if (c > 127) return ANY_NCNAME.test(name) && !MARK_FIRST.test(name);
    const letter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
    if (!letter && (i === 0 || !((c >= 48 && c <= 57) || c === 45 || c === 46))) return false;
  }
  return true;
}

export const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;

export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

/** XML whitespace only; `String.prototype.trim` would take more. */
export function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const BAD_PERCENT = /%(?![0-9A-Fa-f]{2})/;

/** What is wrong with a datatypeLibrary (section 3: an absolute URI without fragment, or empty); undefined if nothing. */
export function libraryFault(uri: string): string | undefined {
  if (uri === '') return undefined;
  if (uri.includes('#')) return 'must not have a fragment identifier';
  const scheme = SCHEME.exec(uri)?.[0];
  if (scheme === undefined) return 'must be an absolute URI';
  if (scheme.length === uri.length || BAD_PERCENT.test(uri)) return 'is not a URI';
  return undefined;
}

/** What is wrong with an href (section 4.5); undefined if nothing. */
export function hrefFault(href: string): string | undefined {
  if (href.includes('#')) return 'must not have a fragment identifier';
  return BAD_PERCENT.test(href) ? 'is not a URI' : undefined;
}

/** A reference against a base (`xml:base`), either of which may be a plain relative or absolute path. */
export function resolveReference(reference: string, base: string): string {
  if (reference === '' || SCHEME.test(reference)) return reference === '' ? base : reference;
  if (SCHEME.test(base) && URL.canParse(reference, base)) return new URL(reference, base).href;
  if (reference.startsWith('/')) return reference;
  const kept: string[] = [];
  const path = base.slice(0, base.lastIndexOf('/') + 1) + reference;
  for (const segment of path.split('/')) {
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..' && kept.at(-1) !== '') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return kept.join('/');
}
