import { attribute, type TeiDocument } from '../model/document.js';
import type { TextEdition } from './layout.js';

/** The sidecar of a text edition: where each identified element stands in it. Offsets as in `TextSpan`. */
export interface OffsetMap {
  readonly version: 1;
  readonly unit: 'code points';
  /** File name of the text that the offsets count in, beside the map. */
  readonly text: string;
  /** Elements with an `xml:id` and text in this layer, in document order. */
  readonly spans: readonly { readonly id: string; readonly element: string; readonly start: number; readonly end: number }[];
  /** Stretches that were added by layout; without them what remains is the source's. */
  readonly generated: readonly (readonly [start: number, end: number])[];
}

/** The offset map of a document's text edition, as published beside it (`text.map.json`). */
export function offsetMap(document: TeiDocument, edition: TextEdition, text = 'text.txt'): OffsetMap {
  const spans = document.elements.flatMap((element) => {
    const id = attribute(element, 'xml:id');
    const span = edition.spans.get(element.ordinal);
    return id !== undefined && span ? [{ id, element: element.local, start: span.start, end: span.end }] : [];
  });
  return {
    version: 1,
    unit: 'code points',
    text,
    spans,
    generated: edition.generated.map(({ start, end }) => [start, end] as const),
  };
}
