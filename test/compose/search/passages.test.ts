/** What is searched of a page that the stylesheets make: its reading text, and beside it what this does not show. */
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { pageWords } from '../../../src/compose/search/passages.js';
import { type SearchedNode, TREE } from '../../../src/compose/search/search-index.js';
import { htmlOf } from '../../transform/html-of.js';
import { fragment } from '../../transform/text-editions.js';

async function searched(tei: string): Promise<{ reading: string; other: string; beside: readonly number[] }> {
  const { text } = await htmlOf(fragment(tei));
  const { words, beside } = pageWords<SearchedNode>(parseFragment(text), TREE);
  const forms = (layer: 'reading' | 'other') => words[layer].map(({ form }) => form).join(' ');
  return { reading: forms('reading'), other: forms('other'), beside };
}

test.each([
  ['an expansion', '<p>the <choice><abbr>USSR</abbr><expan>Soviet Union</expan></choice> here</p>', 'the ussr here', 'souiet union'],
  ['an original spelling', '<p>the <choice><orig>vniuersitie</orig><reg>university</reg></choice></p>', 'the uniuersity', 'uniuersitie'],
  ['a slip', '<p>more <choice><sic>then</sic><corr>than</corr></choice></p>', 'more than', 'then'],
  ['a variant', '<p>an <app><lem wit="#A">old</lem><rdg wit="#B">cold</rdg></app> well</p>', 'an old well', 'cold'],
  ['a deletion', '<p>a <del>bad</del><add>good</add> well</p>', 'a good well', 'bad'],
  ['letters of an alternative within a word', '<p>wo<choice><orig>rr</orig><reg>r</reg></choice>d</p>', 'word', 'rr'],
  ['a word over a line end', '<p>quin<lb break="no"/>que <lb/>annos</p>', 'quinque annos', ''],
  ['words that only a line end parts', '<p>one<lb/>two</p>', 'one two', ''],
  ['a space in the source', '<p>one<space/>two</p>', 'one two', ''],
  ['paragraphs and lines', '<p>one</p><p>two</p><lg><l>three</l><l>four</l></lg>', 'one two three four', ''],
  ['what the edition says itself', '<p>one <gap reason="lost"/><handShift new="#h"/> two</p>', 'one two', ''],
])('%s', async (_what, tei, reading, other) => {
  const found = await searched(tei);
  expect(found.reading).toBe(reading);
  expect(found.other).toBe(other);
});

test('what stands beside the text is found where it belongs', async () => {
  const { beside } = await searched('<p>one two <del>three</del> four <del>five</del></p>');
  expect(beside).toEqual([2, 3]);
});
