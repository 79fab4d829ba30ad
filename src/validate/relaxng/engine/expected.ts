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

function requiredMap(pattern: Pattern, kind: Kind): Map<string, ExpandedName> {
  switch (pattern.kind) {
    case 'element':
    case 'attribute': {
      const listed = pattern.kind === kind ? listedNames(pattern.name) : undefined;
      const [only] = listed ?? [];
      return new Map(listed?.length === 1 && only ? [[keyOf(only), only]] : []);
    }
    case 'choice': {
      const [first, ...others] = pattern.of.filter(({ kind: each }) => each !== 'notAllowed').map((each) => requiredMap(each, kind));
      return new Map([...(first ?? [])].filter(([key]) => others.every((other) => other.has(key))));
    }
    case 'group':
    case 'interleave':
      return new Map([...requiredMap(pattern.left, kind), ...requiredMap(pattern.right, kind)]);
    case 'oneOrMore':
      return requiredMap(pattern.of, kind);
    case 'after':
      return requiredMap(pattern.left, kind);
    default:
      return new Map();
  }
}

/** The values that a pattern lists, and what its datatypes want, in words. */
export function wantedValues(pattern: Pattern): { readonly values: readonly string[]; readonly types: readonly string[] } {
  const values = new Set<string>();
  const types = new Set<string>();
  const visit = (each: Pattern): void => {
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

const keyOf = ({ ns, local }: ExpandedName): string => `${ns} ${local}`;
