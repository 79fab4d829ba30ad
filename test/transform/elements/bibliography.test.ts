/** Entries of a bibliography (TEI P5, 3.12): a reference to read, and all that is encoded below it. */
import { expect, test } from 'vitest';
import { all, attr, body, one, textOf } from '../html-of.js';

const BOOK =
  '<biblStruct type="book"><monogr><author>Pop</author><title>A</title><imprint><date>1999</date></imprint></monogr><note>Rare.</note></biblStruct>';

test('an entry that is taken apart has a place for its reference, and its parts under their names', async () => {
  const { root, html } = await body(`<listBibl>${BOOK}</listBibl>`);
  const reference = one(root, 'p.reference');
  expect(attr(reference, 'data-generated')).toBe('');
  // The number is that of the element: TEI, teiHeader, fileDesc, encodingDesc, text, body, listBibl, biblStruct.
  expect(attr(reference, 'data-citation')).toBe('8');
  expect(textOf(reference)).toBe('Pop. A. 1999');
  expect(all(root, 'dt').map((term) => textOf(term))).toEqual(['Published in', 'Note']);
  expect(textOf(one(root, 'details'), false)).toBe('PopA1999Rare.');
  expect(html.messages).toEqual([]);
});

test('in a line of text it is read as it stands', async () => {
  const { root } = await body(`<p>See <listBibl>${BOOK}</listBibl></p><p>and <bibl>B, 2000</bibl></p>`);
  expect(textOf(one(root, '.tei-bibl'))).toBe('B, 2000');
  const { root: note } = await body(`<p>a<note>${BOOK}</note></p>`);
  expect(all(note, '.reference')).toEqual([]);
  expect(textOf(one(note, '.tei-biblStruct'))).toBe('Pop, A. 1999. Rare.');
});

test('an entry with words of its own between the parts is prose', async () => {
  const { root } = await body('<listBibl><biblStruct>Pop: <monogr><title>A</title><imprint/></monogr></biblStruct></listBibl>');
  expect(all(root, '.reference')).toEqual([]);
  expect(textOf(one(root, '.tei-biblStruct')).replace(/\s+/g, ' ')).toBe('Pop: A');
});
