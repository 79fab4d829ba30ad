/** The facets that RELAX NG lets a schema give as parameters: XML Schema Part 2, 4.3, but for enumeration and whiteSpace. */
import type { DatatypeParam } from '../grammar.js';
import { DatatypeError } from './datatype.js';
import { type RegularExpression, regularExpression } from './regex/pattern.js';
import { processed, type ValueSpace, type WhiteSpace } from './value.js';

/** Judges a value and its lexical form. */
export type FacetTest<V> = (value: V, lexical: string) => boolean;

export interface Facets<V> {
  readonly tests: readonly FacetTest<V>[];
  /** The patterns, all of which must match; they need the lexical form alone. */
  readonly patterns: readonly RegularExpression[];
  /** In words, for messages: `at least 3 characters long`. */
  readonly words: readonly string[];
}

/** `base`: what the type requires already, of the values of its bounds too. */
export function facetsOf<V>(
  type: string,
  space: ValueSpace<V>,
  whiteSpace: WhiteSpace,
  params: readonly DatatypeParam[],
  base: readonly FacetTest<V>[] = [],
): Facets<V> {
  const tests: FacetTest<V>[] = [];
  const patterns: RegularExpression[] = [];
  const words: string[] = [];
  for (const { name, value } of params) {
    if (name === 'pattern') {
      patterns.push(regularExpression(value));
      words.push(`matching the pattern ${value}`);
      continue;
    }
    const [test, said] = facet(type, space, whiteSpace, base, name, value);
    tests.push(test);
    words.push(said);
  }
  refuseCrossing(type, space, whiteSpace, params);
  return { tests, patterns, words };
}

/** XML Schema Part 2, 4.3.7.4 to 4.3.10.4: it is an error for a lower bound to be above an upper one. */
function refuseCrossing<V>(
  type: string,
  { parse, compare }: ValueSpace<V>,
  whiteSpace: WhiteSpace,
  params: readonly DatatypeParam[],
): void {
  const bounds = (side: 'min' | 'max'): V[] =>
    params.flatMap(({ name, value }) => {
      const bound =
        name === `${side}Inclusive` || name === `${side}Exclusive` ? parse(processed(value, whiteSpace), () => undefined) : undefined;
      return bound === undefined ? [] : [bound];
    });
  const highest = bounds('max');
  if (bounds('min').some((low) => highest.some((high) => (compare?.(low, high) ?? 0) > 0)))
    throw new DatatypeError(`the lower bound of the type ${type} is above its upper bound`);
}

function facet<V>(
  type: string,
  space: ValueSpace<V>,
  whiteSpace: WhiteSpace,
  base: readonly FacetTest<V>[],
  name: string,
  value: string,
): [FacetTest<V>, string] {
  const { length, compare, digits } = space;
  const inapplicable = (): never => {
    throw new DatatypeError(`the type ${type} has no facet ${name}`);
  };
  switch (name) {
    case 'length':
    case 'minLength':
    case 'maxLength': {
      if (!length) return inapplicable();
      const wanted = count(name, value, 0);
      if (name === 'length') return [(each) => (length(each) ?? wanted) === wanted, `exactly ${wanted} long`];
      if (name === 'minLength') return [(each) => (length(each) ?? wanted) >= wanted, `at least ${wanted} long`];
      return [(each) => (length(each) ?? wanted) <= wanted, `at most ${wanted} long`];
    }
    case 'totalDigits':
    case 'fractionDigits': {
      if (!digits) return inapplicable();
      const most = count(name, value, name === 'totalDigits' ? 1 : 0);
      if (name === 'totalDigits') return [(each) => digits(each).total <= most, `of at most ${most} digits`];
      return [(each) => digits(each).fraction <= most, `with at most ${most} digits after the point`];
    }
    case 'minInclusive':
    case 'minExclusive':
    case 'maxInclusive':
    case 'maxExclusive': {
      if (!compare) return inapplicable();
      const lexical = processed(value, whiteSpace);
      const bound = space.parse(lexical, () => undefined);
      if (bound === undefined || !base.every((test) => test(bound, lexical)))
        throw new DatatypeError(`the value “${value}” of the facet ${name} is not of the type ${type}`);
      const verdict = (each: V): number | undefined => compare(each, bound);
      if (name === 'minInclusive') return [(each) => (verdict(each) ?? -1) >= 0, `of at least ${value}`];
      if (name === 'minExclusive') return [(each) => (verdict(each) ?? -1) > 0, `above ${value}`];
      if (name === 'maxInclusive') return [(each) => (verdict(each) ?? 1) <= 0, `of at most ${value}`];
      return [(each) => (verdict(each) ?? 1) < 0, `below ${value}`];
    }
    default:
      throw new DatatypeError(`there is no facet ${name} that a schema may give for the type ${type}`);
  }
}

function count(name: string, value: string, least: number): number {
  const digits = processed(value, 'collapse');
  if (!/^\+?[0-9]+$/.test(digits) || Number(digits) < least) {
    throw new DatatypeError(`the value “${value}” of the facet ${name} is not a whole number from ${least}`);
  }
  return Number(digits);
}
