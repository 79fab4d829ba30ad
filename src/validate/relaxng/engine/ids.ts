/** ID, IDREF and IDREFS: RELAX NG DTD Compatibility, section 3. */
import { contains, type ExpandedName } from './names.js';
import type { Pattern, PatternStore } from './patterns.js';

export type IdType = 'ID' | 'IDREF' | 'IDREFS';

/** Which attributes of which elements are IDs. A sound schema (section 3.1) has one answer for each pair of names. */
export class IdTypes {
  readonly #store: PatternStore;
  readonly #remembered = new Map<number, ReadonlyMap<string, IdType>>();

  constructor(store: PatternStore) {
    this.#store = store;
  }

  /** By the attribute's `{namespace}local`, for an element whose number in the name table is given. */
  of(element: number, { ns, local }: ExpandedName): ReadonlyMap<string, IdType> {
    let types = this.#remembered.get(element);
    if (types === undefined) {
      const found = new Map<string, IdType>();
      this.#store.grammar.elements.forEach(({ name }, index) => {
        if (contains(name, ns, local)) visit(this.#store.content(index), found, new Set());
      });
      types = found;
      this.#remembered.set(element, types);
    }
    return types;
  }
}

function visit(pattern: Pattern, found: Map<string, IdType>, seen: Set<Pattern>): void {
  if (seen.has(pattern)) return;
  seen.add(pattern);
  switch (pattern.kind) {
    case 'attribute': {
      const type = idType(pattern.of);
      // An attribute with an ID type is named by a single name (section 3.1).
      if (type && pattern.name.kind === 'name') found.set(`{${pattern.name.ns}}${pattern.name.local}`, type);
      return;
    }
    case 'choice':
      for (const each of pattern.of) visit(each, found, seen);
      return;
    case 'group':
    case 'interleave':
      visit(pattern.left, found, seen);
      visit(pattern.right, found, seen);
      return;
    case 'oneOrMore':
      visit(pattern.of, found, seen);
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
