/** The attributes of an element: which values each may have, and which may stand together. */
import type { ElementPattern, Grammar, Pattern } from './grammar.js';

/** By name: the values, written so that what allows the same is the same. */
export function attributesOf(grammar: Grammar, element: ElementPattern): Map<string, string> {
  const found = new Map<string, Set<string>>();
  walk(grammar, element.content, (attribute) => {
    const values = found.get(attribute.name ?? '*') ?? new Set();
    for (const each of alternatives(grammar, attribute.content)) values.add(each);
    found.set(attribute.name ?? '*', values);
  });
  return new Map([...found].map(([name, values]) => [name, simplified(values)]));
}

/**
 * The sets of attributes that an element may have, of those that are required or exclude one another: a choice
 * between attributes is a choice between sets. What is merely optional is left out, since its powers are all sets.
 */
export function combinationsOf(grammar: Grammar, element: ElementPattern, of: ReadonlySet<string>): string[] {
  const sets = (at: Pattern): ReadonlySet<string>[] => {
    switch (at.kind) {
      case 'attribute':
        return [new Set(of.has(at.name ?? '*') ? [at.name ?? '*'] : [])];
      case 'choice':
        return distinct(at.of.flatMap(sets));
      case 'optional':
      case 'zeroOrMore':
        return distinct([new Set(), ...sets(at.of)]);
      case 'oneOrMore':
      case 'mixed':
        return sets(at.of);
      case 'group':
      case 'interleave':
        return at.of
          .map(sets)
          .reduce((all, more) => distinct(all.flatMap((one) => more.map((other) => new Set([...one, ...other])))), [new Set<string>()]);
      case 'ref':
        return sets(defined(grammar, at.name));
      default:
        return [new Set()];
    }
  };
  return sets(element.content)
    .map((set) => [...set].sort().join(' '))
    .sort();
}

/** The attributes that are not simply optional: required, or within a choice. */
export function bound(grammar: Grammar, element: ElementPattern): Set<string> {
  const found = new Set<string>();
  const visit = (at: Pattern, optional: boolean): void => {
    switch (at.kind) {
      case 'attribute':
        if (!optional) found.add(at.name ?? '*');
        return;
      case 'optional':
        visit(at.of, at.of.kind === 'attribute' || optional);
        return;
      case 'zeroOrMore':
      case 'oneOrMore':
      case 'mixed':
        visit(at.of, optional);
        return;
      case 'choice':
        for (const each of at.of) walk(grammar, each, ({ name }) => found.add(name ?? '*'));
        return;
      case 'group':
      case 'interleave':
        for (const each of at.of) visit(each, optional);
        return;
      case 'ref':
        visit(defined(grammar, at.name), optional);
    }
  };
  visit(element.content, false);
  return found;
}

function distinct(sets: readonly ReadonlySet<string>[]): ReadonlySet<string>[] {
  return [...new Map(sets.map((set) => [[...set].sort().join(' '), set])).values()];
}

function defined(grammar: Grammar, name: string): Pattern {
  const define = grammar.defines.get(name);
  if (define === undefined) throw new Error(`${name} is not defined`);
  return define;
}

function walk(grammar: Grammar, at: Pattern, found: (attribute: Extract<Pattern, { kind: 'attribute' }>) => void): void {
  switch (at.kind) {
    case 'attribute':
      found(at);
      return;
    case 'choice':
    case 'group':
    case 'interleave':
      for (const each of at.of) walk(grammar, each, found);
      return;
    case 'optional':
    case 'zeroOrMore':
    case 'oneOrMore':
    case 'mixed':
      walk(grammar, at.of, found);
      return;
    case 'ref':
      walk(grammar, defined(grammar, at.name), found);
  }
}

function alternatives(grammar: Grammar, at: Pattern): string[] {
  switch (at.kind) {
    case 'ref':
      return alternatives(grammar, defined(grammar, at.name));
    case 'choice':
      return at.of.flatMap((each) => alternatives(grammar, each));
    case 'data':
      return [`data ${at.type} ${JSON.stringify(at.params)}`];
    case 'value':
      return [`value ${at.text}`];
    case 'group':
    case 'interleave':
      return [`${at.kind}(${at.of.map((each) => simplified(new Set(alternatives(grammar, each)))).join(', ')})`];
    case 'optional':
    case 'zeroOrMore':
    case 'oneOrMore':
    case 'list':
      return [`${at.kind}(${simplified(new Set(alternatives(grammar, at.of)))})`];
    default:
      return [at.kind];
  }
}

const WORD = 'data token {"pattern":"[^\\\\p{C}\\\\p{Z}]+"}';

/** Where any word is allowed, the words that TEI suggests say nothing. */
function simplified(values: ReadonlySet<string>): string {
  const all = [...values].filter((each) => !(values.has(WORD) && /^value [^\p{C}\p{Z}]+$/u.test(each)));
  return all.sort().join(' | ');
}
