/** What a browser makes of languages and links: codes that HTML knows, links that have a name. */
import { describe, expect, test } from 'vitest';
import { all, attr, body, one, textOf } from './html-of.js';

describe('languages', () => {
  test('of three letters become the two that BCP 47 asks for, and the source is kept', async () => {
    const { root } = await body('<p xml:lang="fra">x</p><p xml:lang="ger-Latf">y</p>');
    expect(all(root, 'p').map((p) => [attr(p, 'lang'), attr(p, 'data-xml-lang')])).toEqual([
      ['fr', 'fra'],
      ['de-Latf', 'ger-Latf'],
    ]);
  });

  test('without a code of two letters stay as they are', async () => {
    const { root } = await body('<p xml:lang="grc">x</p>');
    expect(attr(one(root, 'p'), 'lang')).toBe('grc');
    expect(attr(one(root, 'p'), 'data-xml-lang')).toBeUndefined();
  });
});

describe('a reference without words', () => {
  test('is named by what it points to', async () => {
    const { root } = await body('<div xml:id="d"><head>Of Ships</head><p>See <ref target="#d"/>.</p></div>');
    const link = one(root, '.pointer');
    expect(textOf(link)).toBe('Of Ships');
    expect(attr(link, 'href')).toBe('#d');
    expect(attr(link, 'data-generated')).toBe('');
  });
});
