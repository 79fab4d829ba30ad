import { SaxesParser, type SaxesTagNS } from 'saxes';
import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { ProcessingInstruction, TeiDocument, TeiElement, TeiText } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import type { SourceText } from '../model/source.js';
import { readDoctype } from './entities.js';
import { wellFormednessSentence } from './wellformed.js';

export interface Tokenized {
  readonly document: TeiDocument;
  /** What was noticed without refusing the document. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One pass over the text: elements and character data with their places. Throws a {@link Refusal} with the
 * first violation of well-formedness (XML 1.0, 2.1; Namespaces in XML 1.0) or of the limits.
 */
export function tokenize(source: SourceText, bytes: Uint8Array, id: string, limits: Limits): Tokenized {
  const text = source.text;
  const elements: TeiElement[] = [];
  const texts: TeiText[] = [];
  const instructions: ProcessingInstruction[] = [];
  const ids = new Map<string, number[]>();
  const diagnostics: Diagnostic[] = [];
  const open: TeiElement[] = [];
  let entities: ReadonlyMap<string, string> = new Map();
  let doctype: { start: number; end: number } | undefined;
  let previousEnd = 0;
  let tagStart = 0;

  const refuse = (offset: number, sentence: string, notes?: string[]): never => {
    throw new Refusal(report.xmlWellFormed({ path: source.path, range: source.range(offset), ...(notes ? { notes } : {}) }, sentence));
  };

  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('error', (error) => {
    const message = error.message;
    const innermost = open.at(-1);
    if (/unexpected close tag|unmatched closing tag|unclosed tag/.test(message) && innermost) {
      const opened = source.position(innermost.start).line;
      const endTag = text.lastIndexOf('</', parser.position - 1);
      const found = /^<\/([^\s>]*)/.exec(text.slice(endTag, endTag + 100))?.[1];
      if (/unclosed/.test(message)) {
        // A lone ampersand swallows what follows it, up to the end of the file.
        const lone = text.slice(previousEnd).search(/&(?!#?[\w.:-]+;)/);
        if (lone >= 0) refuse(previousEnd + lone, wellFormednessSentence('empty entity name.'));
        refuse(text.length, `The file ends, but ${innermost.name}, opened on line ${opened}, has no end tag. Is it truncated?`);
      }
      refuse(endTag, `The end tag of ${innermost.name}, opened on line ${opened}, should stand here, not </${found ?? '?'}>.`);
    }
    const at = /undefined entity|entity name/.test(message) ? text.lastIndexOf('&', parser.position) : parser.position - 1;
    refuse(Math.max(0, Math.min(at, text.length)), wellFormednessSentence(message));
  });
  parser.on('doctype', (content) => {
    const end = parser.position;
    const start = text.lastIndexOf('<!DOCTYPE', end - content.length);
    doctype = { start, end };
    const declared = readDoctype(text.slice(start + 9, end - 1), start + 9, source, limits);
    entities = declared.entities;
    diagnostics.push(...declared.diagnostics);
    for (const [name, value] of entities) parser.ENTITIES[name] = value;
    previousEnd = end;
  });
  parser.on('processinginstruction', ({ target, body }) => {
    const start = text.lastIndexOf(`<?${target}`, parser.position);
    if (elements.length === 0) instructions.push({ target, body, start });
  });
  parser.on('opentagstart', () => {
    tagStart = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    const element: TeiElement = {
      ordinal: elements.length + 1,
      name: tag.name,
      namespace: tag.uri,
      local: tag.local,
      attributes: Object.values(tag.attributes).map(({ name, uri, local, value }) => ({ name, namespace: uri, local, value })),
      parent: open.at(-1)?.ordinal ?? 0,
      start: tagStart,
      contentStart: parser.position,
      end: parser.position,
    };
    elements.push(element);
    open.push(element);
    if (open.length > limits.depth) {
      throw new Refusal(report.xmlDepth({ path: source.path, range: source.range(tagStart) }, limits.depth));
    }
    const xmlId = tag.attributes['xml:id']?.value;
    if (xmlId !== undefined) ids.set(xmlId, [...(ids.get(xmlId) ?? []), element.ordinal]);
    previousEnd = parser.position;
  });
  parser.on('closetag', (tag) => {
    // The tokenizer closes what it believes unclosed before it complains; the names tell.
    const element = open.at(-1);
    if (element && element.name === tag.name) {
      const end = parser.position;
      if (!tag.isSelfClosing && !text.startsWith(`</${tag.name}`, text.lastIndexOf('</', end - 1))) return;
      element.end = end;
      open.pop();
      previousEnd = end;
    }
  });
  const characters = (value: string): void => {
    const parent = open.at(-1);
    if (!parent) return;
    const before = /^(?:<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*/.exec(text.slice(previousEnd, parser.position))?.[0].length ?? 0;
    const next = text.lastIndexOf('<', parser.position - 1);
    const start = previousEnd + before;
    texts.push({ parent: parent.ordinal, value, start, end: Math.max(start, next) });
    previousEnd = Math.max(start, next);
  };
  parser.on('text', characters);
  parser.on('cdata', (value) => {
    const parent = open.at(-1);
    const end = parser.position;
    if (parent) texts.push({ parent: parent.ordinal, value, start: text.lastIndexOf('<![CDATA[', end), end });
    previousEnd = end;
  });

  if (text.trim() === '') throw new Refusal(report.xmlEmpty({ path: source.path }));
  if (!/^\s*</.test(text)) throw new Refusal(report.xmlNotXml({ path: source.path, range: source.range(0) }));
  parser.write(text).close();

  const xml = serialise(text, doctype, entities);
  return { document: { id, source, bytes, elements, texts, instructions, ids, xml }, diagnostics };
}

/** The document for processors: the declaration neutral, no document type, entities written out, lines kept. */
function serialise(text: string, doctype: { start: number; end: number } | undefined, entities: ReadonlyMap<string, string>): string {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  let xml = text;
  if (doctype) xml = xml.slice(0, doctype.start) + blank(xml.slice(doctype.start, doctype.end)) + xml.slice(doctype.end);
  xml = xml.replace(/^<\?xml\s[^>]*\?>/, (declaration) => `<?xml version="1.0"?>${blank(declaration.slice(21))}`);
  if (entities.size === 0) return xml;
  const escaped = (value: string): string => value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|&([^#;\s&<]+);/g, (whole, name: string | undefined) => {
    const value = name === undefined ? undefined : entities.get(name);
    return value === undefined ? whole : escaped(value);
  });
}
