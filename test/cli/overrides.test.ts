/** One template, one style sheet, one module of the stylesheets: a file of that name in the edition's folder, as the guide shows it. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { imprimatur, ROOT } from '../support/run.js';

let edition: string;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imprimatur-overrides-'));
  await imprimatur(['init', 'mine'], folder);
  edition = join(folder, 'mine');
});

/** Copies a file of ours into the edition, changed in one place. */
function override(from: string, to: string, change: (text: string) => string): void {
  const text = readFileSync(join(ROOT, from), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  mkdirSync(join(edition, to, '..'), { recursive: true });
  writeFileSync(join(edition, to), changed);
}
const page = () => readFileSync(join(edition, 'dist/first-letter/index.html'), 'utf8');
const paragraph = (replacement: string) => (text: string) => text.replace('<xsl:call-template name="paragraph"/>', replacement);

test('a module of the stylesheets, as the guide shows it', async () => {
  const guide = readFileSync(join(ROOT, 'docs/guide.md'), 'utf8');
  const [, template = ''] = /```xml\n(<xsl:template match="p \| ab">[\s\S]*?)```/.exec(guide) ?? [];
  override('xslt/html/core.xsl', 'xslt/html/core.xsl', (text) =>
    text.replace(/<xsl:template match="p \| ab">[\s\S]*?<\/xsl:template>/, template),
  );
  expect((await imprimatur(['build'], edition)).code).toBe(0);
  expect(page()).toContain('class="tei-p mine"');
});

test('a template, and a token', async () => {
  override('src/compose/templates/front.hbs', 'templates/front.hbs', (text) =>
    text.replace('{{say "front.documents"}}', 'What there is').replace('{{say "front.document"}}', 'What there is'),
  );
  override('src/compose/assets/tokens.css', 'assets/tokens.css', (text) => text.replace('--measure: 31rem', '--measure: 40rem'));
  expect((await imprimatur(['build'], edition)).code).toBe(0);
  expect(readFileSync(join(edition, 'dist/index.html'), 'utf8')).toContain('What there is');
  expect(readFileSync(join(edition, 'dist/assets/style.css'), 'utf8')).toContain('--measure: 40rem');
});

test('a module that does not compile is told with its line, and nothing is published', async () => {
  override('xslt/html/core.xsl', 'xslt/html/core.xsl', paragraph('<xsl:call-template name="paragraf"/>'));
  const { code, stderr, stdout } = await imprimatur(['build'], edition);
  expect(code).toBe(2);
  expect(stderr + stdout).toMatch(/xslt\/html\/core\.xsl:12:5 error: .*paragraf/);
  expect(stderr + stdout).not.toContain(tmpdir());
  expect(() => page()).toThrow();
});

test('a module that drops text fails the build, and names the element', async () => {
  override('xslt/html/core.xsl', 'xslt/html/core.xsl', paragraph('<p class="tei-p"/>'));
  const { code, stderr, stdout } = await imprimatur(['build'], edition);
  expect(code).toBe(1);
  expect(stderr + stdout).toMatch(/audit\/.*/);
  expect(stderr + stdout).toContain('first-letter.xml');
  expect(() => page()).toThrow();
});

test('a copy that changes nothing costs nothing', async () => {
  mkdirSync(join(edition, 'xslt/html'), { recursive: true });
  writeFileSync(join(edition, 'xslt/html/core.xsl'), readFileSync(join(ROOT, 'xslt/html/core.xsl')));
  const { code, stderr } = await imprimatur(['build'], edition);
  expect(code).toBe(0);
  expect(stderr).not.toContain('Compiling');
});
