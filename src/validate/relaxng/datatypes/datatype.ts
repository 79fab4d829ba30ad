import type { DatatypeParam } from '../grammar.js';

/** Resolves a namespace prefix (empty for the default namespace); undefined where it is not bound. */
export type PrefixResolver = ((prefix: string) => string | undefined) & {
  /** Names of the unparsed entities that the document declares: what ENTITY and ENTITIES refer to. */
  readonly unparsedEntities?: ReadonlySet<string>;
};

/** A datatype library: RELAX NG specification, section 2 and 4.16. */
export interface DatatypeLibrary {
  /** The URI that names it; empty for the built-in library. */
  readonly uri: string;
  /** The type with these parameters. Throws a {@link DatatypeError} for an unknown type, facet or facet value. */
  type(name: string, params: readonly DatatypeParam[]): Datatype;
}

export interface Datatype {
  readonly name: string;
  /** What a value must be, for a message: `an integer between 1 and 10`, `a date such as 1964-07-06`. */
  readonly description: string;
  /** Whether the lexical form (before whitespace processing) is allowed: `datatypeAllows`. */
  allows(lexical: string, prefixes: PrefixResolver): boolean;
  /** The value in a form in which two equal values are the same string; undefined where the form is not allowed. `datatypeEqual` compares these. */
  canonical(lexical: string, prefixes: PrefixResolver): string | undefined;
  /** Whether the verdict depends on the namespaces in scope (QName, NOTATION); others may be cached by their text. */
  readonly needsPrefixes: boolean;
  /** Whether a verdict is had sooner than a remembered one is found: no patterns, no numbers, no dates. */
  readonly isQuick?: boolean;
  /** The ID semantics (RELAX NG DTD Compatibility, section 3). */
  readonly idType?: 'ID' | 'IDREF' | 'IDREFS';
}

/** What is wrong with a `data` or `value` in a schema. */
export class DatatypeError extends Error {}
