import { attribute, elementAt, type TeiDocument } from '../model/document.js';

/**
 * Where an element stands, as a reader would cite it: the numbers of its divisions, items and lines, such as
 * `3.c.5`. Undefined where nothing around it is numbered.
 */
export function locus(document: TeiDocument, ordinal: number): string | undefined {
  const parts: string[] = [];
  for (let element = elementAt(document, ordinal); element; element = elementAt(document, element.parent)) {
    const n = attribute(element, 'n');
    if (/^div\d?$/.test(element.local) || element.local === 'l') {
      if (n) parts.unshift(n);
    } else if (element.local === 'item') {
      parts.unshift(n ?? String(positionAmongSiblings(document, element.ordinal)));
    }
  }
  return parts.length > 0 ? parts.join('.') : undefined;
}

/** Remembered per document: siblings are counted once for each parent. */
const positions = new WeakMap<TeiDocument, Map<number, number>>();

function positionAmongSiblings(document: TeiDocument, ordinal: number): number {
  let known = positions.get(document);
  if (!known) {
    known = new Map();
    const counts = new Map<string, number>();
    for (const element of document.elements) {
      const key = `${element.parent} ${element.name}`;
      const position = (counts.get(key) ?? 0) + 1;
      counts.set(key, position);
      known.set(element.ordinal, position);
    }
    positions.set(document, known);
  }
  return known.get(ordinal) ?? 1;
}
