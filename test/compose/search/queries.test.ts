/**
 * Forty questions to the open corpora: what is asked, in which document the first answer stands, at which id of the page, and the words that
 * are found. Expected values are read in the TEI.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchIndex } from '../../../src/compose/search/codec.js';
import { type Hit, hitsIn } from '../../../src/compose/search/hits.js';
import { Lookup } from '../../../src/compose/search/lookup.js';
import { pageWords, searchedPart } from '../../../src/compose/search/passages.js';
import { parseQuery } from '../../../src/compose/search/query.js';
import { type SearchedNode, TREE } from '../../../src/compose/search/search-index.js';
import { imprimatur } from '../../support/run.js';
import { SHARED, sharedIsHere } from '../../support/shared.js';

/** Question, document, id, words as the page has them. */
const QUERIES: readonly (readonly [string, string, string | undefined, string])[] = [
  // words and case
  ['droppeth', 'shakedracor/the-merchant-of-venice', 'ftln-2100', 'droppeth'],
  ['CURIOUSER', 'eltec-eng/ENG18652_Carroll', undefined, 'Curiouser'],
  ['gryphon', 'eltec-eng/ENG18652_Carroll', undefined, 'Gryphon'],
  ['Dromio', 'shakedracor/the-comedy-of-errors', undefined, 'Dromio'],
  ['porpentine', 'shakedracor/the-comedy-of-errors', undefined, 'Porpentine'],
  ['Yorick', 'shakedracor/hamlet', undefined, 'Yorick'],
  ['Birnam', 'shakedracor/macbeth', undefined, 'Birnam'],
  ['Faulconbridge', 'shakedracor/king-john', undefined, 'Faulconbridge'],
  // phrases
  ['"a dagger which I see"', 'shakedracor/macbeth', 'ftln-0596', 'a dagger which I see'],
  ['"to be or not to be"', 'shakedracor/hamlet', 'ftln-1762', 'To be or not to be'],
  ['“quality of mercy”', 'shakedracor/the-merchant-of-venice', 'ftln-2099', 'quality of mercy'],
  ['"curiouser and curiouser"', 'eltec-eng/ENG18652_Carroll', undefined, 'Curiouser and curiouser'],
  ['"mock turtle\'s story"', 'eltec-eng/ENG18652_Carroll', undefined, 'Mock Turtle’s Story'],
  ['"Im Bös-Saal"', 'schnitzler-briefe/L01338', undefined, 'im Bös-Saal'],
  // several words near one another
  ['sleep no more', 'shakedracor/macbeth', 'ftln-0676', 'Sleep no more'],
  ['mercy strained', 'shakedracor/the-merchant-of-venice', 'ftln-2099', 'mercy is not strained'],
  ['griensteidl café', 'schnitzler-briefe/L00057', undefined, 'Café Griensteidl'],
  // beginnings of words
  ['griensteid*', 'schnitzler-briefe/L00057', undefined, 'Griensteidl'],
  ['curiouse*', 'eltec-eng/ENG18652_Carroll', undefined, 'Curiouser'],
  ['birn*', 'shakedracor/macbeth', undefined, 'Birnam'],
  // accents and letters
  ['cafe griensteidl', 'schnitzler-briefe/L00057', undefined, 'Café Griensteidl'],
  ['placed in my constant', 'shakedracor/the-merchant-of-venice', 'ftln-0960', 'placèd in my constant'],
  ['Americanae', 'teic-p5/testms', undefined, 'Americanæ'],
  ['hornbaek', 'schnitzler-briefe/L02401', undefined, 'Hornbæk'],
  ['arnessysla', 'teic-p5/testnames', undefined, 'Árnessýsla'],
  ['bos-saal', 'schnitzler-briefe/L01338', undefined, 'Bös-Saal'],
  ['wäre übrigens', 'schnitzler-briefe/L01338', undefined, 'wäre übrigens'],
  ['ware ubrigens', 'schnitzler-briefe/L01338', undefined, 'wäre übrigens'],
  ['जातिवाद', 'sarit/vadasthana', undefined, 'जातिवाद'],
  // old spellings
  ['"mercy is not ſtrained"', 'shakedracor/the-merchant-of-venice', 'ftln-2099', 'mercy is not strained'],
  ['Thaiſa', 'shakedracor/pericles', undefined, 'Thaisa'],
  ['gunnhilldr', 'teic-stylesheets/test27', undefined, 'gvnnhilldr'],
  ['gvnnhilldr', 'teic-stylesheets/test27', undefined, 'gvnnhilldr'],
  // what stands beside the reading text
  ['gunnhillde', 'teic-stylesheets/test27', undefined, 'gvnnhillde'],
  ['dort', 'schnitzler-briefe/L01338', undefined, 'dort'],
  ['"dort gewesen"', '', undefined, ''],
  ['haue you had quiet guard', 'shakedracor/hamlet', 'p-0010', 'Have you had quiet guard'],
  ['xyzzy', '', undefined, ''],
  ['Ophelia Birnam', '', undefined, ''],
  ['"strained mercy"', '', undefined, ''],
];

