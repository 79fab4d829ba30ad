import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examine } from '../../src/graph/examine.js';
import { readConfig } from '../../src/read/config.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imprimatur-examine-'));
  writeFileSync(join(folder, 'imprimatur.config.json'), JSON.stringify({ title: 'Test', input: ['.'] }));
  writeFileSync(
    join(folder, 's.rnc'),
    'default namespace = "http://www.tei-c.org/ns/1.0" element TEI { mixed { element ref { attribute target { text }, text }* } }',
  );
  writeFileSync(
    join(folder, 'a.xml'),
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">\nSee\n<ref target="b.xml#nowhere">there</ref>.\n</TEI>\n',
  );
  writeFileSync(join(folder, 'b.xml'), '<TEI xmlns="http://www.tei-c.org/ns/1.0">Here.</TEI>\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is known only when a later document has been read is shown in the lines of the earlier one', async () => {
  const config = await readConfig(join(folder, 'imprimatur.config.json'));
  const { files } = await examine({ config, paths: ['a.xml', 'b.xml'], cwd: folder, schemas: ['s.rnc'] });
  const [first, second] = files;
  expect(first?.diagnostics.map(({ code }) => code)).toEqual(['pointers/dangling-in-other-file']);
  const { range } = first?.diagnostics[0] ?? {};
  expect(range?.start).toEqual({ line: 3, column: 6 });
  expect(first?.source?.line(3)).toBe('<ref target="b.xml#nowhere">there</ref>.');
  expect(first?.source?.line(2)).toBe('See');
  expect([first?.valid, second?.valid, second?.source]).toEqual([false, true, undefined]);
});
