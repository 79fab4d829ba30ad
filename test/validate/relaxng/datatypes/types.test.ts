import { describe, expect, test } from 'vitest';
import {
  COMPATIBILITY_DATATYPES,
  DatatypeError,
  datatypeLibrary,
  type PrefixResolver,
  XSD_DATATYPES,
} from '../../../../src/validate/relaxng/datatypes/index.js';

const bindings: Readonly<Record<string, string>> = { '': 'urn:default', p: 'urn:p', q: 'urn:p' };
const prefixes: PrefixResolver = Object.assign((prefix: string) => bindings[prefix], { unparsedEntities: new Set(['pic', 'map']) });
const xsd = (name: string) => datatypeLibrary(XSD_DATATYPES)!.type(name, []);

/** By the words of XML Schema Part 2, second edition; the number is that of the section. */
const CASES: Readonly<Record<string, { section: string; valid: readonly string[]; invalid: readonly string[] }>> = {
  string: { section: '3.2.1', valid: ['', ' a\n'], invalid: [] },
  boolean: { section: '3.2.2', valid: ['true', 'false', '1', '0', '\n true '], invalid: ['', 'TRUE', 'yes', 'tr ue'] },
  decimal: {
    section: '3.2.3',
    valid: ['-1.23', '12678967.543233', '+100000.00', '210', '.5', '5.'],
    invalid: ['', '.', '1e5', 'INF', '1,5'],
  },
  float: {
    section: '3.2.4',
    valid: ['-1E4', '1267.43233E12', '12.78e-2', '12', '-0', 'INF', 'NaN'],
    invalid: ['', '1e', 'E5', '+INF', 'Infinity', '0x1'],
  },
  double: { section: '3.2.5', valid: ['1e400', '-.5'], invalid: ['1e1.5', '--1'] },
  duration: {
    section: '3.2.6',
    valid: ['P1347Y', 'P1347M', 'P1Y2MT2H', 'P0Y1347M', '-P1347M', 'PT1.5S'],
    invalid: ['P-1347M', 'P1Y2MT', 'P', '1Y', 'P1H', 'PT1D', 'P1M1Y'],
  },
  dateTime: {
    section: '3.2.7',
    valid: ['2002-10-10T12:00:00-05:00', '2002-10-10T24:00:00', '-0044-03-15T00:00:00.5Z', '12002-10-10T12:00:00', '1998-12-31T23:59:60Z'],
    invalid: [
      '2002-10-10',
      '2002-10-10T24:00:01',
      '2002-10-10T12:60:00',
      '0000-10-10T12:00:00',
      '02002-10-10T12:00:00',
      '2002-10-10T12:00:00+14:01',
      '2002-10-10T12:00:00.',
    ],
  },
  time: { section: '3.2.8', valid: ['13:20:00-05:00', '00:00:00'], invalid: ['13:20', '25:00:00', '13:20:61'] },
  date: {
    section: '3.2.9',
    valid: ['2000-02-29', '1964-07-06Z', '2002-10-10+13:00'],
    invalid: ['1900-02-29', '1964-7-6', '1964-04-31', '64-07-06', '+1964-07-06'],
  },
  gYearMonth: { section: '3.2.10', valid: ['1999-05', '-0005-12Z'], invalid: ['1999-13', '1999-5', '0000-01'] },
  gYear: { section: '3.2.11', valid: ['1999', '-0045', '12345Z'], invalid: ['99', '0000', '01999'] },
  gMonthDay: { section: '3.2.12', valid: ['--05-31', '--02-29'], invalid: ['--02-30', '--04-31', '-05-31'] },
  gDay: { section: '3.2.13', valid: ['---31', '---01+02:00'], invalid: ['---32', '---00', '--01'] },
  gMonth: { section: '3.2.14', valid: ['--05', '--12Z'], invalid: ['--05--', '--13', '---05'] },
  hexBinary: { section: '3.2.15', valid: ['', '0FB7', '0fb7'], invalid: ['0FB', '0 FB7', 'xy'] },
  base64Binary: { section: '3.2.16', valid: ['', 'QUJD', 'Q U I =', 'QQ=='], invalid: ['QUJ', 'QR==', 'Q===', 'QQ==QQ==', 'QU-D'] },
  anyURI: {
    section: '3.2.17',
    valid: ['', '#a', '../a b/é?c', 'http://[::1]:80/', 'mailto:a@b', 'file:///c|/x', 'http://a?b[c]'],
    invalid: ['%', 'a%2', '#a#b', '1:a', ':a', 'http:', 'http://', '//', 'http://[', 'http://[::x]/', 'a[b]', 'urn:#a'],
  },
  QName: { section: '3.2.18', valid: ['a', 'p:a', ' q:a '], invalid: ['', 'x:a', ':a', 'p:', 'p:a:b', 'p:1'] },
  NOTATION: { section: '3.2.19', valid: ['p:a'], invalid: ['x:a'] },
  normalizedString: { section: '3.3.1', valid: ['', 'a\tb'], invalid: [] },
  token: { section: '3.3.2', valid: ['', ' a  b '], invalid: [] },
  language: { section: '3.3.3', valid: ['en', 'de-1996', 'x-klingon'], invalid: ['', 'e1', 'abcdefghi', 'en-', 'en_GB'] },
  NMTOKEN: { section: '3.3.4', valid: ['1', '-.:_', ' a '], invalid: ['', 'a b', 'a/b'] },
  NMTOKENS: { section: '3.3.5', valid: ['a', ' 1  2 '], invalid: ['', ' ', 'a /'] },
  Name: { section: '3.3.6', valid: [':', 'a:b', 'é'], invalid: ['1', '-a', '\u{10000}'] },
  NCName: { section: '3.3.7', valid: ['a', '_1.-', 'étude'], invalid: ['a:b', '1', '', 'a b', '\u0301a'] },
  ID: { section: '3.3.8', valid: ['a'], invalid: ['a b'] },
  IDREF: { section: '3.3.9', valid: ['a'], invalid: ['a b'] },
  IDREFS: { section: '3.3.10', valid: ['a b'], invalid: ['', 'a:b'] },
  ENTITY: { section: '3.3.11', valid: ['pic'], invalid: ['other', ''] },
  ENTITIES: { section: '3.3.12', valid: [' pic  map '], invalid: ['pic other', ''] },
  integer: { section: '3.3.13', valid: ['-0', '+12', `1${'0'.repeat(100)}`], invalid: ['1.0', '', '-'] },
  nonPositiveInteger: { section: '3.3.14', valid: ['0', '-5'], invalid: ['1'] },
  negativeInteger: { section: '3.3.15', valid: ['-1'], invalid: ['0', '-0'] },
  long: {
    section: '3.3.16',
    valid: ['9223372036854775807', '-9223372036854775808'],
    invalid: ['9223372036854775808', '-9223372036854775809'],
  },
  int: { section: '3.3.17', valid: ['2147483647'], invalid: ['2147483648'] },
  short: { section: '3.3.18', valid: ['-32768'], invalid: ['32768'] },
  byte: { section: '3.3.19', valid: ['-128', '+127', '000127'], invalid: ['128'] },
  nonNegativeInteger: { section: '3.3.20', valid: ['-0', '7'], invalid: ['-1'] },
  unsignedLong: { section: '3.3.21', valid: ['18446744073709551615'], invalid: ['18446744073709551616'] },
  unsignedInt: { section: '3.3.22', valid: ['4294967295'], invalid: ['4294967296'] },
  unsignedShort: { section: '3.3.23', valid: ['65535'], invalid: ['65536'] },
  unsignedByte: { section: '3.3.24', valid: ['255'], invalid: ['256'] },
  positiveInteger: { section: '3.3.25', valid: ['1'], invalid: ['0'] },
};

