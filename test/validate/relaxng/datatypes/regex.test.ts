import { describe, expect, test } from 'vitest';
import { DatatypeError } from '../../../../src/validate/relaxng/datatypes/index.js';
import { RegularExpression } from '../../../../src/validate/relaxng/datatypes/regex/pattern.js';

const matches = (source: string, string: string): boolean => new RegularExpression(source).matches(string);

/** By the words of XML Schema Part 2, appendix F. */
describe.each([
  ['a{2}', ['aa'], ['a', 'aaa']],
  ['a{2,}', ['aa', 'aaaaa'], ['a', '']],
  ['a{0,2}', ['', 'aa'], ['aaa']],
  ['a{0}', [''], ['a']],
  ['a{0,0}b', ['b'], ['ab']],
  ['a|b|', ['a', 'b', ''], ['ab']],
  ['()*(a|)', ['', 'a'], ['aa']],
  ['(ab|c)+d?', ['abcabd', 'c'], ['d', 'abab d']],
  ['(a{2,3}){2}', ['aaaa', 'aaaaaa'], ['aaa', 'aaaaaaa']],
  ['(a{3,4}){0,2}', ['', 'aaa', 'aaaaaaa'], ['a', 'aa', 'aaaaa']],
  ['(a{4}){2,}', ['aaaaaaaa', 'aaaaaaaaaaaa'], ['aaaa', 'aaaaaaaaaa']],
  ['^a$', ['^a$'], ['a']],
  ['a-b', ['a-b'], ['b']],
  ['.', ['a', '\u2028', '\u{10000}', '\t'], ['\n', '\r', 'ab', '']],
  ['\\n\\r\\t\\\\\\|\\.\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\^', ['\n\r\t\\|.?*+(){}-[]^'], ['nrt']],
  ['\\d+', ['19', '\u0661'], ['a', '\u00b2']],
  ['\\D', ['a', '\u00b2'], ['1']],
  ['\\w+', ['aé1\u0301$+'], ['-', ' ', '_', '\u00ad']],
  ['\\W', ['-', '_', ' '], ['a', '$']],
  ['\\s+', [' \t\n\r'], ['\u00a0', '\f']],
  ['\\S', ['\u00a0', '\f'], [' ']],
  ['\\i\\c*', [':', '_a-1.é\u0301', '\u4e00'], ['1', '-', '\u{10000}', '\u0301']],
  ['\\I\\C', ['1 ', '-/'], ['a ', '1a']],
  ['[abc]+', ['cab'], ['d']],
  ['[^abc]', ['d', '\n', '^'], ['a']],
  ['[a-c\\-x]+', ['a-x'], ['d']],
  ['[-a]+[b-]+[^-]', ['-ab-x'], ['-ab--']],
  ['[\\d\\p{Lu}_]+', ['A1_'], ['a']],
  ['[\\^\\[\\]&&]+', ['^[]&'], ['\\']],
  ['[a-z-[aeiou]]+', ['xyz'], ['xay', '-']],
  ['[^a-z-[0-4]]+', ['ABC5'], ['a', '3']],
  ['[\\i-[:]][\\c-[:]]*', ['a.b'], ['a:b', ':']],
  ['[a-z-[b-y-[m]]]+', ['amz'], ['b', 'y']],
  ['[\\s\\S-[\\n]]', ['a', ' '], ['\n']],
  ['\\p{L}\\P{L}', ['a1', 'é '], ['1a', 'ab']],
  ['\\p{Lu}\\p{Ll}\\p{Nd}\\p{Pd}\\p{Zs}\\p{Sc}\\p{Mn}', ['Aa1- €\u0301'], ['aa1- €\u0301']],
  ['\\p{Cn}', ['\u0378'], ['a']],
  ['\\p{IsBasicLatin}', ['\u0000', '\u007f'], ['\u0080']],
  ['\\p{IsLatin-1Supplement}', ['\u0080', 'ÿ'], ['a', 'Ā']],
  ['\\p{IsGreek}\\p{IsGreekandCoptic}', ['αω'], ['aω']],
  ['\\p{IsCombiningMarksforSymbols}\\p{IsCombiningDiacriticalMarksforSymbols}', ['\u20d0\u20d0'], ['aa']],
  ['\\p{IsPrivateUse}{3}', ['\ue000\u{f0000}\u{10fffd}'], ['\ue000aa']],
  ['\\p{IsDeseret}', ['\u{10400}'], ['\u{10450}']],
  ['\\p{IsEmoticons}', ['\u{1f600}'], ['\u2639']],
  ['\\P{IsThai}', ['a', '\u0dff'], ['\u0e00', '\u0e7f']],
  ['\u{1f600}{2}', ['\u{1f600}\u{1f600}'], ['\u{1f600}']],
  ['[\u{1f600}-\u{1f64f}]', ['\u{1f610}'], ['\ud83d', '\ude10']],
])('“%s”', (source, matching, others) => {
  test.each(matching)('matches “%s”', (string) => expect(matches(source, string)).toBe(true));
  test.each(others)('does not match “%s”', (string) => expect(matches(source, string)).toBe(false));
});

