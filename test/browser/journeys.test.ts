/// <reference lib="dom" />
/** What a reader does, from beginning to end, with the keyboard alone. */
import type { Server } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { serveFolder } from '../support/serve.js';
import { editionWithAllViews } from './all-views.js';

let browser: Browser;
let server: Server;
let url: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  ({ url, server } = await serveFolder(await editionWithAllViews('en')));
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1280, height: 850 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
});
afterEach(() => context.close());

/** Goes on with Tab until the focus is on what is wanted; fails after so many steps. */
async function tabTo(selector: string, steps = 60): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector} within ${steps} steps`);
}
const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));

test('skips to the text, opens a note, and comes back to where it is called', async () => {
  await page.goto(`${url}letter-1/`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main');
  await tabTo('.noteref');
  await page.keyboard.press('Enter');
  const note = page.locator('.note').first();
  expect(await note.isVisible()).toBe(true);
  expect(new URL(page.url()).hash).toBe(`#${await note.getAttribute('id')}`);
  // The way back is the next that Tab reaches.
  await page.keyboard.press('Tab');
  expect(await focused()).toContain('noteback');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toMatch(/^#noteref/);
});

test('switches the layer by a key, and by the arrows', async () => {
  await page.goto(`${url}letter-2/`);
  const text = () => page.locator('#t2').innerText();
  expect(await text()).toContain('book');
  await page.keyboard.press('l');
  expect(await text()).toContain('bok');
  await tabTo('input[name=layer]');
  await page.keyboard.press('ArrowLeft');
  expect(await text()).toContain('book');
});

test('searches, and lands on the passage', async () => {
  await page.goto(`${url}letter-1/`);
  await page.keyboard.press('/');
  await page.waitForURL(/search\//);
  await page.waitForFunction(() => document.activeElement?.id === 'search-field');
  await page.keyboard.type('give her my love');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.hits a');
  await tabTo('.hits a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/letter-2\/(index.html)?\?find=/);
  await page.waitForFunction(() => (CSS.highlights.get('hit')?.size ?? 0) === 1);
  expect(await page.locator('#t2').isVisible()).toBe(true);
});

test('follows a person to each mention', async () => {
  await page.goto(`${url}letter-1/`);
  await tabTo('#text a.mention[href*="p-Cleo"]');
  await page.keyboard.press('n');
  expect(await focused()).toContain('her');
  await page.keyboard.press('Enter');
  await page.waitForURL(/persons\/#p-Cleo/);
  // From the register back to a mention in a letter.
  await tabTo('#p-Cleo a[href*="letter-1"]', 120);
  await page.keyboard.press('Enter');
  await page.waitForURL(/letter-1\//);
});

test('reads original and translation side by side', async () => {
  await page.goto(`${url}bilingual/`);
  await page.keyboard.press('s');
  const [arabic, english] = [await page.locator('#ar1').boundingBox(), await page.locator('#en1').boundingBox()];
  expect(Math.abs((arabic?.y ?? 0) - (english?.y ?? 99))).toBeLessThan(4);
  expect(arabic?.x).not.toBe(english?.x);
});

test('opens the facsimile beside the text, turns it, and reads two letters side by side', async () => {
  await page.goto(`${url}letter-1/`);
  await page.keyboard.press('s');
  await page.waitForSelector('.viewer-image canvas');
  await tabTo('.viewer-bar button[aria-label="Turn"]', 90);
  await page.keyboard.press('Enter');
  expect(await focused()).toContain('Turn');
  await page.goto(`${url}`);
  await tabTo('.beside-link a');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#left-document');
  await tabTo('#right-document');
  await page.keyboard.press('End');
  await expect.poll(() => page.locator('#right').getAttribute('src')).toContain('panel=');
});

test('copies a passage with its citation', async () => {
  await page.goto(`${url}letter-3/`);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('t3') as Node));
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^“Dear Ada, from the fair I bring nothing\.” \(Cleo\. “Cleo to Ada, 3 May 1901”\..*letter-3\/#t3\)$/);
});
