/** Module textcrit: apparatus in the text, and beside it by its end points or by reference (TEI P5, chapter 13). */
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../support/read.js';
import { all, attr, body, hasClass, htmlOf, one, parsed, textOf } from '../html-of.js';
import { fragment } from '../text-editions.js';

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
const WITNESSES =
  '<listWit><witness xml:id="A">Paris, manuscript of 1400</witness><witness xml:id="B" n="Bx">Rome</witness><listWit><head>Prints</head><witness xml:id="C"><abbr type="siglum">Ca</abbr> Lyon 1510</witness></listWit></listWit>';
const HEADER = `<sourceDesc>${WITNESSES}</sourceDesc>`;

describe('an entry in the text', () => {
  test('keeps lemma and readings in their order, each with its sigla', async () => {
    const { root } = await body(`<p>In <app><lem wit="#A">principio</lem><rdg wit="#B #C">initio</rdg></app> erat</p>${WITNESSES}`);
    expect(squeeze(textOf(one(root, '.tei-lem')))).toBe('principio A');
    expect(squeeze(textOf(one(root, '.tei-rdg')))).toBe('initio Bx Ca');
    // The lemma is read in both layers, the variant beside it in one.
    expect(attr(one(root, '.tei-lem'), 'data-layer')).toBeUndefined();
    expect(attr(one(root, '.tei-rdg'), 'data-layer')).toBe('diplomatic');
  });

  test('without lemma reads as its first reading, also in a group', async () => {
    const { root } = await body(
      '<p><app><rdgGrp type="orth"><rdg wit="#A">colour</rdg><rdg wit="#B">color</rdg></rdgGrp><rdg wit="#C">hue</rdg></app></p>',
    );
    expect(all(root, '.tei-rdg').map((rdg) => attr(rdg, 'data-layer'))).toEqual([undefined, 'diplomatic', 'diplomatic']);
    expect(hasClass(one(root, '.tei-rdgGrp'), 'tei-rdgGrp')).toBe(true);
  });

  test('says of a reading without words that it leaves them out', async () => {
    const { root } = await body('<p><app><lem wit="#A">et</lem><rdg wit="#B"/></app></p>');
    expect(squeeze(textOf(one(root, '.tei-rdg')))).toBe('om. B');
  });

  test('may hold another one, details of witnesses, and where they begin and end', async () => {
    const { root } = await body(
      '<p><app><lem wit="#A">a <app><lem wit="#A">b</lem><rdg wit="#C">c</rdg></app></lem><rdg wit="#B"><witStart/>d<lacunaStart/></rdg><witDetail wit="#B" type="correction">in the margin</witDetail></app></p><p><lacunaEnd wit="#B"/>e<witEnd wit="#B"/></p>',
    );
    expect(all(root, '.tei-app')).toHaveLength(2);
    expect(squeeze(textOf(one(root, '.tei-witDetail')))).toContain('in the margin');
    for (const name of ['witStart', 'witEnd', 'lacunaStart', 'lacunaEnd']) expect(all(root, `.tei-${name}`), name).toHaveLength(1);
  });
});

/** The text as the layer of a witness shows it, by what the page is told to hide. */
const absent = (root: Parameters<typeof all>[0], witness: string) =>
  all(root, 'span')
    .filter((span) => (attr(span, 'data-absent') ?? '').split(' ').includes(witness))
    .map((span) => squeeze(textOf(span)));

describe('what a witness does not have', () => {
  test('is told by its gaps, across the elements', async () => {
    const { root } = await body(
      '<p>Then <app><lem wit="#A">came</lem><rdg wit="#B">c<lacunaStart/></rdg></app> winter</p><p>and <app><lem>the</lem><rdg wit="#B"><lacunaEnd/>a</rdg></app> frost</p>',
    );
    expect(absent(root, '#B')).toEqual(['winter', 'and', 'the']);
    expect(absent(root, '#A')).toEqual([]);
  });

  test('is told by entries beside the text, whether they end at points or with elements', async () => {
    const points = await body(
      '<p>a <anchor xml:id="f"/>b <hi>c</hi><anchor xml:id="t"/> d</p><listApp><app from="#f" to="#t"><rdg wit="#B">x</rdg></app></listApp>',
    );
    expect(absent(points.root, '#B')).toEqual(['b', 'c']);
    const words = await body(
      '<p><w xml:id="w1">a</w> <w xml:id="w2">b</w> <w xml:id="w3">c</w> d</p><listApp><app from="#w2" to="#w3"><lem wit="#A">b c</lem><rdg wit="#B">x</rdg></app></listApp>',
    );
    expect(absent(words.root, '#B')).toEqual(['b', 'c']);
    expect(absent(words.root, '#A')).toEqual([]);
  });
});

