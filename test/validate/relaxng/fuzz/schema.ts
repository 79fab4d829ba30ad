/** Schemas of the fuzz tests: a tree of what a person writes, with all its shorthand, before any simplification. */
import type { Facet, TypeName } from '../reference/datatypes.js';

export type Names =
  | { readonly kind: 'name'; readonly ns: string; readonly local: string }
  | { readonly kind: 'anyName'; readonly except: readonly Names[] }
  | { readonly kind: 'nsName'; readonly ns: string; readonly except: readonly Names[] }
  | { readonly kind: 'choice'; readonly of: readonly Names[] };

export type Tree =
  | { readonly kind: 'empty' | 'text' | 'notAllowed' }
  | { readonly kind: 'choice' | 'group' | 'interleave'; readonly of: readonly Tree[] }
  /** Several in one are a group. */
  | { readonly kind: 'oneOrMore' | 'zeroOrMore' | 'optional' | 'mixed' | 'list'; readonly of: readonly Tree[] }
  | { readonly kind: 'attribute' | 'element'; readonly name: Names; readonly of: Tree }
  /** To one of the element definitions, counted around. */
  | { readonly kind: 'element-ref'; readonly to: number }
  /** To a definition without element of its own further down; `empty` where there is none. */
  | { readonly kind: 'macro-ref'; readonly to: number }
  | { readonly kind: 'data'; readonly type: TypeName; readonly facets: readonly Facet[]; readonly except: readonly Tree[] }
  | { readonly kind: 'value'; readonly type: TypeName; readonly value: string };

export interface Macro {
  /** Two bodies are two definitions that are combined. */
  readonly bodies: readonly Tree[];
  readonly combine: 'choice' | 'interleave';
}

export interface FuzzSchema {
  readonly start: readonly Tree[];
  readonly elements: readonly { readonly name: Names; readonly of: Tree }[];
  readonly macros: readonly Macro[];
}

/** The prefixes of schemas and of documents differ, as names must not depend on them. */
export const SCHEMA_PREFIXES: Readonly<Record<string, string>> = { n: '', x: 'urn:x', y: 'urn:y' };
export const DOCUMENT_PREFIXES: Readonly<Record<string, string>> = { p: 'urn:x', q: 'urn:y' };
export const NAMESPACES = ['', 'urn:x', 'urn:y'] as const;
export const LOCALS = ['a', 'b', 'c', 'd'] as const;

/** Which macro a reference means; a macro may only use those after it, so that none reaches itself. */
export function macroOf(schema: FuzzSchema, to: number, from: number): number | undefined {
  const rest = schema.macros.length - from - 1;
  return rest > 0 ? from + 1 + (to % rest) : undefined;
}
