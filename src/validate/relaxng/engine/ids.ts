/** ID, IDREF and IDREFS: RELAX NG DTD Compatibility, section 3. */
import { contains, type ExpandedName, type NameTable } from './names.js';
import type { Pattern, PatternStore } from './patterns.js';

export type IdType = 'ID' | 'IDREF' | 'IDREFS';

/** Which attributes of which elements are IDs. A sound schema (section 3.1) has one answer for each pair of names. */
export class IdTypes {
  readonly #store: PatternStore;
  readonly #names: NameTable;
  readonly #remembered: (ReadonlyMap<number, IdType> | null)[] = [];

  constructor(store: PatternStore, names: NameTable) {
    this.#store = store;
    this.#names = names;
  }

  /** By the attribute's number in the name table, for an element whose number is given; null where there are none. */
  of(element: number): ReadonlyMap<number, IdType> | null {
    let types = this.#remembered[element];
    if (types === undefined) {
      const { ns, local } = this.#names.name(element);
      const found = new Map<number, IdType>();
      this.#store.grammar.elements.forEach(({ name }, index) => {
        if (contains(name, ns, local)) visit(this.#store.content(index), this.#names, found, new Set());
      });
      types = found.size > 0 ? found : null;
      this.#remembered[element] = types;
    }
    return types;
  }
}

function visit(pattern: Pattern, names: NameTable, found: Map<number, IdType>, seen: Set<Pattern>): void {
  if (seen.has(pattern)) return;
  seen.add(pattern);
  switch (pattern.kind) {
    case 'attribute': {
      const type = idType(pattern.of);
      // An attribute with an ID type is named by a single name (section 3.1).
      if (type && pattern.name.kind === 'name') found.set(names.id(pattern.name.ns, pattern.name.local), type);
      return;
    }
    case 'choice':
      for (const each of pattern.of) visit(each, names, found, seen);
      return;
    case 'group':
    case 'interleave':
      visit(pattern.left, names, found, seen);
      visit(pattern.right, names, found, seen);
      return;
    case 'oneOrMore':
      visit(pattern.of, names, found, seen);
      return;
    default:
      return;
  }
}

function idType(pattern: Pattern): IdType | undefined {
  switch (pattern.kind) {
    case 'data':
    case 'value':
      return pattern.datatype.idType;
    case 'choice':
      return pattern.of.map(idType).find((type) => type !== undefined);
    default:
      return undefined;
  }
}

/** The words of a value, white space collapsed. */
export function wordsOf(value: string): readonly string[] {
  return /[ \t\r\n]/.test(value) ? value.split(/[ \t\r\n]+/).filter((word) => word !== '') : value === '' ? [] : [value];
}

interface Reference {
  readonly value: string;
  readonly place: number;
  readonly element: ExpandedName;
  readonly attribute: ExpandedName;
}

/** What a document has defined and what it has referred to. */
export class IdLedger {
  readonly #defined = new Map<string, number>();
  #references: Reference[] = [];

  /** The place of an earlier definition of the same ID, if there is one. */
  define(value: string, place: number): number | undefined {
    const first = this.#defined.get(value);
    if (first === undefined) this.#defined.set(value, place);
    return first;
  }

  refer(reference: Reference): void {
    if (!this.#defined.has(reference.value)) this.#references.push(reference);
  }

  /** References to nothing, in document order. */
  missing(): readonly Reference[] {
    return this.#references.filter(({ value }) => !this.#defined.has(value));
  }
}
