/// <reference lib="dom" />
/** The note as readers see it, in a real Chromium. Screenshots are left in test/browser/screenshots/. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { imprimatur, ROOT } from '../support/run.js';
import { serveFolder } from '../support/serve.js';
import { htmlFaults } from '../support/valid-html.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = join(ROOT, 'test/browser/screenshots');
const out = join(mkdtempSync(join(tmpdir(), 'imprimatur-browser-')), 'dist');
let browser: Browser;
let server: Server;
let url: string;
let pages: string[];

beforeAll(async () => {
  const built = await imprimatur(['build', '--out', out], ROOT);
  expect(built.stderr.replace(/^.*warning:[\s\S]*$/m, '')).not.toMatch(/error:/);
  expect(built.code).toBe(0);
  pages = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort();
  mkdirSync(SCREENSHOTS, { recursive: true });
  ({ url, server } = await serveFolder(out));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe('every page', () => {
  it('is valid HTML5', async () => {
    for (const page of pages) expect(await htmlFaults(join(out, page))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has no accessibility fault that axe-core knows (%s)', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 1280, height: 900 } });
    for (const path of pages) {
      const page = await context.newPage();
      await page.goto(url + path);
      await page.addScriptTag({ content: AXE });
      const violations = await page.evaluate(async () => {
        const results = await (globalThis as any).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        });
        return results.violations.map(
          (v: any) =>
            `${v.id}: ${v.help} ${v.nodes
              .slice(0, 3)
              .map((n: any) => n.html.slice(0, 160))
              .join(' | ')}`,
        );
      });
      expect({ path, violations }).toEqual({ path, violations: [] });
      await page.close();
    }
    await context.close();
  });

  it('asks no other host for anything, throws no error, and fits at every width', async () => {
    for (const width of [390, 820, 1440]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport: { width, height: 1000 }, colorScheme });
        for (const path of pages) {
          const page = await context.newPage();
          const asked: string[] = [];
          const errors: string[] = [];
          page.on('request', (request) => asked.push(request.url()));
          page.on('pageerror', (error) => errors.push(error.message));
          page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
          await page.goto(url + path, { waitUntil: 'load' });
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect({ path, width, overflow, errors, elsewhere: asked.filter((each) => !each.startsWith(url)) }).toEqual({
            path,
            width,
            overflow: 0,
            errors: [],
            elsewhere: [],
          });
          await page.screenshot({
            path: join(SCREENSHOTS, `${path.replaceAll('/', '_').replace('.html', '')}-${width}-${colorScheme}.png`),
          });
          await page.close();
        }
        await context.close();
      }
    }
  });

  it('has only links that lead somewhere within the edition', async () => {
    const context = await browser.newContext();
    const ids = new Map<string, Set<string>>();
    const links: { from: string; to: string }[] = [];
    for (const path of pages) {
      const page = await context.newPage();
      await page.goto(url + path);
      const found = await page.evaluate(() => ({
        ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
        links: [...document.querySelectorAll('a[href], link[href]')].map((link) => (link as HTMLAnchorElement).href),
      }));
      ids.set(path, new Set(found.ids));
      links.push(...found.links.map((to) => ({ from: path, to })));
      await page.close();
    }
    const broken = links.filter(({ to }) => {
      if (!to.startsWith(url)) return false;
      const [path = '', fragment] = to.slice(url.length).split('#', 2);
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      const target = ids.get(decodeURIComponent(file));
      if (!target) return !readdirSync(out, { recursive: true, encoding: 'utf8' }).includes(decodeURIComponent(file));
      return fragment ? !target.has(decodeURIComponent(fragment)) : false;
    });
    expect(broken).toEqual([]);
    await context.close();
  });
});

describe('the note', () => {
  const path = 'note-1964-07-06/index.html';

  it('is read whole without script, and its layers are switched without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(url + path);
    const text = page.locator('#text');
    await expect(text.innerText()).resolves.toContain('deliveries of equipment of lower quality [than that contracted]');
    await page.locator('label[for=layer-diplomatic]').click();
    await expect(text.innerText()).resolves.toContain('deliveries of equipment of lower quality [then that contracted]');
    await context.close();
  });

  it('tells the forms of a choice apart in the header, where both are read', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}note-1964-07-06/`);
    const between = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.colophon .tei-choice > * + *'), (form) => getComputedStyle(form, '::before').content),
    );
    expect(between.length).toBeGreaterThan(0);
    expect([...new Set(between)]).toEqual(['" ["']);
    await page.close();
  });

  it('leads from a name to its register entry, and from there back to the passage', async () => {
    const page = await browser.newPage();
    await page.goto(url + path);
    await page.locator('a.mention', { hasText: 'Leipzig' }).first().click();
    await page.waitForURL(/(places|events)\//);
    const entry = page.locator('article:target');
    await expect(entry.innerText()).resolves.toContain('Leipzig');
    await entry.locator('.loci a').first().click();
    await page.waitForURL(/note-1964-07-06\//);
    expect(await page.locator(':target').innerText()).toContain('Leipzig');
    await page.close();
  });

  it('has an address for every item', async () => {
    const page = await browser.newPage();
    await page.goto(url + path);
    const { items, addressed } = await page.evaluate(() => {
      const all = [...document.querySelectorAll('#text li')];
      return { items: all.length, addressed: all.filter((item) => item.id || item.querySelector(':scope > [id]')).length };
    });
    expect(items).toBe(97);
    expect(addressed).toBe(97);
    await page.close();
  });

  it('prints as a book page', async () => {
    const page = await browser.newPage();
    await page.goto(url + path);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.running-nav').isVisible()).toBe(false);
    expect(await page.locator('nav.contents').isVisible()).toBe(false);
    await page.pdf({ path: join(SCREENSHOTS, 'note.pdf'), preferCSSPageSize: true });
    await page.close();
  });
});
