/** The note of 6 July 1964 as text: an outline whose numerals, letters, dashes and asterisks are those of the source. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findInputs } from '../../src/read/find.js';
import { readDocument } from '../../src/read/read.js';
import { editions } from './text-editions.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [input] = await findInputs([here('../../tei/note-1964-07-06.xml')]);
if (!input) throw new Error('the note is not there');
const note = await editions((await readDocument(input)).document);
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
const bare = (text: string): string[] => lines(text).map((line) => line.trim());

/** The document as it stands on the page: lines 9 to 370. */
const source = bare(readFileSync(here('../tei/source.txt'), 'utf8').split('\n').slice(8, 370).join('\n'));

describe('the note as text', () => {
  test('the diplomatic text without the editors’ alternatives is the source, character for character', () => {
    expect(bare(note.diplomatic.text.replace(/‹[^›]*›/g, ''))).toEqual(source);
  });

  test('the reading text is the source with two corrections', () => {
    const changed = bare(note.reading.text).flatMap((line, index) => (line === source[index] ? [] : [[source[index], line]]));
    expect(changed).toHaveLength(2);
    expect(changed.map(([was]) => was)).toEqual([
      expect.stringContaining('Hungarian Peoples Republic'),
      expect.stringContaining('[then that'),
    ]);
    expect(changed.map(([, is]) => is)).toEqual([
      expect.stringContaining('Hungarian People’s Republic'),
      expect.stringContaining('[than that'),
    ]);
    expect(bare(note.reading.text)).toHaveLength(source.length);
  });

  test.each([
    ['sections', /^\d\. /, 0, 4],
    ['subsections', /^[a-z]\. /, 2, 16],
    ['items with a dash', /^- /, 4, 83],
    ['items with an asterisk', /^\* /, 6, 14],
  ])('%s stand at their rank', (_, mark, rank, count) => {
    const marked = lines(note.reading.text).filter((line) => mark.test(line.trim()));
    expect(marked).toHaveLength(count);
    expect(new Set(marked.map((line) => line.search(/\S/)))).toEqual(new Set([rank]));
  });
});
