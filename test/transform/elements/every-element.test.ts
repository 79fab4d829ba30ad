/** Every element that TEI P5 declares, by the names in its own grammar: none is met by the neutral rule, none loses its words. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHARED, sharedIsHere } from '../../support/shared.js';
import { attr, body, elements, textOf } from '../html-of.js';

const GRAMMAR = 'corpora-open/schemas/tei_all.rng';

test.runIf(sharedIsHere(GRAMMAR))('every element of TEI has a rule, and is one element of the page', async () => {
  const names = [
    ...new Set([...readFileSync(SHARED + GRAMMAR, 'utf8').matchAll(/<element name="(\w+)"/g)].map(([, name]) => name as string)),
  ];
  expect(names.length).toBeGreaterThan(550);
  // TEI, teiCorpus and teiHeader are no part of a text; egXML is in a namespace of its own.
  const told = names.filter((name) => !['TEI', 'teiCorpus', 'teiHeader'].includes(name));
  const tei = told.map((name) => (name === 'egXML' ? '<egXML xmlns="http://www.tei-c.org/ns/Examples">w</egXML>' : `<${name}>w</${name}>`));
  const { root, html } = await body(tei.join('\n'));
  expect(html.messages.filter((message) => message.startsWith('unknown-element'))).toEqual([]);
  const shown = [...elements(root)].map((element) => attr(element, 'class')?.split(' ')[0]);
  const wrong = told.filter((name) => shown.filter((each) => each === `tei-${name}`).length !== (['text', 'body'].includes(name) ? 2 : 1));
  expect(wrong).toEqual([]);
  expect(textOf(root, false).replace(/\s+/g, '')).toBe('w'.repeat(told.length));
});
