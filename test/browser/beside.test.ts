/// <reference lib="dom" />
/** Two documents, or two witnesses of one, in panels that scroll together: from a server and from a folder. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessFaults } from '../support/axe.js';
import { launchChromium } from '../support/chromium.js';
import { folderWith, imprimatur, ROOT } from '../support/run.js';
import { serveFolder } from '../support/serve.js';

const tei = (title: string, language: string, text: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="${language}"><teiHeader>
<fileDesc><titleStmt><title>${title}</title></titleStmt><publicationStmt><p>Unpublished.</p></publicationStmt>
<sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc></teiHeader><text><body>${text}</body></text></TEI>`;
const NUMBERS = Array.from({ length: 40 }, (_, n) => n + 1);
// The translation is longer in places: neither numbers nor shares of the page would find the passage.
const original = NUMBERS.map((n) => `<p xml:id="o${n}">Paragraful ${n}.</p>`).join('\n');
const translation = NUMBERS.map(
  (n) => `<p corresp="original.xml#o${n}">Paragraph ${n}.${' More is said of it in English.'.repeat(n % 5 === 0 ? 40 : 1)}</p>`,
).join('\n');

let browser: Browser;
let server: Server;
let url: string;
let folder: string;

beforeAll(async () => {
  folder = folderWith({
    'tei/original.xml': tei('Originalul', 'ro', original),
    'tei/translation.xml': tei('The translation', 'en', translation),
    'tei/critical.xml': readFileSync(join(ROOT, 'test/browser/samples/critical.xml')),
  });
  const built = await imprimatur(['build', '--lenient', '--offline', '--input', 'tei'], folder);
  expect(built.stdout + built.stderr).toContain('Published 3 documents');
  ({ url, server } = await serveFolder(join(folder, 'dist')));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(address: string, width = 1280, dark = false): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    bypassCSP: true,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  return { page, said };
}

async function frame(page: Page, side: 'left' | 'right'): Promise<Frame> {
  const found = await (await page.waitForSelector(`#${side}`)).contentFrame();
  await found?.waitForSelector('.in-panel #text');
  return found as Frame;
}

/** The passage at the eye: the first that reaches below it. */
const read = (panel: Frame) =>
  panel.evaluate(() =>
    [...document.querySelectorAll('#text .tei-p')].find((p) => p.getBoundingClientRect().bottom > 62)?.textContent?.slice(0, 14),
  );

async function wheel(page: Page, side: 'left' | 'right', by: number): Promise<void> {
  const box = await page.locator(`#${side}`).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 100);
  await page.mouse.wheel(0, by);
}

test.each([
  ['a server', () => url],
  ['a folder', () => `file://${folder}/dist/`],
])('what one panel reads the other follows, from %s', async (_what, base) => {
  const { page, said } = await open(`${base()}beside/index.html?left=original&right=translation`);
  const [left, right] = [await frame(page, 'left'), await frame(page, 'right')];
  // A wheel rolls on for a while, so both are asked each time. The end of one passage and the beginning of the next are one place.
  const together = async () => {
    const [a, b] = await Promise.all([left, right].map(async (panel) => Number((await read(panel))?.match(/\d+/)?.[0])));
    return a !== undefined && b !== undefined && a > 1 && Math.abs(a - b) <= 1 ? 'together' : `${a} and ${b}`;
  };
  await wheel(page, 'left', 900);
  await expect.poll(together, { timeout: 10_000 }).toBe('together');
  const before = await read(right);
  // And the other way round.
  await wheel(page, 'right', 1500);
  await expect.poll(() => read(right)).not.toBe(before);
  await expect.poll(together, { timeout: 10_000 }).toBe('together');
  expect(said).toEqual([]);
  await page.close();
});

test('a document offers those that correspond to it, whichever of them points', async () => {
  const { page } = await open(`${url}original/`);
  await page.getByRole('link', { name: 'Beside The translation' }).click();
  await frame(page, 'left');
  expect(await page.locator('#left-document option:checked').textContent()).toBe('Originalul');
  expect(await page.locator('#right-document option:checked').textContent()).toBe('The translation');
  await page.goBack();
  await page.goto(`${url}translation/`);
  expect(await page.getByRole('link', { name: 'Beside Originalul' }).count()).toBe(1);
  await page.close();
});

test('two witnesses stand beside one another, and the address says which', async () => {
  const { page } = await open(`${url}critical/`);
  await page.getByRole('link', { name: 'Two witnesses side by side' }).click();
  const [left, right] = [await frame(page, 'left'), await frame(page, 'right')];
  const line = (panel: Frame) => panel.evaluate(() => (document.querySelector('#l1') as HTMLElement).innerText.replace(/\s+/g, ' '));
  expect(await line(left)).toContain('old well stood by the gate');
  expect(await line(right)).toContain('cold well stood by the gayte');
  await page.locator('#right-layer').selectOption({ label: 'Witness C' });
  await expect.poll(async () => line(await frame(page, 'right'))).toContain('yate');
  expect(new URL(page.url()).searchParams.get('right-layer')).toBe('layer-witness-3');
  await page.close();
});

test('panels scroll apart where that is chosen', async () => {
  const { page } = await open(`${url}beside/?left=original&right=translation`);
  const right = await frame(page, 'right');
  await frame(page, 'left');
  await page.getByLabel('Scroll together').uncheck();
  await wheel(page, 'left', 900);
  await page.waitForTimeout(300);
  expect(await right.evaluate(() => scrollY)).toBe(0);
  await page.close();
});

test.each([
  [1280, false],
  [768, true],
  [390, false],
])('nobody is kept out: %i', async (width, dark) => {
  const { page } = await open(`${url}beside/`, width, dark);
  await frame(page, 'left');
  await frame(page, 'right');
  expect(await accessFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await page.close();
});

test('without script it says so, and leads to the documents', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${url}beside/`);
  expect(await page.locator('main').innerText()).toContain('Panels need JavaScript');
  expect(await page.locator('.panels').isVisible()).toBe(false);
  await context.close();
});
