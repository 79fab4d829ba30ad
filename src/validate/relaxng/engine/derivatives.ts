/**
 * Derivatives of patterns, after James Clark, "An algorithm for RELAX NG validation", each remembered by the pattern
 * that it was taken of. `x.after(y)` stands for: x must be matched by what is inside, then y goes on outside.
 */
import type { PrefixResolver } from '../datatypes/datatype.js';
import { contains, type NameTable } from './names.js';
import type { Pattern, PatternStore } from './patterns.js';
import { needsPrefixes } from './prefixes.js';
import { Verdicts } from './verdicts.js';

/** White space: RELAX NG specification, 6.2.1. */
export function isWhitespace(string: string): boolean {
  for (let index = 0; index < string.length; index += 1) {
    const code = string.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return false;
  }
  return true;
}

export class Derivatives {
  readonly #store: PatternStore;
  readonly #names: NameTable;

  constructor(store: PatternStore, names: NameTable) {
    this.#store = store;
    this.#names = names;
  }

  /** `startTagOpenDeriv`: a choice of `after` patterns. */
  start(pattern: Pattern, name: number): Pattern {
    let starts = pattern.starts;
    if (starts === undefined) {
      starts = new Map();
      pattern.starts = starts;
    }
    let derivative = starts.get(name);
    if (derivative === undefined) {
      derivative = this.#start(pattern, name, (each) => this.start(each, name), false);
      starts.set(name, derivative);
    }
    return derivative;
  }

  /** As {@link start}, but what is required before the element may be missing. */
  startLate(pattern: Pattern, name: number): Pattern {
    let recoveries = pattern.recoveries;
    if (recoveries === undefined) {
      recoveries = new Map();
      pattern.recoveries = recoveries;
    }
    let derivative = recoveries.get(name);
    if (derivative === undefined) {
      derivative = this.#start(pattern, name, (each) => this.startLate(each, name), true);
      recoveries.set(name, derivative);
    }
    return derivative;
  }

