import type { NameClass } from '../grammar.js';

/** Expanded names as small integers: equal names have equal numbers for the lifetime of the table. */
export class NameTable {
  readonly #byNamespace = new Map<string, Map<string, number>>();
  readonly #without = new Map<string, number>();
  #namespace = '';
  #within = this.#without;
  readonly #names: { readonly ns: string; readonly local: string }[] = [];

  id(ns: string, local: string): number {
    // Nearly every name is in the namespace of the one before, or in none.
    const names = ns === '' ? this.#without : ns === this.#namespace ? this.#within : this.#enter(ns);
    return names.get(local) ?? this.#add(names, ns, local);
  }

  #enter(ns: string): Map<string, number> {
    let names = this.#byNamespace.get(ns);
    if (names === undefined) {
      names = new Map();
      this.#byNamespace.set(ns, names);
    }
    this.#namespace = ns;
    this.#within = names;
    return names;
  }

  /** With copies, for a part of a text would keep the whole of it in memory. */
  #add(names: Map<string, number>, ns: string, local: string): number {
    const id = this.#names.length;
    const name = { ns: Buffer.from(ns).toString(), local: Buffer.from(local).toString() };
    this.#names.push(name);
    names.set(name.local, id);
    return id;
  }

  name(id: number): { readonly ns: string; readonly local: string } {
    return this.#names[id] ?? { ns: '', local: '' };
  }
}

/** RELAX NG specification, 6.1: whether a name belongs to a name class. */
export function contains(nameClass: NameClass, ns: string, local: string): boolean {
  switch (nameClass.kind) {
    case 'name':
      return nameClass.local === local && nameClass.ns === ns;
    case 'nsName':
      return nameClass.ns === ns && !(nameClass.except && contains(nameClass.except, ns, local));
    case 'anyName':
      return !(nameClass.except && contains(nameClass.except, ns, local));
    case 'choice':
      return nameClass.of.some((each) => contains(each, ns, local));
  }
}

export interface ExpandedName {
  readonly ns: string;
  readonly local: string;
}

/** The names that a name class lists one by one; undefined where it has a wildcard. */
export function listedNames(nameClass: NameClass): readonly ExpandedName[] | undefined {
  switch (nameClass.kind) {
    case 'name':
      return [nameClass];
    case 'choice': {
      const all = nameClass.of.map(listedNames);
      return all.every((each) => each !== undefined) ? all.flat() : undefined;
    }
    default:
      return undefined;
  }
}
