/** The pictures that documents show are published with the pages, and nothing else that lies on the machine. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

/** One transparent point. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const figure = (url: string) => `<figure><graphic url="${url}"/><figDesc>A seal</figDesc></figure>`;

function edition(figures: string, files: Record<string, string | Buffer> = {}): string {
  const folder = folderWith({ 'tei/letters/a.xml': LETTER(`<p>See:</p>${figures}`) });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const page = (folder: string) => readFileSync(join(folder, 'dist/letters/a/index.html'), 'utf8');

it('pictures beside the document, and in other folders of the edition, are shown by the page', async () => {
  const folder = edition(figure('seal.gif') + figure('../../images/a%20b.gif'), { 'tei/letters/seal.gif': PIXEL, 'images/a b.gif': PIXEL });
  const { code } = await imprimatur(['build'], folder);
  expect(code).toBe(0);
  const sources = [...page(folder).matchAll(/<img src="([^"]*)" alt="A seal"/g)].map(([, source]) => String(source));
  expect(sources).toHaveLength(2);
  for (const source of sources) {
    expect(readFileSync(join(folder, 'dist/letters/a', decodeURIComponent(source)))).toEqual(PIXEL);
  }
  const { files } = JSON.parse(readFileSync(join(folder, 'dist/manifest.json'), 'utf8')) as { files: { path: string; sha256: string }[] };
  const listed = files.find(({ path }) => path === 'pictures/images/a b.gif');
  expect(listed?.sha256).toBe(createHash('sha256').update(PIXEL).digest('hex'));
});

it('a missing picture is told with its place, and the page says what it would show', async () => {
  const folder = edition(figure('gone.png'));
  const { code, stderr } = await imprimatur(['build'], folder);
  expect(stderr).toMatch(/a\.xml:\d+:\d+.*gone\.png/);
  expect(code).toBe(0);
  expect(page(folder)).not.toContain('<img');
  expect(page(folder)).toContain('[picture not available: A seal]');
});

it('nothing outside the edition is published, however it is called', async () => {
  const outside = folderWith({});
  writeFileSync(join(outside, 'secret.png'), 'secret');
  const folder = edition(
    figure('link.png') + figure(`../../../${outside.split('/').at(-1)}/secret.png`) + figure('%2e%2e/%2e%2e/imprimatur.config.json'),
  );
  symlinkSync(join(outside, 'secret.png'), join(folder, 'tei/letters/link.png'));
  await imprimatur(['build', '--lenient'], folder);
  expect(page(folder)).not.toContain('<img');
  expect(existsSync(join(folder, 'dist/pictures'))).toBe(false);
});

it('drawings that could run script are left out', async () => {
  const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;
  const folder = edition(figure('good.svg') + figure('bad.svg') + figure('worse.svg'), {
    'tei/letters/good.svg': svg('<circle r="4"/>'),
    'tei/letters/bad.svg': svg('<script>alert(1)</script>'),
    'tei/letters/worse.svg': svg('<circle r="4" onload="alert(1)"/>'),
  });
  await imprimatur(['build', '--lenient'], folder);
  expect(readdirSync(join(folder, 'dist/pictures/tei/letters'))).toEqual(['good.svg']);
});
