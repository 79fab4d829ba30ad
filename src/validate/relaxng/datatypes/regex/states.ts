/**
 * Matching by states that are made when they are first reached: sets of partial derivatives (Antimirov 1996) with
 * counters. A string takes time in proportion to its length, whatever the expression; counts are never written out.
 */
import { DatatypeError } from '../datatype.js';
import type { CharacterTest, Expression } from './expression.js';

/** What may still follow: `of` from `min` to `max` times, then `next`. There is one such object for each such thing. */
interface Item {
  readonly id: number;
  readonly of: Expression;
  readonly min: number;
  readonly max: number;
  /** Undefined for the end only. */
  readonly next: Item | undefined;
  /** Whether nothing need follow. */
  readonly nullable: boolean;
  /** The last step in which the item was looked at, and in which it was reached. */
  seen: number;
  reached: number;
}

interface State {
  readonly items: readonly Item[];
  readonly accepts: boolean;
  /** By kind of character. */
  readonly next: (State | undefined)[];
}

/** When so many items and states are remembered, all are forgotten: they can be made again. */
const MOST_REMEMBERED = 20_000;

/** How many items may be made or looked up for one string: a second or two of work. No pattern in use comes near. */
const MOST_WORK = 2_000_000;

export class States {
  readonly #expression: Expression;
  /** The classes of the expression and the place of each. */
  readonly #places = new Map<Expression, number>();
  readonly #tests: CharacterTest[] = [];
  /** Characters that belong to the same classes are of one kind: by code point, by what they belong to, and back. */
  readonly #ascii = new Int32Array(128).fill(-1);
  readonly #kinds = new Map<number, number>();
  readonly #kindByMembership = new Map<string, number>();
  readonly #memberships: Uint8Array[] = [];
  readonly #end: Item;
  #items = new Map<string, Item>();
  #states = new Map<string, State>();
  #count = 0;
  #step = 0;
  #work = 0;
  #start: State | undefined;
  /** In the course of a step: what to look at, and what was reached. */
  #pending: Item[] = [];
  #reached: Item[] = [];

  constructor(expression: Expression) {
    this.#expression = expression;
    this.#end = { id: 0, of: expression, min: 0, max: 0, next: undefined, nullable: true, seen: 0, reached: 0 };
    this.#collect(expression);
  }

  /** Throws a {@link DatatypeError} where counts in counts make the work grow beyond its bound. */
  matches(string: string): boolean {
    this.#work = 0;
    this.#pending = [];
    this.#start ??= this.#state([this.#item(this.#expression, 1, 1, this.#end)]);
    let state = this.#start;
    for (let at = 0; at < string.length; at += 1) {
      const unit = string.charCodeAt(at);
      let kind = unit < 128 ? this.#ascii[unit]! : -1;
      if (kind < 0) {
        const codePoint = string.codePointAt(at)!;
        if (codePoint > 0xffff) at += 1;
        kind = this.#kind(codePoint);
      }
      state = state.next[kind] ?? this.#advance(state, kind);
      if (state.items.length === 0) return false;
    }
    return state.accepts;
  }

