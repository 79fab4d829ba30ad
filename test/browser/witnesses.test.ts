/** A critical text as readers see it: each witness is a layer that can be chosen, without script. */

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { folderWith, imprimatur, ROOT } from '../support/run.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Made up for this test. */
const TEXT = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>The Well</title></titleStmt>
<publicationStmt><p>Unpublished.</p></publicationStmt>
<sourceDesc><listWit><witness xml:id="A">A copy of 1601</witness><witness xml:id="B" n="β">A copy of 1655</witness></listWit></sourceDesc></fileDesc></teiHeader>
<text><body><p xml:id="p1">The <app><lem wit="#A">old</lem><rdg wit="#B">cold</rdg></app> well <app><rdg wit="#A #B">stood</rdg><rdg wit="#C">lay</rdg></app>
by the <app><lem>gate</lem><rdg wit="#B"/></app> of the <app><rdgGrp type="spelling"><rdg wit="#A">towne</rdg><rdg wit="#B">toun</rdg></rdgGrp></app>,
<app><lem wit="#A">and <app><lem wit="#A">nobody</lem><rdg wit="#C">no man</rdg></app> drank</lem><rdg wit="#B">and all drank</rdg></app>.</p></body></text></TEI>`;

let browser: Browser;
let url = '';

beforeAll(async () => {
  const folder = folderWith({ 'tei/well.xml': TEXT });
  await imprimatur(['build', '--lenient', '--input', 'tei', '--out', 'dist'], folder);
  url = pathToFileURL(join(folder, 'dist/well/index.html')).href;
  browser = await launchChromium();
  mkdirSync(join(ROOT, 'test/browser/screenshots'), { recursive: true });
});
afterAll(() => browser?.close());

/** The words that can be seen of the paragraph, without what the edition adds. */
const seen = async (page: Page): Promise<string> => {
  const words = await page.evaluate(`(() => {
    const visit = (node) => node.nodeType === 3 ? node.data : node.nodeType !== 1 || node.hasAttribute('data-generated')
      || getComputedStyle(node).display === 'none' ? '' : [...node.childNodes].map(visit).join('');
    return visit(document.getElementById('p1'));
  })()`);
  return String(words).replace(/\s+/g, ' ').trim();
};

describe.each([true, false])('with script %s', (javaScriptEnabled) => {
  it('the edited text is read first, and each witness can be chosen', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await page.goto(url);
    expect(await seen(page)).toBe('The old well stood by the gate of the towne, and nobody drank.');
    await page.getByLabel('Witness β').check({ force: true });
    expect(await seen(page)).toBe('The cold well stood by the of the toun, and all drank.');
    await page.getByLabel('Witness A').check({ force: true });
    expect(await seen(page)).toBe('The old well stood by the gate of the towne, and nobody drank.');
    await page.getByLabel('Witness C').check({ force: true });
    expect(await seen(page)).toBe('The old well lay by the gate of the towne, and no man drank.');
    await page.screenshot({ path: join(ROOT, `test/browser/screenshots/witness-${javaScriptEnabled}.png`) });
  });
});

it('axe has nothing against it', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  await page.getByLabel('Witness β').check({ force: true });
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
