/** The page that the note was taken from, as plain text: 396 lines, of which 9 to 370 are the document. */
import { readFileSync } from 'node:fs';
import { normalise } from './tree.js';

export const SOURCE = new URL('source.txt', import.meta.url);

export interface Line {
  readonly number: number;
  /** As it stands. */
  readonly raw: string;
  /** Without white space at the ends, runs of it as one space. */
  readonly text: string;
}

/** The lines that have text. */
export const lines: readonly Line[] = readFileSync(SOURCE, 'utf8')
  .split('\n')
  .map((raw, index) => ({ number: index + 1, raw, text: normalise(raw) }))
  .filter(({ text }) => text !== '');

export const isDocument = ({ number }: { readonly number: number }): boolean => number >= 9 && number <= 370;
export const document: readonly string[] = lines.filter(isDocument).map(({ text }) => text);
