/** Mentions as annotations of the Web Annotation Data Model (REC 2017-02-23): a place in the text, and whom it names. */
import type { MentionRecord } from '../../model/record.js';
import { type Addresses, absoluteIri } from './addresses.js';
import { type JsonLdInput, type JsonObject, type JsonValue, node } from './types.js';

/** Code points of context that a TextQuoteSelector gives on either side. */
const CONTEXT = 32;

export interface AnnotationContext {
  readonly addresses: Addresses;
  /** IRI of the register entry or source that a pointer leads to. */
  readonly resolve: (pointer: string) => string | undefined;
  /** IRI of whom a pointer in @resp names. */
  readonly responsible: (pointer: string) => string | undefined;
}

/**
 * One annotation for each entity that a mention points to; of several, each is an identification by itself. A
 * mention that the reading text does not show has its place in the HTML only.
 */
export function annotations(input: JsonLdInput, context: AnnotationContext): JsonObject[] {
  const { addresses, resolve, responsible } = context;
  const text = new CodePoints(input.text.text);
  return input.record.mentions.flatMap((mention) => {
    const span = input.text.spans.get(mention.ordinal);
    const target = [
      ...(span && span.end > span.start ? [textTarget(addresses.of(`${input.id}/text.txt`), text, span)] : []),
      htmlTarget(addresses.of(`${input.id}/index.html`), mention),
    ];
    return mention.targets.map((pointer, index) =>
      node({
        '@id': addresses.local(`annotation/${mention.ordinal}${index === 0 ? '' : `/${index + 1}`}`),
        '@type': 'Annotation',
        motivation: 'identifying',
        body: resolve(pointer) ?? absoluteIri(pointer) ?? keyBody(pointer),
        target,
        certainty: mention.cert,
        creator: mention.resp === undefined ? undefined : responsible(mention.resp),
      }),
    );
  });
}

/** A key that no register explains still says whom the encoders mean. */
function keyBody(key: string): JsonValue {
  return { '@type': 'TextualBody', value: key };
}

/** Both selectors describe the same stretch (4.2): the offsets find it, the quotation proves it. */
function textTarget(source: string, text: CodePoints, { start, end }: { readonly start: number; readonly end: number }): JsonObject {
  return {
    '@type': 'SpecificResource',
    source,
    selector: [
      { '@type': 'TextPositionSelector', start, end },
      node({
        '@type': 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: text.slice(Math.max(0, start - CONTEXT), start),
        suffix: text.slice(end, end + CONTEXT),
      }),
    ],
  };
}

/** The fragment identifier of HTML is defined in RFC 3236 (4.2.1). */
function htmlTarget(source: string, { anchor }: MentionRecord): JsonObject {
  return {
    '@type': 'SpecificResource',
    source,
    selector: { '@type': 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: anchor },
  };
}

/** A text that is cut by code points: the unit of TextPositionSelector (4.2.5), not that of JavaScript strings. */
class CodePoints {
  readonly #points: string | readonly string[];

  constructor(text: string) {
    this.#points = /[\ud800-\udbff]/.test(text) ? [...text] : text;
  }

  slice(start: number, end: number): string {
    const part = this.#points.slice(start, end);
    return typeof part === 'string' ? part : part.join('');
  }
}
