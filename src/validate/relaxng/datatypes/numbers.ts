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

export const decimal: ValueSpace<Decimal> = { ...common, parse: parseDecimal };

export const integer: ValueSpace<Decimal> = {
  ...common,
  parse: (lexical) => (INTEGER.test(lexical) ? parseDecimal(lexical) : undefined),
};

const FLOATING = /^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN)$/;

function floating(read: (lexical: string) => number): ValueSpace<number> {
  return {
    parse: (lexical) => {
      if (!FLOATING.test(lexical)) return undefined;
      if (lexical.endsWith('INF')) return lexical.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      return read(lexical);
    },
    // Negative zero equals zero, and NaN itself but nothing else (3.2.4.1).
    key: (value) => String(value === 0 ? 0 : value),
    compare: (a, b) => {
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : undefined;
      return a < b ? -1 : a > b ? 1 : 0;
    },
  };
}

/** The nearest float. Rounding to a double first goes wrong where that lies midway between two floats and the text does not. */
function nearestFloat(lexical: string): number {
  const double = Number(lexical);
  const float = Math.fround(double);
  const other = double + (double - float);
  if (float === double || !Number.isFinite(other) || Math.fround(other) !== other) return float;
  const side = compareDecimals(written(lexical), exactly(double));
  return side === 0 ? float : side > 0 ? Math.max(float, other) : Math.min(float, other);
}

function written(lexical: string): Decimal {
  const [mantissa = '', exponent = '0'] = lexical.split(/[eE]/);
  const { units, scale } = parseDecimal(mantissa) ?? { units: 0n, scale: 0 };
  const places = scale - Number(exponent);
  return places >= 0 ? { units, scale: places } : { units: units * 10n ** BigInt(-places), scale: 0 };
}

function exactly(double: number): Decimal {
  let [whole, scale] = [double, 0];
  for (; !Number.isInteger(whole); scale += 1) whole *= 2;
  return { units: BigInt(whole) * 5n ** BigInt(scale), scale };
}

export const float = floating(nearestFloat);
export const double = floating(Number);
