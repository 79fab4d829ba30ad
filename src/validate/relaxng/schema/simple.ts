import type { DatatypeParam, NameClass, NamespaceBindings, SchemaPlace } from '../grammar.js';
import type { ElementNames } from './names.js';
import type { Summary } from './restrictions.js';
import type { Combine, SyntaxDefinition, SyntaxElement } from './syntax.js';

/**
 * The simple form while it is made (specification, 4.17 to 4.22): like `Pattern` of the grammar, but with places, and
 * with the definitions themselves where that has indexes.
 */
export type Part =
  | { readonly kind: 'notAllowed' | 'empty' | 'text'; readonly place: SchemaPlace }
  | { readonly kind: 'choice' | 'group' | 'interleave'; readonly place: SchemaPlace; readonly of: readonly Part[] }
  | { readonly kind: 'oneOrMore' | 'list'; readonly place: SchemaPlace; readonly of: Part }
  | AttributePart
  | DataPart
  | ValuePart
  | { readonly kind: 'element'; readonly place: SchemaPlace; readonly element: ElementPart }
  | { readonly kind: 'use'; readonly place: SchemaPlace; readonly definition: Definition };

export type IdType = 'ID' | 'IDREF' | 'IDREFS';

export interface AttributePart {
  readonly kind: 'attribute';
  readonly place: SchemaPlace;
  readonly name: NameClass;
  readonly of: Part;
  readonly defaultValue: string | undefined;
}

export interface DataPart {
  readonly kind: 'data';
  readonly place: SchemaPlace;
  readonly library: string;
  readonly type: string;
  readonly params: readonly DatatypeParam[];
  readonly except: Part | undefined;
  readonly idType: IdType | undefined;
}

export interface ValuePart {
  readonly kind: 'value';
  readonly place: SchemaPlace;
  readonly library: string;
  readonly type: string;
  readonly value: string;
  readonly ns: string;
  readonly bindings: NamespaceBindings | undefined;
  readonly idType: IdType | undefined;
}

/** One element pattern in one context: a file that two others bring in gives two. */
export interface ElementPart {
  readonly name: NameClass;
  readonly place: SchemaPlace;
  readonly documentation: string | undefined;
  readonly syntax: SyntaxElement;
  readonly context: Context;
  /** Set once it is built; undefined before, so that elements may contain themselves. */
  content: Part | undefined;
}

/** The files brought in on the way here, to find a file that brings in itself (4.6, 4.7). */
export interface Chain {
  readonly uri: string;
  readonly parent: Chain | undefined;
}

export interface Context {
  readonly scope: Scope | undefined;
  /** What a name without a namespace of its own has (4.6, 4.9). */
  readonly ns: string;
  readonly chain: Chain;
}

/** The definitions of one grammar (4.18). `start` has the empty name. */
export interface Scope {
  readonly parent: Scope | undefined;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly place: SchemaPlace;
}

/** A definition after 4.17: every definition of the same name in one grammar. */
export interface Definition {
  readonly name: string;
  readonly combine: Combine | undefined;
  readonly bodies: readonly { readonly syntax: SyntaxDefinition; readonly context: Context }[];
  state: 'untouched' | 'building' | 'built';
  part: Part | undefined;
  /** The one `use` of it, so that sharing stays visible. */
  use: Part | undefined;
  /** What the restrictions have found about it. */
  summary: Summary | undefined;
  elementNames: ElementNames | undefined;
}

/** A simple name is written often; nothing else about it differs. */
export const simpleName = (ns: string, local: string): NameClass => ({ kind: 'name', ns, local });

/** 4.20 and 4.21 for a choice: alternatives that can never match go, and one `empty` is enough. */
export function choice(parts: readonly Part[], place: SchemaPlace): Part {
  const of: Part[] = [];
  let empty = false;
  const add = (part: Part): void => {
    if (part.kind === 'choice') for (const inner of part.of) add(inner);
    else if (part.kind === 'empty') {
      if (!empty) of.push(part);
      empty = true;
    } else if (part.kind !== 'notAllowed') of.push(part);
  };
  for (const part of parts) add(part);
  if (of.length === 0) return { kind: 'notAllowed', place };
  return of.length === 1 ? of[0]! : { kind: 'choice', place, of };
}

/** 4.20 and 4.21 for group and interleave: `notAllowed` takes all with it, `empty` goes. */
export function sequence(kind: 'group' | 'interleave', parts: readonly Part[], place: SchemaPlace): Part {
  const of: Part[] = [];
  for (const part of parts) {
    if (part.kind === 'notAllowed') return part;
    if (part.kind === kind) of.push(...part.of);
    else if (part.kind !== 'empty') of.push(part);
  }
  if (of.length === 0) return { kind: 'empty', place };
  return of.length === 1 ? of[0]! : { kind, place, of };
}

/** 4.20 and 4.21 for what holds one pattern. */
export function repeated(part: Part, place: SchemaPlace): Part {
  return part.kind === 'notAllowed' || part.kind === 'empty' ? part : { kind: 'oneOrMore', place, of: part };
}

/** Small enough to be written wherever it is used. */
export function isTrivial(part: Part): boolean {
  switch (part.kind) {
    case 'notAllowed':
    case 'empty':
    case 'text':
    case 'element':
    case 'use':
      return true;
    case 'data':
    case 'value':
      return true;
    case 'choice':
    case 'group':
    case 'interleave':
    case 'oneOrMore':
    case 'list':
    case 'attribute':
      return false;
  }
}
