/** Every type of XML Schema Part 2, chapter 3, by its name. */
import type { DatatypeParam } from '../grammar.js';
import type { Datatype } from './datatype.js';
import * as dates from './dates.js';
import { duration } from './durations.js';
import * as numbers from './numbers.js';
import * as strings from './strings.js';
import type { ValueSpace, WhiteSpace } from './value.js';

export interface TypeDefinition {
  // The values of different types have nothing in common; each definition keeps to its own.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly space: ValueSpace<any>;
  readonly words: string;
  readonly whiteSpace: WhiteSpace;
  /** The facets by which the specification derives the type. */
  readonly facets: readonly DatatypeParam[];
  readonly idType?: NonNullable<Datatype['idType']>;
  readonly needsPrefixes: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function type(space: ValueSpace<any>, words: string, more: Partial<TypeDefinition> = {}): TypeDefinition {
  return { space, words, whiteSpace: 'collapse', facets: [], needsPrefixes: false, ...more };
}

/** An integer between two bounds, either of which may be open. */
function whole(min: string | undefined, max: string | undefined): TypeDefinition {
  const facets = [
    ...(min === undefined ? [] : [{ name: 'minInclusive', value: min }]),
    ...(max === undefined ? [] : [{ name: 'maxInclusive', value: max }]),
  ];
  const bounds =
    min !== undefined && max !== undefined
      ? ` from ${min} to ${max}`
      : min !== undefined
        ? ` from ${min}`
        : max !== undefined
          ? ` up to ${max}`
          : '';
  return type(numbers.integer, `a whole number${bounds}`, { facets });
}

const DEFINITIONS: Readonly<Record<string, () => TypeDefinition>> = {
  string: () => type(strings.anyText, 'text', { whiteSpace: 'preserve' }),
  normalizedString: () => type(strings.anyText, 'text', { whiteSpace: 'replace' }),
  token: () => type(strings.anyText, 'text'),
  anyAtomicType: () => type(strings.anyText, 'text', { whiteSpace: 'preserve' }),
  untypedAtomic: () => type(strings.anyText, 'text', { whiteSpace: 'preserve' }),
  language: () => type(strings.language, 'a language tag such as “ro” or “en-GB”'),
  Name: () => type(strings.name, 'an XML name'),
  NCName: () => type(strings.ncName, 'a name without spaces or colons'),
  NMTOKEN: () => type(strings.nmtoken, 'a word of letters, digits and . - _ :'),
  NMTOKENS: () => type(strings.nmtokens, 'words of letters, digits and . - _ :'),
  ID: () => type(strings.ncName, 'an ID: a name without spaces or colons', { idType: 'ID' }),
  IDREF: () => type(strings.ncName, 'the ID of an element', { idType: 'IDREF' }),
  IDREFS: () => type(strings.ncNames, 'IDs of elements', { idType: 'IDREFS' }),
  ENTITY: () => type(strings.entity, 'the name of an unparsed entity', { needsPrefixes: true }),
  ENTITIES: () => type(strings.entities, 'names of unparsed entities', { needsPrefixes: true }),
  anyURI: () => type(strings.anyUri, 'an address (URI)'),
  QName: () => type(strings.qName, 'a name whose prefix is declared', { needsPrefixes: true }),
  NOTATION: () => type(strings.qName, 'the name of a notation', { needsPrefixes: true }),
  hexBinary: () => type(strings.hexBinary, 'hexadecimal digits, two for each octet'),
  base64Binary: () => type(strings.base64Binary, 'data in Base64'),
  boolean: () => type(strings.boolean, '“true” or “false”'),
  decimal: () => type(numbers.decimal, 'a decimal number'),
  float: () => type(numbers.float, 'a number'),
  double: () => type(numbers.double, 'a number'),
  integer: () => whole(undefined, undefined),
  nonPositiveInteger: () => whole(undefined, '0'),
  negativeInteger: () => whole(undefined, '-1'),
  long: () => whole('-9223372036854775808', '9223372036854775807'),
  int: () => whole('-2147483648', '2147483647'),
  short: () => whole('-32768', '32767'),
  byte: () => whole('-128', '127'),
  nonNegativeInteger: () => whole('0', undefined),
  unsignedLong: () => whole('0', '18446744073709551615'),
  unsignedInt: () => whole('0', '4294967295'),
  unsignedShort: () => whole('0', '65535'),
  unsignedByte: () => whole('0', '255'),
  positiveInteger: () => whole('1', undefined),
  duration: () => type(duration, 'a duration such as P1Y6M or PT30S'),
  dateTime: () => type(dates.dateTime, 'a date and time such as 1964-07-06T12:00:00'),
  time: () => type(dates.time, 'a time such as 12:00:00'),
  date: () => type(dates.date, 'a date such as 1964-07-06'),
  gYearMonth: () => type(dates.gYearMonth, 'a year and month such as 1964-07'),
  gYear: () => type(dates.gYear, 'a year such as 1964'),
  gMonthDay: () => type(dates.gMonthDay, 'a month and day such as --07-06'),
  gMonth: () => type(dates.gMonth, 'a month such as --07'),
  gDay: () => type(dates.gDay, 'a day of the month such as ---06'),
};

export function definition(name: string): TypeDefinition | undefined {
  return Object.hasOwn(DEFINITIONS, name) ? DEFINITIONS[name]?.() : undefined;
}
