/** The text of each witness: what the reading that cites it says, the edited text elsewhere, nothing where it has a gap. */
import { expect, test } from 'vitest';
import { layOut } from '../../src/compose/layout.js';
import { transform } from '../../src/transform/transform.js';
import { documentOf, TEI } from '../support/read.js';

async function textsOf(body: string): Promise<string[]> {
  const { layout } = await transform(documentOf(TEI(body)));
  return layout.witnesses.map((witness) => layOut(witness).text.trim());
}

test('has its own readings, and the lemma where none cites it', async () => {
  const texts = await textsOf(
    '<p>The <app><lem wit="#A">old</lem><rdg wit="#B">cold</rdg></app> well <app><lem>stood</lem><rdg wit="#C">lay</rdg></app>.</p>',
  );
  expect(texts).toEqual(['The old well stood.', 'The cold well stood.', 'The old well lay.']);
});

test('leaves out what it omits, and reads inside groups and nested entries', async () => {
  const texts = await textsOf(
    `<p>By the <app><lem>gate</lem><rdg wit="#B"/></app> of <app><rdgGrp><rdg wit="#A">towne</rdg><rdg wit="#B">toun</rdg></rdgGrp></app>
     <app><lem wit="#A">and <app><lem wit="#A">nobody</lem><rdg wit="#C">no man</rdg></app> drank</lem><rdg wit="#B">all drank</rdg></app>.</p>`,
  );
  expect(texts).toEqual(['By the of toun all drank.', 'By the gate of towne and nobody drank.', 'By the gate of towne and no man drank.']);
});

test('a reading is found in groups of groups', async () => {
  const texts = await textsOf(
    '<p><app><lem wit="#A">a</lem><rdgGrp><rdgGrp><rdgGrp><rdg wit="#B">b</rdg></rdgGrp></rdgGrp></rdgGrp></app></p>',
  );
  expect(texts).toEqual(['a', 'b']);
});

test('a witness may be fragmentary: the gap is marked, what stands in it is not read', async () => {
  const texts = await textsOf(
    `<p>Then <app><lem wit="#A">came</lem><rdg wit="#B">c<lacunaStart/></rdg></app> the winter</p><p>and <app><lem>the</lem><rdg wit="#B"><lacunaEnd/>a</rdg></app> frost.</p>`,
  );
  expect(texts).toEqual(['Then came the winter\n\nand the frost.', 'Then c[…]\n\na frost.']);
});

test('a witness that begins late and ends early has no more than it has', async () => {
  const texts = await textsOf(
    `<p>One <app><lem wit="#A">two</lem><rdg wit="#B"><witStart/>too</rdg></app> three <app><lem wit="#A">four</lem><rdg wit="#B">fore<witEnd/></rdg></app> five.</p>`,
  );
  expect(texts).toEqual(['One two three four five.', 'too three fore[…]']);
});

test('there is none where no reading cites any', async () => {
  expect(await textsOf('<p>a <app><lem>b</lem><rdg>c</rdg></app></p>')).toEqual([]);
});

test('an entry beside the text puts the words of a witness in the place of its own', async () => {
  const texts = await textsOf(
    `<p>Arma <anchor xml:id="f"/>virumque <hi>cano</hi><anchor xml:id="t"/> Troiae <w xml:id="w">qui</w> primus.</p>
     <listApp><app from="#f" to="#t"><lem wit="#A">virumque cano</lem><rdg wit="#B">viros canam</rdg></app><app from="#w"><rdg wit="#B"/></app></listApp>`,
  );
  expect(texts[0]).toMatch(/^Arma virumque cano Troiae qui primus\./);
  expect(texts[1]).toBe('Arma viros canam Troiae primus.');
});

test('an entry whose end is nowhere takes nothing away', async () => {
  const texts = await textsOf('<p>a <anchor xml:id="f"/>b c</p><listApp><app from="#f" to="#gone"><rdg wit="#B">x</rdg></app></listApp>');
  expect(texts[0]).toMatch(/^a b c/);
});
