/**
 * A slow reference for RELAX NG: the algorithm of James Clark, "An algorithm for RELAX NG validation", in its own steps
 * and names, over plain immutable patterns. Nothing is interned, nothing is remembered, nothing is shared with `src/`:
 * what both say is said twice.
 */
import type { Type } from './datatypes.js';

export type NameClass =
  | { readonly kind: 'AnyName' }
  | { readonly kind: 'AnyNameExcept'; readonly except: NameClass }
  | { readonly kind: 'Name'; readonly uri: string; readonly local: string }
  | { readonly kind: 'NsName'; readonly uri: string }
  | { readonly kind: 'NsNameExcept'; readonly uri: string; readonly except: NameClass }
  | { readonly kind: 'NameClassChoice'; readonly left: NameClass; readonly right: NameClass };

export type Pattern =
  | { readonly kind: 'Empty' | 'NotAllowed' | 'Text' }
  | { readonly kind: 'Choice' | 'Interleave' | 'Group' | 'After'; readonly left: Pattern; readonly right: Pattern }
  | { readonly kind: 'OneOrMore' | 'List'; readonly of: Pattern }
  | { readonly kind: 'Data'; readonly type: Type }
  | { readonly kind: 'DataExcept'; readonly type: Type; readonly except: Pattern }
  | { readonly kind: 'Value'; readonly type: Type; readonly value: string; readonly context: Context }
  | { readonly kind: 'Attribute'; readonly name: NameClass; readonly of: Pattern }
  /** Content is asked for when it is needed, as elements may hold themselves. */
  | { readonly kind: 'Element'; readonly name: NameClass; readonly content: () => Pattern };

/** The prefixes in scope. */
export type Context = Readonly<Record<string, string>>;

export const empty: Pattern = { kind: 'Empty' };
export const notAllowed: Pattern = { kind: 'NotAllowed' };
export const text: Pattern = { kind: 'Text' };

/** The work is bounded, as without memory it can double with every child. */
export class TooMuchWork extends Error {}
let work = Number.POSITIVE_INFINITY;
export function withBudget<Result>(steps: number, run: () => Result): Result {
  work = steps;
  try {
    return run();
  } finally {
    work = Number.POSITIVE_INFINITY;
  }
}
function spend(): void {
  work -= 1;
  if (work < 0) throw new TooMuchWork();
}

export function choice(left: Pattern, right: Pattern): Pattern {
  spend();
  if (left.kind === 'NotAllowed') return right;
  if (right.kind === 'NotAllowed') return left;
  return { kind: 'Choice', left, right };
}

export function group(left: Pattern, right: Pattern): Pattern {
  spend();
  if (left.kind === 'NotAllowed' || right.kind === 'NotAllowed') return notAllowed;
  if (left.kind === 'Empty') return right;
  if (right.kind === 'Empty') return left;
  return { kind: 'Group', left, right };
}

export function interleave(left: Pattern, right: Pattern): Pattern {
  spend();
  if (left.kind === 'NotAllowed' || right.kind === 'NotAllowed') return notAllowed;
  if (left.kind === 'Empty') return right;
  if (right.kind === 'Empty') return left;
  return { kind: 'Interleave', left, right };
}

export function after(left: Pattern, right: Pattern): Pattern {
  spend();
  if (left.kind === 'NotAllowed' || right.kind === 'NotAllowed') return notAllowed;
  return { kind: 'After', left, right };
}

export function oneOrMore(of: Pattern): Pattern {
  return of.kind === 'NotAllowed' ? notAllowed : { kind: 'OneOrMore', of };
}
