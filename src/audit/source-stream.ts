import { TEI_NAMESPACE, type TeiDocument, type TeiElement } from '../model/document.js';
import { APART, StreamBuilder, type TextStream, TOUCHING } from './stream.js';

/**
 * Elements whose content is mixed by their nature (TEI P5, macro.phraseSeq, macro.paraContent): white space between two
 * words or names in them parts these, even if no character stands beside them.
 */
const MIXED = (
  'ab add addrLine byline c caption cell cl closer corr damage dateline def del desc docAuthor docDate docImprint emph ' +
  'foreign fw gloss head hi item l label line mentioned name note opener orig orgName p persName phr placeName q quote rdg ' +
  'ref reg restore rs s said salute secl seg sic signed soCalled speaker stage supplied surplus term title titlePart ' +
  'trailer u unclear'
).split(' ');

/**
 * All text under `tei:text` (or what stands for it), keyed by index into `document.texts`. White space alone counts where the element is mixed
 * by nature, or another of its name holds words in the document: elsewhere it is indentation.
 */
export function sourceStream(document: TeiDocument): TextStream {
  const inText = insideText(document);
  const mixed = new Set<string>(MIXED);
  for (const { parent, value } of document.texts) {
    if (/\S/.test(value)) mixed.add(document.elements[parent - 1]?.name ?? '');
  }
  const builder = new StreamBuilder();
  let previousEnd = -1;
  document.texts.forEach(({ parent, value, start, end }, index) => {
    if (!inText[parent]) return;
    if (start !== previousEnd) builder.boundary(TOUCHING);
    previousEnd = end;
    if (/\S/.test(value)) builder.text(value, index);
    else if (mixed.has(document.elements[parent - 1]?.name ?? '')) builder.boundary(APART);
  });
  return builder.build();
}

/** By ordinal: whether the element stands in a text. */
function insideText(document: TeiDocument): readonly boolean[] {
  const texts = new Set(textElements(document));
  const inside: boolean[] = [false];
  for (const element of document.elements) inside.push((inside[element.parent] ?? false) || texts.has(element));
  return inside;
}

/** Every `tei:text`; where there is none, the `tei:sourceDoc` that stands for it (TEI P5, 12.1.2). */
export function textElements(document: TeiDocument): TeiElement[] {
  const named = (name: string) => document.elements.filter(({ local, namespace }) => local === name && namespace === TEI_NAMESPACE);
  const texts = named('text');
  const withText = new Set(texts.map(({ parent }) => parent));
  return [...texts, ...named('sourceDoc').filter(({ parent }) => !withText.has(parent))];
}
