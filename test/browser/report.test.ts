/** The report in HTML as an editor sees it: in Chromium, at a desk and on a phone, by day and by night. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LONG = `<p corresp="#nowhere" n="${'long '.repeat(60)}">x</p>`;
let browser: Browser;
let page = '';

beforeAll(async () => {
  const folder = folderWith({ 'a.xml': LETTER(`${LONG}<persname/>`), 'b.xml': LETTER(), 'c.xml': '<TEI>' });
  await imprimatur(['validate', '.', '--format', 'html:r.html'], folder);
  page = join(folder, 'r.html');
  browser = await launchChromium();
});
afterAll(() => browser?.close());

it('is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      'no-raw-characters': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      'prefer-native-element': 'off',
    },
  });
  const { results } = await validator.validateFile(page);
  expect(results.flatMap(({ messages }) => messages.map(({ line, message, ruleId }) => `${line} ${message} (${ruleId})`))).toEqual([]);
});

describe.each([
  [1280, 'light'],
  [390, 'dark'],
] as const)('at %i px, %s', (width, colorScheme) => {
  it('has nothing that axe objects to, no scroll sideways, and asks nobody for anything', async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const view = await context.newPage();
    const asked: string[] = [];
    view.on('request', (request) => asked.push(request.url()));
    await view.goto(pathToFileURL(page).href);
    expect(asked).toEqual([pathToFileURL(page).href]);
    expect(await view.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await view.evaluate(AXE);
    const found = (await view.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });
});

it('shows errors or warnings alone, without script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const view = await context.newPage();
  await view.goto(pathToFileURL(page).href);
  const seen = async (): Promise<number[]> => [
    await view.locator('li.error:visible').count(),
    await view.locator('li.warning:visible').count(),
  ];
  const [errors = 0, warnings = 0] = await seen();
  expect([errors > 0, warnings > 0]).toEqual([true, true]);
  await view.getByText('errors', { exact: true }).last().click();
  expect(await seen()).toEqual([errors, 0]);
  await view.keyboard.press('ArrowRight');
  expect(await seen()).toEqual([0, warnings]);
  await context.close();
});

it('brings the marked passage into view on a phone', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const view = await context.newPage();
  await view.goto(pathToFileURL(page).href);
  for (const mark of await view.locator('mark:visible').all()) {
    const { x = -1 } = (await mark.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThan(360);
  }
  await context.close();
});
