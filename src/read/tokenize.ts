import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { ProcessingInstruction, TeiAttribute, TeiDocument, TeiElement, TeiText } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import type { SourceText } from '../model/source.js';
import type { Catalog, Doctype } from './dtd/declarations.js';
import { findDoctype, readDoctype } from './dtd/doctype.js';
import { Entities } from './dtd/entities.js';
import { expand, needsExpansion } from './expand.js';
import { refusal } from './refusal.js';
import { wellFormednessSentence } from './wellformed.js';
import { xmlParser } from './xml-parser.js';

export interface Tokenized {
  readonly document: TeiDocument;
  /** What was noticed without refusing the document. */
  readonly diagnostics: readonly Diagnostic[];
  /** Attributes that the document type declaration makes IDs, as `element attribute`. */
  readonly idAttributes: ReadonlySet<string>;
}

export interface TokenizeOptions {
  /** Gives external entities and subsets; none by default. */
  readonly external?: Catalog;
  /** Attributes that are IDs, as `element attribute`, where it is known already. */
  readonly idAttributes?: ReadonlySet<string>;
}

const NO_ATTRIBUTES: TeiAttribute[] = [];
const NO_IDS: ReadonlySet<string> = new Set();

/**
 * One pass over the text: elements and character data with their places. Throws a {@link Refusal} with the
 * first violation of well-formedness (XML 1.0, 2.1; Namespaces in XML 1.0) or of the limits.
 */
