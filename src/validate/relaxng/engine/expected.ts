/** What a pattern would have taken: for messages only. */
import type { NameClass } from '../grammar.js';
import { type ExpandedName, listedNames } from './names.js';
import type { Pattern } from './patterns.js';

/** Names that are wanted at one place, each once, in the order of the schema. */
export interface Wanted {
  readonly names: readonly ExpandedName[];
  /** Those of them without which the content stays incomplete. */
  readonly required: readonly ExpandedName[];
  /** Whether there are more names than can be listed: a wildcard. */
  readonly open: boolean;
}

type Kind = 'element' | 'attribute';

const remembered = { element: new WeakMap<Pattern, Wanted>(), attribute: new WeakMap<Pattern, Wanted>() };

/** The elements that may come next, or the attributes that may still come. The same mistake is made many times. */
export function wanted(pattern: Pattern, kind: Kind): Wanted {
  let known = remembered[kind].get(pattern);
  if (known === undefined) {
    known = find(pattern, kind);
    remembered[kind].set(pattern, known);
  }
  return known;
}

function find(pattern: Pattern, kind: Kind): Wanted {
  const classes: NameClass[] = [];
  collect(pattern, kind, classes, new Set());
  const names = new Map<string, ExpandedName>();
  let open = false;
  for (const nameClass of classes) {
    const listed = listedNames(nameClass);
    if (listed === undefined) open = true;
    for (const name of listed ?? []) names.set(keyOf(name), name);
  }
  return { names: [...names.values()], required: required(pattern, kind), open };
}

function collect(pattern: Pattern, kind: Kind, into: NameClass[], seen: Set<Pattern>): void {
  if (seen.has(pattern)) return;
  seen.add(pattern);
  switch (pattern.kind) {
    case 'element':
    case 'attribute':
      if (pattern.kind === kind) into.push(pattern.name);
      return;
    case 'choice':
      for (const each of pattern.of) collect(each, kind, into, seen);
      return;
    case 'interleave':
      collect(pattern.left, kind, into, seen);
      collect(pattern.right, kind, into, seen);
      return;
    case 'group':
      collect(pattern.left, kind, into, seen);
      // Attributes have no order.
      if (kind === 'attribute' || pattern.left.nullable) collect(pattern.right, kind, into, seen);
      return;
    case 'oneOrMore':
      collect(pattern.of, kind, into, seen);
      return;
    case 'after':
      collect(pattern.left, kind, into, seen);
      return;
    default:
      return;
  }
}

/** The names that every match of the pattern has. */
export function required(pattern: Pattern, kind: Kind): readonly ExpandedName[] {
  return [...requiredMap(pattern, kind).values()];
}

/** What must come before an element, of what is required: not itself, nor what its coming leaves required. */
export function requiredBefore(before: Pattern, rest: Pattern, element: ExpandedName): readonly ExpandedName[] {
  const later = new Map(requiredMap(rest, 'element')).set(keyOf(element), element);
  return required(before, 'element').filter((name) => !later.has(keyOf(name)));
}

/** Patterns are shared, and may be in each other in more ways than can be walked: each is looked at once. */
type Seen<Result> = Map<Pattern, Result>;

function requiredMap(pattern: Pattern, kind: Kind, seen: Seen<Map<string, ExpandedName>> = new Map()): Map<string, ExpandedName> {
  let names = seen.get(pattern);
  if (names === undefined) {
    names = requiredIn(pattern, kind, seen);
    seen.set(pattern, names);
  }
  return names;
}

