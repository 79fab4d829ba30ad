/** XML Schema Part 2, 3.2.3 decimal and what is derived from it, 3.2.4 float, 3.2.5 double. */
import type { ValueSpace } from './value.js';

/** A decimal of any size: `units` times ten to the power of minus `scale`, without zeros at its end. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))$/;
const INTEGER = /^[+-]?[0-9]+$/;

function parseDecimal(lexical: string): Decimal | undefined {
  const match = DECIMAL.exec(lexical);
  if (!match) return undefined;
  const fraction = (match[3] ?? match[4] ?? '').replace(/0+$/, '');
  const units = BigInt(`${match[2] ?? ''}${fraction}` || '0');
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = a.units * 10n ** BigInt(scale - a.scale) - b.units * 10n ** BigInt(scale - b.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const common = {
  key: ({ units, scale }: Decimal) => `${units}e-${scale}`,
  compare: compareDecimals,
  digits: ({ units, scale }: Decimal) => ({
    total: Math.max(String(units < 0n ? -units : units).length, scale),
    fraction: scale,
  }),
};

export const decimal: ValueSpace<Decimal> = { ...common, parse: parseDecimal, lexical: DECIMAL };

export const integer: ValueSpace<Decimal> = {
  ...common,
  parse: (lexical) => (INTEGER.test(lexical) ? parseDecimal(lexical) : undefined),
  lexical: INTEGER,
};

const FLOATING = /^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN)$/;

function floating(round: (value: number) => number): ValueSpace<number> {
  return {
    parse: (lexical) => {
      if (!FLOATING.test(lexical)) return undefined;
      if (lexical.endsWith('INF')) return lexical.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      return round(Number(lexical));
    },
    // Negative zero equals zero, and NaN itself (3.2.4.1).
    key: (value) => String(value === 0 ? 0 : value),
    compare: (a, b) => {
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Number.isNaN(a) ? 1 : -1;
      return a < b ? -1 : a > b ? 1 : 0;
    },
    lexical: FLOATING,
  };
}

export const float = floating(Math.fround);
export const double = floating((value) => value);