  #collect(expression: Expression): void {
    const open = [expression];
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      if (each.kind === 'class' && !this.#places.has(each)) {
        this.#places.set(each, this.#tests.length);
        this.#tests.push(each.test);
      } else if (each.kind === 'sequence') open.push(each.first, each.rest);
      else if (each.kind === 'branches') open.push(...each.of);
      else if (each.kind === 'repeat') open.push(each.of);
    }
  }

  #kind(codePoint: number): number {
    let kind = this.#kinds.get(codePoint);
    if (kind === undefined) {
      const membership = Uint8Array.from(this.#tests, (test) => (test(codePoint) ? 1 : 0));
      const key = membership.join('');
      kind = this.#kindByMembership.get(key) ?? this.#memberships.push(membership) - 1;
      this.#kindByMembership.set(key, kind);
      if (this.#kinds.size > MOST_REMEMBERED) this.#kinds.clear();
      this.#kinds.set(codePoint, kind);
      if (codePoint < 128) this.#ascii[codePoint] = kind;
    }
    return kind;
  }

  #advance(state: State, kind: number): State {
    if (this.#items.size + this.#states.size > MOST_REMEMBERED) this.#forget();
    this.#step += 1;
    this.#reached = [];
    const membership = this.#memberships[kind]!;
    for (const item of state.items) this.#look(item);
    for (let item = this.#pending.pop(); item !== undefined; item = this.#pending.pop()) {
      if (item.min === 0 && item.next) this.#look(item.next);
      if (item.max > 0) this.#derive(item.of, this.#item(item.of, Math.max(0, item.min - 1), item.max - 1, item.next!), membership);
    }
    const next = this.#state(merged(this.#reached, (a, max) => this.#item(a.of, a.min, max, a.next!)));
    state.next[kind] = next;
    return next;
  }

  /** The items that are left of `expression` and then `next` after a character. */
  #derive(expression: Expression, next: Item, membership: Uint8Array): void {
    switch (expression.kind) {
      case 'none':
      case 'empty':
        return;
      case 'class':
        if (membership[this.#places.get(expression)!] === 1) this.#reach(next);
        return;
      case 'sequence': {
        const rest = this.#item(expression.rest, 1, 1, next);
        this.#derive(expression.first, rest, membership);
        if (expression.first.nullable) this.#look(rest);
        return;
      }
      case 'branches':
        for (const each of expression.of) this.#derive(each, next, membership);
        return;
      case 'repeat':
        this.#look(this.#item(expression.of, expression.min, expression.max, next));
    }
  }

  #look(item: Item): void {
    if (item.seen === this.#step) return;
    item.seen = this.#step;
    this.#pending.push(item);
  }

  #reach(item: Item): void {
    if (item.reached === this.#step) return;
    item.reached = this.#step;
    this.#reached.push(item);
  }

  #item(of: Expression, min: number, max: number, next: Item): Item {
    if (max === 0) return next;
    if (of.kind === 'repeat' && min === 1 && max === 1) return this.#item(of.of, of.min, of.max, next);
    this.#work += 1;
    if (this.#work > MOST_WORK) throw new DatatypeError('a pattern of the schema takes too long to match with a value of this document');
    const least = of.nullable ? 0 : min;
    const key = `${of.id} ${least} ${max} ${next.id}`;
    let item = this.#items.get(key);
    if (item === undefined) {
      this.#count += 1;
      item = { id: this.#count, of, min: least, max, next, nullable: least === 0 && next.nullable, seen: 0, reached: 0 };
      this.#items.set(key, item);
    }
    return item;
  }

  #state(items: readonly Item[]): State {
    const key = items.map(({ id }) => id).join(' ');
    let state = this.#states.get(key);
    if (state === undefined) {
      state = { items, accepts: items.some(({ nullable }) => nullable), next: [] };
      this.#states.set(key, state);
    }
    return state;
  }

  #forget(): void {
    this.#items = new Map();
    this.#states = new Map();
    this.#start = undefined;
  }
}

/** Items alike but for counts that overlap or adjoin are one: `a{2,3}` or `a{4}` is `a{2,4}`. */
function merged(items: Item[], make: (item: Item, max: number) => Item): Item[] {
  if (items.length < 2) return items;
  items.sort((a, b) => a.of.id - b.of.id || (a.next?.id ?? -1) - (b.next?.id ?? -1) || a.min - b.min || a.id - b.id);
  const result: Item[] = [];
  for (const item of items) {
    const last = result.at(-1);
    if (last && item.next && last.of === item.of && last.next === item.next && item.min <= last.max + 1) {
      if (item.max > last.max) result[result.length - 1] = make(last, item.max);
    } else result.push(item);
  }
  return result;
}
