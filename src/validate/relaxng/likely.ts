/** What messages must know of a document: its elements at which there are faults, and which names are likely. */
import type { TeiAttribute } from '../../model/document.js';
import type { DocumentEvents, ElementName } from '../../read/events.js';
import type { ExpandedName } from './engine/names.js';

const keyOf = ({ ns, local }: ExpandedName): string => `${ns} ${local}`;

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
  readonly #counts = new Map<string, number>();
  readonly #open: { readonly key: string; readonly start: number }[] = [];
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
    const key = keyOf({ ns: namespace, local });
    this.#open.push({ key, start });
    this.#add(key);
    this.#add(`${parent?.key ?? ''}>${key}`);
    for (const attribute of attributes) {
      const name = keyOf({ ns: attribute.namespace, local: attribute.local });
      this.#add(`@${name}`);
      this.#add(`${key}@${name}`);
    }
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

  #add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Names that the same parent has elsewhere first, then those used anywhere, then the others in the schema's order. */
  likelyFirst(names: readonly ExpandedName[], within: ExpandedName | undefined, kind: 'element' | 'attribute'): readonly ExpandedName[] {
    const mark = kind === 'element' ? '>' : '@';
    const parent = within ? keyOf(within) : '';
    const inside = (name: ExpandedName): number => this.#counts.get(`${parent}${mark}${keyOf(name)}`) ?? 0;
    const anywhere = (name: ExpandedName): number => this.#counts.get(`${kind === 'element' ? '' : '@'}${keyOf(name)}`) ?? 0;
    return names.toSorted((a, b) => inside(b) - inside(a) || anywhere(b) - anywhere(a));
  }
}