function requiredIn(pattern: Pattern, kind: Kind, seen: Seen<Map<string, ExpandedName>>): Map<string, ExpandedName> {
  switch (pattern.kind) {
    case 'element':
    case 'attribute': {
      const listed = pattern.kind === kind ? listedNames(pattern.name) : undefined;
      const [only] = listed ?? [];
      return new Map(listed?.length === 1 && only ? [[keyOf(only), only]] : []);
    }
    case 'choice': {
      const [first, ...others] = pattern.of.filter(({ kind: each }) => each !== 'notAllowed').map((each) => requiredMap(each, kind, seen));
      return new Map([...(first ?? [])].filter(([key]) => others.every((other) => other.has(key))));
    }
    case 'group':
    case 'interleave':
      return new Map([...requiredMap(pattern.left, kind, seen), ...requiredMap(pattern.right, kind, seen)]);
    case 'oneOrMore':
      return requiredMap(pattern.of, kind, seen);
    case 'after':
      return requiredMap(pattern.left, kind, seen);
    default:
      return new Map();
  }
}

/** The names of which one must come next, where there is a choice of them; none where nothing must, or a wildcard may. */
export function oneOf(pattern: Pattern, kind: Kind): readonly ExpandedName[] {
  return [...(alternatives(pattern, kind, new Map())?.values() ?? [])];
}

type Names = ReadonlyMap<string, ExpandedName>;

/** Undefined where the pattern can do without; empty where only a wildcard will do. */
function alternatives(pattern: Pattern, kind: Kind, seen: Seen<Names | undefined>): Names | undefined {
  if (!seen.has(pattern)) seen.set(pattern, alternativesIn(pattern, kind, seen));
  return seen.get(pattern);
}

function alternativesIn(pattern: Pattern, kind: Kind, seen: Seen<Names | undefined>): Names | undefined {
  switch (pattern.kind) {
    case 'element':
    case 'attribute':
      return pattern.kind === kind ? new Map(listedNames(pattern.name)?.map((name) => [keyOf(name), name])) : undefined;
    case 'choice': {
      const all = pattern.of.map((each) => alternatives(each, kind, seen));
      if (!all.every((each) => each !== undefined)) return undefined;
      return all.some(({ size }) => size === 0) ? new Map() : new Map(all.flatMap((each) => [...each]));
    }
    case 'group':
    case 'interleave':
      return alternatives(pattern.left, kind, seen) ?? alternatives(pattern.right, kind, seen);
    case 'oneOrMore':
      return alternatives(pattern.of, kind, seen);
    case 'after':
      return alternatives(pattern.left, kind, seen);
    default:
      return undefined;
  }
}

/** The values that a pattern lists, and what its datatypes want, in words. */
export function wantedValues(pattern: Pattern): { readonly values: readonly string[]; readonly types: readonly string[] } {
  const values = new Set<string>();
  const types = new Set<string>();
  const seen = new Set<Pattern>();
  const visit = (each: Pattern): void => {
    if (seen.has(each)) return;
    seen.add(each);
    switch (each.kind) {
      case 'value':
        values.add(each.lexical);
        return;
      case 'data':
        types.add(each.datatype.description);
        return;
      case 'choice':
        each.of.forEach(visit);
        return;
      case 'list': {
        const inside = wantedValues(each.of);
        for (const value of inside.values) values.add(value);
        for (const type of inside.types) types.add(`a list, each item ${type}`);
        return;
      }
      case 'oneOrMore':
        visit(each.of);
        return;
      case 'group':
      case 'interleave':
        visit(each.left);
        visit(each.right);
        return;
      case 'after':
        visit(each.left);
        return;
      default:
        return;
    }
  };
  visit(pattern);
  return { values: [...values], types: [...types] };
}

/** What is wrong with a content that ends here: the kind of fault and what it tells. */
export function incompleteness(content: Pattern) {
  const { names: expected, required: missing } = wanted(content, 'element');
  const { values, types } = wantedValues(content);
  // Nothing where a value is wanted: it is the value that is wrong.
  if (expected.length === 0 && values.length + types.length > 0) return { kind: 'content-value', value: '', values, types } as const;
  return { kind: 'content-incomplete', missing, oneOf: oneOf(content, 'element'), expected } as const;
}

const keyOf = ({ ns, local }: ExpandedName): string => `${ns} ${local}`;