describe.each(Object.entries(CASES))('%s', (name, { section, valid, invalid }) => {
  test.each(valid)(`${section} allows “%s”`, (text) => expect(xsd(name).allows(text, prefixes)).toBe(true));
  test.each(invalid)(`${section} does not allow “%s”`, (text) => expect(xsd(name).allows(text, prefixes)).toBe(false));
  test('is described in words', () => expect(xsd(name).description).toMatch(/^\S.*\S$/));
});

describe('equality in the value space', () => {
  test.each([
    ['decimal', '1.0', '01'],
    ['decimal', '-0', '0.00'],
    ['decimal', `${'9'.repeat(50)}.10`, `+${'9'.repeat(50)}.1`],
    ['integer', '+7', '007'],
    ['boolean', '1', 'true'],
    ['float', '1e2', '100'],
    ['float', '-0', '0'],
    ['float', 'NaN', 'NaN'],
    ['float', '16777217', '16777216'],
    ['double', '0.1', '0.10'],
    ['dateTime', '2000-01-01T00:00:00Z', '1999-12-31T19:00:00.0-05:00'],
    ['dateTime', '2000-01-01T24:00:00', '2000-01-02T00:00:00'],
    ['date', '2000-01-01+00:00', '2000-01-01Z'],
    ['duration', 'P1Y', 'P1Y0M0DT0H'],
    ['hexBinary', 'ab', 'AB'],
    ['base64Binary', 'Q U J D', 'QUJD'],
    ['QName', 'p:a', 'q:a'],
    ['NMTOKENS', ' a  b ', 'a b'],
    ['normalizedString', 'a\tb', 'a b'],
  ])('%s: “%s” is “%s”', (name, a, b) => {
    expect(xsd(name).canonical(a, prefixes)).toBeDefined();
    expect(xsd(name).canonical(a, prefixes)).toBe(xsd(name).canonical(b, prefixes));
  });

  test.each([
    ['decimal', `${'9'.repeat(50)}.1`, `${'9'.repeat(50)}.11`],
    ['double', '16777217', '16777216'],
    ['dateTime', '2000-01-01T00:00:00Z', '2000-01-01T00:00:00'],
    ['dateTime', '2000-01-01T00:00:00.1Z', '2000-01-01T00:00:00.01Z'],
    ['duration', 'P1M', 'P30D'],
    ['duration', 'P1M', 'PT1M'],
    ['duration', 'PT0.5S', '-PT0.5S'],
    ['QName', 'a', 'p:a'],
    ['string', 'a', 'a '],
    ['token', 'ab', 'a b'],
    ['NCName', 'a', 'A'],
  ])('%s: “%s” is not “%s”', (name, a, b) => {
    expect(xsd(name).canonical(a, prefixes)).toBeDefined();
    expect(xsd(name).canonical(a, prefixes)).not.toBe(xsd(name).canonical(b, prefixes));
  });

  test('a float is the nearest to the text, not to the nearest double', () => {
    // 16777217 lies midway between two floats; the doubles about it cannot tell a little more from midway.
    const canonical = (text: string) => xsd('float').canonical(text, prefixes);
    expect(canonical(`16777217.${'0'.repeat(30)}1`)).toBe(canonical('16777218'));
    expect(canonical(`16777216.${'9'.repeat(30)}`)).toBe(canonical('16777216'));
  });

  test('what is not allowed has no value', () => expect(xsd('date').canonical('today', prefixes)).toBeUndefined());
});

