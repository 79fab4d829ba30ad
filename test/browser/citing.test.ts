/// <reference lib="dom" />
/** What is copied out of a text, with its citation and without, in a real Chromium. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessFaults } from '../support/axe.js';
import { launchChromium } from '../support/chromium.js';
import { folderWith, imprimatur } from '../support/run.js';
import { serveFolder } from '../support/serve.js';

const LETTER = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>A letter</title><author>A. Writer</author></titleStmt>
<publicationStmt><p>Unpublished.</p></publicationStmt><sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc></teiHeader><text><body>
<p xml:id="p1">The first <choice><sic>slpi</sic><corr>slip</corr></choice> is mended<note>A note beside it.</note>, and <del>what is struck</del> gone.<pb n="2"/></p>
<lg><l xml:id="l1">One line,</l><l xml:id="l2">and <add>anoth<lb break="no"/>er</add>.</l></lg></body></text></TEI>`;

let browser: Browser;
let server: Server;
let url: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const folder = folderWith({
    'tei/letter.xml': LETTER,
    'imprimatur.config.json': JSON.stringify({ title: 'Letters', version: '2.1', base: 'https://letters.example/edition/' }),
  });
  const built = await imprimatur(['build', '--lenient'], folder);
  expect(built.stdout + built.stderr).toContain('Published 1 document');
  expect(readFileSync(join(folder, 'dist/letter/index.html'), 'utf8')).toContain('cite.js');
  ({ url, server } = await serveFolder(join(folder, 'dist')));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1100, height: 800 },
    bypassCSP: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  await page.goto(`${url}letter/`);
});
afterEach(() => context.close());

/** Selects from the first words of an element to the last of another. */
const select = (from: string, to: string) =>
  page.evaluate(
    ([from, to]) => {
      const range = document.createRange();
      range.setStart(document.querySelector(from as string) as Node, 0);
      const last = document.querySelector(to as string) as Node;
      range.setEnd(last, last.childNodes.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [from, to],
  );
const copied = () => page.evaluate(() => navigator.clipboard.readText());

test('what is copied is the text of the layer that is shown, without notes, marks of pages and links', async () => {
  await select('#p1', '#l2');
  await page.keyboard.press('Control+c');
  expect(await copied()).toBe('The first slip is mended, and gone.\nOne line,\nand another.');
});

test('in the diplomatic layer it has what the source has, with the marks of the editors', async () => {
  await page.locator('label[for=layer-diplomatic]').click();
  await select('#p1', '#l2');
  await page.keyboard.press('Control+c');
  expect(await copied()).toBe('The first slpi is mended, and ⟦what is struck⟧ gone.\nOne line,\nand \\anoth\ner/.');
});

test('by keyboard, a passage is copied with its citation: version, layer, address', async () => {
  await page.locator('label[for=layer-diplomatic]').click();
  await select('#l1', '#l1');
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect
    .poll(copied)
    .toBe('“One line,” (A. Writer. “A letter”. Letters. Version 2.1. Diplomatic text. https://letters.example/edition/letter/#l1)');
});

test('beside a selection, the same is offered to the pointer, and nobody is kept out', async () => {
  await select('#p1', '#p1');
  await page.getByRole('button', { name: 'Cite or copy' }).click();
  const panel = page.locator('.cite-passage');
  expect(await panel.innerText()).toContain('The first slip is mended, and gone.');
  expect(await panel.innerText()).toContain('https://letters.example/edition/letter/#p1');
  expect(await accessFaults(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Copy the text' }).click();
  await expect.poll(copied).toBe('The first slip is mended, and gone.');
  await page.keyboard.press('Escape');
  expect(await panel.isVisible()).toBe(false);
});

test('a note that is selected by itself is copied', async () => {
  await select('.note', '.note');
  await page.keyboard.press('Control+c');
  expect(await copied()).toContain('A note beside it.');
});
