/** The document with what its document type declaration says of it: entities, attribute defaults and types. */
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import type { Limits } from '../model/limits.js';
import type { ComposedText, SourceText } from '../model/source.js';
import { Composer } from './composer.js';
import { collapse } from './dtd/attlist.js';
import type { AttributeDeclaration, Doctype, Entity } from './dtd/declarations.js';
import { type Entities, isPredefined, predefined } from './dtd/entities.js';
import { escapeMarkup, REFERENCE } from './names.js';
import { wellFormednessSentence } from './wellformed.js';

/** The name and the attributes of a start tag; whatever does not match is for the tokenizer to refuse. */
const START_TAG = /<([^\s<>"'=/&!?]+)((?:\s+[^\s<>"'=/&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s<>"'=/&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
const END_TAG = /<\/([^\s<>"'=/&]+)\s*>/y;

/** Takes the expanded text: stretches as they are, and texts that stand for a stretch. */
interface Sink {
  text(from: number, to: number): void;
  markup(from: number, to: number): void;
  put(value: string, from: number, to: number): void;
}

/** Whether the declarations change anything in what follows them. */
export function needsExpansion(text: string, { entities, attributes, end }: Doctype): boolean {
  for (const declared of attributes.values()) {
    for (const { type, value } of declared.values()) if (type !== 'CDATA' || value !== undefined) return true;
  }
  if (entities.size === 0) return false;
  const references = /&([^#;\s&<]+);/g;
  references.lastIndex = end;
  for (let match = references.exec(text); match !== null; match = references.exec(text)) if (entities.has(match[1] ?? '')) return true;
  return false;
}

/**
 * Expands entity references (XML 1.0, 4.4), adds defaulted attributes (3.3.2) and normalises those that are not CDATA
 * (3.3.3). Every entity must be well-formed by itself (4.3.2).
 *
 * @param text the document as processors see it: as long as its source, the document type declaration blank
 */
export function expand(source: SourceText, text: string, doctype: Doctype, entities: Entities, limits: Limits): ComposedText {
  const composer = new Composer();
  const expansion = new Expansion(source, doctype, entities);
  const copy = (from: number, to: number): void => composer.copy(source, text, from, to);
  copy(0, doctype.end);
  const put = (value: string, from: number, to: number): void => {
    composer.put(value, source, from, to);
    // Entities have their own bound; attribute defaults multiply with the elements.
    if (composer.length > limits.bytes) throw new Refusal(report.xmlTooLarge({ path: source.path }, composer.length, limits.bytes));
  };
  expansion.scan(text, doctype.end, { text: copy, markup: copy, put });
  return composer.compose(source);
}

class Expansion {
  readonly #source: SourceText;
  readonly #attributes: Doctype['attributes'];
  readonly #entities: Entities;
  readonly #contents = new Map<string, string>();
  /** The reference in the document that is being expanded. */
  #reference = { start: 0, end: 0 };

  constructor(source: SourceText, { attributes }: Doctype, entities: Entities) {
    this.#source = source;
    this.#attributes = attributes;
    this.#entities = entities;
  }

  /** Content (production 43) from `start` on: of the document or, with `entity`, of a replacement text. */
  scan(text: string, start: number, sink: Sink, entity?: Entity): void {
    const open: string[] = [];
    const references = new RegExp(REFERENCE, 'uy');
    const marks = /[<&]/g;
    let depth = 0;
    let at = start;
    for (;;) {
      marks.lastIndex = at;
      const next = marks.exec(text)?.index ?? text.length;
      sink.text(at, next);
      at = next;
      if (at >= text.length) break;
      if (text[at] === '&') {
        references.lastIndex = at;
        const name = references.exec(text)?.[1];
        const end = references.lastIndex;
        if (end === 0) {
          if (!entity) this.#reference = { start: at, end: at + 1 };
          this.#refuse(entity ? `The entity ${entity.name} holds a “&” that stands alone.` : wellFormednessSentence('empty entity name.'));
        }
        if (entity && name !== undefined && isPredefined(name)) {
          sink.put(escapeMarkup(predefined(name)), at, end);
          at = end;
          continue;
        }
        if (name === undefined || isPredefined(name) || (!entity && !this.#entities.declared.has(name))) {
          sink.markup(at, end);
          at = end;
          continue;
        }
        if (!entity) {
          this.#reference = { start: at, end };
          if (depth === 0) this.#refuse('There is text outside the root element.');
        }
        sink.put(this.#content(name, entity), at, end);
        at = end;
        // What ends a CDATA section must not arise from parts that no author wrote beside each other.
        if (text[at] === '>' || text[at] === ']') {
          sink.put(escapeEdge(text.charAt(at)), at, at + 1);
          at += 1;
        }
        continue;
      }
      const end = this.#unparsedEnd(text, at);
      if (end !== undefined) {
        if (end < 0 && entity) this.#unbalanced(entity, 'a comment, CDATA section or processing instruction is not closed in it');
        sink.markup(at, end < 0 ? text.length : end);
        at = end < 0 ? text.length : end;
        continue;
      }
      END_TAG.lastIndex = at;
      const endTag = END_TAG.exec(text);
      if (endTag) {
        depth -= 1;
        if (entity && open.pop() !== endTag[1]) this.#unbalanced(entity, `the end tag </${endTag[1]}> has no start tag in it`);
        sink.markup(at, END_TAG.lastIndex);
        at = END_TAG.lastIndex;
        continue;
      }
      START_TAG.lastIndex = at;
      const startTag = START_TAG.exec(text);
      if (!startTag) {
        if (entity) this.#unbalanced(entity, 'there is a “<” in it that begins no complete tag');
        sink.markup(at, at + 1);
        at += 1;
        continue;
      }
      if (!startTag[3]) {
        depth += 1;
        if (entity) open.push(startTag[1] ?? '');
      }
      this.#startTag(at, startTag, sink, entity === undefined);
      at += startTag[0].length;
    }
    if (entity && open.length > 0) this.#unbalanced(entity, `the element ${open.at(-1)} is not closed in it`);
  }

  /** The replacement of a reference in content, all references in it replaced too. */
  #content(name: string, inside: Entity | undefined): string {
    const entity = this.#entities.parsed(name, (sentence) => this.#refuse(sentence));
    let content = this.#contents.get(name);
    if (content === undefined) {
      const parts: string[] = [];
      let length = 0;
      const add = (part: string): void => {
        parts.push(part);
        length += part.length;
        this.#entities.bound(entity, length);
      };
      const { text } = entity;
      this.#entities.within(entity, () =>
        this.scan(
          text,
          0,
          {
            // Line ends are normalised in files, not in entities (2.11): a carriage return here was written as a reference.
            text: (from, to) => add(text.slice(from, to).replaceAll('\r', '&#13;')),
            markup: (from, to) => add(text.slice(from, to)),
            put: add,
          },
          entity,
        ),
      );
      content = parts.join('').replace(/^[\]>]+/, escapeEdge);
      this.#contents.set(name, content);
    }
    if (!inside) this.#entities.spend(entity, content.length);
    return content;
  }

  /** Just past a comment, processing instruction or CDATA section; -1 where it is not closed, undefined where there is none. */
  #unparsedEnd(text: string, at: number): number | undefined {
    const mark = text.startsWith('<!--', at)
      ? '-->'
      : text.startsWith('<?', at)
        ? '?>'
        : text.startsWith('<![CDATA[', at)
          ? ']]>'
          : undefined;
    if (mark === undefined) return undefined;
    const end = text.indexOf(mark, at + (mark === '-->' ? 4 : 2));
    return end < 0 ? -1 : end + mark.length;
  }

  #startTag(at: number, [whole, name = '', attributes = '', slash]: RegExpExecArray, sink: Sink, inDocument: boolean): void {
    const declared = this.#attributes.get(name);
    if (!declared && !attributes.includes('&')) {
      sink.markup(at, at + whole.length);
      return;
    }
    const from = at + 1 + name.length;
    let done = at;
    const present = new Set<string>();
    for (const match of attributes.matchAll(ATTRIBUTE)) {
      const [written, attribute = '', double, single] = match;
      present.add(attribute);
      const start = from + match.index;
      const value = this.#value(double ?? single ?? '', start + written.length, declared?.get(attribute), inDocument);
      if (value === undefined) continue;
      sink.markup(done, start);
      done = start + written.length;
      sink.put(`${attribute}="${escapeMarkup(value)}"`, start, done);
    }
    const missing = [...(declared?.values() ?? [])].filter((each) => each.value !== undefined && !present.has(each.name));
    const close = at + whole.length - (slash ? 2 : 1);
    sink.markup(done, close);
    for (const each of missing) sink.put(` ${each.name}="${escapeMarkup(each.value ?? '')}"`, at, at + whole.length);
    sink.markup(close, at + whole.length);
  }

  /** The value as it is to be written; undefined where it may stand as it is. */
  #value(raw: string, end: number, declared: AttributeDeclaration | undefined, inDocument: boolean): string | undefined {
    const tokenized = declared !== undefined && declared.type !== 'CDATA';
    const names = [...raw.matchAll(/&([^#;\s&]+);/g)].map(([, name = '']) => name).filter((name) => !isPredefined(name));
    const unknown = names.some((name) => !this.#entities.declared.has(name)) || /&(?!#?[\w.:\u0080-\uFFFF-]+;)/.test(raw);
    if ((unknown && inDocument) || (names.length === 0 && !tokenized)) return undefined;
    if (tokenized && !raw.includes('&') && collapse(raw.replace(/[\t\n\r]/g, ' ')) === raw) return undefined;
    const start = end - 1 - raw.length;
    if (inDocument) this.#reference = { start, end: end - 1 };
    const value = this.#entities.attributeValue(raw.replace(/\r\n/g, '\n'), (sentence, at) => {
      if (inDocument) this.#reference = { start: start + at, end: end - 1 };
      return this.#refuse(sentence);
    });
    return tokenized ? collapse(value) : value;
  }

  #unbalanced(entity: Entity, reason: string): never {
    this.#refuse(`The entity ${entity.name} is not well-formed by itself: ${reason}.`);
  }

  #refuse(sentence: string): never {
    const { start, end } = this.#reference;
    throw new Refusal(report.xmlWellFormed({ path: this.#source.path, range: this.#source.range(start, end) }, sentence));
  }
}

function escapeEdge(edge: string): string {
  return edge.replace(/[\]>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
