/** The header says who is responsible for what, whence the text comes, and by which practices it is encoded. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { document } from './source.js';
import { all, ancestors, childElements, descendants, type Element, normalise, only, parse, witness } from './tree.js';

const root = parse(readFileSync(new URL('../../tei/note-1964-07-06.xml', import.meta.url), 'utf8'));
const header = only(root, 'teiHeader');
const body = only(root, 'body');
const names = (element: Element): string[] => childElements(element).map(({ name }) => name);
const attribute = (name: string, element: Element | undefined): string | undefined => element?.attributes.get(name);
const text = (element: Element): string => normalise(witness(element));

describe('responsibility', () => {
  const statement = only(header, 'titleStmt');
  const refs = (name: string): (string | undefined)[] =>
    all(statement, name).flatMap((each) => [...descendants(each)].flatMap((inner) => inner.attributes.get('ref') ?? []));

  test('is stated for the original, the translation, the publications, the funding and the encoding', () => {
    expect(refs('author')).toEqual(['#romanian-side']);
    expect(all(statement, 'editor').map((each) => attribute('role', each))).toEqual(['translator']);
    expect(refs('editor')).toEqual(['#watts']);
    expect(refs('funder')).toEqual(['#leon-levy']);
    expect(refs('respStmt')).toEqual(['#buga', '#cwihp', '#digital-archive']);
    expect(all(statement, 'resp').every((each) => text(each) !== '')).toBe(true);
  });

  test('is named for every doubt', () => {
    const unsigned = [...descendants(root)].filter(({ attributes }) => attributes.has('cert') && !attributes.has('resp'));
    expect(unsigned.map(({ name, attributes }) => `${name} ${attributes.get('xml:id') ?? ''}`)).toEqual([]);
  });

  test('of the text’s licence nothing is said that the source doesn’t say', () => {
    const availability = only(header, 'availability');
    expect(attribute('status', availability)).toBe('unknown');
    expect(all(availability, 'quote').map((each) => attribute('source', each))).toEqual(['#digital-archive-page', '#digital-archive-page']);
  });
});

describe('the sources', () => {
  test('the archival item is described with its place, series, file and leaves', () => {
    const item = only(header, 'msIdentifier');
    expect(names(item)).toEqual(['country', 'settlement', 'repository', 'collection', 'collection', 'idno']);
    const locus = only(only(header, 'msDesc'), 'locus');
    expect([attribute('from', locus), attribute('to', locus)]).toEqual(['9', '13']);
    // Leaves 9 to 13, both included.
    expect(attribute('quantity', only(only(header, 'physDesc'), 'measure'))).toBe('5');
  });

  test('the page, the dossier and the book are structured', () => {
    const printed = all(only(header, 'sourceDesc'), 'biblStruct');
    expect(printed.map((each) => attribute('xml:id', each))).toEqual(['digital-archive-page', 'edossier-42', 'buga-2012']);
    for (const each of printed) expect(all(each, 'date')).toHaveLength(1);
  });

  test('what is not known is said to be unknown, and carries no value', () => {
    const unknown = [...descendants(header)].filter((each) => attribute('cert', each) === 'unknown');
    expect(unknown.map(({ name, parent }) => `${parent?.name}/${name}`)).toEqual(['imprint/date', 'imprint/date']);
    for (const { attributes } of unknown) expect([...attributes.keys()].filter((key) => /^(when|from|to|not)/.test(key))).toEqual([]);
  });
});

describe('the practices', () => {
  const declarations = only(header, 'editorialDecl');

  test('are declared each under its head', () => {
    expect(names(declarations)).toEqual(
      'p correction normalization quotation hyphenation segmentation punctuation interpretation stdVals'.split(' '),
    );
    expect(names(only(header, 'encodingDesc'))).toEqual(
      'projectDesc samplingDecl editorialDecl tagsDecl refsDecl refsDecl classDecl geoDecl'.split(' '),
    );
    expect(names(only(header, 'profileDesc'))).toEqual(['creation', 'langUsage', 'abstract', 'textClass']);
    expect(names(only(header, 'revisionDesc'))).not.toEqual([]);
  });

  test('every slip that is corrected is named, and how many expansions are the translator’s', () => {
    const slips = all(body, 'choice').filter((each) => names(each).includes('sic'));
    expect(slips.map((each) => childElements(each).map(text))).toEqual([
      ['Peoples', 'People’s'],
      ['then', 'than'],
    ]);
    expect(all(body, 'expan').filter(({ parent }) => parent?.name === 'supplied')).toHaveLength(4);
  });

  test('the full stops at the ends of items are counted rightly', () => {
    const items = document.filter((line) => /^[-*] /.test(line));
    const stopped = items.filter((line) => line.endsWith('.'));
    expect(text(only(declarations, 'punctuation'))).toContain(`${stopped.length} of ${items.length} items`);
  });

  test('values that the declarations name are those that are used', () => {
    const used = (element: string, name: string): string[] =>
      [...new Set(all(body, element).flatMap((each) => attribute(name, each) ?? []))].sort();
    const declared = all(declarations, 'val').map(text);
    for (const value of [...used('supplied', 'reason'), ...used('rs', 'type'), ...used('div', 'type'), ...used('list', 'rend')]) {
      expect(declared).toContain(value);
    }
  });

  test('every language is declared, and every category used', () => {
    const languages = new Set([...descendants(root)].flatMap((each) => attribute('xml:lang', each) ?? []));
    expect(
      all(header, 'language')
        .map((each) => attribute('ident', each))
        .sort(),
    ).toEqual([...languages].sort());
    const pointed = [...descendants(root)].flatMap((each) =>
      ['target', 'ana', 'scheme'].flatMap((name) => attribute(name, each)?.split(' ') ?? []),
    );
    for (const category of all(header, 'category')) expect(pointed).toContain(`#${attribute('xml:id', category)}`);
  });
});

test('the brackets are told apart as the translator uses them', () => {
  const brackets = all(body, 'supplied').map((each) => `${attribute('reason', each)} ${text(each)}`);
  expect(brackets).toEqual([
    'expansion [Romanian Workers’ Party]',
    'expansion [Communist Party of the Soviet Union]',
    'expansion [Romanian People’s Republic]',
    'completion [training]',
    'completion [Moscow]',
    'expansion [Hungarian Peoples Republic]',
    'completion [then that contracted]',
    'completion [and]',
    'original-wording [bizuirea]',
    'abbreviation [UNCTAD]',
    'gloss [Hungary]',
  ]);
  const foreign = all(body, 'foreign').map((each) => [attribute('xml:lang', each), text(each), ancestors(each)[0]?.name]);
  expect(foreign).toEqual([['ro', 'bizuirea', 'supplied']]);
});

test('dates from outside the text name their source or the encoders', () => {
  const own = new Set(all(body, 'date').flatMap((each) => attribute('when', each) ?? attribute('from', each) ?? []));
  // Years that the text states where no date of the body has the value.
  const stated = new Set([...own, '1963-12-31', '1964-07-06']);
  const foreign = [...descendants(only(root, 'standOff'))].filter((each) => {
    const value = ['when', 'from', 'notAfter'].map((name) => attribute(name, each)).find((found) => found !== undefined);
    return value !== undefined && !stated.has(value);
  });
  expect(foreign.map((each) => attribute('xml:id', each) ?? each.name)).not.toEqual([]);
  for (const each of foreign) expect([attribute('source', each) !== undefined, attribute('resp', each)]).toEqual([true, '#imprimatur']);
});
