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
 * All text under `tei:text`, keyed by index into `document.texts`. White space alone counts where the element is mixed
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

/** By ordinal: whether the element stands in a `tei:text`. */
function insideText(document: TeiDocument): readonly boolean[] {
  const inside: boolean[] = [false];
  for (const element of document.elements) {
    inside.push((inside[element.parent] ?? false) || (element.local === 'text' && element.namespace === TEI_NAMESPACE));
  }
  return inside;
}

export function textElements(document: TeiDocument): TeiElement[] {
  return document.elements.filter((element) => element.local === 'text' && element.namespace === TEI_NAMESPACE);
}