  #start(pattern: Pattern, name: number, recur: (pattern: Pattern) => Pattern, late: boolean): Pattern {
    const store = this.#store;
    switch (pattern.kind) {
      case 'element': {
        const { ns, local } = this.#names.name(name);
        return contains(pattern.name, ns, local) ? store.after(store.content(pattern.definition), store.empty) : store.notAllowed;
      }
      case 'choice':
        return store.choice(pattern.of.map(recur));
      case 'group': {
        const first = this.#within(recur(pattern.left), (rest) => store.group(rest, pattern.right));
        return pattern.left.nullable || late ? store.choice([first, recur(pattern.right)]) : first;
      }
      case 'interleave':
        return store.choice([
          this.#within(recur(pattern.left), (rest) => store.interleave(rest, pattern.right)),
          this.#within(recur(pattern.right), (rest) => store.interleave(pattern.left, rest)),
        ]);
      case 'oneOrMore':
        return this.#within(recur(pattern.of), (rest) => store.group(rest, store.choice([pattern, store.empty])));
      case 'after':
        return this.#within(recur(pattern.left), (rest) => store.after(rest, pattern.right));
      default:
        return store.notAllowed;
    }
  }

  /** Changes what follows each `after`. */
  #within(pattern: Pattern, change: (rest: Pattern) => Pattern): Pattern {
    switch (pattern.kind) {
      case 'after':
        return this.#store.after(pattern.left, change(pattern.right));
      case 'choice':
        return this.#store.choice(pattern.of.map((each) => this.#within(each, change)));
      default:
        return pattern;
    }
  }

  /** The attribute alone, its value still to come: a choice of `after(value, rest)`. */
  attribute(pattern: Pattern, name: number): Pattern {
    if (!pattern.attributed) return this.#store.notAllowed;
    let attributes = pattern.attributes;
    if (attributes === undefined) {
      attributes = new Map();
      pattern.attributes = attributes;
    }
    let derivative = attributes.get(name);
    if (derivative === undefined) {
      derivative = this.#attribute(pattern, name);
      attributes.set(name, derivative);
    }
    return derivative;
  }

  #attribute(pattern: Pattern, name: number): Pattern {
    const store = this.#store;
    switch (pattern.kind) {
      case 'attribute': {
        const { ns, local } = this.#names.name(name);
        return contains(pattern.name, ns, local) ? store.after(pattern.of, store.empty) : store.notAllowed;
      }
      case 'choice':
        return store.choice(pattern.of.map((each) => this.attribute(each, name)));
      case 'group':
        return store.choice([
          this.#within(this.attribute(pattern.left, name), (rest) => store.group(rest, pattern.right)),
          this.#within(this.attribute(pattern.right, name), (rest) => store.group(pattern.left, rest)),
        ]);
      case 'interleave':
        return store.choice([
          this.#within(this.attribute(pattern.left, name), (rest) => store.interleave(rest, pattern.right)),
          this.#within(this.attribute(pattern.right, name), (rest) => store.interleave(pattern.left, rest)),
        ]);
      case 'oneOrMore':
        return this.#within(this.attribute(pattern.of, name), (rest) => store.group(rest, store.choice([pattern, store.empty])));
      case 'after':
        return this.#within(this.attribute(pattern.left, name), (rest) => store.after(rest, pattern.right));
      default:
        return store.notAllowed;
    }
  }

  /** What goes on after an attribute with this value: of a choice of `after(value, rest)`, the rests whose value matches. */
  value(pattern: Pattern, string: string, prefixes: PrefixResolver): Pattern {
    if (pattern.kind === 'after') return this.#allows(pattern.left, string, prefixes) ? pattern.right : this.#store.notAllowed;
    if (pattern.kind !== 'choice') return this.#store.notAllowed;
    let found: Pattern | undefined;
    let several: Pattern[] | undefined;
    for (const each of pattern.of) {
      const rest = this.value(each, string, prefixes);
      if (rest.kind === 'notAllowed') continue;
      if (found === undefined) found = rest;
      else if (several === undefined) several = [found, rest];
      else several.push(rest);
    }
    return several === undefined ? (found ?? this.#store.notAllowed) : this.#store.choice(several);
  }

  /** As {@link matches}, remembering the verdicts on values where they come again. */
  #allows(pattern: Pattern, string: string, prefixes: PrefixResolver): boolean {
    if (pattern.kind === 'text') return true;
    pattern.verdicts ??= new Verdicts(!needsPrefixes(pattern) && !(pattern.kind === 'data' && pattern.datatype.isQuick));
    const known = pattern.verdicts.get(string);
    if (known !== undefined) return known;
    const verdict = this.matches(pattern, string, prefixes);
    pattern.verdicts.set(string, verdict);
    return verdict;
  }

  /** `valueMatch`: whether a string is all that a pattern wants. */
  matches(pattern: Pattern, string: string, prefixes: PrefixResolver): boolean {
    return (pattern.nullable && isWhitespace(string)) || this.string(pattern, string, prefixes).nullable;
  }

  /** `startTagCloseDeriv`: attributes that have not come are not allowed any more; those that may be missing vanish. */
  close(pattern: Pattern): Pattern {
    if (!pattern.attributed) return pattern;
    pattern.closed ??= this.#withoutAttributes(pattern, this.#store.notAllowed, (each) => this.close(each));
    return pattern.closed;
  }

  /** As {@link close}, but attributes that are required may be missing. */
  closeLenient(pattern: Pattern): Pattern {
    const done = new Map<Pattern, Pattern>();
    const close = (each: Pattern): Pattern => {
      const closed = done.get(each) ?? (each.attributed ? this.#withoutAttributes(each, this.#store.empty, close) : each);
      done.set(each, closed);
      return closed;
    };
    return close(pattern);
  }

  #withoutAttributes(pattern: Pattern, instead: Pattern, recur: (pattern: Pattern) => Pattern): Pattern {
    const store = this.#store;
    switch (pattern.kind) {
      case 'attribute':
        return instead;
      case 'choice':
        return store.choice(pattern.of.map(recur));
      case 'group':
        return store.group(recur(pattern.left), recur(pattern.right));
      case 'interleave':
        return store.interleave(recur(pattern.left), recur(pattern.right));
      case 'oneOrMore':
        return store.oneOrMore(recur(pattern.of));
      case 'after':
        return store.after(recur(pattern.left), pattern.right);
      default:
        return pattern;
    }
  }

  /** `textDeriv` for a text of which no one looks at the characters; only for patterns that are not `typed`. */
  text(pattern: Pattern): Pattern {
    pattern.text ??= this.#string(
      pattern,
      'x',
      () => undefined,
      (each) => this.text(each),
    );
    return pattern.text;
  }

  /** `textDeriv`: RELAX NG specification, 6.2.1 and 6.2.2 for strings. */
  string(pattern: Pattern, string: string, prefixes: PrefixResolver): Pattern {
    // Patterns are shared, and may be in each other in more ways than can be walked: each is looked at once.
    let done: Map<Pattern, Pattern> | undefined;
    const recur = (each: Pattern): Pattern => {
      const known = done?.get(each);
      if (known !== undefined) return known;
      const derivative = this.#string(each, string, prefixes, recur);
      done ??= new Map();
      done.set(each, derivative);
      return derivative;
    };
    return this.#string(pattern, string, prefixes, recur);
  }

  #string(pattern: Pattern, string: string, prefixes: PrefixResolver, recur: (each: Pattern) => Pattern): Pattern {
    const store = this.#store;
    switch (pattern.kind) {
      case 'text':
        return pattern;
      case 'choice':
        return store.choice(pattern.of.map(recur));
      case 'group': {
        const first = store.group(recur(pattern.left), pattern.right);
        return pattern.left.nullable ? store.choice([first, recur(pattern.right)]) : first;
      }
      case 'interleave':
        return store.choice([store.interleave(recur(pattern.left), pattern.right), store.interleave(pattern.left, recur(pattern.right))]);
      case 'oneOrMore':
        return store.group(recur(pattern.of), store.choice([pattern, store.empty]));
      case 'after':
        return store.after(recur(pattern.left), pattern.right);
      case 'data': {
        const allowed = pattern.datatype.allows(string, prefixes) && !(pattern.except && this.matches(pattern.except, string, prefixes));
        return allowed ? store.empty : store.notAllowed;
      }
      case 'value': {
        const wanted = pattern.datatype.canonical(pattern.lexical, pattern.prefixes);
        return wanted !== undefined && pattern.datatype.canonical(string, prefixes) === wanted ? store.empty : store.notAllowed;
      }
      case 'list': {
        const words = string.split(/[ \t\r\n]+/).filter((word) => word !== '');
        let rest = pattern.of;
        for (const word of words) rest = this.string(rest, word, prefixes);
        return rest.nullable ? store.empty : store.notAllowed;
      }
      default:
        return store.notAllowed;
    }
  }

  /** `endTagDeriv`: of a choice of `after(content, rest)`, the rests whose content is complete. */
  end(pattern: Pattern): Pattern {
    pattern.ended ??= this.rests(pattern, ({ nullable }) => nullable);
    return pattern.ended;
  }

  /** The rests of a choice of `after` patterns: all of them, or those whose content passes. */
  rests(pattern: Pattern, passes: (content: Pattern) => boolean = () => true): Pattern {
    switch (pattern.kind) {
      case 'after':
        return passes(pattern.left) ? pattern.right : this.#store.notAllowed;
      case 'choice':
        return this.#store.choice(pattern.of.map((each) => this.rests(each, passes)));
      default:
        return this.#store.notAllowed;
    }
  }
}

/** Whether one of the contents is complete. */
export function endsWithin(pattern: Pattern): boolean {
  return pattern.kind === 'after' ? pattern.left.nullable : pattern.kind === 'choice' && pattern.of.some(endsWithin);
}
