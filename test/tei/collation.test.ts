import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SHARED, sharedIsHere } from '../support/shared.js';
import { blocks } from './blocks.js';
import { isDocument, lines, SOURCE } from './source.js';
import { all, ancestors, descendants, normalise, only, parse, witness } from './tree.js';

const root = parse(readFileSync(new URL('../../tei/note-1964-07-06.xml', import.meta.url), 'utf8'));
const line = (number: number): string | undefined => lines.find((each) => each.number === number)?.text;

const id = (name: string) => [...descendants(root)].find((each) => each.attributes.get('xml:id') === name);

describe('the copy of the page', () => {
  test('is the page as it was taken, to the byte', () => {
    const digest = createHash('sha256').update(readFileSync(SOURCE)).digest('hex');
    expect(digest).toBe('4863927612f915afac892bf03aea8a7605fb08a02890d6ab32e5f67717d645b6');
  });

  test.skipIf(!sharedIsHere('source'))('agrees with the one beside the checkout', () => {
    expect(readFileSync(SOURCE).equals(readFileSync(`${SHARED}source/000_eba8ff610aa90a90.txt`))).toBe(true);
  });

  test('has one line per paragraph, and no space that normalisation would take away', () => {
    for (const { number, raw, text } of lines) expect(raw, `line ${number}`).toBe(text);
  });
});

describe('the document', () => {
  const source = lines.filter(isDocument);
  const edition = blocks(root);

  test.each(source.map(({ number, text }, index) => [number, text, edition[index]]))(
    'has line %i of the source',
    (_number, text, block) => {
      expect(block).toBe(text);
    },
  );

  test('has nothing more', () => {
    expect(edition).toEqual(source.map(({ text }) => text));
  });
});

describe('the page around the document', () => {
  const prefix = 'page.l';
  const kept = [...descendants(root)].flatMap((element) => {
    const name = element.attributes.get('xml:id') ?? '';
    return name.startsWith(prefix) ? [{ number: Number(name.slice(prefix.length)), element }] : [];
  });

  test('is all in the header, each line once', () => {
    const outside = lines.filter((each) => !isDocument(each)).map(({ number, text }) => ({ number, text }));
    expect(
      kept.map(({ number, element }) => ({ number, text: normalise(witness(element)) })).sort((one, other) => one.number - other.number),
    ).toEqual(outside);
    for (const { element } of kept) expect(ancestors(element).map(({ name }) => name)).toContain('teiHeader');
  });

  test('has the record title as main title and the abstract as abstract', () => {
    expect(id('page.l5')?.attributes.get('type')).toBe('main');
    expect(normalise(witness(only(root, 'abstract')))).toBe(line(373));
  });

  test('has the head of the document, less its comma, as the other title', () => {
    const other = all(only(root, 'titleStmt'), 'title').find((each) => each.attributes.get('type') === 'alt');
    expect(other && `${normalise(witness(other))},`).toBe(line(9));
  });

  test('agrees with the description of the sources', () => {
    const description = only(root, 'msDesc');
    const parts = ['repository', 'collection', 'idno', 'locus'].flatMap((name) => all(description, name));
    const signature = parts.map((part) => normalise(witness(part))).join(', ');
    const book = id('buga-2012');
    const scope = (unit: string): string =>
      all(book ?? root, 'biblScope')
        .filter((each) => each.attributes.get('unit') === unit)
        .map((each) => witness(each))
        .join();
    const year = book && all(book, 'date').map((each) => witness(each));
    const translator = all(only(root, 'titleStmt'), 'editor').map((each) => witness(each));
    const dossier = all(id('edossier-42') ?? root, 'series').map((each) => normalise(witness(each)));
    expect(
      `${signature}; Document No. ${scope('document')} in Buga (${year}), pp. ${scope('page')}. ` +
        `Translated by ${translator} and published in ${dossier}.`.replace('Dossier ', 'Dossier No. '),
    ).toBe(line(379));
  });
});
