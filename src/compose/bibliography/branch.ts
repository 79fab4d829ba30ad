/** An element of a document with what is below it, to ask for parts by name. */
import { attribute, type TeiDocument, type TeiElement, textWithin } from '../../model/document.js';

export interface Branch {
  /** All characters in it, white space normalised. */
  readonly text: string;
  attribute(name: string): string | undefined;
  child(local: string): Branch | undefined;
  children(local: string): readonly Branch[];
  descendants(local: string): readonly Branch[];
}

export function branchOf(document: TeiDocument, element: TeiElement): Branch {
  // What is inside an element follows it in document order.
  const below = (): TeiElement[] => {
    const inside: TeiElement[] = [];
    for (let at = element.ordinal; at < document.elements.length; at += 1) {
      const each = document.elements[at] as TeiElement;
      if (each.start >= element.end) break;
      inside.push(each);
    }
    return inside;
  };
  const named = (local: string, which: (each: TeiElement) => boolean): Branch[] =>
    below()
      .filter((each) => each.local === local && which(each))
      .map((each) => branchOf(document, each));
  return {
    get text() {
      return textWithin(document, element).replace(/\s+/g, ' ').trim();
    },
    attribute: (name) => attribute(element, name),
    child: (local) => named(local, ({ parent }) => parent === element.ordinal)[0],
    children: (local) => named(local, ({ parent }) => parent === element.ordinal),
    descendants: (local) => named(local, () => true),
  };
}
