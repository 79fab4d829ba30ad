/// <reference lib="dom" />
/** What a page owes to its reader whatever it holds, in a real Chromium: prose, notes, tables, drama, other scripts. */
import { mkdtempSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/axe.js';
import { launchChromium } from '../support/chromium.js';
import { imprimatur, ROOT } from '../support/run.js';
import { serveFolder } from '../support/serve.js';

const out = join(mkdtempSync(join(tmpdir(), 'imprimatur-kinds-')), 'dist');
let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  const built = await imprimatur(['build', '--input', join(ROOT, 'test/browser/kinds'), '--out', out], tmpdir());
  expect(built).toMatchObject({ code: 0 });
  ({ url, server } = await serveFolder(out));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** The page at a width, without script unless asked for; `fragment` as in `#fn`. */
async function open(width: number, { fragment = '', script = false, dark = false } = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.goto(`${url}kinds/${fragment}`);
  if (script) await page.evaluate(() => document.fonts.ready);
  return page;
}

describe('on a telephone', () => {
  it('never scrolls the page sideways: verse turns over, tables scroll by themselves', async () => {
    const page = await open(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const table = await page.locator('#text table').evaluate((each) => ({ inner: each.scrollWidth, outer: each.clientWidth }));
    expect(table.inner).toBeGreaterThan(table.outer);
    await page.close();
  });

  it('shows a note at the foot of the window when its mark is followed, and leads back, without script', async () => {
    const page = await open(390);
    const note = page.locator('#fn');
    expect(await note.isVisible()).toBe(false);
    await page.locator('.noteref').click();
    const box = await note.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(900, 0);
    await note.locator('.noteback').click();
    expect(await note.isVisible()).toBe(false);
    await page.close();
  });

  it('has the contents at hand wherever the reader is, without script', async () => {
    const page = await open(390, { fragment: '#scripts' });
    await page.locator('.contents-button').click();
    expect(await page.locator('nav.contents a', { hasText: 'Prose' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('nav.contents').isVisible()).toBe(false);
    await page.close();
  });
});

describe('on a desk', () => {
  it('sets a note in the margin, level with its mark', async () => {
    const page = await open(1440);
    const [text, mark, note] = await Promise.all(['#text', '.noteref sup', '#fn'].map((each) => page.locator(each).boundingBox()));
    expect(note?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(Math.abs((note?.y ?? 0) - (mark?.y ?? 0))).toBeLessThan(30);
    await page.close();
  });

  it.each([820, 1440])('sets 60 to 70 characters on a line of running text (%i px)', async (width) => {
    const page = await open(width);
    const perLine = await page.locator('#p\\.long').evaluate((paragraph) => {
      const characters = (paragraph.textContent ?? '').replace(/\s+/g, ' ').trim().length;
      const lines = paragraph.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(paragraph).lineHeight);
      return characters / lines;
    });
    // The last line is short, so that the mean lies below the measure.
    expect(perLine).toBeGreaterThan(56);
    expect(perLine).toBeLessThan(70);
    await page.close();
  });

  it('keeps the outline beside the text after scrolling', async () => {
    const page = await open(1440, { fragment: '#scripts' });
    const box = await page.locator('nav.contents').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(300);
    await page.close();
  });
});

describe('every reader', () => {
  it.each([false, true])('has running text in a contrast of 7 to 1 or more (dark: %s)', async (dark) => {
    const page = await open(1440, { dark });
    const [ink, paper] = await page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector('#p\\.long') as Element);
      return [color, getComputedStyle(document.body).backgroundColor];
    });
    expect(contrast(ink ?? '', paper ?? '')).toBeGreaterThanOrEqual(7);
    await page.close();
  });

  it.each([390, 1440])('meets no fault that axe-core knows (%i px)', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${url}kinds/`);
    expect(await accessFaults(page)).toEqual([]);
    await context.close();
  });

  it('sees where the keyboard is, on everything that it reaches', async () => {
    const page = await open(1440, { script: true });
    const seen = new Set<string>();
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const active = document.activeElement as HTMLElement;
        const shown = active.matches('input') ? (active.nextElementSibling as HTMLElement) : active;
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(shown);
        return { what: active.outerHTML.slice(0, 80), ring: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2, opacity };
      });
      if (focus.what.startsWith('<body')) break;
      expect(focus).toMatchObject({ ring: true, opacity: '1' });
      seen.add(focus.what);
    }
    expect(seen.size).toBeGreaterThan(15);
    await page.close();
  });

  it('gets no motion who asks for none', async () => {
    const page = await open(1440);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    await page.close();
  });

  it('sees nothing shift when the fonts arrive late', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) (globalThis as any).shift = ((globalThis as any).shift ?? 0) + (entry as any).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${url}kinds/`);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    // What web.dev calls good is 0.1; that much comes from lines that break elsewhere in the reader's own face.
    expect(await page.evaluate(() => (globalThis as any).shift ?? 0)).toBeLessThan(0.1);
    await page.close();
  });

  it('reads every script in a face that comes with the edition', async () => {
    const page = await open(1440, { script: true });
    const client = await page.context().newCDPSession(page);
    await client.send('DOM.enable');
    await client.send('CSS.enable');
    const { root } = await client.send('DOM.getDocument', { depth: -1 });
    await page.evaluate(() => document.fonts.ready);
    for (const id of ['deva', 'iast', 'hebr', 'arab', 'grek', 'cyrl']) {
      const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: `#${id}` });
      const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
      expect({ id, borrowed: fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName) }).toEqual({
        id,
        borrowed: [],
      });
    }
    const direction = (id: string) => page.locator(id).evaluate((each) => getComputedStyle(each).direction);
    expect([await direction('#hebr'), await direction('#arab'), await direction('#grek')]).toEqual(['rtl', 'rtl', 'ltr']);
    await page.close();
  });

  it('is told whose a bracket is', async () => {
    const page = await open(1440);
    expect(await page.locator('#sup').getAttribute('title')).toBe('Supplied by Ana Editor');
    await page.close();
  });

  it('gets a passage as a citation with its address', async () => {
    const page = await open(1440, { script: true });
    await page.locator('#p\\.note').hover();
    await page.locator('#p\\.note > .permalink').click();
    const panel = page.locator('.cite-passage');
    expect(await panel.innerText()).toContain('“Every kind of page”');
    expect(await panel.innerText()).toContain(`${url}kinds/#p.note`);
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    await page.close();
  });

  it('keeps the place when the layer is switched', async () => {
    const page = await open(1440, { script: true, fragment: '#l.5' });
    const top = () => page.locator('#l\\.5').evaluate((each) => each.getBoundingClientRect().top);
    const before = await top();
    await page.locator('label[for=layer-diplomatic]').click();
    expect(await page.locator('#p\\.note').innerText()).toContain('slpi');
    expect(Math.abs((await top()) - before)).toBeLessThan(2);
    await page.close();
  });
});

describe('on paper', () => {
  it('shows notes and numbered addresses, and no interface', async () => {
    const page = await open(1440);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.running', '.tools', '.permalink >> nth=0', '.downloads', '.colofoot']) {
      expect({ hidden, visible: await page.locator(hidden).isVisible() }).toEqual({ hidden, visible: false });
    }
    expect(await page.locator('#fn').isVisible()).toBe(true);
    const addresses = await page.locator('.addresses li').allInnerTexts();
    expect(addresses).toEqual(['https://example.org/one', 'https://example.org/two']);
    const numbers = await page
      .locator('.colophon a[data-tei-address]')
      .evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content.replace(/[^\d]/g, '')));
    expect(numbers).toEqual(['1', '2']);
    await page.close();
  });

  it('has the title of the edition over every page', () => {
    expect(readFileSync(join(out, 'assets/running-head.css'), 'utf8')).toContain('content: "Every kind of page"');
  });
});

/** WCAG 2.2: contrast ratio of two opaque colours given as `rgb(r, g, b)`. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = (color.match(/\d+(\.\d+)?/g) ?? []).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