const found = sharedIsHere('corpora-open');

describe.skipIf(!found)('the open corpora', () => {
  let folder: string;
  let lookup: Lookup;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imprimatur-search-'));
    for (const { name } of readdirSync(join(SHARED, 'corpora-open'), { withFileTypes: true })) {
      if (['mutated', 'schemas'].includes(name) || !statSync(join(SHARED, 'corpora-open', name)).isDirectory()) continue;
      await cp(join(SHARED, 'corpora-open', name), join(folder, 'tei', name), { recursive: true });
    }
    await imprimatur(['build', '--lenient', '--offline', '--input', 'tei', '--out', 'dist'], folder);
    const index = JSON.parse(readFileSync(join(folder, 'dist/search/index.json'), 'utf8')) as SearchIndex;
    lookup = new Lookup(index, async (number) => inflateRawSync(readFileSync(join(folder, `dist/search/words-${number}.bin`))));
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function answer(query: string): Promise<{ id: string; hit: Hit; words: string } | undefined> {
    const terms = parseQuery(query);
    for (const { document } of await lookup.candidates(terms)) {
      const id = lookup.index.documents[document]?.id ?? '';
      const part = searchedPart<SearchedNode>(parse(readFileSync(join(folder, 'dist', id, 'index.html'), 'utf8')), TREE);
      if (!part) continue;
      const page = pageWords(part, TREE);
      const [hit] = hitsIn(page, terms);
      if (hit) return { id, hit, words: page.layers[hit.layer].text.slice(hit.start, hit.end).replace(/\s+/g, ' ') };
    }
    return undefined;
  }

  test.each(QUERIES)('%s', async (query, document, anchor, words) => {
    const first = await answer(query);
    expect(first?.id ?? '').toBe(document);
    expect(first?.words ?? '').toBe(words);
    if (anchor !== undefined) expect(first?.hit.anchor).toBe(anchor);
  });

  test('the index is under 15% of the reading texts', () => {
    const files = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
    const size = (pattern: RegExp) =>
      files.filter((file) => pattern.test(file)).reduce((sum, file) => sum + statSync(join(folder, 'dist', file)).size, 0);
    expect(size(/^search\/(index\.json|words-\d+\.bin)$/) / size(/\/text\.txt$/)).toBeLessThan(0.15);
  });

  test.each([
    ['kind', 'letter', 'schnitzler-briefe/'],
    ['language', 'Sanskrit', 'sarit/'],
    ['date', '1890–1899', 'schnitzler-briefe/'],
  ])('can be narrowed by %s: %s', (name, label, where) => {
    const value = lookup.index.facets.find((facet) => facet.name === name)?.values.find((each) => each.label === label);
    const ids = (value?.documents ?? []).map((number) => lookup.index.documents[number]?.id ?? '');
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !id.startsWith(where))).toEqual([]);
  });
});
