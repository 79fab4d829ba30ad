/** A new edition of each kind builds as it is, and shows what its kind has. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { imprimatur } from '../support/run.js';

test.each([
  ['letter', 'first-letter', [/Dear editor,/, /id="layer-diplomatic"/, /<a class="[^"]*mention/]],
  ['play', 'first-play', [/class="tei-castList"/, /class="tei-spGrp"/, /data-part="F"/, /class="line-number"[^>]*>5</]],
  ['critical', 'first-critical-text', [/id="layer-witness-3"/, /class="app-mark"/, /class="tei-app app-entry"/]],
  ['manuscript', 'first-manuscript', [/id="layer-genetic"/, /class="struck-out"/, /An invented archive/]],
  ['bilingual', 'first-bilingual-document', [/lang="ro"/, /data-corresp="#en1"/, /Fântâna cea veche/]],
])('%s', async (kind, id, shown) => {
  const folder = mkdtempSync(join(tmpdir(), 'imprimatur-init-'));
  const made = await imprimatur(['init', 'mine', '--kind', kind], folder);
  expect(made.code).toBe(0);
  expect(readdirSync(join(folder, 'mine')).sort()).toEqual(['.gitignore', 'README.md', 'imprimatur.config.json', 'tei']);
  const examined = await imprimatur(['validate'], join(folder, 'mine'));
  expect(examined.stdout).not.toMatch(/error:|warning:/);
  expect(examined.code).toBe(0);
  const built = await imprimatur(['build'], join(folder, 'mine'));
  expect(built.stderr).not.toMatch(/error:|warning:/);
  expect(built.code).toBe(0);
  const page = readFileSync(join(folder, `mine/dist/${id}/index.html`), 'utf8');
  for (const feature of shown) expect(page).toMatch(feature);
});

test('an unknown kind is refused, and the kinds are named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imprimatur-init-'));
  const { code, stderr } = await imprimatur(['init', 'mine', '--kind', 'novel'], folder);
  expect(code).toBe(2);
  expect(stderr).toContain('letter, play, critical, manuscript, bilingual');
  expect(readdirSync(folder)).toEqual([]);
});
