/// <reference lib="dom" />
/** Every view at the widths that readers have, by day and by night, with script and without, from left to right and from right to left. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/axe.js';
import { launchChromium } from '../support/chromium.js';
import { serveFolder } from '../support/serve.js';
import { htmlFaults } from '../support/valid-html.js';
import { editionWithAllViews, VIEWS } from './all-views.js';

/** Half of them for each direction, so that the tests take a reasonable time; all with ALL_VIEWS=1. */
const ALL = process.env['ALL_VIEWS'] === '1';
const WAYS = [
  ['telephone by day', 390, 'light', true],
  ['telephone by night, without script', 390, 'dark', false],
  ['tablet by day, without script', 768, 'light', false],
  ['tablet by night', 768, 'dark', true],
  ['desk by night', 1280, 'dark', true],
  ['desk by day, without script', 1280, 'light', false],
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.each([
  ['left to right', 'en', 'ltr'],
  ['right to left', 'ar', 'rtl'],
])('an interface from %s', (_direction, language, direction) => {
  let dist: string;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    dist = await editionWithAllViews(language);
    ({ url, server } = await serveFolder(dist));
  }, 120_000);
  afterAll(() => server?.close());

  describe.each(Object.entries(VIEWS))('%s', (_view, path) => {
    it.each(WAYS.filter((_, number) => ALL || number % 2 === (direction === 'ltr' ? 0 : 1)))(
      '%s: no fault of access, no error, no other host, no scrolling sideways',
      async (_, width, colorScheme, script) => {
        const context = await browser.newContext({
          viewport: { width, height: 850 },
          colorScheme,
          bypassCSP: true,
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        if (!script) await page.route('**/*.js', (route) => route.abort());
        const said: string[] = [];
        page.on('console', (message) => script && message.type() === 'error' && said.push(message.text()));
        page.on('pageerror', (error) => said.push(error.message));
        page.on('request', (request) => new URL(request.url()).host === new URL(url).host || said.push(`asked ${request.url()}`));
        await page.goto(`${url}${path}`);
        // The search and the panels make themselves.
        if (script) await page.waitForTimeout(200);
        expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        expect(await accessFaults(page)).toEqual([]);
        expect(said).toEqual([]);
        await context.close();
      },
    );

    it('is valid HTML', async () => {
      expect(await htmlFaults(join(dist, path.replace(/\?.*/, ''), 'index.html'))).toEqual([]);
    });
  });
});
