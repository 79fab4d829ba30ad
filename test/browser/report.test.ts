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
