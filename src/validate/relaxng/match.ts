/** Feeds a document that was read to the matcher, in document order. */
import type { TeiDocument, TeiElement } from '../../model/document.js';
import type { Fault } from './engine/faults.js';
import { DocumentMatcher, type Schema } from './engine/matcher.js';

export interface MatchOptions {
  /** Whether ID and IDREF are examined; they are by default. */
  readonly ids?: boolean;
}

/** Every fault of the document, in the order of the events; places are offsets in its text. */
export function match(document: TeiDocument, schema: Schema, options: MatchOptions = {}): Fault[] {
  const faults: Fault[] = [];
  const open: TeiElement[] = [];
  const resolve = (prefix: string): string | undefined => {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const declared = open[index]?.attributes.find((attribute) => attribute.name === name);
      if (declared) return declared.value;
    }
    return prefix === '' ? '' : undefined;
  };
  const prefixes = document.unparsedEntities ? Object.assign(resolve, { unparsedEntities: document.unparsedEntities }) : resolve;
  const matcher = new DocumentMatcher(schema, { onFault: (fault) => faults.push(fault), prefixes, ids: options.ids ?? true });
  const closeUntil = (ordinal: number): void => {
    for (let top = open.at(-1); top && top.ordinal !== ordinal; top = open.at(-1)) {
      matcher.endElement(endTag(document, top));
      open.pop();
    }
  };
  const { elements, texts } = document;
  let next = 0;
  for (const element of elements) {
    for (let text = texts[next]; text && text.start < element.start; text = texts[next]) {
      closeUntil(text.parent);
      matcher.text(text.value, text.start);
      next += 1;
    }
    closeUntil(element.parent);
    open.push(element);
    matcher.startElement(element.namespace, element.local, element.attributes, element.start);
  }
  for (let text = texts[next]; text; text = texts[next]) {
    closeUntil(text.parent);
    matcher.text(text.value, text.start);
    next += 1;
  }
  closeUntil(0);
  matcher.end();
  return faults;
}

/** Offset of the end tag; of the start tag where an empty element has none. */
function endTag({ source }: TeiDocument, { start, contentStart, end }: TeiElement): number {
  return end > contentStart ? source.text.lastIndexOf('</', end - 1) : start;
}
