/// <reference lib="dom" />
/** Names in the note: what the register says of them, by mouse and by keyboard, and the way from one mention to the next. */
import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { imprimatur, ROOT } from '../support/run.js';
import { serveFolder } from '../support/serve.js';

const out = join(mkdtempSync(join(tmpdir(), 'imprimatur-cards-')), 'dist');
let browser: Browser;
let server: Server;
let url: string;
let page: Page;

beforeAll(async () => {
  await imprimatur(['build', '--out', out], ROOT);
  ({ url, server } = await serveFolder(out));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(`${url}note-1964-07-06/`);
  return () => page.close();
});

const party = () => page.locator('#text a.mention[href$="#rwp"]');

it('hovering shows the preferred name, a line, and how many mentions there are', async () => {
  const name = party().first();
  await name.scrollIntoViewIfNeeded();
  await name.hover();
  await page.waitForSelector('.card:popover-open');
  expect(await page.locator('.card-name').textContent()).toBe('Romanian Workers’ Party');
  expect(await page.locator('.card-steps').textContent()).toContain(`1 of ${await party().count()} here`);
  // The pointer may go into the card; Escape takes it away.
  await page.locator('.card-name').hover();
  await page.waitForTimeout(600);
  expect(await page.locator('.card:popover-open').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.locator('.card:popover-open').count()).toBe(0);
});

it('the card leads to the next mention', async () => {
  await party().first().hover();
  await page.locator('.card-step', { hasText: 'next' }).click();
  expect(new URL(page.url()).hash.slice(1)).toBe(await party().nth(1).getAttribute('id'));
});

it('n and p go from one mention of a name to the next by keyboard', async () => {
  await party().first().focus();
  await page.keyboard.press('n');
  expect(
    await party()
      .nth(1)
      .evaluate((name) => name === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('p');
  expect(
    await party()
      .first()
      .evaluate((name) => name === document.activeElement),
  ).toBe(true);
});

it('? lists the keys, Escape closes the list, l changes the layer', async () => {
  await page.keyboard.press('?');
  expect(await page.locator('dialog.keys').isVisible()).toBe(true);
  expect(await page.locator('dialog.keys dt').allTextContents()).toContain('/');
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog.keys').isVisible()).toBe(false);
  await page.keyboard.press('l');
  expect(await page.locator('#layer-diplomatic').isChecked()).toBe(true);
  await page.keyboard.press('l');
  expect(await page.locator('#layer-reading').isChecked()).toBe(true);
});
