/** The witnesses whose texts a document has: those that readings cite. */
import { attribute, type TeiDocument, type TeiElement } from './document.js';

export interface Witness {
  /** As `@wit` names it, such as `#A`. */
  readonly pointer: string;
  /** The `witness` that declares it; absent where none does. */
  readonly element?: TeiElement;
}

/** More could not be chosen from; all readings and sigla are on the page all the same. */
const MOST = 40;

/** In the order of listWit, then in that of their first citation. */
export function citedWitnesses({ elements }: TeiDocument): readonly Witness[] {
  const cited = new Set<string>();
  for (const element of elements) {
    if (element.local !== 'rdg' && element.local !== 'lem') continue;
    for (const pointer of (attribute(element, 'wit') ?? '').split(/\s+/)) if (/^#\S+$/.test(pointer)) cited.add(pointer);
  }
  if (cited.size === 0) return [];
  const declared = new Map<string, TeiElement>(
    elements
      .filter(({ local }) => local === 'witness')
      .map((element) => [`#${attribute(element, 'xml:id') ?? ''}`, element] as const)
      .filter(([pointer]) => cited.has(pointer)),
  );
  const pointers = [...declared.keys(), ...[...cited].filter((pointer) => !declared.has(pointer))].slice(0, MOST);
  return pointers.map((pointer) => {
    const element = declared.get(pointer);
    return { pointer, ...(element ? { element } : {}) };
  });
}
