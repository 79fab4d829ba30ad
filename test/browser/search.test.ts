/** Searching as a reader does it, in a real Chromium: ask, land on the passage, go on by keyboard; without script, and from a folder. */
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessFaults } from '../support/axe.js';
import { launchChromium } from '../support/chromium.js';
import { imprimatur, ROOT } from '../support/run.js';
import { serveFolder } from '../support/serve.js';

const folder = mkdtempSync(join(tmpdir(), 'imprimatur-search-'));
let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'tei'));
  for (const name of ['critical', 'bilingual', 'genetic']) {
    const file = join(ROOT, `test/browser/samples/${name}.xml`);
    copyFileSync(file, join(folder, 'tei', basename(file)));
  }
  await imprimatur(['build', '--lenient', '--offline', '--input', 'tei', '--out', 'dist'], folder);
  ({ url, server } = await serveFolder(join(folder, 'dist')));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function asked(query: string, width = 1200): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(`${url}search/index.html?q=${encodeURIComponent(query)}`);
  await page.waitForFunction(
    () => document.querySelector('.hits li') ?? /Nothing/.test(document.getElementById('search-status')?.textContent ?? ''),
  );
  return page;
}

it('leads from the running head to the field, by keyboard alone', async () => {
  const page = await browser.newPage();
  await page.goto(`${url}critical/index.html`);
  await page.keyboard.press('/');
  await page.waitForURL(/search\/(index\.html)?$/);
  await page.keyboard.type('cattle');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.hits mark');
  expect(await page.locator('.search-result h2').allTextContents()).toEqual(['Draft of a letter about a well']);
  expect(page.url()).toContain('?q=cattle');
  await page.close();
});

it('lands on the passage, with the hit marked and in the window', async () => {
  const page = await asked('nobody drank');
  await page.locator('.search-result', { hasText: 'Song' }).locator('.hits a').first().click();
  await page.waitForFunction(() => CSS.highlights.has('hit'));
  const [text, top, height] = await page.evaluate(() => {
    const range = [...(CSS.highlights.get('hit') ?? [])][0] as Range;
    return [range.toString(), range.getBoundingClientRect().top, innerHeight] as const;
  });
  expect(text.replace(/\s+/g, ' ')).toBe('nobody drank');
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(height);
  await page.close();
});

it('goes to the next hit and back with n and p', async () => {
  const page = await asked('the');
  await page.locator('.search-result', { hasText: 'Song' }).locator('.hits a').first().click();
  await page.waitForFunction(() => CSS.highlights.has('hit'));
  const place = () =>
    page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('hit') ?? [])] as Range[];
      const [first] = [...(CSS.highlights.get('hits') ?? [])] as Range[];
      return range?.startContainer === first?.startContainer && range?.startOffset === first?.startOffset;
    });
  expect(await place()).toBe(true);
  await page.keyboard.press('n');
  expect(await place()).toBe(false);
  await page.keyboard.press('p');
  expect(await place()).toBe(true);
  await page.close();
});

it('finds a variant, and shows it in the layer that has it', async () => {
  const page = await asked('gayte');
  expect(await page.locator('.hit-layer').count()).toBe(1);
  await page.locator('.hits a').first().click();
  await page.waitForFunction(() => CSS.highlights.has('hit'));
  expect(await page.locator('#layer-diplomatic').isChecked()).toBe(true);
  await page.close();
});

it('says what to do where nothing is found', async () => {
  const page = await asked('xyzzy');
  expect(await page.locator('#search-status').textContent()).toContain('Nothing is found for “xyzzy”');
  await page.close();
});

it('says so without script, and where the pages lie in a folder', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(`${url}search/index.html`);
  expect(await still.locator('noscript').textContent()).toContain('Search needs JavaScript');
  await context.close();
  const page = await browser.newPage();
  await page.goto(`file://${join(folder, 'dist/search/index.html')}?q=well`);
  await page.waitForFunction(() => /web server/.test(document.getElementById('search-status')?.textContent ?? ''));
  await page.close();
});

it.each([
  [390, 'light'],
  [820, 'dark'],
  [1440, 'light'],
] as const)('has no fault that axe-core knows, and does not scroll sideways (%i px, %s)', async (width, colorScheme) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  await page.goto(`${url}search/index.html?q=well`);
  await page.waitForSelector('.hits li');
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0);
  expect(await accessFaults(page)).toEqual([]);
  expect(said).toEqual([]);
  await context.close();
});
