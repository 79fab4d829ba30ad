/** What stands off the text (TEI P5, 17.10 and 16): links, alternatives, time, annotations and registers, all of it shown. */
import { expect, test } from 'vitest';
import { all, attr, htmlOf, one, parsed, textOf } from '../html-of.js';
import { fragment } from '../text-editions.js';

async function shown(standOff: string) {
  const tei = fragment('<p><s xml:id="a">One.</s> <s xml:id="b">Two.</s></p>');
  const html = await htmlOf({ ...tei, xml: tei.xml.replace('<text', `<standOff>${standOff}</standOff><text`) });
  return parsed(html.header);
}
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('a link names the places that it joins, and leads to each', async () => {
  const link = one(await shown('<linkGrp type="alignment"><link target="#a #b"/></linkGrp>'), '.tei-link');
  expect(words(textOf(link, true))).toBe('“One.” ↔ “Two.”');
  expect(all(link, 'a').map((each) => attr(each, 'href'))).toEqual(['#a', '#b']);
});

test('a group of links has its kind for a heading', async () => {
  const group = one(await shown('<linkGrp type="alignment"><link target="#a #b"/></linkGrp>'), '.tei-linkGrp');
  expect(words(textOf(one(group, '.label'), true))).toBe('Links (alignment)');
});

test('joined passages and alternatives are told from links; alternatives say how likely each is', async () => {
  const root = await shown('<join target="#a #b"/><alt target="#a #b" weights="0.7 0.3"/>');
  expect(words(textOf(one(root, '.tei-join'), true))).toBe('“One.” + “Two.”');
  expect(words(textOf(one(root, '.tei-alt'), true))).toBe('“One.” (0.7) or “Two.” (0.3)');
});

test('the points of a timeline say when they are', async () => {
  const root = await shown(
    '<timeline origin="#t0" unit="s"><when xml:id="t0" absolute="10:00:00"/><when xml:id="t1" interval="3" unit="s" since="#t0"/></timeline>',
  );
  expect(all(root, '.tei-when').map((when) => words(textOf(when, true)))).toEqual(['t0 10:00:00', 't1 3 s after #t0']);
});

test('spans and annotations are shown with their words', async () => {
  const root = await shown(
    '<spanGrp><span from="#a" to="#b">bread</span></spanGrp><listAnnotation><annotation target="#a"><note>Remark.</note></annotation></listAnnotation>',
  );
  expect(words(textOf(one(root, '.tei-span'), true))).toBe('bread');
  expect(words(textOf(one(root, '.tei-annotation'), true))).toBe('Remark.');
});

test('a register stands there whole, folded, with what its own page leaves out', async () => {
  const root = await shown(
    '<listPerson><person xml:id="p"><persName>Anna</persName><occupation>baker</occupation></person><person xml:id="q"><persName>Ion</persName></person></listPerson><listObject><object><objectIdentifier><objectName>Cup</objectName></objectIdentifier></object></listObject>',
  );
  const registers = all(root, 'details');
  expect(registers.map((each) => words(textOf(one(each, 'summary'), true)))).toEqual(['Persons (2)', 'Objects (1)']);
  expect(words(textOf(one(root, '.tei-occupation'), true))).toBe('baker');
  expect(words(textOf(one(root, '.tei-objectName'), true))).toBe('Cup');
});
