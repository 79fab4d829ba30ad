/** Facsimiles (TEI P5, 12.1): zones over the picture of a surface, linked both ways with the text. */
import { expect, test } from 'vitest';
import { all, attr, htmlOf, one, parsed, textOf } from '../html-of.js';
import { fragment } from '../text-editions.js';

async function page(facsimile: string, text: string) {
  const tei = fragment(text);
  const xml = tei.xml.replace('<text', `<facsimile>${facsimile}</facsimile><text`);
  const html = await htmlOf({ ...tei, xml });
  return { root: parsed(html.text), messages: html.messages };
}
const SURFACE = (zones: string, attributes = 'ulx="0" uly="0" lrx="200" lry="300"') =>
  `<surface xml:id="s1" n="1r" ${attributes}><graphic url="a.png"/>${zones}</surface>`;

test('zones are links over the picture, in the coordinates of the surface', async () => {
  const { root } = await page(
    SURFACE('<zone xml:id="z1" ulx="20" uly="30" lrx="180" lry="80"/><zone xml:id="z2" points="20,100 180,100 150,200"/>'),
    '<pb facs="#s1"/><p facs="#z1">First words</p><p>Second <seg facs="#z2">words</seg></p>',
  );
  expect(attr(one(root, 'svg'), 'viewBox')).toBe('0 0 200 300');
  const box = ['x', 'y', 'width', 'height'].map((name) => attr(one(root, 'rect'), name));
  expect(box).toEqual(['20', '30', '160', '50']);
  expect(attr(one(root, 'polygon'), 'points')).toBe('20,100 180,100 150,200');
  expect(attr(one(root, 'img'), 'alt')).toBe('Page 1r');

  const marks = all(root, 'a.facs-mark');
  expect(marks.map((mark) => attr(mark, 'href'))).toEqual(['#s1', '#z1', '#z2']);
  const zones = all(one(root, 'svg'), 'a');
  expect(zones.map((zone) => attr(zone, 'href'))).toEqual(marks.slice(1).map((mark) => `#${attr(mark, 'id')}`));
  expect(zones.map((zone) => attr(zone, 'aria-label'))).toEqual(['First words', 'words']);
  expect(attr(all(one(root, 'figcaption'), 'a')[0], 'href')).toBe(`#${attr(marks[0], 'id')}`);
});

test('without coordinates of its own a surface has those of its picture', async () => {
  const { root } = await page(
    '<surface xml:id="s1"><graphic url="a.png" width="400px" height="500px"/><zone ulx="1" uly="2" lrx="3" lry="4"/></surface>',
    '<p>a</p>',
  );
  expect(attr(one(root, 'svg'), 'viewBox')).toBe('0 0 400 500');
});

test('impossible coordinates draw nothing, and the words stay without a mark', async () => {
  const { root } = await page(
    SURFACE('<zone xml:id="z1" ulx="80" uly="30" lrx="20" lry="10"/><zone xml:id="z2" points="M0 0 L1 1"/>'),
    '<p facs="#z1">a</p><p facs="#z2">b</p><p facs="#nowhere">c</p>',
  );
  expect(all(root, 'svg')).toEqual([]);
  expect(all(root, '.facs-mark')).toEqual([]);
});

test('nothing of it is taken for text', async () => {
  const { root } = await page(SURFACE('<zone xml:id="z1" ulx="0" uly="0" lrx="9" lry="9"/>'), '<p facs="#z1">Words</p>');
  expect(textOf(root, false).trim()).toBe('Words');
});

test('a picture on another host is a link, since a page asks nobody', async () => {
  const { root } = await page(
    '<surface xml:id="s1"><graphic url="https://x.example/full/max/0/default.jpg"/></surface>',
    '<pb facs="#s1"/>',
  );
  expect(all(root, 'img')).toEqual([]);
  expect(attr(one(one(root, '.surface'), 'a.external'), 'href')).toBe('https://x.example/full/max/0/default.jpg');
});
