import { describe, expect, it } from 'vitest';
import { SoundnessCheck } from '../../../src/validate/soundness/check.js';
import { documentOf, TEI } from '../../support/read.js';

function check(body: string, header = '') {
  const document = documentOf(TEI(body, header), 'a.xml');
  const soundness = new SoundnessCheck({ exists: () => false });
  return [...soundness.examine(document, '/edition/a.xml'), ...[...soundness.end().values()].flat()];
}

const codes = (body: string, header = ''): string[] => check(body, header).map(({ code }) => code);

describe('soundness leaves alone', () => {
  it.each([
    ['a rule’s element without the attribute', '<p>Text <date>1964</date>.</p>'],
    ['dates of other calendars', '<p><date when="1917-11-07" calendar="https://example.org/julian">25 October 1917</date></p>'],
    ['old style beside new style', '<p><date when="1917-11-07">25 October 1917</date></p>'],
    ['dates with two wordings', '<p><date when="1964-07-06"><choice><sic>7</sic><corr>6</corr></choice> July 1964</date></p>'],
    ['leaves that look like years', '<p><biblScope from="1965" to="1964">pages</biblScope></p>'],
    ['a space between two words', '<p>one<hi> </hi>two</p>'],
    ['a paragraph that the schema wants', '<div><p/></div>'],
    ['a name that stands for its pointer', '<p><persName ref="https://example.org/1"/></p>'],
    ['joiners of scripts that join', '<p>\u0915\u094D\u200D\u0937 \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645</p>'],
    ['formulas and units of Greek letters beside Latin', '<p>λx, Δt, 5 µm, αβ-decay</p>'],
    [
      'two readings of two hands',
      '<app><rdg wit="#A" hand="https://example.org/h1">a</rdg><rdg wit="#A">b</rdg></app><listWit><witness xml:id="A"/></listWit>',
    ],
    ['addresses on other hosts', '<p><ref target="https://example.org/#x">there</ref></p>'],
    ['images on other hosts by xml:base', '<div xml:base="https://example.org/"><pb facs="1.jpg"/><p>Text.</p></div>'],
    ['elements of other namespaces', '<figure><svg xmlns="http://www.w3.org/2000/svg"><title/></svg></figure>'],
  ])('%s', (_, body) => expect(codes(body)).toEqual([]));

  it('identifiers that only look like sigla, where no witness is declared', () => {
    expect(codes('<app><rdg wit="A">a</rdg></app>')).toEqual([]);
  });
});

