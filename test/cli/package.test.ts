/** What a user gets from the registry: packed, installed in an empty folder, and used there. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/run.js';

it('the packed package installs in an empty folder and publishes a new edition there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'imprimatur-package-'));
  const npm = (args: string[], cwd: string): string =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT)) as {
    filename: string;
    files: { path: string }[];
  }[];
  const files = packed?.files.map(({ path }) => path) ?? [];
  expect(files.filter((path) => /^(test|tei|bench|node_modules)\//.test(path))).toEqual([]);
  writeFileSync(join(folder, 'package.json'), '{"name":"somewhere","private":true}');
  npm(['install', '--no-audit', '--no-fund', join(folder, packed?.filename ?? '')], folder);

  const npx = (args: string[], cwd: string): string =>
    execFileSync('npx', ['--no-install', 'imprimatur', ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  expect(npx(['init', 'my-edition'], folder)).toContain('cd my-edition');
  const edition = join(folder, 'my-edition');
  expect(npx(['build'], edition)).toContain('Published 1 document');
  expect(readFileSync(join(edition, 'dist/first-letter/index.html'), 'utf8')).toContain('Dear editor,');
  expect(existsSync(join(edition, 'dist/first-letter/document.jsonld'))).toBe(true);

  npx(['validate', '--format', 'html:report.html'], edition);
  const page = readFileSync(join(edition, 'report.html'), 'utf8');
  expect(page).toContain('<h1>1 file without an error</h1>');
  expect(page).toContain('url(data:font/woff2;base64,');

  writeFileSync(
    join(folder, 'use.mjs'),
    "import { build, examine, readConfig } from 'imprimatur';\nconst { files } = await examine({ config: await readConfig(undefined, 'my-edition') });\nconsole.log(typeof build, files[0].valid);\n",
  );
  expect(execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('function true\n');
}, 300_000);
