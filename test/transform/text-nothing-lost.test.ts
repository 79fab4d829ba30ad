/** Every character of the text reaches the diplomatic edition, once, in order, with its word division. */
import { describe, expect, test } from 'vitest';
import type { TextEdition } from '../../src/compose/layout.js';
import { attribute, TEI_NAMESPACE, type TeiDocument } from '../../src/model/document.js';
import { findInputs } from '../../src/read/find.js';
import { readDocument } from '../../src/read/read.js';
import { SHARED, sharedIsHere } from '../support/shared.js';
import { editions, fragment } from './text-editions.js';

/**
 * What stands before a character: the character before it, white space, markup that may end a line, or
 * white space that is perhaps layout of the file.
 */
type Gap = 'none' | 'space' | 'markup' | 'unknown';

/** Characters that are not white space; `gaps[i]` stands before the i-th of them. */
interface Characters {
  readonly all: string[];
  readonly gaps: Gap[];
}

/** XML white space only: a no-break space is a character. */
const SPACE = /[ \t\r\n]/;

function sourceCharacters(document: TeiDocument): Characters {
  const inText: boolean[] = [false];
  for (const { parent, local, namespace } of document.elements) {
    inText.push(inText[parent] === true || (local === 'text' && namespace === TEI_NAMESPACE));
  }
  // White space in an element that nowhere holds words may be layout of the file.
  const holdsWords = new Set(
    document.texts.filter(({ value }) => /[^ \t\r\n]/.test(value)).map(({ parent }) => document.elements[parent - 1]?.local),
  );
  const all: string[] = [];
  const gaps: Gap[] = [];
  let gap: Gap = 'markup';
  const breaks = document.elements.filter((element) => attribute(element, 'break') === 'no').map(({ start }) => start);
  let next = 0;
  // White space beside a break within a word, or between several, divides nothing.
  let within = false;
  for (const { parent, value, start } of document.texts) {
    for (; (breaks[next] ?? start) < start; next += 1) within = true;
    if (!inText[parent]) continue;
    if (gap === 'none') gap = 'markup';
    const layout = !/[^ \t\r\n]/.test(value) && !holdsWords.has(document.elements[parent - 1]?.local);
    for (const character of value) {
      if (SPACE.test(character)) {
        if (gap !== 'space') gap = layout ? 'unknown' : 'space';
        continue;
      }
      all.push(character);
      gaps.push(within ? 'unknown' : gap);
      within = false;
      gap = 'none';
    }
  }
  return { all, gaps };
}

function editionCharacters({ text, generated, joins }: TextEdition): Characters {
  const all: string[] = [];
  const gaps: Gap[] = [];
  const joined = new Set(joins);
  let gap: Gap = 'markup';
  let range = 0;
  let indentation = true;
  [...text].forEach((character, index) => {
    while (index >= (generated[range]?.end ?? Number.POSITIVE_INFINITY)) range += 1;
    if (index >= (generated[range]?.start ?? Number.POSITIVE_INFINITY)) return;
    if (character === '\n') {
      if (gap === 'none') gap = joined.has(index) ? 'none' : 'markup';
      indentation = true;
    } else if (SPACE.test(character)) {
      if (!indentation) gap = 'space';
    } else {
      all.push(character);
      gaps.push(gap);
      gap = 'none';
      indentation = false;
    }
  });
  return { all, gaps };
}

/** What the edition gets wrong, as words for a person; empty where it is right. */
function losses(document: TeiDocument, edition: TextEdition): string[] {
  const source = sourceCharacters(document);
  const got = editionCharacters(edition);
  const around = ({ all }: Characters, at: number): string => all.slice(Math.max(0, at - 20), at + 20).join('');
  const first = source.all.findIndex((character, index) => character !== got.all[index]);
  if (first >= 0) return [`source has ${around(source, first)}, edition has ${around(got, first)}`];
  if (got.all.length > source.all.length) return [`edition adds ${got.all.slice(source.all.length).join('')}`];
  return source.gaps.flatMap((gap, index) => {
    const now = got.gaps[index];
    if (index === 0) return [];
    if (gap === 'space' && now === 'none') return [`joined at ${around(source, index)}`];
    if (gap === 'none' && now !== 'none') return [`split at ${around(source, index)}`];
    return gap === 'markup' && now === 'space' ? [`space added at ${around(source, index)}`] : [];
  });
}

/** Slices by the spans of names hold what the names hold in the source, wherever layers do not differ. */
function wrongSpans(document: TeiDocument, edition: TextEdition): string[] {
  const points = [...edition.text];
  const texts = new Map<number, string>();
  for (const { parent, value } of document.texts) {
    for (let at = parent; at > 0; at = document.elements[at - 1]?.parent ?? 0) texts.set(at, (texts.get(at) ?? '') + value);
  }
  const bare = new Set(document.elements.map(({ parent }) => parent));
  return document.elements.flatMap(({ ordinal, name }) => {
    const span = edition.spans.get(ordinal);
    // Elements without children: what they hold is what the source has between their tags.
    if (!span || bare.has(ordinal)) return [];
    const slice = points.slice(span.start, span.end).join('');
    const expected = (texts.get(ordinal) ?? '').replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
    return expected === '' || slice === expected || slice.replace(/\s+/g, ' ') === expected ? [] : [`${name}: ${slice} / ${expected}`];
  });
}

const corpora = sharedIsHere('corpora-open');

describe('the diplomatic text', () => {
  test('is judged by a test that notices what is lost, added, joined and split', async () => {
    const { document, diplomatic } = await editions(fragment('<p>one <hi>two</hi> three</p>'));
    expect(losses(document, diplomatic)).toEqual([]);
    const altered = (text: string): TextEdition => ({ ...diplomatic, text, generated: [] });
    expect(losses(document, altered('one two\n'))).toHaveLength(1);
    expect(losses(document, altered('one two three four\n'))).toHaveLength(1);
    expect(losses(document, altered('onetwo three\n'))).toHaveLength(1);
    expect(losses(document, altered('o ne two three\n'))).toHaveLength(1);
  });

  test.runIf(corpora)('has all the text of every document of the corpora', { timeout: 300_000 }, async () => {
    const problems: string[] = [];
    let seen = 0;
    for (const input of await findInputs([`${SHARED}corpora-open`])) {
      const read = await readDocument(input).catch(() => undefined);
      if (!read?.document.elements.some(({ local, namespace }) => local === 'text' && namespace === TEI_NAMESPACE)) continue;
      const { diplomatic, reading } = await editions(read.document);
      seen += 1;
      problems.push(
        ...[...losses(read.document, diplomatic), ...wrongSpans(read.document, diplomatic), ...wrongSpans(read.document, reading)]
          .slice(0, 3)
          .map((problem) => `${input.id}: ${problem}`),
      );
    }
    expect(problems).toEqual([]);
    expect(seen).toBeGreaterThan(60);
  });
});
