/**
 * RELAX NG as a library (`imprimatur/relaxng`): schemas in both syntaxes, documents as text or as events. See
 * docs/relaxng.md for how it works and which part of the specification is where.
 */
import { DEFAULT_LIMITS, type Limits } from '../../model/limits.js';
import { SourceText } from '../../model/source.js';
import { openXml } from '../../read/tokenize.js';
import { datatypeLibrary } from './datatypes/index.js';
import type { Fault } from './engine/faults.js';
import { Schema } from './engine/matcher.js';
import { withinLimits } from './engine/patterns.js';
import type { Grammar } from './grammar.js';
import { Matching } from './match.js';
import { type Load, readSchema, type Syntax } from './schema/index.js';

export { Refusal } from '../../model/diagnostic.js';
export { type Datatype, DatatypeError, type DatatypeLibrary, datatypeLibrary, type PrefixResolver } from './datatypes/index.js';
export type { AttributeEvent, MatcherOptions } from './engine/events.js';
export type { Fault, FaultKind } from './engine/faults.js';
export { DocumentMatcher, Schema } from './engine/matcher.js';
export type { ExpandedName } from './engine/names.js';
export { PatternLimitError } from './engine/patterns.js';
export type { Grammar } from './grammar.js';
export { compactToXml, type Load, SchemaError, type SchemaFault, type Syntax } from './schema/index.js';

export interface CompileOptions {
  /** Where the schema is from: what its relative references are resolved against, and what faults name. */
  readonly uri?: string;
  /** `xml` (.rng) or `compact` (.rnc); by the first character of the schema where it is not said. */
  readonly syntax?: Syntax;
  /** Gives the files that the schema includes. Without it, such a schema is refused: nothing is read behind the caller's back. */
  readonly load?: Load;
  /** Whether ID types must be sound (RELAX NG DTD Compatibility, 3.1); they must by default. */
  readonly ids?: boolean;
  /** Whether default values of attributes must be sound (the same, 2); off by default, as schemas in use break it. */
  readonly defaults?: boolean;
}

/** The simple form of a schema: plain data that can be kept as JSON. Throws a {@link SchemaError} with every fault found. */
export function compileGrammar(text: string, options: CompileOptions = {}): Grammar {
  const { uri = 'schema', syntax = /^\uFEFF?\s*</.test(text) ? 'xml' : 'compact', load, ids = true, defaults = false } = options;
  return readSchema({ uri, text, syntax, datatypes: datatypeLibrary, ids, defaults, ...(load ? { load } : {}) });
}

/** A schema ready to match documents. It remembers what it met: use one for many documents. */
export function compileSchema(schema: string | Grammar, options: CompileOptions = {}): Schema {
  return withinLimits(() => new Schema(typeof schema === 'string' ? compileGrammar(schema, options) : schema, datatypeLibrary));
}

export interface Placed {
  readonly fault: Fault;
  /** 1-based; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

export interface ValidateOptions {
  /** Whether ID and IDREF are examined; they are by default. */
  readonly ids?: boolean;
  readonly limits?: Limits;
}

/** The faults of a document, in its order; none where it is valid. Throws a {@link Refusal} where it is not well-formed. */
export function validateXml(xml: string, schema: Schema, { ids = true, limits = DEFAULT_LIMITS }: ValidateOptions = {}): Placed[] {
  const document = openXml(new SourceText('document', xml), limits);
  const { source, unparsedEntities } = document;
  let faults: Fault[] = [];
  const begin = (): Matching => {
    // Whoever listened before was given up.
    const mine: Fault[] = [];
    faults = mine;
    return new Matching(schema, { ids, onFault: (fault) => mine.push(fault), ...(unparsedEntities ? { unparsedEntities } : {}) });
  };
  withinLimits(() => document.tell(begin).end());
  return faults.toSorted((a, b) => a.place - b.place).map((fault) => ({ fault, ...source.position(fault.place) }));
}
