/// <reference lib="dom" />
/** Text and facsimile side by side, in a real Chromium: the picture of the page that is read, with and without script, also from a folder. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessFaults } from '../support/axe.js';
import { launchChromium } from '../support/chromium.js';
import { folderWith, imprimatur } from '../support/run.js';
import { serveFolder } from '../support/serve.js';

const leaf = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="${colour}"/><rect x="60" y="80" width="480" height="40" fill="#333"/></svg>`;
const lines = (leafNumber: number) =>
  Array.from({ length: 30 }, (_, n) => `<p>Leaf ${leafNumber}, paragraph ${n + 1}, of which a reader has to read the words.</p>`).join(
    '\n',
  );
const tei = (facsimile: string, text: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A book of leaves</title></titleStmt><publicationStmt><p>Unpublished.</p></publicationStmt>
<sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc></teiHeader>${facsimile}<text><body>${text}</body></text></TEI>`;

const SURFACES = `<facsimile><surface xml:id="s1" n="1" ulx="0" uly="0" lrx="300" lry="400"><graphic url="one.svg"/>
<zone xml:id="z1" ulx="30" uly="40" lrx="270" lry="60"/></surface><surface xml:id="s2" n="2"><graphic url="two.svg"/></surface>
<surface xml:id="s3" n="3"><graphic url="broken.png"/></surface>
<surface xml:id="s4" n="4"><graphic url="https://iiif.example.org/image/full/max/0/default.jpg"/></surface></facsimile>`;
const BOOK = [1, 2, 3, 4].map((n) => `<pb n="${n}" facs="#s${n}"/>${n === 1 ? '<p facs="#z1">The line in the zone.</p>' : ''}${lines(n)}`);

/** One pixel, stretched by the viewer: browsers look into a picture, not at its name. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
/** IIIF Image API 2.1, 5: an image of 512 × 512 in four tiles, and itself at half its size. */
const info = (id: string) =>
  JSON.stringify({
    '@context': 'http://iiif.io/api/image/2/context.json',
    '@id': id,
    protocol: 'http://iiif.io/api/image',
    width: 512,
    height: 512,
    profile: ['http://iiif.io/api/image/2/level0.json'],
    tiles: [{ width: 256, scaleFactors: [1, 2] }],
  });
const TILES = ['0,0,256,256/256,', '256,0,256,256/256,', '0,256,256,256/256,', '256,256,256,256/256,', 'full/256,'];

/** An image service of another host, and what it was asked for. */
const asked: string[] = [];
const images = createServer((request, response) => {
  asked.push(request.url ?? '');
  const isInfo = request.url?.endsWith('/info.json');
  response.writeHead(200, { 'content-type': isInfo ? 'application/json' : 'image/png', 'access-control-allow-origin': '*' });
  response.end(isInfo ? info(`http://${request.headers.host}/iiif/leaf`) : PIXEL);
});

