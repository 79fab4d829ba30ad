import { describe, expect, test } from 'vitest';
import { DatatypeError, datatypeLibrary, XSD_DATATYPES } from '../../../../src/validate/relaxng/datatypes/index.js';

const none = () => undefined;
/** `facets` as `name=value`. */
const xsd = (name: string, ...facets: readonly string[]) =>
  datatypeLibrary(XSD_DATATYPES)!.type(
    name,
    facets.map((facet) => ({ name: facet.slice(0, facet.indexOf('=')), value: facet.slice(facet.indexOf('=') + 1) })),
  );

describe.each([
  // 4.3.1 to 4.3.3: characters, octets, items.
  ['string', 'length=2', ['ab', '\u{10000}\u{10001}', '  '], ['a', 'abc']],
  ['token', 'length=2', [' ab ', 'ab'], ['a  b']],
  ['hexBinary', 'length=2', ['abcd'], ['ab', 'abcdef']],
  ['base64Binary', 'length=2', ['QUI='], ['QUJD', 'QQ==']],
  ['NMTOKENS', 'length=2', ['a b'], ['a', 'a b c']],
  ['IDREFS', 'maxLength=1', ['a'], ['a b']],
  ['anyURI', 'minLength=1', ['#'], ['', ' ']],
  ['language', 'maxLength= +02 ', ['en'], ['eng']],
  ['string', 'maxLength=99999999999999999999', ['a'], []],
  ['QName', 'length=1', ['abc'], []],
  // 4.3.11, 4.3.12: of the value, not of its lexical form.
  ['decimal', 'totalDigits=3', ['123', '0123', '12.30', '0.123', '-1.5'], ['1234', '12.34', '0.1234', '0.0001']],
  ['decimal', 'fractionDigits=1', ['1.50', '5', '.5'], ['1.55']],
  ['integer', 'totalDigits=2', ['-99', '0099'], ['100']],
  // 4.3.7 to 4.3.10.
  ['decimal', 'minInclusive=1.0', ['1', '1.00'], [`0.${'9'.repeat(40)}`]],
  ['decimal', 'maxExclusive=99999999999999999999', ['99999999999999999998.9'], ['99999999999999999999']],
  ['decimal', 'minExclusive=-1', ['-0.9'], ['-1.0', '-1.1']],
  ['float', 'minInclusive=0', ['-0', 'INF'], ['-1e-40', 'NaN']],
  ['float', 'maxInclusive=INF', ['INF', '-INF'], ['NaN']],
  ['float', 'minInclusive=NaN', ['NaN'], ['0', 'INF']],
  // 3.2.7.4: with and without a time zone, only what holds in every zone is certain.
  [
    'date',
    'minInclusive=2000-01-01',
    ['2000-01-01', '2000-01-02Z', '2000-01-02-14:00'],
    ['2000-01-01Z', '1999-12-31', '2000-01-01-14:00', '2000-01-01+14:00'],
  ],
  [
    'dateTime',
    'minExclusive=2000-01-01T00:00:00Z',
    ['2000-01-01T14:00:01', '2000-01-01T00:00:00.1Z'],
    ['2000-01-01T14:00:00', '2000-01-01T01:00:00+01:00'],
  ],
  ['dateTime', 'maxExclusive=2000-01-01T00:00:00Z', ['1999-12-31T09:59:59'], ['1999-12-31T10:00:00', '2000-01-01T00:00:00']],
  ['dateTime', 'maxInclusive=1998-12-31T23:59:59Z', ['1998-12-31T23:59:59Z'], ['1998-12-31T23:59:60Z']],
  ['time', 'maxInclusive=12:00:00Z', ['13:00:00+01:00', '11:59:59.9Z'], ['12:00:00', '13:00:00Z']],
  ['gYear', 'minInclusive=-0001', ['0001', '-0001'], ['-0002']],
  ['gMonthDay', 'maxInclusive=--02-29', ['--02-29', '--01-31'], ['--03-01']],
  // 3.2.6.2: the table of the order of durations.
  ['duration', 'minExclusive=P364D', ['P1Y'], ['P364D']],
  ['duration', 'minExclusive=P365D', ['P367D'], ['P1Y']],
  ['duration', 'maxExclusive=P366D', ['P364D'], ['P1Y']],
  ['duration', 'maxExclusive=P367D', ['P1Y'], ['P13M']],
  ['duration', 'minInclusive=-PT1.5S', ['-PT1.5S', '-PT1.45S', 'PT0S'], ['-PT1.55S', '-PT2S']],
  // 4.3.4
  ['token', 'pattern=a b', [' a  b '], ['a\u00a0b']],
  ['anyURI', 'pattern=\\S+', ['#a', 'http://www.example.org/'], ['a b', '']],
  ['NMTOKENS', 'pattern=a( b)*', ['a  b b'], ['b']],
])('%s with %s', (name, facet, valid, invalid) => {
  test.each(valid)('allows “%s”', (text) => expect(xsd(name, facet).allows(text, none)).toBe(true));
  test.each(invalid)('does not allow “%s”', (text) => expect(xsd(name, facet).allows(text, none)).toBe(false));
});

