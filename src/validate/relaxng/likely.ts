/** What messages must know of a document: its elements at which there are faults, and which names are likely. */
import type { TeiAttribute } from '../../model/document.js';
import type { DocumentEvents, ElementName } from '../../read/events.js';
import type { ExpandedName } from './engine/names.js';

/** How often a name is used, and in which elements. Elements and attributes are counted each for themselves. */
interface Use {
  count: number;
  readonly within: Map<Use | undefined, number>;
}

/** Uses by namespace and local name. */
class Uses {
  readonly #byNamespace = new Map<string, Map<string, Use>>();

  find(ns: string, local: string): Use | undefined {
    return this.#byNamespace.get(ns)?.get(local);
  }

  add(ns: string, local: string, parent: Use | undefined): Use {
    let names = this.#byNamespace.get(ns);
    if (names === undefined) {
      names = new Map();
      this.#byNamespace.set(ns, names);
    }
    let use = names.get(local);
    if (use === undefined) {
      use = { count: 0, within: new Map() };
      names.set(local, use);
    }
    use.count += 1;
    use.within.set(parent, (use.within.get(parent) ?? 0) + 1);
    return use;
  }
}

/** An element at which there is a fault. */
export interface FaultyElement {
  readonly attributes: readonly TeiAttribute[];
  readonly start: number;
  readonly contentStart: number;
  /** Offset of the start of the parent. */
  readonly parent: number | undefined;
}

/**
 * How often names are in each other in one document: those allowed at a place are likely that the document itself uses
 * at such places. Listens to a document that has faults, once more.
 */
export class Usage implements DocumentEvents {
  /** The elements that begin at the places, by these. */
  readonly elements = new Map<number, FaultyElement>();
  /** The namespace of the root element. */
  namespace = '';
  readonly #places: ReadonlySet<number>;
  readonly #uses = { element: new Uses(), attribute: new Uses() };
  readonly #open: { readonly use: Use; readonly start: number }[] = [];
  #begun = false;

  /** @param places of the faults */
  constructor(places: Iterable<number>) {
    this.#places = new Set(places);
  }

  startElement({ namespace, local }: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    if (!this.#begun) this.namespace = namespace;
    this.#begun = true;
    const parent = this.#open.at(-1);
    if (this.#places.has(start)) this.elements.set(start, { attributes, start, contentStart, parent: parent?.start });
    const use = this.#uses.element.add(namespace, local, parent?.use);
    this.#open.push({ use, start });
    for (const attribute of attributes) this.#uses.attribute.add(attribute.namespace, attribute.local, use);
  }

  endElement(): void {
    this.#open.pop();
  }

  text(): void {
    // Names alone are counted.
  }

  instruction(): void {
    // As above.
  }

  /** Names that the same parent has elsewhere first, then those used anywhere, then the others in the schema's order. */
  likelyFirst(names: readonly ExpandedName[], within: ExpandedName | undefined, kind: 'element' | 'attribute'): readonly ExpandedName[] {
    const uses = this.#uses[kind];
    const parent = within && this.#uses.element.find(within.ns, within.local);
    const counts = new Map(
      names.map((name) => {
        const use = uses.find(name.ns, name.local);
        return [name, { inside: use?.within.get(parent) ?? 0, anywhere: use?.count ?? 0 }];
      }),
    );
    const inside = (name: ExpandedName): number => counts.get(name)?.inside ?? 0;
    const anywhere = (name: ExpandedName): number => counts.get(name)?.anywhere ?? 0;
    return names.toSorted((a, b) => inside(b) - inside(a) || anywhere(b) - anywhere(a));
  }
}
