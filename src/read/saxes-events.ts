/** Any document, read by the tokenizer: what is not well-formed is refused with the place and an encoder's words. */
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import type { TeiAttribute } from '../model/document.js';
import type { SourceText } from '../model/source.js';
import type { DocumentEvents } from './events.js';
import { wellFormednessSentence } from './wellformed.js';
import { xmlParser } from './xml-parser.js';

interface Open {
  readonly name: string;
  readonly start: number;
}

const NO_ATTRIBUTES: readonly TeiAttribute[] = [];

/**
 * Throws a {@link Refusal} with the first violation of well-formedness (XML 1.0, 2.1; Namespaces in XML 1.0).
 *
 * @param text what is tokenized: offsets in it are offsets in `source`. It has no document type declaration.
 */
export function readWithSaxes(source: SourceText, text: string, events: DocumentEvents): void {
  const open: Open[] = [];
  let innermost: Open | undefined;
  let closed: Open | undefined;
  /** Just past what was told last: where the next begins, for text is told before the markup that ends it. */
  let previousEnd = /^<\?xml\s[^>]*\?>/.exec(text)?.[0].length ?? 0;
  let tagStart = 0;
  /** Attributes of the tag that is being read; the tokenizer adds the namespaces before it reports the tag. */
  let given: SaxesAttributeNS[] = [];

  const parser = xmlParser({ xmlns: true, position: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  parser.on('error', (error) => {
    const unexpected = /unexpected close tag/.test(error.message) ? closed : innermost;
    throw refusal(source, text, error.message, parser.position, previousEnd, unexpected);
  });
  parser.on('doctype', (content) => {
    const place = { path: source.path, range: source.range(text.lastIndexOf('<!DOCTYPE', parser.position - content.length)) };
    throw new Refusal(report.xmlWellFormed(place, wellFormednessSentence('inappropriately located doctype')));
  });
  parser.on('processinginstruction', ({ target, body }) => {
    const start = previousEnd;
    previousEnd = parser.position;
    events.instruction(target, body, start);
  });
  parser.on('comment', () => {
    previousEnd = parser.position + 1;
  });
  parser.on('opentagstart', ({ name }) => {
    tagStart = parser.position - name.length - 2;
    // The character after the name may be a line end of two.
    if (text.charCodeAt(tagStart) !== 0x3c) tagStart = text.lastIndexOf('<', tagStart);
  });
  parser.on('attribute', (attribute) => {
    given.push(attribute as SaxesAttributeNS);
  });
  parser.on('opentag', ({ name, uri: namespace, local }: SaxesTagNS) => {
    previousEnd = parser.position;
    const attributes = given.length === 0 ? NO_ATTRIBUTES : given.map(asAttribute);
    if (given.length > 0) given = [];
    innermost = { name, start: tagStart };
    open.push(innermost);
    events.startElement({ name, namespace, local }, attributes, tagStart, previousEnd);
  });
  // Called before the tokenizer compares the names: where they differ, an error follows.
  parser.on('closetag', ({ isSelfClosing }) => {
    closed = open.pop();
    innermost = open[open.length - 1];
    if (closed === undefined) return;
    previousEnd = parser.position;
    events.endElement(isSelfClosing ? closed.start : text.lastIndexOf('</', previousEnd - 1), previousEnd);
  });
  parser.on('text', (value) => {
    const start = previousEnd;
    previousEnd = parser.position - 1;
    if (innermost !== undefined) events.text(value, start, previousEnd);
  });
  parser.on('cdata', (value) => {
    const start = previousEnd;
    previousEnd = parser.position;
    if (innermost !== undefined) events.text(value, start, previousEnd);
  });
  parser.write(text).close();
}

function asAttribute({ name, uri, local, value }: SaxesAttributeNS): TeiAttribute {
  return { name, namespace: uri, local, value };
}

/** What the tokenizer complains of, in an encoder's words, at the place that is to be corrected. */
function refusal(
  source: SourceText,
  text: string,
  message: string,
  position: number,
  previousEnd: number,
  innermost: Open | undefined,
): Refusal {
  const refuse = (offset: number, sentence: string): Refusal =>
    new Refusal(report.xmlWellFormed({ path: source.path, range: source.range(Math.max(0, Math.min(offset, text.length))) }, sentence));
  if (innermost && /unclosed tag/.test(message)) {
    // A lone ampersand swallows what follows it, up to the end of the file.
    const lone = text.slice(previousEnd).search(/&(?!#?[\w.:-]+;)/);
    if (lone >= 0) return refuse(previousEnd + lone, wellFormednessSentence('empty entity name.'));
    const { line } = source.position(innermost.start);
    return refuse(text.length, `The file ends, but ${innermost.name}, opened on line ${line}, has no end tag. Is it truncated?`);
  }
  if (innermost && /unexpected close tag|unmatched closing tag/.test(message)) {
    const endTag = text.lastIndexOf('</', position - 1);
    const found = /^<\/([^\s>]*)/.exec(text.slice(endTag, endTag + 100))?.[1] ?? '?';
    const { line } = source.position(innermost.start);
    return refuse(endTag, `The end tag of ${innermost.name}, opened on line ${line}, should stand here, not </${found}>.`);
  }
  const at = /undefined entity|entity name/.test(message) ? text.lastIndexOf('&', position) : position - 1;
  return refuse(at, wellFormednessSentence(message));
}