describe('the libraries', () => {
  test('only those of XML Schema, of DTD compatibility and the built-in one are known', () => {
    expect(datatypeLibrary('urn:other')).toBeUndefined();
    expect([XSD_DATATYPES, COMPATIBILITY_DATATYPES, ''].map((uri) => datatypeLibrary(uri)?.uri)).toEqual([
      XSD_DATATYPES,
      COMPATIBILITY_DATATYPES,
      '',
    ]);
  });

  test.each([XSD_DATATYPES, COMPATIBILITY_DATATYPES, ''])('“%s” refuses a type it does not have', (uri) => {
    for (const name of ['nothing', 'constructor', '__proto__']) expect(() => datatypeLibrary(uri)!.type(name, [])).toThrow(DatatypeError);
  });

  test('the built-in types take no parameters (RELAX NG 4.16); token collapses white space, string does not', () => {
    const library = datatypeLibrary('')!;
    for (const name of ['string', 'token']) expect(() => library.type(name, [{ name: 'length', value: '1' }])).toThrow(DatatypeError);
    expect(library.type('token', []).canonical('\ta  b\n', prefixes)).toBe('a b');
    expect(library.type('string', []).canonical(' a ', prefixes)).toBe(' a ');
  });

  test('ID, IDREF and IDREFS have their semantics in both libraries, and no parameters in that of DTD compatibility', () => {
    for (const name of ['ID', 'IDREF', 'IDREFS']) {
      for (const uri of [XSD_DATATYPES, COMPATIBILITY_DATATYPES]) expect(datatypeLibrary(uri)!.type(name, []).idType).toBe(name);
      expect(() => datatypeLibrary(COMPATIBILITY_DATATYPES)!.type(name, [{ name: 'length', value: '1' }])).toThrow(DatatypeError);
    }
    expect(xsd('NCName').idType).toBeUndefined();
  });

  test('only what refers to the document around it needs its context', () => {
    const needing = Object.keys(CASES).filter((name) => xsd(name).needsPrefixes);
    expect(needing.sort()).toEqual(['ENTITIES', 'ENTITY', 'NOTATION', 'QName']);
  });
});