export function tokenize(source: SourceText, bytes: Uint8Array, id: string, limits: Limits, options: TokenizeOptions = {}): Tokenized {
  const { text } = source;
  if (/^[ \t\r\n]*$/.test(text)) throw new Refusal(report.xmlEmpty({ path: source.path }));
  if (!/^[ \t\r\n]*</.test(text)) throw new Refusal(report.xmlNotXml({ path: source.path, range: source.range(0) }));
  const declaration = /^<\?xml\s[^>]*\?>/.exec(text)?.[0] ?? '';
  const version = /\sversion\s*=\s*["'](1\.1)["']/.exec(declaration)?.[1];
  if (version) throw new Refusal(report.xmlVersion({ path: source.path, range: source.range(0, declaration.length) }, version));

  const start = findDoctype(text);
  if (start < 0) {
    const idAttributes = options.idAttributes ?? NO_IDS;
    return {
      document: readEvents(source, text, neutral(text, declaration), bytes, id, limits, idAttributes),
      diagnostics: [],
      idAttributes,
    };
  }
  const entities = new Entities(limits, /\sstandalone\s*=\s*["']yes["']/.test(declaration));
  const doctype = readDoctype(source, start, entities, limits, options.external ?? (() => undefined));
  const blank = text.slice(0, start) + blanked(text.slice(start, doctype.end)) + text.slice(doctype.end);
  const expanded = needsExpansion(text, doctype) ? expand(source, blank, doctype, entities, limits) : undefined;
  const plain = expanded?.text ?? blank;
  const idAttributes = idAttributesOf(doctype);
  const document = readEvents(expanded ?? source, plain, neutral(plain, declaration), bytes, id, limits, idAttributes);
  const unparsed = [...doctype.entities.values()].filter(({ kind }) => kind === 'unparsed').map(({ name }) => name);
  const declared = unparsed.length > 0 ? { ...document, unparsedEntities: new Set(unparsed) } : document;
  return { document: declared, diagnostics: doctype.diagnostics, idAttributes };
}

/** For processors: the declaration without encoding, in as many characters. */
function neutral(text: string, declaration: string): string {
  return declaration === '' ? text : `<?xml version="1.0"?>${blanked(declaration.slice(21))}${text.slice(declaration.length)}`;
}

function blanked(part: string): string {
  return part.replace(/[^\r\n]/g, ' ');
}

function idAttributesOf({ attributes }: Doctype): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [element, declared] of attributes) {
    for (const { name, type } of declared.values()) if (type === 'ID' && name !== 'xml:id') found.add(`${element} ${name}`);
  }
  return found;
}

/** @param text what is tokenized: offsets in it are offsets in `source`. It has no document type declaration. */
function readEvents(
  source: SourceText,
  text: string,
  xml: string,
  bytes: Uint8Array,
  id: string,
  limits: Limits,
  idAttributes: ReadonlySet<string>,
): TeiDocument {
  const elements: TeiElement[] = [];
  const texts: TeiText[] = [];
  const instructions: ProcessingInstruction[] = [];
  const ids = new Map<string, number[]>();
  const open: TeiElement[] = [];
  let innermost: TeiElement | undefined;
  let closed: TeiElement | undefined;
  /** Just past the markup before the character data that comes next. */
  let previousEnd = 0;
  let tagStart = 0;
  /** Attributes of the tag that is being read; the tokenizer adds the namespaces before it reports the tag. */
  let given: SaxesAttributeNS[] = [];

  const parser = xmlParser({ xmlns: true, position: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const identify = (value: string, ordinal: number): void => {
    const known = ids.get(value);
    if (known === undefined) ids.set(value, [ordinal]);
    else if (known.at(-1) !== ordinal) known.push(ordinal);
  };
  parser.on('error', (error) => {
    const unexpected = /unexpected close tag/.test(error.message) ? closed : innermost;
    throw refusal(source, text, error.message, parser.position, previousEnd, unexpected);
  });
  parser.on('doctype', (content) => {
    const place = { path: source.path, range: source.range(text.lastIndexOf('<!DOCTYPE', parser.position - content.length)) };
    throw new Refusal(report.xmlWellFormed(place, wellFormednessSentence('inappropriately located doctype')));
  });
  parser.on('processinginstruction', ({ target, body }) => {
    previousEnd = parser.position;
    if (elements.length === 0) instructions.push({ target, body, start: text.lastIndexOf(`<?${target}`, previousEnd - 1) });
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
  parser.on('opentag', (tag: SaxesTagNS) => {
    const end = parser.position;
    const ordinal = elements.length + 1;
    const attributes: TeiAttribute[] = given.length === 0 ? NO_ATTRIBUTES : [];
    for (const { name, uri, local, value } of given) {
      attributes.push({ name, namespace: uri, local, value });
      if (name === 'xml:id' || (idAttributes.size > 0 && idAttributes.has(`${tag.name} ${name}`))) identify(value, ordinal);
    }
    const element: TeiElement = {
      ordinal,
      name: tag.name,
      namespace: tag.uri,
      local: tag.local,
      attributes,
      parent: innermost === undefined ? 0 : innermost.ordinal,
      start: tagStart,
      contentStart: end,
      end,
    };
    if (given.length > 0) given = [];
    elements.push(element);
    open.push(element);
    innermost = element;
    if (open.length > limits.depth) {
      throw new Refusal(report.xmlDepth({ path: source.path, range: source.range(tagStart) }, limits.depth));
    }
    previousEnd = end;
  });
  // Called before the tokenizer compares the names: where they differ, an error follows.
  parser.on('closetag', () => {
    closed = open.pop();
    innermost = open[open.length - 1];
    if (closed === undefined) return;
    previousEnd = parser.position;
    closed.end = previousEnd;
  });
  parser.on('text', (value) => {
    const start = previousEnd;
    previousEnd = parser.position - 1;
    if (innermost !== undefined) texts.push({ parent: innermost.ordinal, value, start, end: previousEnd });
  });
  parser.on('cdata', (value) => {
    const end = parser.position;
    if (innermost !== undefined) texts.push({ parent: innermost.ordinal, value, start: text.lastIndexOf('<![CDATA[', end), end });
    previousEnd = end;
  });
  parser.write(text).close();
  return { id, source, bytes, elements, texts, instructions, ids, xml };
}
