/** Original and translation side by side: which passage stands beside which, also where one side lacks some. */
import { describe, expect, test } from 'vitest';
import { parallelStyle, rowsOf } from '../../src/compose/parallel.js';
import { fragment } from '../transform/text-editions.js';

describe('rows', () => {
  const [a, b, c] = [1, 2, 3].map((ordinal) => ({ ordinal })) as { ordinal: number }[];
  const [x, y, z] = [11, 12, 13].map((ordinal) => ({ ordinal })) as { ordinal: number }[];
  const rows = (lefts: object[], rights: object[], pairs: [number, number][]) =>
    rowsOf(lefts as { ordinal: number }[], rights as { ordinal: number }[], new Map(pairs)).map((row) => row.map((each) => each?.ordinal));

  test('each passage stands beside its own', () => {
    expect(
      rows(
        [a!, b!],
        [x!, y!],
        [
          [11, 1],
          [12, 2],
        ],
      ),
    ).toEqual([
      [1, 11],
      [2, 12],
    ]);
  });
  test('what the translation lacks leaves its place empty', () => {
    expect(
      rows(
        [a!, b!, c!],
        [x!, z!],
        [
          [11, 1],
          [13, 3],
        ],
      ),
    ).toEqual([
      [1, 11],
      [2, undefined],
      [3, 13],
    ]);
  });
  test('what the translation adds has a row to itself, in its place', () => {
    expect(
      rows(
        [a!, c!],
        [x!, y!, z!],
        [
          [11, 1],
          [13, 3],
        ],
      ),
    ).toEqual([
      [1, 11],
      [undefined, 12],
      [3, 13],
    ]);
  });
  test('what was moved is shown all the same', () => {
    expect(
      rows(
        [a!, b!],
        [x!, y!],
        [
          [11, 2],
          [12, 1],
        ],
      )
        .flat()
        .filter(Boolean)
        .sort(),
    ).toEqual([1, 11, 12, 2]);
  });
});

describe('the style sheet', () => {
  test('takes two parts whose passages point to one another', () => {
    const css = parallelStyle(
      fragment(
        '<div xml:lang="ro"><p xml:id="r.1">a</p><p xml:id="r.2">b</p></div><div xml:lang="en"><p corresp="#r.1">c</p><p corresp="#r.2">d</p></div>',
      ),
    );
    expect(css).toContain('#r\\.1 { grid-column: 1; grid-row: 1; }');
    expect(css).toContain('[data-corresp="#r.2"] { grid-column: 2; grid-row: 2; }');
  });
  test.each([
    ['a single passage', '<div><p xml:id="a">a</p></div><div><p corresp="#a">b</p></div>'],
    ['passages of one part', '<div><p xml:id="a" corresp="#b">a</p><p xml:id="b" corresp="#a">b</p></div>'],
    ['targets that are nowhere', '<div><p xml:id="a">a</p></div><div><p corresp="#x">b</p><p corresp="#y">b</p></div>'],
    [
      'passages that nothing tells apart',
      '<div><p xml:id="a">a</p><p xml:id="b">b</p><p>c</p></div><div><p corresp="#a">a</p><p corresp="#b">b</p></div>',
    ],
  ])('there is none for %s', (_what, tei) => {
    expect(parallelStyle(fragment(tei))).toBeUndefined();
  });
});
