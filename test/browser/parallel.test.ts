/// <reference lib="dom" />
/** Reading original and translation side by side, without script; on a telephone they follow one another. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { imprimatur } from '../support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'imprimatur-parallel-'));
let browser: Browser;

beforeAll(async () => {
  await imprimatur(['init', 'mine', '--kind', 'bilingual'], folder);
  await imprimatur(['build'], join(folder, 'mine'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

it.each([
  [1440, 'beside one another'],
  [390, 'one after the other'],
])('at %i px passages stand %s', async (width) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`file://${join(folder, 'mine/dist/first-bilingual-document/index.html')}`);
  const box = async (id: string) => (await page.locator(`#${id}`).boundingBox()) ?? { x: 0, y: 0, width: 0 };
  if (width === 1440) {
    expect((await box('en2')).y).toBeGreaterThan((await box('ro3')).y);
    await page.locator('label[for=side-by-side]').click();
    for (const n of [0, 1, 2, 3]) {
      const [original, translation] = [await box(`ro${n}`), await box(`en${n}`)];
      expect(translation.y).toBeCloseTo(original.y, 0);
      expect(translation.x).toBeGreaterThan(original.x + original.width);
    }
  } else {
    expect(await page.locator('label[for=side-by-side]').isVisible()).toBe(false);
    expect((await box('en1')).y).toBeGreaterThan((await box('ro3')).y);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth').catch(() => 0)).toBe(0);
  await context.close();
});
