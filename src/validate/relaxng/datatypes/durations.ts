/** XML Schema Part 2, 3.2.6 duration. */
import { compareInstants, daysIn, type Instant, secondsOf } from './dates.js';
import type { ValueSpace } from './value.js';

/** Both parts are negative where the duration is. */
interface Duration {
  readonly months: bigint;
  readonly seconds: bigint;
  /** Decimal digits after the second, without zeros at the end; they count backwards in a negative duration. */
  readonly fraction: string;
  readonly negative: boolean;
}

const DURATION =
  /^(-)?P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))S)?)?$/;

export const duration: ValueSpace<Duration> = {
  parse: (lexical) => {
    const match = DURATION.exec(lexical);
    if (!match) return undefined;
    const [, minus, years, months, days, hours, minutes, seconds, fraction, only] = match;
    const sign = minus ? -1n : 1n;
    return {
      months: sign * (BigInt(years ?? 0) * 12n + BigInt(months ?? 0)),
      seconds: sign * (BigInt(days ?? 0) * 86_400n + BigInt(hours ?? 0) * 3600n + BigInt(minutes ?? 0) * 60n + BigInt(seconds ?? 0)),
      fraction: (fraction ?? only ?? '').replace(/0+$/, ''),
      negative: minus !== undefined,
    };
  },
  key: ({ months, seconds, fraction, negative }) => `${months} ${seconds}.${fraction}${negative && fraction !== '' ? '-' : ''}`,
  // 3.2.6.2: one is longer only if it is from each of four dates.
  compare: (a, b) => {
    const verdicts = new Set(REFERENCES.map(([year, month]) => compareInstants(added(year, month, a), added(year, month, b))));
    const [only] = verdicts;
    return verdicts.size === 1 ? only : undefined;
  },
};

const REFERENCES: readonly (readonly [year: bigint, month: number])[] = [
  [1696n, 9],
  [1697n, 2],
  [1903n, 3],
  [1903n, 7],
];

/** Appendix E, for the first day of a month. */
function added(year: bigint, month: number, { months, seconds, fraction, negative }: Duration): Instant {
  const total = year * 12n + BigInt(month - 1) + months;
  const newYear = total >= 0n || total % 12n === 0n ? total / 12n : total / 12n - 1n;
  const newMonth = Number(total - newYear * 12n) + 1;
  const day = Math.min(1, daysIn(newYear, newMonth));
  const instant = secondsOf(newYear, newMonth, day) + seconds;
  if (!negative || fraction === '') return { seconds: instant, fraction, zoned: true };
  // A part of a second less than the whole seconds.
  const complement = String(10n ** BigInt(fraction.length) - BigInt(fraction)).padStart(fraction.length, '0');
  return { seconds: instant - 1n, fraction: complement.replace(/0+$/, ''), zoned: true };
}
