/** The note of 6 July 1964: its reading text is the source's, with two corrections and the marks of its outline. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findInputs } from '../../src/read/find.js';
import { readDocument } from '../../src/read/read.js';
import { editions } from './text-editions.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [input] = await findInputs([here('../../tei/note-1964-07-06.xml')]);
const note = await editions((await readDocument(input!)).document);
const lines = note.reading.text.split('\n').filter((line) => line !== '');

describe('the reading text of the note', () => {
  test('is that of the source, but for the corrections', () => {
    const source = readFileSync(here('../tei/source.txt'), 'utf8')
      .split('\n')
      .slice(8, 370)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => line.replace('Hungarian Peoples', 'Hungarian People’s').replace('[then that', '[than that'));
    expect(lines.map((line) => line.trim())).toEqual(source);
  });

  test('is indented by the ranks of the outline', () => {
    for (const line of lines.slice(2)) {
      const rank = /^ *(?:\d\. |[a-z]\. |- |\* )/.exec(line)?.[0] ?? '';
      expect({ line, indent: rank.search(/\S/) }).toEqual({ line, indent: { d: 0, l: 2, '-': 4, '*': 6 }[rank.replace(/\d/, 'd').replace(/[a-z]\./, 'l').trim()[0] ?? ''] });
    }
  });
});

describe('the diplomatic text of the note', () => {
  test('is the source once the other alternatives are left out', () => {
    const witness = note.diplomatic.text.replace(/‹[^›]*›/g, '').split('\n').filter((line) => line !== '');
    expect(witness.map((line) => line.replace(/People’s Republic\] does/, 'Peoples Republic] does').replace('[than', '[then'))).toEqual(
      lines.map((line) => line.replace(/People’s Republic\] does/, 'Peoples Republic] does').replace('[than', '[then')),
    );
  });
});
