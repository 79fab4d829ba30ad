import type { NameClass } from '../grammar.js';
import { contains, isOpen, type Name, namesOf, overlap } from './names.js';

/** The attributes of a pattern: single names as bits, as large schemas compare thousands of sets; the open classes apart. */
export interface AttributeSet {
  readonly bits: readonly number[];
  readonly open: readonly NameClass[];
}

const NONE: readonly NameClass[] = [];

export class AttributeSets {
  readonly #ids = new Map<string, number>();
  readonly #names: Name[] = [];

  of(names: NameClass): AttributeSet {
    const bits: number[] = [];
    for (const name of namesOf(names)) {
      const id = this.#id(name);
      while (bits.length <= id >> 5) bits.push(0);
      bits[id >> 5]! |= 1 << (id & 31);
    }
    return { bits, open: isOpen(names) ? [names] : NONE };
  }

  union(a: AttributeSet | undefined, b: AttributeSet | undefined): AttributeSet | undefined {
    if (a === undefined || b === undefined || a === b) return a ?? b;
    const [longer, shorter] = a.bits.length >= b.bits.length ? [a.bits, b.bits] : [b.bits, a.bits];
    const bits = longer.slice();
    for (let i = 0; i < shorter.length; i++) bits[i]! |= shorter[i]!;
    return { bits, open: a.open.length === 0 ? b.open : b.open.length === 0 ? a.open : [...a.open, ...b.open] };
  }

  /** A name that both have. */
  common(a: AttributeSet, b: AttributeSet): Name | undefined {
    const length = Math.min(a.bits.length, b.bits.length);
    for (let i = 0; i < length; i++) {
      const both = a.bits[i]! & b.bits[i]!;
      if (both !== 0) return this.#names[i * 32 + (31 - Math.clz32(both))];
    }
    if (a.open.length === 0 && b.open.length === 0) return undefined;
    return this.#inOpen(a.open, b) ?? this.#inOpen(b.open, a) ?? firstOverlap(a.open, b.open);
  }

  #inOpen(open: readonly NameClass[], set: AttributeSet): Name | undefined {
    for (const names of open) {
      for (let i = 0; i < set.bits.length; i++) {
        for (let rest = set.bits[i]!; rest !== 0; rest &= rest - 1) {
          const name = this.#names[i * 32 + (31 - Math.clz32(rest & -rest))]!;
          if (contains(names, name[0], name[1])) return name;
        }
      }
    }
    return undefined;
  }

  #id(name: Name): number {
    const key = `${name[0]}\n${name[1]}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#names.push(name) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }
}

export function firstOverlap(a: readonly NameClass[], b: readonly NameClass[]): Name | undefined {
  for (const one of a) {
    for (const other of b) {
      const name = overlap(one, other);
      if (name !== undefined) return name;
    }
  }
  return undefined;
}
