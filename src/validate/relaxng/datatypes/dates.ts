/** XML Schema Part 2, 3.2.7 to 3.2.14: dates, times and their parts, as instants on two time lines. */
import type { ValueSpace } from './value.js';

/** With a time zone, an instant in UTC; without, the same on a line of its own (3.2.7.3). */
export interface Instant {
  readonly seconds: bigint;
  /** Decimal digits after the second, without zeros at the end. */
  readonly fraction: string;
  readonly zoned: boolean;
}

const YEAR = '(?<year>-?(?:[1-9][0-9]{4,}|[0-9]{4}))';
const MONTH = '(?<month>0[1-9]|1[0-2])';
const DAY = '(?<day>0[1-9]|[12][0-9]|3[01])';
// A minute may have a leap second (appendix D.1).
const TIME = '(?<hour>[01][0-9]|2[0-4]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9]|60)(?:\\.(?<fraction>[0-9]+))?';
const ZONE = '(?<zone>Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?';

/** Days before a year of the Gregorian calendar, from year 1; the calendar has no year 0 (3.2.7.1), so -1 is a leap year's. */
function daysBefore(year: bigint): bigint {
  const past = year - 1n;
  return past * 365n + floor(past, 4n) - floor(past, 100n) + floor(past, 400n);
}

const floor = (a: bigint, b: bigint): bigint => (a >= 0n || a % b === 0n ? a / b : a / b - 1n);
const isLeap = (year: bigint): boolean => (year % 4n === 0n && year % 100n !== 0n) || year % 400n === 0n;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysIn(year: bigint, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 31);
}

export function secondsOf(year: bigint, month: number, day: number): bigint {
  let days = daysBefore(year) + BigInt(day - 1);
  for (let each = 1; each < month; each += 1) days += BigInt(daysIn(year, each));
  return days * 86_400n;
}

function dated(form: string): ValueSpace<Instant> {
  const lexicalForm = new RegExp(`^${form}${ZONE}$`);
  return {
    parse: (lexical) => {
      const groups = lexicalForm.exec(lexical)?.groups;
      if (!groups) return undefined;
      const { year: written, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone } = groups;
      if (written !== undefined && /^-?0+$/.test(written)) return undefined;
      // What has no year is taken in a leap year; years before the first count from the one before it.
      const year = BigInt(written ?? '2000') + (written?.startsWith('-') ? 1n : 0n);
      if (Number(day) > daysIn(year, Number(month))) return undefined;
      if (hour === '24' && /[1-9]/.test(`${minute}${second}${fraction}`)) return undefined;
      const time = BigInt(Number(hour) * 3600 + Number(minute) * 60 + Number(second));
      const seconds = secondsOf(year, Number(month), Number(day)) + time - BigInt(offset(zone) * 60);
      return { seconds, fraction: fraction.replace(/0+$/, ''), zoned: zone !== undefined };
    },
    key: ({ seconds, fraction, zoned }) => `${zoned ? 'Z' : 'L'}${seconds}.${fraction}`,
    compare: compareInstants,
  };
}

/** Minutes east of UTC. */
function offset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

const FOURTEEN_HOURS = 50_400n;

/** 3.2.7.4: of one with and one without a time zone, one comes first only if it does so in every zone. */
export function compareInstants(a: Instant, b: Instant): number | undefined {
  if (a.zoned === b.zoned) return plainly(a, b);
  if (!a.zoned) {
    const reversed = compareInstants(b, a);
    return reversed === undefined ? undefined : -reversed;
  }
  if (plainly(a, { ...b, seconds: b.seconds - FOURTEEN_HOURS }) < 0) return -1;
  return plainly(a, { ...b, seconds: b.seconds + FOURTEEN_HOURS }) > 0 ? 1 : undefined;
}

function plainly(a: Instant, b: Instant): number {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  const length = Math.max(a.fraction.length, b.fraction.length);
  const [first, second] = [a.fraction.padEnd(length, '0'), b.fraction.padEnd(length, '0')];
  return first < second ? -1 : first > second ? 1 : 0;
}

export const dateTime = dated(`${YEAR}-${MONTH}-${DAY}T${TIME}`);
export const date = dated(`${YEAR}-${MONTH}-${DAY}`);
export const time = dated(TIME);
export const gYear = dated(YEAR);
export const gYearMonth = dated(`${YEAR}-${MONTH}`);
export const gMonthDay = dated(`--${MONTH}-${DAY}`);
export const gMonth = dated(`--${MONTH}`);
export const gDay = dated(`---${DAY}`);