describe('malformed, with the place', () => {
  test.each([
    ['a**', 3],
    ['*', 1],
    ['a{', 3],
    ['a{,2}', 3],
    ['a{2', 4],
    ['a{3,2}', 7],
    ['a}', 2],
    [']', 1],
    ['(a', 3],
    ['a)', 2],
    ['[a', 3],
    ['[]', 3],
    ['[z-a]', 5],
  ])('%s at %i', (source, place) => {
    expect(() => new RegularExpression(source)).toThrow(DatatypeError);
    expect(() => new RegularExpression(source)).toThrow(`malformed at character ${place}`);
  });

  test.each([
    '[a-c-e]',
    '[--a]',
    '[+--]',
    '[a-\\d]',
    '[\\d-z]',
    '[^-[a]]',
    '[a-[b]c]',
    '[[a]]',
    '\\',
    '\\x',
    '\\$',
    '\\u0041',
    '\\1',
    '\\b',
    '\\p',
    '\\pL',
    '\\p{}',
    '\\p{Lx}',
    '\\p{Letter}',
    '\\p{Cs}',
    '\\p{L',
    '\\p{IsNowhere}',
    '\\p{Isconstructor}',
    '\\p{IsBasic Latin}',
    '\\p{IsLowSurrogates}',
    '(?:a)',
    '(?=a)',
    'a*?',
    `${'('.repeat(100_000)}`,
    '[a-'.repeat(100_000),
  ])('case %#', (source) => expect(() => new RegularExpression(source)).toThrow(DatatypeError));
});

describe('no expression hangs', () => {
  const long = 100_000;
  test.each<[string, string, boolean]>([
    ['(a+)+b', 'a'.repeat(long), false],
    ['(a|a)*b', 'a'.repeat(long), false],
    ['(a*)*(a*)*(b|a*)*c', 'a'.repeat(long), false],
    ['(.*a){12}', 'a'.repeat(long), true],
    ['(a|b)*a(a|b){20}', 'baa'.repeat(long), false],
    ['(a|b)*a(a|b){20}', `${'aab'.repeat(long)}a${'b'.repeat(20)}`, true],
    ['x{0,1000000000}', 'x'.repeat(long), true],
    ['(xy){1000000000}', 'xy'.repeat(long), false],
    [`x{${long}}`, 'x'.repeat(long), true],
    [`(xy){${long}}`, 'xy'.repeat(long), true],
    [`(xy){${long}}`, 'xy'.repeat(long - 1), false],
    ['((a{1,1000}){1,1000}){1,1000}', 'a'.repeat(long), true],
    ['(a{1000}){100}', 'a'.repeat(long), true],
    ['(a{1000}){100}', 'a'.repeat(long - 1), false],
    ['.*x.{0,1000000}', 'xy'.repeat(long), true],
    ['a?'.repeat(300) + 'a'.repeat(300), 'a'.repeat(300), true],
    ['a'.repeat(long), 'a'.repeat(long), true],
  ])('case %#', (source, string, expected) => {
    expect(matches(source, string)).toBe(expected);
  });
});

test('agrees with the regular expressions of JavaScript where the two languages are the same', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const quantifiers = ['*', '+', '?', '{2}', '{1,3}', '{2,}', '{0,2}', '{3,4}'];
  const expression = (depth: number): string => {
    const kind = random(depth > 0 ? 7 : 3);
    if (kind < 3) return ['a', 'b', '[ab]'][kind] ?? '';
    if (kind === 3) return `(${expression(depth - 1)}|${expression(depth - 1)})`;
    if (kind < 6) return `(${expression(depth - 1)})${quantifiers[random(quantifiers.length)]}`;
    return expression(depth - 1) + expression(depth - 1);
  };
  const strings = [''];
  for (let at = 0; strings.length < 127; at += 1) strings.push(`${strings[at]}a`, `${strings[at]}b`);
  for (let round = 0; round < 1000; round += 1) {
    const source = expression(4);
    if (source.length > 60) continue;
    const [ours, theirs] = [new RegularExpression(source), new RegExp(`^(?:${source})$`)];
    expect([source, strings.filter((each) => ours.matches(each))]).toEqual([source, strings.filter((each) => theirs.test(each))]);
  }
});
