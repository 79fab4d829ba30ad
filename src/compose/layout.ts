import { xmlParser } from '../read/xml-parser.js';
import { LayoutWriter } from './layout-writer.js';

export const LAYOUT_NAMESPACE = 'urn:imprimatur:layout';

/**
 * A stretch of a text edition, `start` included, `end` not. Both count Unicode code points from 0: the unit of
 * TextPositionSelector in the Web Annotation Data Model, 4.2.5. `[...text].slice(start, end)` is the stretch.
 */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** One layer of a document as plain text, with the way back from the text to the TEI. */
export interface TextEdition {
  /** LF line ends, no spaces at line ends, one final newline; empty where the layer has no text at all. */
  readonly text: string;
  /**
   * By element ordinal, from the element's first to its last character that is not white space, over line ends
   * where the element has several lines. Neither indentation nor the mark of a block starts a span; generated
   * text within the element belongs to it. An element without text in this layer has no span.
   */
  readonly spans: ReadonlyMap<number, TextSpan>;
  /**
   * In order, apart from each other: marks, brackets, labels and the like, which no source character stands for.
   * Indentation is not listed, save after a line end within a word.
   */
  readonly generated: readonly TextSpan[];
  /** Offsets of the line feeds that stand within a word (`break="no"`), in order. */
  readonly joins: readonly number[];
}

/** Where no text edition was asked for. */
export const NO_TEXT: TextEdition = { text: '', spans: new Map(), generated: [], joins: [] };

/**
 * Lays out what `xslt/text/` writes (namespace `urn:imprimatur:layout`) as plain text.
 *
 * - `l:e n="ordinal"` is the extent of a TEI element; layout does not see it.
 * - `l:block` starts a new line and ends it. `before` is the least number of empty lines before it, `mark` is
 *   generated text at its start. Its first line stands `indent` columns right of the block around it; all
 *   others, those of inner blocks included, a further `hanging` columns. An inner block that comes first
 *   stands on the line of the outer block's mark. Text after an inner block goes on in a new line.
 * - `l:br` ends the line; with `break="no"` the word goes on in the next one.
 * - `l:join` drops the white space on its either side.
 * - `l:gen` holds generated text; with `apart="yes"` it takes the space before it on its other side, too.
 * - `space="preserve"` on a block keeps its white space; otherwise a run of it is one space, and none at
 *   the ends of a line. Only the four white space characters of XML collapse, so a no-break space stays.
 *
 * Lines are stable: a paragraph, item or verse line is one line of the text however long it is, and nothing is
 * ever wrapped. An edit within one paragraph changes one line, and a line-wise comparison of two versions
 * shows exactly the paragraphs that differ.
 *
 * Takes time in proportion to the length of the input. Throws where the input is not well-formed.
 */
export function layOut(layoutXml: string): TextEdition {
  const writer = new LayoutWriter();
  const parser = xmlParser();
  parser.on('error', (error) => {
    throw new Error(`layout: ${error.message}`);
  });
  parser.on('text', (text) => writer.text(text));
  parser.on('cdata', (text) => writer.text(text));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== LAYOUT_NAMESPACE) return;
    const value = (name: string): string => attributes[name]?.value ?? '';
    const number = (name: string): number => Number(value(name)) || 0;
    switch (local) {
      case 'e':
        return writer.startElement(number('n'));
      case 'block':
        return writer.startBlock({
          indent: number('indent'),
          hanging: number('hanging'),
          before: number('before'),
          mark: value('mark'),
          preserve: value('space') === 'preserve',
        });
      case 'gen':
        return writer.startGenerated(value('apart') === 'yes');
      case 'join':
        return writer.join();
      case 'br':
        return writer.lineBreak(value('break') === 'no');
    }
  });
  parser.on('closetag', ({ local, uri }) => {
    if (uri !== LAYOUT_NAMESPACE) return;
    if (local === 'e') writer.endElement();
    else if (local === 'block') writer.endBlock();
    else if (local === 'gen') writer.endGenerated();
  });
  parser.write(layoutXml).close();
  return writer.finish();
}

export { type OffsetMap, offsetMap } from './layout-map.js';
