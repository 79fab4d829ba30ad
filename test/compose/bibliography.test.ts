/** References by CSL styles. The expected words follow the manual of the APA (7th edition, chapter 10). */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citationsOf, tryStyle, withCitations } from '../../src/compose/bibliography/citations.js';
import { cslItem } from '../../src/compose/bibliography/csl-item.js';
import type { Refusal } from '../../src/model/diagnostic.js';
import { readCitationStyle } from '../../src/read/citation-style.js';
import { documentOf, TEI } from '../support/read.js';

const APA = { name: 'apa' };
const ARTICLE = `<biblStruct type="journalArticle"><analytic><author><persName><forename>Ana</forename> <surname>Ionescu</surname></persName></author>
  <author>Popescu, Ion</author><title level="a">Bread &amp; salt</title></analytic><monogr><title level="j">Revista</title>
  <imprint><date when="1964-07">July 1964</date><biblScope unit="volume">3</biblScope><biblScope unit="issue">2</biblScope><biblScope unit="page">1–9</biblScope></imprint></monogr>
  <idno type="DOI">https://doi.org/10.1000/xyz</idno></biblStruct>`;
const CHAPTER = `<biblStruct><analytic><author><forename>Max</forename> <nameLink>von</nameLink> <surname>Berg</surname></author><title level="a">Wells</title></analytic>
  <monogr><title level="m">Villages</title><title type="sub">A Survey</title><editor>Eva Lang</editor><imprint><pubPlace>Cluj</pubPlace><publisher>Dacia</publisher><date>1931</date><biblScope unit="page">10-20</biblScope></imprint></monogr></biblStruct>`;
const BOOK = `<biblStruct><monogr><author><orgName>Institute of History</orgName></author><title level="m">Sources</title>
  <editor role="translator"><persName><forename>Dan</forename><surname>Pop</surname></persName></editor><imprint><publisher>Dacia</publisher><date>about 1900</date></imprint></monogr></biblStruct>`;

const works = (tei: string) => documentOf(TEI(`<listBibl>${tei}</listBibl>`));
const references = (tei: string, style: Parameters<typeof citationsOf>[1] = APA) => [...citationsOf(works(tei), style).values()];
const item = (tei: string) => {
  const document = works(tei);
  return cslItem(document, document.elements.find(({ local }) => local === 'biblStruct')!);
};

describe('an item of CSL-JSON', () => {
  it('has of an article its authors, numbers and identifier', () => {
    expect(item(ARTICLE)).toEqual({
      id: expect.any(String),
      type: 'article-journal',
      author: [
        { family: 'Ionescu', given: 'Ana' },
        { family: 'Popescu', given: 'Ion' },
      ],
      title: 'Bread & salt',
      'container-title': 'Revista',
      issued: { 'date-parts': [[1964, 7]] },
      volume: '3',
      issue: '2',
      page: '1–9',
      DOI: '10.1000/xyz',
    });
  });

  it('tells chapters from articles by the level of the title, and keeps particles of names', () => {
    expect(item(CHAPTER)).toMatchObject({
      type: 'chapter',
      author: [{ family: 'Berg', given: 'Max', 'non-dropping-particle': 'von' }],
      editor: [{ literal: 'Eva Lang' }],
      'container-title': 'Villages: A Survey',
    });
  });

  it('has bodies as they are, translators apart, and dates that are no dates in their words', () => {
    expect(item(BOOK)).toMatchObject({
      type: 'book',
      author: [{ literal: 'Institute of History' }],
      translator: [{ family: 'Pop', given: 'Dan' }],
      issued: { literal: 'about 1900' },
    });
  });

  it('is none without title and name', () => {
    expect(item('<biblStruct><monogr><imprint><date>1999</date></imprint></monogr></biblStruct>')).toBeUndefined();
  });
});

