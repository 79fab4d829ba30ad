/** The map of places: where they lie to one another, what is not drawn, and names that do not run into each other. */
import { expect, test } from 'vitest';
import { placesMap } from '../../src/compose/map.js';
import type { RegisterEntry } from '../../src/compose/registers.js';
import { ownMessages } from '../../src/read/messages.js';

const MESSAGES = await ownMessages();

const place = (name: string, geo?: { latitude: number; longitude: number }) =>
  ({ kind: 'place', anchor: name.toLowerCase(), entity: { name, geo }, mentions: [] }) as unknown as RegisterEntry;
const BUCHAREST = place('Bucharest', { latitude: 44.43, longitude: 26.1 });
const MOSCOW = place('Moscow', { latitude: 55.75, longitude: 37.62 });

const dot = (svg: string, name: string) => {
  const found = new RegExp(`<circle cx="([-\\d.]+)" cy="([-\\d.]+)" r="[\\d.]+"><title>${name}<`).exec(svg);
  return { x: Number(found?.[1]), y: Number(found?.[2]) };
};

test('Moscow lies north and east of Bucharest, and both are on the map', () => {
  const { svg = '' } = placesMap([BUCHAREST, MOSCOW], MESSAGES) ?? {};
  const [bucharest, moscow] = [dot(svg, 'Bucharest'), dot(svg, 'Moscow')];
  expect(moscow.x).toBeGreaterThan(bucharest.x);
  expect(moscow.y).toBeLessThan(bucharest.y);
  for (const { x, y } of [bucharest, moscow]) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(760);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(460);
  }
});

test('there is none without coordinates; a single place has its country around it', () => {
  expect(placesMap([place('Nowhere')], MESSAGES)).toBeUndefined();
  expect(placesMap([BUCHAREST], MESSAGES)?.svg).toContain('class="map-land" d="M');
});

test('what is not drawn is counted and named', () => {
  const map = placesMap([BUCHAREST, place('Nowhere'), place('Beyond', { latitude: 120, longitude: 10 })], MESSAGES);
  expect(map?.without).toBe(1);
  expect(map?.outside).toBe('Beyond');
  expect(map?.places.map(({ name, at }) => `${name} ${at}`)).toEqual(['Bucharest 44.430, 26.100']);
});

test('a name that has no room is left to the table', () => {
  const crowd = Array.from({ length: 40 }, (_, n) => place(`A village called ${n}`, { latitude: 45 + n / 1000, longitude: 25 + n / 1000 }));
  const map = placesMap(crowd, MESSAGES);
  expect(map?.places).toHaveLength(40);
  expect((map?.svg.match(/<text /g) ?? []).length).toBeLessThan(10);
});

test('half the world fits, over the date line as well, and names are text', () => {
  const map = placesMap(
    [place('Suva & <Fiji>', { latitude: -18.1, longitude: 178.4 }), place('Lima', { latitude: -12, longitude: -77 })],
    MESSAGES,
  );
  expect(map?.svg).toContain('Suva &amp; &lt;Fiji>');
  expect(map?.svg).not.toContain('NaN');
});
