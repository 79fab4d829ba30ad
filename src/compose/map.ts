/**
 * The map of the places of an edition, drawn when it is built: coastlines of Natural Earth, a dot for each place that has coordinates.
 * Nothing is fetched when it is looked at. Borders are left out: those of today would be wrong for most texts.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoProjection, geoEqualEarth, geoGraticule10, geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Messages } from '../model/messages.js';
import { escaped } from './escaped.js';
import type { RegisterEntry } from './registers.js';

const require = createRequire(import.meta.url);

export interface PlacesMap {
  readonly svg: string;
  /** Every place that is drawn, for the table that says the same. */
  readonly places: readonly { readonly name: string; readonly anchor: string; readonly at: string; readonly count: number }[];
  /** Number of places without coordinates. */
  readonly without: number;
  /** Names of places whose coordinates are nowhere on earth. */
  readonly outside: string;
}

interface Point {
  readonly entry: RegisterEntry;
  readonly longitude: number;
  readonly latitude: number;
}

const WIDTH = 760;
const HEIGHT = 460;
/** Room for labels at the edge. */
const MARGIN = 44;
/** Degrees that a map shows at least: of a single place, the country around it. */
const LEAST = 6;

/** Undefined where no place has coordinates. */
export function placesMap(entries: readonly RegisterEntry[], messages: Messages): PlacesMap | undefined {
  const located = entries.flatMap((entry): Point[] => (entry.entity.geo ? [{ entry, ...entry.entity.geo }] : []));
  const points = located.filter(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
  if (points.length === 0) return undefined;
  const byName = [...points].sort((a, b) => messages.compare(a.entry.entity.name, b.entry.entity.name));
  return {
    svg: draw(points, messages.say('map.label')),
    places: byName.map(({ entry, latitude, longitude }) => ({
      name: entry.entity.name,
      anchor: entry.anchor,
      at: `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`,
      count: entry.mentions.length,
    })),
    without: entries.length - located.length,
    outside: located
      .filter((point) => !points.includes(point))
      .map(({ entry }) => entry.entity.name)
      .join(', '),
  };
}

function draw(points: readonly Point[], label: string): string {
  const { projection, span } = projectionFor(points);
  const path = geoPath(projection).digits(1);
  const placed = points
    .flatMap((point) => {
      const at = projection([point.longitude, point.latitude]);
      return at ? [{ point, x: at[0], y: at[1] }] : [];
    })
    .sort((a, b) => b.point.entry.mentions.length - a.point.entry.mentions.length || a.x - b.x);
  const labels = labelled(placed.map(({ point, x, y }) => ({ x, y, text: point.entry.entity.name })));
  const dots = placed.map(
    ({ point, x, y }) =>
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(2.6 + Math.min(3, Math.sqrt(point.entry.mentions.length) / 2)).toFixed(1)}"><title>${escaped(point.entry.entity.name)}</title></circle>`,
  );
  const names = labels.map(
    ({ x, y, anchor, text }) => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(text)}</text>`,
  );
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(label)}">`,
    `<path class="map-lines" d="${path(geoGraticule10()) ?? ''}"/>`,
    `<path class="map-land" d="${path(land(span)) ?? ''}"/>`,
    `<g class="map-places">${dots.join('')}</g>`,
    `<g class="map-names">${names.join('')}</g>`,
    '</svg>',
  ].join('\n');
}

/** Mercator keeps the shapes of a region; of half the world, Equal Earth keeps the sizes. */
function projectionFor(points: readonly Point[]): { projection: GeoProjection; span: number } {
  const longitudes = points.map(({ longitude }) => longitude);
  const latitudes = points.map(({ latitude }) => latitude);
  let [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  let [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const span = Math.max(east - west, north - south, LEAST);
  if (east - west < LEAST) [west, east] = [(west + east - LEAST) / 2, (west + east + LEAST) / 2];
  if (north - south < LEAST) [south, north] = [(south + north - LEAST) / 2, (south + north + LEAST) / 2];
  const wide = span > 90 || north > 75 || south < -65;
  const projection = (wide ? geoEqualEarth() : geoMercator()).rotate([-(west + east) / 2, 0]);
  const corners = [west, (west + east) / 2, east].flatMap((x) => [south, north].map((y) => [x, y] as [number, number]));
  projection.fitExtent(
    [
      [MARGIN * 1.5, MARGIN],
      [WIDTH - MARGIN * 2.5, HEIGHT - MARGIN],
    ],
    { type: 'MultiPoint', coordinates: corners },
  );
  // A little beyond the frame, whose edge would be drawn as a coast.
  projection.clipExtent([
    [-4, -4],
    [WIDTH + 4, HEIGHT + 4],
  ]);
  return { projection, span };
}

/** The coarser of the outlines that do. */
function land(span: number) {
  const scale = span > 60 ? '110m' : '50m';
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/land-${scale}.json`), 'utf8')) as Topology<{
    land: GeometryCollection;
  }>;
  return feature(topology, topology.objects.land);
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Places that are named more often are named first; a name that finds no room beside its dot is left to the table. */
function labelled(dots: readonly Label[]): (Label & { anchor: 'start' | 'end' | 'middle' })[] {
  const taken = dots.map(({ x, y }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }));
  return dots.flatMap(({ x, y, text }, index) => {
    const width = text.length * 6.4 + 4;
    const tries = [
      { x: x + 7, y: y + 4, anchor: 'start' as const, left: x + 6 },
      { x: x - 7, y: y + 4, anchor: 'end' as const, left: x - 6 - width },
      { x, y: y - 8, anchor: 'middle' as const, left: x - width / 2 },
      { x, y: y + 17, anchor: 'middle' as const, left: x - width / 2 },
    ];
    for (const { left, ...label } of tries) {
      const box = { left, right: left + width, top: label.y - 11, bottom: label.y + 4 };
      const inside = box.left >= 2 && box.right <= WIDTH - 2 && box.top >= 2 && box.bottom <= HEIGHT - 2;
      const free = taken.every(
        (other, number) =>
          number === index || box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
      );
      if (!inside || !free) continue;
      taken.push(box);
      return [{ ...label, text }];
    }
    return [];
  });
}