describe('soundness', () => {
  it('places a character behind references in its text', () => {
    const [finding] = check('\n<p>A &amp; B, &#x1F600; &#233;: M\u043Escow</p>');
    expect(finding).toMatchObject({
      code: 'soundness/mixed-scripts',
      range: { start: { line: 2, column: 33 }, end: { line: 2, column: 39 } },
    });
  });

  it('tells ten of many, and counts the others', () => {
    const found = check('<p>There is <name/>.</p>'.repeat(14));
    expect(found).toHaveLength(10);
    expect(found.at(-1)?.notes).toEqual(['The same is so in 4 more places of this file.']);
  });

  it('follows a prefix into its file, and knows what it finds there', () => {
    const prefix =
      '<encodingDesc><listPrefixDef><prefixDef ident="x" matchPattern="(.+)" replacementPattern="b.xml#$1"/></listPrefixDef></encodingDesc>';
    const soundness = new SoundnessCheck({ exists: () => false });
    const a = documentOf(TEI('<persName ref="x:tower">A</persName><persName ref="x:nobody">B</persName>', prefix), 'a.xml');
    const b = documentOf(TEI('<listPlace><place xml:id="tower"><placeName>T</placeName></place></listPlace>'), 'b.xml');
    for (const document of [a, b]) soundness.examine(document, `/edition/${document.source.path}`);
    expect([...soundness.end().values()].flat().map(({ code, path }) => [code, path])).toEqual([
      ['soundness/ref-wrong-kind', 'a.xml'],
      ['pointers/dangling-in-other-file', 'a.xml'],
    ]);
  });

  it('does not try patterns that could take forever', () => {
    const prefix = (pattern: string) =>
      `<encodingDesc><listPrefixDef><prefixDef ident="x" matchPattern="${pattern}" replacementPattern="#$1"/></listPrefixDef></encodingDesc>`;
    expect(codes(`<p><ref target="x:${'a'.repeat(60)}!">there</ref></p>`, prefix('((a+)+)'))).toEqual([]);
  });

  it('sees a circle once, however many lead into it', () => {
    const body =
      '<seg xml:id="a" next="#b">1</seg><seg xml:id="b" next="#c">2</seg><seg xml:id="c" next="#b">3</seg><seg next="#b">4</seg>';
    expect(codes(`<p>${body}</p>`)).toEqual(['soundness/chain-circular']);
  });

  it('lets passages correspond to one another, in circles too, but none to what it stands in', () => {
    const mutual = '<p xml:id="a" corresp="#b">1</p><p xml:id="b" corresp="#c">2</p><p xml:id="c" corresp="#a">3</p>';
    expect(codes(mutual)).toEqual([]);
    expect(codes('<p xml:id="a">So <seg corresp="#a">it</seg> is</p>')).toEqual(['soundness/corresp-circular']);
  });

  it('fits the cells of a table into one grid', () => {
    const table = (...rows: string[]) => codes(`<table>${rows.map((row) => `<row>${row}</row>`).join('')}</table>`);
    expect(table('<cell rows="2">a</cell><cell cols="2">b</cell>', '<cell>c</cell><cell>d</cell>')).toEqual([]);
    // The second row has one free column before the cell that comes down, and asks for two.
    expect(table('<cell>a</cell><cell rows="2">b</cell>', '<cell cols="2">c</cell>')).toEqual(['soundness/table-span']);
    expect(table('<cell rows="2" cols="3">a</cell>')).toEqual(['soundness/table-span']);
    expect(table('<cell cols="0">a</cell>')).toEqual(['soundness/table-span']);
    expect(table('<cell><table><row><cell>x</cell></row></table></cell><cell rows="2">b</cell>', '<cell>c</cell>')).toEqual([]);
  });

  it('takes lookalikes of Latin letters in Cyrillic words as well', () => {
    expect(codes('<p>Мoсква</p>')).toEqual(['soundness/mixed-scripts']);
  });
});

describe('what was likely meant', () => {
  const HEADER =
    '<encodingDesc><listPrefixDef><prefixDef ident="pers" matchPattern="(.+)" replacementPattern="#$1"/></listPrefixDef></encodingDesc>' +
    '<profileDesc><calendarDesc><calendar xml:id="julian"><p>x</p></calendar></calendarDesc></profileDesc>';
  const WITNESSES = '<listWit><witness xml:id="Vind1"/><witness xml:id="Vind2"/><witness xml:id="A"/><witness xml:id="Monac"/></listWit>';
  const guesses = (body: string) => check(`<p>${body}</p>${WITNESSES}`, HEADER).flatMap(({ expected = [] }) => expected);

  it.each([
    ['a siglum with a slip', '<app><rdg wit="#Monak">x</rdg></app>', ['#Monac']],
    ['a siglum in small letters', '<app><rdg wit="#a">x</rdg></app>', ['#A']],
    ['a siglum without its #', '<app><rdg wit="Monac">x</rdg></app>', ['#Monac']],
    ['a calendar', '<date calendar="#Julian">x</date>', ['#julian']],
    ['a prefix', '<persName ref="prs:anna">x</persName>', ['pers:anna']],
    ['a language by its English name', '<foreign xml:lang="german">x</foreign>', ['de']],
    ['such a name with a slip', '<foreign xml:lang="gerrman">x</foreign>', ['de']],
    ['a script with a letter too many (ISO 15924)', '<foreign xml:lang="sr-Cyril">x</foreign>', ['sr-Cyrl']],
    ['a variant (IANA)', '<foreign xml:lang="de-fonippa">x</foreign>', ['de-fonipa']],
    ['a country by its name', '<place><idno type="ISO3166">Austria</idno></place>', ['AT']],
    ['a language in idno', '<place><idno type="ISO639">Greek</idno></place>', ['el']],
  ])('%s', (_, body, expected) => expect(guesses(body)).toEqual(expected));

  it.each([
    ['another witness by one letter, where sigla have one', '<app><rdg wit="#B">x</rdg></app>'],
    ['another witness by number', '<app><rdg wit="#Vind3">x</rdg></app>'],
    ['Dutch, for who writes German in German', '<foreign xml:lang="deutsch">x</foreign>'],
    ['a language of two letters for two others', '<foreign xml:lang="yq">x</foreign>'],
  ])('is not %s', (_, body) => expect(guesses(body)).toEqual([]));
});