describe('a reference', () => {
  it('follows the style', () => {
    expect(references(ARTICLE + CHAPTER + BOOK).sort()).toEqual(
      [
        'Ionescu, A., &#38; Popescu, I. (1964). Bread &#38; salt. <i>Revista</i>, <i>3</i>(2), 1–9. <a class="external" href="https://doi.org/10.1000/xyz" rel="noopener noreferrer">https://doi.org/10.1000/xyz</a>',
        'von Berg, M. (1931). Wells. In Eva Lang (Ed.), <i>Villages: A Survey</i> (pp. 10–20). Dacia.',
        'Institute of History. (about 1900). <i>Sources</i> (D. Pop, Trans.). Dacia.',
      ].sort(),
    );
  });

  it('tells two works of one year apart, and repeats the author', () => {
    const work = (title: string) =>
      `<biblStruct><monogr><author>Pop, Ion</author><title>${title}</title><imprint><date>1900</date></imprint></monogr></biblStruct>`;
    expect(references(work('A') + work('B'))).toEqual(['Pop, I. (1900a). <i>A</i>.', 'Pop, I. (1900b). <i>B</i>.']);
  });

  it('speaks the language of the document', () => {
    const document = documentOf(TEI(`<listBibl>${CHAPTER}</listBibl>`).replace('<TEI ', '<TEI xml:lang="de" '));
    expect([...citationsOf(document, APA).values()][0]).toContain('(Hrsg.)');
  });

  it('carries no markup or script of the source, and links to nothing but http and https', () => {
    const [words = ''] = references(
      '<biblStruct><monogr><title>A &lt;script>alert(1)&lt;/script> &lt;img src=x onerror=alert(1)></title><imprint><date>1900</date></imprint></monogr><idno type="URL">javascript:alert(1)</idno></biblStruct>',
    );
    expect(words).not.toMatch(/<(?!\/?(i|b|sup|sub|span|a)\b)/);
    expect(words).not.toMatch(/href="(?!https?:)/);
    expect(words).toContain('&#60;script');
  });

  it('stands at its place in the page, and the words of the stylesheet where there is too little for one', () => {
    const document = works(BOOK);
    const { ordinal } = document.elements.find(({ local }) => local === 'biblStruct')!;
    const place = (number: number) => `<p class="reference" data-generated="" dir="auto" data-citation="${number}">bare</p>`;
    expect(withCitations(place(ordinal) + place(999), document, APA)).toBe(
      '<p class="reference" data-generated="" dir="auto">Institute of History. (about 1900). <i>Sources</i> (D. Pop, Trans.). Dacia.</p><p class="reference" data-generated="" dir="auto">bare</p>',
    );
  });
});

describe('the style of an edition', () => {
  const CSL = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Ours</title><id>urn:x</id><updated>2024-01-01T00:00:00Z</updated></info>
    <citation><layout><text variable="title"/></layout></citation>
    <bibliography><layout suffix="!"><text variable="title" font-style="italic"/></layout></bibliography></style>`;
  const folder = mkdtempSync(join(tmpdir(), 'imprimatur-csl-'));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return name;
  };
  const refused = (name: string) =>
    readCitationStyle(name, folder, 'imprimatur.config.json').then(
      () => '',
      (error) => (error as Refusal).diagnostics.map(({ message }) => message).join(),
    );

  it('is a CSL file in its folder', async () => {
    const style = await readCitationStyle(file('ours.csl', CSL), folder, 'imprimatur.config.json');
    expect(references(BOOK, style)).toEqual(['<i>Sources</i>!']);
  });

  it('is refused before anything is made where it makes nothing', async () => {
    const style = await readCitationStyle(file('empty.csl', CSL.replace(/<bibliography>.*/, '<bibliography/></style>')), folder, 'c.json');
    expect(() => tryStyle(style)).toThrow(expect.objectContaining({ diagnostics: [expect.objectContaining({ path: 'empty.csl' })] }));
    expect(() => tryStyle(APA)).not.toThrow();
  });

  it('is refused, with the reason, where it is none', async () => {
    expect(await refused('chicago')).toMatch(/“chicago”, which is no style that comes along/);
    expect(await refused('missing.csl')).toMatch(/cannot be read: .*no such file/i);
    expect(await refused(file('no.csl', '<html/>'))).toMatch(/is no CSL style/);
    // The end tag of layout is missing.
    expect(await refused(file('broken.csl', CSL.replace('</layout></bibliography>', '</bibliography>')))).toMatch(/layout/);
    expect(await refused(file('dependent.csl', CSL.replace(/<citation>[\s\S]*<\/bibliography>/, '')))).toMatch(/only names another/);
  });
});
