/** Words that a reader takes for one are one, whatever the case, the accents or the age of their letters. */
import { expect, test } from 'vitest';
import { fold, words } from '../../../src/compose/search/fold.js';
import { parseQuery } from '../../../src/compose/search/query.js';

test.each([
  ['University', 'vniuersity'],
  ['conſtant', 'constant'],
  ['Ægypt', 'aegypt'],
  ['œuvre', 'oeuure'],
  ['oꝛder', 'order'],
  ['ﬁne', 'fine'],
  ['iuſtice', 'justice'],
  ['Café', 'cafe'],
  ['Škoda', 'skoda'],
  ['ş', 's'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['ἄνθρωπος', 'ανθρωποσ'],
  ['Ёлка', 'елка'],
  ['שָׁלוֹם', 'שלום'],
  ['don’t', "don't"],
  ['Rumä\u00ADnien', 'rumanien'],
])('%s is %s', (one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test.each([
  ['बुद्धि', 'बुद्ध'],
  ['form', 'from'],
])('%s is not %s', (one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});

test('words have their places; a script without spaces is told letter by letter', () => {
  expect(words('It’s “so”, 外交').map(({ start, end }) => [start, end])).toEqual([
    [0, 4],
    [6, 8],
    [11, 12],
    [12, 13],
  ]);
});

test('a question is of words, phrases and beginnings of words', () => {
  expect(parseQuery('Moscow "Black  Sea" diplom*')).toEqual([
    { forms: ['moscow'], open: false },
    { forms: ['black', 'sea'], open: false },
    { forms: ['diplom'], open: true },
  ]);
  expect(parseQuery(' — “” ')).toEqual([]);
});
