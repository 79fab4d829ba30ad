/** Dates as `@when` and its like write them (TEI P5, teidata.temporal.w3c; ISO 8601). */

export interface CalendarDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
}

const FORM = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?)?)?(?:Z|[+-]\d\d:\d\d)?$/;

/** Undefined for what has another form, such as a week, a day without a year, an interval. */
export function parseDate(value: string): CalendarDate | undefined {
  const match = FORM.exec(value);
  if (match === null) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  return {
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(hour === undefined ? {} : { hour }),
    ...(minute === undefined ? {} : { minute }),
  };
}

/** The proleptic Gregorian calendar, which ISO 8601 counts by; year 0 is 1 BC. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Why there is no such day or hour; undefined where there is. */
export function impossibility({ year, month, day, hour, minute }: CalendarDate): string | undefined {
  if (month !== undefined && (month < 1 || month > 12)) return `there is no month ${month}`;
  if (day !== undefined && month !== undefined && (day < 1 || day > daysIn(year, month))) {
    return day < 1 ? `there is no day ${day}` : `that month has ${daysIn(year, month)} days`;
  }
  if (hour !== undefined && (hour > 24 || (hour === 24 && minute !== 0))) return `there is no hour ${hour}`;
  if (minute !== undefined && minute > 59) return `there is no minute ${minute}`;
  return undefined;
}

/** Whether all of the first lies after all of the second, to the precision that both have. */
export function isAfter(first: CalendarDate, second: CalendarDate): boolean {
  for (const part of ['year', 'month', 'day'] as const) {
    const [one, other] = [first[part], second[part]];
    if (one === undefined || other === undefined) return false;
    if (one !== other) return one > other;
  }
  return false;
}
