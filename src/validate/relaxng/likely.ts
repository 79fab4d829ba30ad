/** Which of the names allowed at a place are likely: those that the document itself uses at such places. */
import type { TeiDocument } from '../../model/document.js';
import type { ExpandedName } from './engine/names.js';

const keyOf = ({ ns, local }: ExpandedName): string => `${ns} ${local}`;

/** How often names are in each other in one document. Only made for a document that has faults. */
export class Usage {
  readonly #counts = new Map<string, number>();

  constructor({ elements }: TeiDocument) {
    const names = new Map<number, string>();
    for (const { ordinal, parent, namespace, local, attributes } of elements) {
      const name = keyOf({ ns: namespace, local });
      names.set(ordinal, name);
      this.#add(name);
      this.#add(`${names.get(parent) ?? ''}>${name}`);
      for (const attribute of attributes) {
        const key = keyOf({ ns: attribute.namespace, local: attribute.local });
        this.#add(`@${key}`);
        this.#add(`${name}@${key}`);
      }
    }
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
