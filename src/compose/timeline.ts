/** Events and dated documents on a ruled strip, drawn when the edition is built; the table below it says the same. */
import type { Messages } from '../model/messages.js';
import type { DateRecord } from '../model/record.js';
import { dateText } from './citation.js';
import type { ComposedDocument } from './composed.js';
import { escaped } from './escaped.js';
import { relativeUrl } from './links.js';
import type { RegisterEntry } from './registers.js';

export interface Timeline {
  readonly svg: string;
  readonly rows: readonly { readonly date: string; readonly name: string; readonly url: string; readonly document: boolean }[];
}

interface Dated {
  readonly name: string;
  readonly url: string;
  readonly date: string;
  /** Years, with their parts as fractions. */
  readonly from: number;
  readonly to: number;
  readonly document: boolean;
  /** The message that says that one end of the date is not known. */
  readonly open?: 'timeline.earliest' | 'timeline.latest';
}

const WIDTH = 760;
const SIDE = 20;
const LANE = 20;
const AXIS = 26;
/** Fewer are told as well by a line of text. */
const FEWEST = 3;

/** Undefined where fewer than three things are dated in figures. `path` is the page that it stands in. */
export function timeline(
  events: readonly RegisterEntry[],
  documents: readonly ComposedDocument[],
  path: string,
  messages: Messages,
): Timeline | undefined {
  const dated = [
    ...events.flatMap((entry): Dated[] => {
      const [first] = entry.entity.dates;
      return stretch(first?.date, { name: entry.entity.name, url: relativeUrl(path, entry.path), document: false });
    }),
    ...documents.flatMap(({ document, record }): Dated[] =>
      stretch(record.created, { name: record.title, url: relativeUrl(path, `${document.id}/index.html`), document: true }),
    ),
  ].sort((a, b) => a.from - b.from || a.to - b.to || messages.compare(a.name, b.name));
  if (dated.length < FEWEST) return undefined;
  return { svg: draw(dated, messages), rows: dated.map(({ date, name, url, document }) => ({ date, name, url, document })) };
}

function stretch(date: DateRecord | undefined, rest: Pick<Dated, 'name' | 'url' | 'document'>): Dated[] {
  const from = date && years(date.when ?? date.from ?? date.notBefore);
  const to = date && years(date.when ?? date.to ?? date.notAfter);
  const [start, end] = [from?.[0] ?? to?.[0], to?.[1] ?? from?.[1]];
  if (!date || start === undefined || end === undefined) return [];
  // A date with one end is drawn there, and says so.
  const open = from && to ? {} : { open: to ? ('timeline.latest' as const) : ('timeline.earliest' as const) };
  return [{ ...rest, ...open, date: dateText(date), from: start, to: Math.max(start, end) }];
}

/** Beginning and end of a year, month or day (ISO 8601). */
function years(iso: string | undefined): readonly [number, number] | undefined {
  const match = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso ?? '');
  if (!match) return undefined;
  const [, year, month, day] = match;
  const start = Number(year) + (Number(month ?? 1) - 1) / 12 + (Number(day ?? 1) - 1) / 365.25;
  return [start, start + (day ? 1 / 365.25 : month ? 1 / 12 : 1)];
}

function draw(dated: readonly Dated[], messages: Messages): string {
  const months = new Intl.DateTimeFormat(messages.language, { month: 'short', timeZone: 'UTC' });
  const first = Math.min(...dated.map(({ from }) => from));
  const last = Math.max(...dated.map(({ to }) => to));
  const step = stepOf(last - first);
  const [start, end] = [Math.floor(first / step) * step, Math.max(Math.ceil(last / step) * step, Math.floor(first / step) * step + step)];
  const x = (year: number): number => SIDE + ((year - start) / (end - start)) * (WIDTH - 2 * SIDE);
  const lanes: number[] = [];
  const marks: string[] = [];
  for (const { name, from, to, document, open } of dated) {
    const [left, right] = [x(from), Math.max(x(to), x(from) + 5)];
    const short = name.length > 46 ? `${name.slice(0, 45).trimEnd()}…` : name;
    const text = open ? messages.say(open, short) : short;
    const width = text.length * 6.2 + 6;
    // Near the right edge the name stands before its mark.
    const before = right + 6 + width > WIDTH;
    const [low, high] = before ? [left - 6 - width, right] : [left, right + 6 + width];
    let lane = lanes.findIndex((taken) => taken + 8 < low);
    if (lane < 0) lane = lanes.length;
    lanes[lane] = high;
    const y = AXIS + 10 + lane * LANE;
    const title = `<title>${escaped(name)}</title>`;
    marks.push(
      document
        ? `<rect class="timeline-document" x="${left.toFixed(1)}" y="${y - 5}" width="${(right - left).toFixed(1)}" height="10">${title}</rect>`
        : `<rect class="timeline-event" x="${left.toFixed(1)}" y="${y - 3}" width="${(right - left).toFixed(1)}" height="6" rx="3">${title}</rect>`,
      `<text x="${(before ? left - 6 : right + 6).toFixed(1)}" y="${y + 4}"${before ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`,
    );
  }
  const height = AXIS + 10 + lanes.length * LANE + 6;
  const ticks: string[] = [];
  for (let year = start; year <= end + step / 1000; year += step) {
    const at = x(year).toFixed(1);
    ticks.push(`<path class="timeline-tick" d="M${at} ${AXIS - 6}V${height}"/>`);
    ticks.push(`<text class="timeline-year" x="${at}" y="${AXIS - 10}" text-anchor="middle">${tick(year, step, months)}</text>`);
  }
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(messages.say('timeline.label'))}">`,
    ...ticks,
    `<path class="timeline-axis" d="M${SIDE} ${AXIS}H${WIDTH - SIDE}"/>`,
    ...marks,
    '</svg>',
  ].join('\n');
}

/** Months, years, decades or centuries: so that there are no more than ten of them. */
function stepOf(span: number): number {
  return [1 / 12, 1 / 4, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((step) => span / step <= 9) ?? 2000;
}

function tick(year: number, step: number, months: Intl.DateTimeFormat): string {
  if (step >= 1) return String(Math.round(year));
  const month = Math.round((year - Math.floor(year + 1e-6)) * 12);
  const whole = Math.floor(year + 1e-6);
  return month === 0 ? String(whole) : months.format(new Date(Date.UTC(2000, month, 1)));
}
