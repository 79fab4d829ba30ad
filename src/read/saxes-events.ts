/** Any document, read by the tokenizer: what is not well-formed is refused with the place and an encoder's words. */
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import type { TeiAttribute } from '../model/document.js';
import type { SourceText } from '../model/source.js';
import type { DocumentEvents } from './events.js';
import { type OpenElement, refusal } from './refusal.js';
import { wellFormednessSentence } from './wellformed.js';
import { xmlParser } from './xml-parser.js';

const NO_ATTRIBUTES: readonly TeiAttribute[] = [];

/**
 * Throws a {@link Refusal} with the first violation of well-formedness (XML 1.0, 2.1; Namespaces in XML 1.0).
 *
 * @param text what is tokenized: offsets in it are offsets in `source`. It has no document type declaration.
 */
export function readWithSaxes(source: SourceText, text: string, events: DocumentEvents): void {
  const open: OpenElement[] = [];
  let innermost: OpenElement | undefined;
  let closed: OpenElement | undefined;
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
