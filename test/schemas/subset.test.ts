/**
 * Soundness: whatever our grammar allows, TEI P5 allows. Documents made from our grammar cover every
 * element, every attribute of it and every alternative of its content, and tei_all accepts them all.
 */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHARED, sharedIsHere } from '../support/shared.js';
import { type Generated, Generator, seeded } from './generate.js';
import { elementsOf, readGrammar } from './grammar.js';
import { judge, type Verdict } from './xmllint.js';

const OURS = fileURLToPath(new URL('../../schemas/imprimatur.rng', import.meta.url));
const TEI_ALL = `${SHARED}corpora-open/schemas/tei_all.rng`;

const grammar = readGrammar(OURS);
const generated: Generated = new Generator(grammar).everything();
const random = new Generator(grammar).samples(150, seeded(19640706));
const documents = new Map([...generated.documents, ...random]);

/** Grammars that allow too much, each in one place: the test must notice. */
const loosened: Readonly<Record<string, { element: string; edit: (xml: string) => string }>> = {
  'text in lb': {
    element: 'lb',
    edit: (xml) => within(xml, 'lb', (define) => define.replace('<empty/>', '<text/>')),
  },
  'a free value of title/@level': {
    element: 'title',
    edit: (xml) => within(xml, 'title', (d) => d.replace('<value>s</value>', '<value>free</value>')),
  },
  'a choice without content': {
    element: 'titleStmt',
    edit: (xml) => within(xml, 'titleStmt', (d) => d.replace(/<oneOrMore>(<ref name="title"\/>)<\/oneOrMore>/, '<optional>$1</optional>')),
  },
  'an attribute of another element': {
    element: 'p',
    edit: (xml) => within(xml, 'p', (d) => d.replace('"att.written"', '"att.edition"')),
  },
};

function within(xml: string, name: string, edit: (define: string) => string): string {
  return xml.replace(new RegExp(`<define name="${name}">.*?</define>`, 's'), edit);
}

const refused = (verdicts: ReadonlyMap<string, Verdict>, of: Iterable<string>): string[] =>
  [...of].filter((name) => !verdicts.get(name)!.valid).map((name) => verdicts.get(name)!.messages[0] ?? name);

describe('documents made from our grammar', () => {
  it('cover every element and every attribute', () => {
    const elements = [...elementsOf(grammar).keys()];
    expect(elements.length).toBeGreaterThan(440);
    expect(elements.filter((name) => !generated.covered.has(name))).toEqual([]);
    expect(elements.filter((name) => !generated.covered.has(`${name}/@n`))).toEqual([]);
    expect(generated.variants).toBeGreaterThan(20_000);
  });

  it('are valid under it', async () => {
    expect(refused(await judge(OURS, documents), documents.keys())).toEqual([]);
  });
});

const present = sharedIsHere('corpora-open');

describe.skipIf(!present)('under TEI P5 (tei_all)', () => {
  let verdicts: ReadonlyMap<string, Verdict>;
  const loose = new Map<string, ReadonlyMap<string, string>>();

  beforeAll(async () => {
    const all = new Map(documents);
    for (const [what, { element, edit }] of Object.entries(loosened)) {
      const made = new Generator(readGrammar(OURS, edit)).everything([element]).documents;
      const named = new Map([...made].map(([name, xml]) => [`loose-${loose.size}-${name}`, xml]));
      loose.set(what, named);
      for (const [name, xml] of named) all.set(name, xml);
    }
    verdicts = await judge(TEI_ALL, all);
  });

  it('all of them are valid', () => {
    expect(refused(verdicts, documents.keys())).toEqual([]);
  });

  it.each(Object.keys(loosened))('%s would be found', (what) => {
    expect(refused(verdicts, loose.get(what)!.keys())).not.toEqual([]);
  });
});
