/** Any TEI element inside any other, also where TEI forbids it: the HTML stays valid and loses nothing. */
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { body, textOf } from './html-of.js';

const NAMES = `text group front body back div div1 div2 floatingText head p ab list item label lg l sp speaker stage table row cell
figure figDesc graphic quote q cit bibl biblStruct listBibl note ref ptr hi emph title persName placeName rs choice sic corr abbr expan
add del subst app lem rdg gap pb lb cb milestone opener closer dateline signed salute address addrLine epigraph argument byline trailer
castList castGroup castItem role set titlePage docTitle titlePart formula foreign term gloss date seg anchor w s supplied unclear
damage space fw ex am g msDesc msIdentifier msContents msItem physDesc handDesc handNote history origin listPerson person birth
listPlace place location geo org event listEvent relation u pause incident entry form orth sense def eg code gi att elementSpec
content attDef valList egXML ruby rb rt teiHeader fileDesc availability licence keywords change namespace tagUsage xenoData
sourceDoc surface zone line listWit witness listApp noteGrp standOff desc respStmt resp idno name postscript bogus`.split(/\s+/);

const ATTRIBUTES = [
  '',
  '',
  '',
  ' ref="#e"',
  ' target="#t https://x.example/"',
  ' xml:id="same"',
  ' n="5"',
  ' rend="numbered"',
  ' role="label"',
  ' url="a.png"',
  ' type="gloss"',
  ' when="1964-07-06"',
  ' cols="2"',
];

/** Numbers that look random and are the same on every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function tree(next: () => number, depth: number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const name = pick(NAMES);
  let content = next() < 0.6 ? `t${Math.floor(next() * 1000)} ` : '';
  if (depth < 6)
    for (let children = Math.floor(next() * 4); children > 0; children -= 1)
      content += tree(next, depth + 1) + (next() < 0.3 ? ` u${depth} ` : '');
  return `<${name}${pick(ATTRIBUTES)}>${content}</${name}>`;
}

const validator = new HtmlValidate({
  root: true,
  rules: {
    'close-order': 'error',
    'no-dup-attr': 'error',
    'no-dup-id': 'error',
    'element-permitted-content': 'error',
    'element-permitted-parent': 'error',
    'element-permitted-occurrences': 'error',
    'element-permitted-order': 'error',
    'element-required-ancestor': 'error',
  },
});

describe('nested at random', () => {
  test.each(Array.from({ length: Number(process.env['NESTINGS'] ?? 150) }, (_, seed) => seed + 1))('tree %i', async (seed) => {
    const next = random(seed);
    const tei = Array.from({ length: 4 }, () => tree(next, 0)).join('');
    const { root, html } = await body(tei);
    const squeeze = (text: string) => text.replace(/\s+/g, '');
    expect(squeeze(textOf(root, false))).toBe(squeeze(tei.replace(/<[^>]*>/g, '')));
    const { results } = await validator.validateString(`<main>${html.text}${html.header}${html.contents}</main>`);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => `${message} in ${tei}`))).toEqual([]);
  });
});
