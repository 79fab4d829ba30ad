import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

it('one edition alone is what it is among the others', async () => {
  const folder = folderWith({ 'tei/a.xml': LETTER('<p>Dear <choice><sic>edtor</sic><corr>editor</corr></choice>,</p>') });
  await imprimatur(['build', '--out', 'whole'], folder);
  await imprimatur(['build', '--only', 'html', '--out', 'pages'], folder);
  await imprimatur(['build', '--only', 'text', '--out', 'texts'], folder);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  expect(read('pages/a/index.html')).toBe(read('whole/a/index.html'));
  expect(read('texts/a/diplomatic.txt')).toBe(read('whole/a/diplomatic.txt'));
  expect(existsSync(join(folder, 'pages/a/text.txt'))).toBe(false);
  expect(existsSync(join(folder, 'texts/a/index.html'))).toBe(false);
});
