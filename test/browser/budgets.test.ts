/// <reference lib="dom" />
/** What a long text costs its reader: bytes of the first page, movement while it loads, and whether five megabytes open and scroll. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { folderWith, imprimatur } from '../support/run.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const play = () => readFileSync(join(SHARED, 'corpora-open/shakedracor/hamlet.xml'), 'utf8');
/** A novel of 5 MB: one of 1.7 MB three times over, as three volumes with ids of their own. */
function novel(): string {
  const skene = readFileSync(join(SHARED, 'corpora-open/eltec-eng/ENG18490_Skene.xml'), 'utf8');
  const start = skene.indexOf('>', skene.indexOf('<body')) + 1;
  const end = skene.indexOf('</body>');
  const volumes = [1, 2, 3].map((volume) => skene.slice(start, end).replaceAll('xml:id="', `xml:id="v${volume}-`));
  return skene.slice(0, start) + volumes.join('') + skene.slice(end);
}

describe.skipIf(!sharedIsHere('corpora-open'))('long texts', () => {
  let browser: Browser;
  let server: Server;
  let url: string;
  let sent = 0;

  /** As hosts do: everything but fonts and pictures compressed. */
  function serve(folder: string): Server {
    return createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).replace(/\/$/, '/index.html');
      const file = join(folder, path);
      if (!existsSync(file)) return void response.writeHead(404).end();
      const bytes = readFileSync(file);
      const packed = extname(file) === '.woff2';
      const body = packed ? bytes : gzipSync(bytes);
      sent += body.length;
      response
        .writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          ...(packed ? {} : { 'content-encoding': 'gzip' }),
        })
        .end(body);
    });
  }

  beforeAll(async () => {
    const folder = folderWith({ 'tei/hamlet.xml': play(), 'imprimatur.config.json': '{ "base": "https://plays.example/" }' });
    writeFileSync(join(folder, 'tei/novel.xml'), novel());
    const built = await imprimatur(['build', '--lenient', '--offline'], folder);
    expect(built.stdout + built.stderr).toContain('Published 2 documents');
    server = serve(join(folder, 'dist'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launchChromium();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function open(path: string, width: number, script = true): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 850 }, javaScriptEnabled: script });
    // Cumulative layout shift, as browsers measure it.
    await page.addInitScript(() => {
      Object.assign(globalThis, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(globalThis, { shift: (globalThis as never)['shift'] + (entry as never)['value'] });
      }).observe({ type: 'layout-shift', buffered: true });
    });
    sent = 0;
    await page.goto(`${url}${path}`);
    return page;
  }

  test('the first page of a play of 0.6 MB takes less than 300 kB, and can be read before any script', async () => {
    expect(play().length).toBeGreaterThan(550_000);
    const page = await open('hamlet/', 1280);
    await page.waitForLoadState('networkidle');
    expect(sent).toBeGreaterThan(100_000);
    expect(sent).toBeLessThan(300_000);
    await page.close();
    const bare = await open('hamlet/', 1280, false);
    expect(await bare.locator('#text').innerText()).toContain('Who’s there?');
    await bare.close();
  });

  test.each([
    ['hamlet/', 1280],
    ['hamlet/', 390],
    ['novel/', 1280],
    ['novel/', 390],
  ])('nothing moves while it loads: %s at %i', async (path, width) => {
    const page = await open(path, width);
    await page.waitForTimeout(1000);
    expect(await page.evaluate('shift')).toBeLessThan(0.02);
    await page.close();
  });

  test('a novel of five megabytes opens, scrolls, and leads to any of its passages', async () => {
    const page = await open('novel/', 1280);
    expect(await page.locator('.text h2, .text h3').first().isVisible()).toBe(true);
    const before = await page.evaluate(() => scrollY);
    await page.mouse.move(700, 500);
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 800);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 4000);
    // A passage far down, whose surroundings were not drawn yet.
    const id = await page.evaluate(() => [...document.querySelectorAll('#text [id^="v3-"]')].at(-1)?.id);
    await page.goto(`${url}novel/#${id}`);
    const top = () => page.locator(`[id="${id}"]`).evaluate((each) => each.getBoundingClientRect().top);
    await expect.poll(async () => (await top()) >= 0 && (await top()) < 850).toBe(true);
    // And there it stays, whatever is drawn around it meanwhile.
    await page.waitForTimeout(500);
    expect(await top()).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(850);
    await page.close();
  });
});
