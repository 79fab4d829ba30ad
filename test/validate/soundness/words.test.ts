import { describe, expect, it } from 'vitest';
import { daysIn, impossibility, isAfter, parseDate } from '../../../src/validate/soundness/calendar-date.js';
import { betterTag, isCountry, isLanguage, tagFault } from '../../../src/validate/soundness/language-tags.js';
import { readDate } from '../../../src/validate/soundness/words-of-dates.js';

describe('dates in words', () => {
  const day = { year: 1964, month: 7, day: 6 };
  it.each([
    ['6 July 1964', day],
    ['July 6, 1964', day],
    ['Monday, 6th of July 1964', day],
    ['[6. Juli 1964]', day],
    ['le 6 juillet 1964', day],
    ['6 luglio 1964', day],
    ['6 de julio de 1964', day],
    ['6 iulie 1964', day],
    ['6. VII. 1964', undefined],
    ['6. 7. 1964', day],
    ['06.07.1964', day],
    ['1er mars 1901', { year: 1901, month: 3, day: 1 }],
    ['die 6 Iulii anno 1764', { year: 1764, month: 7, day: 6 }],
    ['July 1964', { year: 1964, month: 7 }],
    ['6 July', { month: 7, day: 6 }],
    ['1964', { year: 1964 }],
  ])('%s', (words, read) => expect(readDate(words)).toEqual(read));

  it.each([
    '6/7/1964',
    'before 6 July 1964',
    '6 or 7 July 1964',
    'pridie Kal. Iul.',
    'the sixth',
    'ca. 1964',
    '32 July 1964',
    '13.13.1964',
  ])('%s is not read', (words) => expect(readDate(words)).toBeUndefined());
});

describe('dates in attributes', () => {
  it('know how long months are', () => {
    expect([1900, 1904, 2000, 2001].map((year) => daysIn(year, 2))).toEqual([28, 29, 29, 28]);
  });

  it.each(['1964-13', '1964-00-01', '1964-06-31', '1964-06-00', '1964-07-06T25:00:00', '1964-07-06T24:30:00'])('%s cannot be', (value) =>
    expect(impossibility(parseDate(value)!)).toBeDefined(),
  );

  it.each(['1964-12', '1964-02-29', '-0044-03-15', '1964-07-06T24:00:00Z'])('%s can be', (value) =>
    expect(impossibility(parseDate(value)!)).toBeUndefined(),
  );

  it('are compared as far as both go', () => {
    const isLater = (first: string, second: string): boolean => isAfter(parseDate(first)!, parseDate(second)!);
    expect(isLater('1965', '1964-12-31')).toBe(true);
    expect(isLater('1964-12', '1964')).toBe(false);
    expect(isLater('-0010', '-0044')).toBe(true);
  });
});

describe('language tags', () => {
  // From RFC 5646, appendix A.
  it.each([
    'de',
    'zh-Hant',
    'zh-cmn-Hans-CN',
    'sr-Latn-RS',
    'sl-rozaj-biske',
    'de-CH-1901',
    'es-419',
    'de-CH-x-phonebk',
    'x-whatever',
    'qaa-Qaaa-QM-x-southern',
    'en-US-u-islamcal',
    'i-enochian',
    'sgn-BE-FR',
    'hy-Latn-IT-arevela',
    '',
  ])('“%s” is right', (tag) => expect(tagFault(tag)).toBeUndefined());

  it.each(['de-419-DE', 'a-DE', 'en_US', 'English language', 'de--CH', '1234'])('“%s” is no tag', (tag) =>
    expect(tagFault(tag)).toEqual({ kind: 'malformed' }),
  );

  it.each([
    ['deu', 'language'],
    ['en-UK', 'region'],
    ['ar-Arib', 'script'],
    ['de-kramm', 'variant'],
  ])('“%s” has no such %s', (tag, what) => expect(tagFault(tag)).toMatchObject({ kind: 'unknown', what }));

  it('are bettered where it is clear what was meant', () => {
    expect([betterTag('deu'), betterTag('en_US'), betterTag('qqqqq-x'), betterTag('de')]).toEqual(['de', 'en-US', undefined, undefined]);
  });

  it('lend their codes of countries and languages', () => {
    expect([isCountry('RO'), isCountry('UK'), isLanguage('ro'), isLanguage('ron'), isLanguage('romanian')]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });
});
