/** The collation can fail: every way of spoiling the text of the note that is tried here is found out. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blocks } from './blocks.js';
import { document } from './source.js';
import { all, ancestors, descendants, type Element, normalise, only, parse } from './tree.js';

const xml = readFileSync(new URL('../../tei/note-1964-07-06.xml', import.meta.url), 'utf8');

/** Whether the collation holds; a document that the reader has no rule for doesn't. */
function collates(root: Element): boolean {
  try {
    return JSON.stringify(blocks(root)) === JSON.stringify(document);
  } catch {
    return false;
  }
}

function replaced(from: string | RegExp, to: string): Element {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to change: ${from}`);
  return parse(changed);
}

const item = (id: string): RegExp => new RegExp(`<item xml:id="${id.replaceAll('.', '\\.')}">[\\s\\S]*?</item>`);
const fault: Readonly<Record<string, () => Element>> = {
  'a letter left out': () => replaced('Peaceful coexistence', 'Peaceful coexistenc'),
  'a word added': () => replaced('War and peace', 'War and the peace'),
  'a typewriter’s apostrophe': () => replaced('Khrushchev’s</persName>', "Khrushchev's</persName>"),
  'a hyphen for a dash': () => replaced('Borders –', 'Borders -'),
  'a dash for a hyphen': () => replaced('1966-1970</date>', '1966–1970</date>'),
  'a no-break space': () => replaced('A single plan', 'A\u00A0single plan'),
  'a capital': () => replaced('A single plan', 'a single plan'),
  'a full stop': () => replaced('>War and peace</item>', '>War and peace.</item>'),
  'a bracket lost': () => replaced('[and]', 'and]'),
  'a slip corrected outside choice': () => replaced(/<choice><sic>then<\/sic>.*?<\/choice>/, 'than'),
  'correction and slip exchanged': () =>
    replaced('<sic>then</sic><corr resp="#imprimatur">than</corr>', '<sic>than</sic><corr>then</corr>'),
  'an item lost': () => replaced(item('s3b.i2'), ''),
  'an item twice': () => replaced(item('s3b.i2'), '<item>War and peace</item><item>War and peace</item>'),
  'two items exchanged': () => replaced(/(<item xml:id="s3b\.i2">[\s\S]*?<\/item>)\s*(<item xml:id="s3b\.i3">[\s\S]*?<\/item>)/, '$2 $1'),
  'two items as one': () => replaced(/<\/item>\s*<item xml:id="s3b\.i3">/, ' '),
  'an item without its list’s mark': () => replaced('<list rend="asterisk">', '<list>'),
  'the wrong mark': () => replaced('<list rend="asterisk">', '<list rend="dash">'),
  'a wrong letter of a subsection': () => replaced('n="h"', 'n="i"'),
  'a division lost': () => replaced(/<div type="subsection" n="h"[\s\S]*?<\/div>/, ''),
  'a heading left out': () => replaced('<head>The Uranium Issue</head>', ''),
  'text between paragraphs': () => replaced('<head>The Uranium Issue</head>', '<head>The Uranium Issue</head>more'),
  'text before the body': () => replaced('<text>', '<text>more'),
  'front matter': () => replaced('<body>', '<front><head>more</head></front><body>'),
  'back matter': () => replaced('</body>', '</body><back><head>more</head></back>'),
  'a paragraph of another kind': () => replaced('</body>', '<p>more</p></body>'),
  'a declared mark that is another': () => replaced('content: "* "', 'content: "• "'),
};

describe('the collation', () => {
  test('holds for the note as it is', () => expect(collates(parse(xml))).toBe(true));

  test.each(Object.keys(fault))('finds %s', (what) => {
    expect(collates(fault[what]!())).toBe(false);
  });

  test('misses no piece of the text, and nothing but what the encoders added is no part of it', () => {
    const root = parse(xml);
    const missed: Element[] = [];
    for (const element of descendants(only(root, 'text'))) {
      element.children.forEach((child, index) => {
        if (typeof child !== 'string' || normalise(child) === '') return;
        element.children[index] = '';
        if (collates(root)) missed.push(element);
        element.children[index] = child;
      });
    }
    const added = all(only(root, 'text'), 'choice').flatMap((choice) =>
      choice.children.filter((each): each is Element => typeof each !== 'string' && ['expan', 'corr'].includes(each.name)),
    );
    expect(new Set(missed)).toEqual(new Set(added));
    expect(missed.every((each) => ancestors(each)[0]?.name === 'choice')).toBe(true);
    expect(missed).toHaveLength(56);
  });
});
