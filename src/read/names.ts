/** Lexical classes of XML 1.0 (fifth edition, 2.2 and 2.3) as sources for regular expressions with the flag `u`. */

export const XINCLUDE_NAMESPACE = 'http://www.w3.org/2001/XInclude';

const NC_START =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NC_CHAR = `${NC_START}.0-9\\xB7\\u0300-\\u036F\\u203F-\\u2040-`;

export const NCNAME = `[${NC_START}][${NC_CHAR}]*`;
/** Production 7 of Namespaces in XML 1.0: the only names that are namespace-well-formed. */
export const QNAME = `${NCNAME}(?::${NCNAME})?`;
export const NMTOKEN = `[:${NC_CHAR}]+`;

/** A reference, its name in the first group where it is to an entity (productions 66 and 68). */
export const REFERENCE = `&(?:#[0-9]+|#x[0-9a-fA-F]+|(${NCNAME}));`;

const NO_CHAR = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Offset of the first code unit that is no Char (production 2), or -1. */
export function firstIllegal(text: string): number {
  return text.search(NO_CHAR);
}

/** The character of a reference such as `&#x41;`; undefined where XML allows no such character (WFC: Legal Character). */
export function referencedCharacter(reference: string): string | undefined {
  const hex = reference.startsWith('&#x');
  const point = Number.parseInt(reference.slice(hex ? 3 : 2, -1), hex ? 16 : 10);
  if (!(point <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(point);
  return NO_CHAR.test(character) ? undefined : character;
}

/** Character data or an attribute value as markup that every processor reads back as it is. */
export function escapeMarkup(value: string): string {
  return value.replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
