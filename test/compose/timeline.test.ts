/** The timeline: what is dated stands in its order, what is dated by half says so. */
import { expect, test } from 'vitest';
import type { ComposedDocument } from '../../src/compose/composed.js';
import type { RegisterEntry } from '../../src/compose/registers.js';
import { timeline } from '../../src/compose/timeline.js';
import { ownMessages } from '../../src/read/messages.js';

const MESSAGES = await ownMessages();

const event = (name: string, date?: object) =>
  ({
    path: `events/index.html#${name}`,
    entity: { name, dates: date ? [{ label: 'date', date: { text: '', ...date } }] : [] },
  }) as unknown as RegisterEntry;
const letter = (id: string, created: object) => ({ document: { id }, record: { title: id, created } }) as unknown as ComposedDocument;

const x = (svg: string, name: string) => Number(new RegExp(`x="([\\d.]+)"[^>]*><title>${name}<`).exec(svg)?.[1]);

test('events and documents stand in the order of their dates', () => {
  const strip = timeline(
    [event('war', { from: '1914-07-28', to: '1918-11-11' }), event('undated'), event('treaty', { when: '1919-06-28' })],
    [letter('letter', { text: 'May 1916', when: '1916-05' })],
    'events/index.html',
    MESSAGES,
  );
  expect(strip?.rows.map(({ name, date }) => `${name} ${date}`)).toEqual([
    'war 1914-07-28–1918-11-11',
    'letter May 1916',
    'treaty 1919-06-28',
  ]);
  expect(strip?.rows.map(({ url }) => url)).toEqual(['./#war', '../letter/', './#treaty']);
  const svg = strip?.svg ?? '';
  expect(x(svg, 'war')).toBeLessThan(x(svg, 'letter'));
  expect(x(svg, 'letter')).toBeLessThan(x(svg, 'treaty'));
});

test('a date with one end says which', () => {
  const strip = timeline(
    [event('a', { when: '1500' }), event('b', { notAfter: '1510' }), event('c', { notBefore: '1520' })],
    [],
    'events/index.html',
    MESSAGES,
  );
  expect(strip?.svg).toContain('>b (at the latest)<');
  expect(strip?.svg).toContain('>c (at the earliest)<');
  expect(strip?.svg).toContain('>a<');
});

test('there is none for fewer than three, nor for dates in words alone', () => {
  expect(timeline([event('a', { when: '1500' }), event('b', { when: '1501' })], [], 'events/index.html', MESSAGES)).toBeUndefined();
  expect(
    timeline(
      ['a', 'b', 'c'].map((name) => event(name, { text: 'long ago' })),
      [],
      'events/index.html',
      MESSAGES,
    ),
  ).toBeUndefined();
});

test.each([
  ['days of one month', ['2020-01-03', '2020-01-05', '2020-01-20']],
  ['thousands of years', ['-0753', '0476', '1453']],
  ['one single day', ['1964-07-06', '1964-07-06', '1964-07-06']],
])('%s are all inside the frame', (_what, dates) => {
  const { svg = '' } =
    timeline(
      dates.map((when, number) => event(`e${number}`, { when })),
      [],
      'events/index.html',
      MESSAGES,
    ) ?? {};
  expect(svg).not.toContain('NaN');
  for (const name of ['e0', 'e1', 'e2']) {
    expect(x(svg, name)).toBeGreaterThanOrEqual(0);
    expect(x(svg, name)).toBeLessThanOrEqual(760);
  }
});
