import type { PrefixResolver } from './datatype.js';

/** How white space is treated before anything else: XML Schema Part 2, 4.3.6. */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse';

/**
 * What a primitive type knows of its values. `V` is a value in the value space. Each type derived by the specification
 * is a primitive with bounds, see `types.ts`.
 */
export interface ValueSpace<V> {
  /** The value of a lexical form after white space processing; undefined where the form is not allowed. */
  parse(lexical: string, prefixes: PrefixResolver): V | undefined;
  /** Whether parsing is one look at the text. */
  readonly isQuick?: boolean;
  /** Equal values have equal keys. */
  key(value: V): string;
  /** Negative, 0 or positive; undefined where neither comes first. Absent for types without an order. */
  compare?(a: V, b: V): number | undefined;
  /** What the length facets count: characters, octets or items; undefined where any length is right (4.3.1.3, QName). */
  length?(value: V): number | undefined;
  /** Decimal types: digits in all, and after the point. */
  digits?(value: V): { readonly total: number; readonly fraction: number };
}

export function processed(lexical: string, whiteSpace: WhiteSpace): string {
  switch (whiteSpace) {
    case 'preserve':
      return lexical;
    case 'replace':
      return lexical.replace(/[\t\n\r]/g, ' ');
    case 'collapse':
      return UNTIDY.test(lexical) ? lexical.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '') : lexical;
  }
}

/** Something to collapse: false for nearly every value there is. */
const UNTIDY = /[\t\n\r]|^ | $| {2}/;