describe('several facets', () => {
  test('all patterns must match', () => {
    const both = xsd('string', 'pattern=[a-m]+', 'pattern=[g-z]+');
    expect(['gm', 'a', 'z'].map((text) => both.allows(text, none))).toEqual([true, false, false]);
  });

  test('the facets of the type hold beside those given', () => {
    const narrow = xsd('byte', 'minInclusive=10', 'maxExclusive=20');
    expect(['10', '19', '9', '20', '10.0'].map((text) => narrow.allows(text, none))).toEqual([true, true, false, false, false]);
    expect(narrow.canonical('0010', none)).toBe(xsd('byte').canonical('10', none));
    expect(narrow.canonical('20', none)).toBeUndefined();
  });
});

describe('a schema may not give', () => {
  test.each([
    ['string', 'whiteSpace=collapse', 'RELAX NG does not take it'],
    ['string', 'enumeration=a', 'RELAX NG has value for it'],
    ['string', 'size=1', 'there is no such facet'],
    ['string', 'length=-1', 'not a nonNegativeInteger'],
    ['string', 'length=1.0', 'not an integer'],
    ['string', 'minLength=', 'no value'],
    ['decimal', 'totalDigits=0', 'not a positiveInteger'],
    ['decimal', 'length=1', 'decimal has no length'],
    ['boolean', 'minInclusive=true', 'boolean has no order'],
    ['token', 'maxInclusive=b', 'token has no order'],
    ['float', 'totalDigits=1', 'only decimal has digits'],
    ['date', 'minInclusive=2000-13-01', 'not a date'],
    ['int', 'maxInclusive=2147483648', 'not an int'],
    ['nonNegativeInteger', 'minInclusive=-5', 'not a nonNegativeInteger'],
    ['string', 'pattern=(', 'not a regular expression'],
  ])('%s with %s (%s)', (name, facet) => expect(() => xsd(name, facet)).toThrow(DatatypeError));
});

test('the description tells the facets', () => {
  expect(xsd('decimal', 'minInclusive=1', 'maxExclusive=5').description).toBe('a decimal number of at least 1 and below 5');
  expect(xsd('token', 'pattern=\\S+').description).toBe('a word without spaces');
  expect(xsd('anyURI', 'pattern=\\S+').description).toBe('an address (URI) without spaces');
  expect(xsd('string', 'pattern=[a-z]').description).toContain('[a-z]');
});

test('bounds that cross are refused, bounds that meet are not', () => {
  expect(() => xsd('integer', 'minInclusive=5', 'maxInclusive=3')).toThrow(DatatypeError);
  expect(() => xsd('date', 'maxExclusive=1900-01-01', 'minExclusive=1900-01-02')).toThrow(DatatypeError);
  expect(xsd('integer', 'minInclusive=5', 'maxInclusive=5').allows('5', none)).toBe(true);
});