describe('an entry beside the text', () => {
  test('by its end points is linked both ways, and quotes the words where it has no lemma', async () => {
    const { root } = await body(
      '<p>Arma <anchor xml:id="f"/>virumque cano<anchor xml:id="t"/> Troiae</p><listApp><app from="#f" to="#t"><rdg wit="#B">virumque canam</rdg></app></listApp>',
    );
    const mark = one(root, '.app-mark');
    const entry = one(root, '.app-entry');
    expect(attr(mark, 'href')).toBe(`#${attr(entry, 'id')}`);
    expect(attr(one(entry, '.app-place'), 'href')).toBe(`#${attr(mark, 'id')}`);
    expect(attr(mark, 'data-generated')).toBe('');
    expect(textOf(one(entry, '.app-lemma')).trim()).toBe('virumque cano]');
    // All of an entry is read wherever it stands.
    expect(attr(one(entry, '.tei-rdg'), 'data-layer')).toBeUndefined();
  });

  test('of one element quotes that', async () => {
    const { root } = await body(
      '<p>Arma <seg xml:id="s">virumque</seg> cano</p><listApp><app from="#s"><rdg wit="#B">virum</rdg></app></listApp>',
    );
    expect(textOf(one(root, '.app-lemma')).trim()).toBe('virumque]');
    const p = one(root, 'p.tei-p');
    // What the witness has instead stands after the mark, for its layer alone.
    expect(squeeze(textOf(p))).toBe('Arma virumqueavirum cano');
    expect(attr(one(p, '.other-reading'), 'data-wit')).toBe('#B');
  });

  test('by reference finds the line by the numbers of what it stands in', async () => {
    const verse = (n: number) => `<div n="${n}"><lg><l n="1">x${n}</l><l n="2">y${n}</l></lg></div>`;
    const { root } = await body(`${verse(1)}${verse(2)}<listApp><app loc="2.1"><lem>x2</lem><rdg wit="#B">z</rdg></app></listApp>`);
    const mark = one(root, '.app-mark');
    const lines = all(root, '.tei-l');
    expect(mark.parentNode).toBe(lines[2]);
    expect(textOf(one(root, '.app-place'))).toBe('2.1 ');
    expect(attr(one(root, '.app-place'), 'href')).toBe(`#${attr(mark, 'id')}`);
  });

  test('by a reference that is nowhere, or at two places, has no link and is read all the same', async () => {
    const { root } = await body(
      '<p n="1">a</p><p n="1">b</p><listApp><app loc="1"><lem>a</lem><rdg wit="#B">c</rdg></app><app loc="9"><lem>q</lem></app></listApp>',
    );
    expect(all(root, '.app-mark')).toEqual([]);
    expect(all(root, 'a.app-place')).toEqual([]);
    expect(squeeze(textOf(one(root, '.tei-listApp')))).toContain('9 q');
  });

  test('may stand off the text', async () => {
    const tei = fragment('<p>Arma <seg xml:id="s">virumque</seg></p>', HEADER);
    const xml = tei.xml.replace('<text', '<standOff><listApp><app from="#s"><rdg wit="#B">virum</rdg></app></listApp></standOff><text');
    const html = await htmlOf(documentOf(xml));
    const root = parsed(html.text + html.header);
    expect(squeeze(textOf(one(root, '.app-entry')))).toBe('a virumque] virum Bx');
    expect(attr(one(root, '.app-mark'), 'href')).toBe(`#${attr(one(root, '.app-entry'), 'id')}`);
  });
});

describe('witnesses', () => {
  test('are a list with sub-lists and headings', async () => {
    const { root } = await body(WITNESSES);
    expect(all(root, '.tei-listWit')).toHaveLength(2);
    expect(all(root, '.tei-witness').map(({ tagName }) => tagName)).toEqual(['p', 'p', 'p']);
    expect(attr(all(root, '.tei-witness')[0], 'id')).toBe('A');
  });

  test('that are declared nowhere are called as they are pointed to', async () => {
    const { root } = await body('<p><app><lem wit="#A">a</lem><rdg wit="#Z">b</rdg></app></p>');
    expect(squeeze(textOf(one(root, '.tei-rdg')))).toBe('b Z');
  });
});
