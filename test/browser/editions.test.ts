/** One document of each kind, as its readers see it in a real Chromium: nothing that axe-core knows is wrong, with its scripts and without. */
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../support/axe.js';
import { launchChromium } from '../support/chromium.js';
import { imprimatur, ROOT } from '../support/run.js';
import { serveFolder } from '../support/serve.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

const OWN: Readonly<Record<string, string>> = {
  'critical text': join(ROOT, 'test/browser/samples/critical.xml'),
  'draft with its changes': join(ROOT, 'test/browser/samples/genetic.xml'),
  'bilingual document': join(ROOT, 'test/browser/samples/bilingual.xml'),
};
const OPEN: Readonly<Record<string, string>> = {
  play: 'shakedracor/macbeth.xml',
  novel: 'eltec-eng/ENG18652_Carroll.xml',
  letter: 'schnitzler-briefe/L01338.xml',
  manuscript: 'medieval-mss/Jesus_College_MS_38.xml',
  inscription: 'epidoc/ex-epidoctemplate.xml',
};
const open = sharedIsHere('corpora-open')
  ? Object.entries(OPEN).map(([kind, file]) => [kind, join(SHARED, 'corpora-open', file)] as const)
  : [];
const kinds = [...Object.entries(OWN), ...open];

const folder = mkdtempSync(join(tmpdir(), 'imprimatur-editions-'));
let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'tei'));
  for (const [, file] of kinds) copyFileSync(file, join(folder, 'tei', basename(file)));
  await imprimatur(['build', '--lenient', '--offline', '--input', 'tei', '--out', 'dist'], folder);
  ({ url, server } = await serveFolder(join(folder, 'dist')));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe.each(kinds)('a %s', (_kind, file) => {
  const address = (): string => `${url}${basename(file, '.xml')}/`;

  it.each([
    ['telephone, by day', 390, 'light', true],
    ['desk, by night', 1440, 'dark', true],
    ['desk, without the scripts of the page', 1440, 'light', false],
  ] as const)(
    'has no fault that axe-core knows, and does not scroll sideways (%s)',
    { timeout: 120_000 },
    async (_, width, colorScheme, script) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      // axe is a script itself, so that without script means without those of the page.
      if (!script) await page.route('**/*.js', (route) => route.abort());
      const said: string[] = [];
      const hosts = new Set<string>();
      page.on('console', (message) => message.type() === 'error' && script && said.push(message.text()));
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      await page.goto(address());
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0);
      expect(await accessFaults(page)).toEqual([]);
      expect(said).toEqual([]);
      expect([...hosts]).toEqual([new URL(url).host]);
      await context.close();
    },
  );
});