let browser: Browser;
let server: Server;
let url: string;
let folder: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => images.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(images.address() as AddressInfo).port}`;
  folder = folderWith({
    'tei/book.xml': tei(SURFACES, BOOK.join('\n')),
    'tei/pages.xml': tei('', `<pb n="i" facs="one.svg"/>${lines(1)}<pb n="ii" facs="two.svg"/>${lines(2)}`),
    'tei/service.xml': tei(
      `<facsimile><surface xml:id="s1"><graphic url="http://${host}/iiif/leaf/full/max/0/default.jpg"/></surface></facsimile>`,
      `<pb facs="#s1"/>${lines(1)}`,
    ),
    'tei/tiles.xml': tei('', `<pb n="1" facs="leaf/info.json"/>${lines(1)}`),
    'tei/leaf/info.json': info('https://elsewhere.example/leaf'),
    ...Object.fromEntries(TILES.map((tile) => [`tei/leaf/${tile}/0/default.jpg`, PIXEL])),
    'imprimatur.config.json': JSON.stringify({ imageHosts: [host] }),
    'tei/one.svg': leaf('#eed'),
    'tei/two.svg': leaf('#dee'),
    'tei/broken.png': 'no picture at all',
  });
  const built = await imprimatur(['build', '--lenient', '--offline', '--input', 'tei'], folder);
  expect(built.stdout + built.stderr).toContain('Published 4 documents');
  ({ url, server } = await serveFolder(join(folder, 'dist')));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  images.close();
});

async function open(address: string, { script = true, width = 1280, dark = false } = {}): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
    bypassCSP: false,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => /^(https?:\/\/127|data:|file:|blob:)/.test(request.url()) || said.push(`asked ${request.url()}`));
  await page.goto(address);
  return { page, said };
}

const label = (page: Page) => page.locator('.viewer-bar select option:checked').textContent();
const status = (page: Page) => page.locator('.viewer-status').textContent();
/** What of the picture is painted: not the ground of the panel. */
const painted = (page: Page) =>
  page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.viewer-image canvas');
    return canvas !== null && canvas.width > 10;
  });

test('without script, text and pictures stand beside one another, and each scrolls', async () => {
  const { page } = await open(`${url}book/`, { script: false });
  await page.locator('#facsimile-beside').check();
  const text = await page.locator('#text .tei-p').first().boundingBox();
  const picture = await page.locator('.facsimile').boundingBox();
  expect((picture?.x ?? 0) > (text?.x ?? 0) + (text?.width ?? 0) - 1).toBe(true);
  expect(picture?.height).toBeLessThanOrEqual(800);
  await page.close();
});

test('the picture is that of the page which is read, and choosing a page leads the text there', async () => {
  const { page, said } = await open(`${url}book/`);
  await page.locator('#facsimile-beside').check();
  await painted(page);
  expect(await label(page)).toBe('Page 1');
  await expect.poll(() => page.locator('.viewer-zone').count()).toBe(1);
  await page
    .locator('#text .tei-pb')
    .nth(1)
    .evaluate((pb) => pb.scrollIntoView());
  await expect.poll(() => label(page)).toBe('Page 2');
  await page.getByRole('button', { name: 'Page before' }).click();
  await expect.poll(() => label(page)).toBe('Page 1');
  expect(
    await page
      .locator('#text .tei-pb')
      .first()
      .evaluate((pb) => Math.abs(pb.getBoundingClientRect().top) < 200),
  ).toBe(true);
  expect(said).toEqual([]);
  await page.close();
});

test('a zone leads to its words', async () => {
  const { page } = await open(`${url}book/`);
  await page.locator('#facsimile-beside').check();
  await page.locator('.viewer-zone').click();
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#facs-/);
  await page.close();
});

test('a picture that does not load is said once, with its page, and the text stays', async () => {
  const { page } = await open(`${url}book/`);
  await page.locator('#facsimile-beside').check();
  await page.locator('.viewer-bar select').selectOption({ label: 'Page 3' });
  await expect.poll(() => status(page)).toContain('This picture could not be loaded: Page 3');
  expect(await page.locator('#text').innerText()).toContain('Leaf 3, paragraph 1');
  await page.close();
});

test('another host is not asked unless the edition names it', async () => {
  const { page, said } = await open(`${url}book/`);
  await page.locator('#facsimile-beside').check();
  await page.locator('.viewer-bar select').selectOption({ label: 'Page 4' });
  await expect.poll(() => status(page)).toContain('This picture is on another host');
  expect(said.filter((words) => words.includes('iiif'))).toEqual([]);
  await page.close();
});

test('an image service of a host that the edition names is asked, and only when the facsimile is opened', async () => {
  const { page, said } = await open(`${url}service/`);
  await page.waitForTimeout(300);
  expect(asked).toEqual([]);
  await page.locator('#facsimile-beside').check();
  await expect.poll(() => asked.filter((address) => /\/256,\/0\/default/.test(address)).length).toBeGreaterThan(0);
  expect(asked[0]).toBe('/iiif/leaf/info.json');
  expect(said.filter((words) => !words.startsWith('asked'))).toEqual([]);
  await page.close();
});

test('tiles that lie beside the document are published with it', async () => {
  const { page, said } = await open(`${url}tiles/`);
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(`${response.status()} ${new URL(response.url()).pathname}`));
  await page.locator('#facsimile-beside').check();
  await expect.poll(() => loaded.filter((each) => /^200 .*\/256,\/0\/default\.jpg$/.test(each)).length).toBeGreaterThan(0);
  expect(said).toEqual([]);
  await page.close();
});

test('page beginnings that name a picture each are a facsimile, from a folder without any server', async () => {
  const { page, said } = await open(`file://${folder}/dist/pages/index.html`);
  await page.locator('#facsimile-beside').check();
  await painted(page);
  expect(await label(page)).toBe('Page i');
  await page
    .locator('#text .tei-pb')
    .nth(1)
    .evaluate((pb) => pb.scrollIntoView());
  await expect.poll(() => label(page)).toBe('Page ii');
  expect(said).toEqual([]);
  await page.close();
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 768],
  ['dark', 390],
] as const)('nobody is kept out of it: %s, %i', async (scheme, width) => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    bypassCSP: true,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${url}book/`);
  if (width >= 800) await page.locator('#facsimile-beside').check();
  if (width >= 800) await painted(page);
  expect(await accessFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await context.close();
});
