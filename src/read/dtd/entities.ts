import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import type { Limits } from '../../model/limits.js';
import { REFERENCE, referencedCharacter } from '../names.js';
import type { Entity } from './declarations.js';

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** Entities in entities; nobody writes more. */
const DEPTH = 64;

export function isPredefined(name: string): boolean {
  return Object.hasOwn(PREDEFINED, name);
}

export function predefined(name: string): string {
  return PREDEFINED[name] ?? '';
}

/** Says what is wrong at an offset of the text that is read. */
export type Refuse = (sentence: string, at: number) => never;

/** The general entities of a document, and what their expansion may cost. */
export class Entities {
  readonly declared = new Map<string, Entity>();
  /** Set where the declaration says so (XML 1.0, 2.9). */
  readonly standalone: boolean;
  readonly #limit: number;
  readonly #open: string[] = [];
  #spent = 0;

  constructor(limits: Limits, standalone: boolean) {
    this.#limit = limits.entities;
    this.standalone = standalone;
  }

  /** Counts what a reference in the document expands to; refuses when all of them together are too much. */
  spend(entity: Entity, length: number): void {
    this.#spent += length;
    if (length > this.#limit || this.#spent > this.#limit) this.#tooLarge(entity);
  }

  /** Refuses a replacement that has grown too long before it is complete. */
  bound(entity: Entity, length: number): void {
    if (length > this.#limit) this.#tooLarge(entity);
  }

  /** Runs `work` with the entity open: one that refers to itself is refused (WFC: No Recursion). */
  within<Result>(entity: Entity, work: () => Result): Result {
    if (this.#open.includes(entity.name)) throw new Refusal(report.xmlEntityRecursive(entity.place, entity.name));
    if (this.#open.length >= DEPTH) this.#tooLarge(entity);
    this.#open.push(entity.name);
    try {
      return work();
    } finally {
      this.#open.pop();
    }
  }

  /** The parsed entity of that name (WFC: Entity Declared, Parsed Entity). */
  parsed(name: string, refuse: (sentence: string) => never): Entity {
    const entity = this.declared.get(name);
    if (!entity) {
      return refuse(`The entity ${name} is used, but it is not declared before. XML itself knows only &lt; &gt; &amp; &apos; &quot;.`);
    }
    if (entity.kind === 'unparsed')
      return refuse(`The entity ${name} is no text (it has a notation): it cannot be referred to by &${name};.`);
    if (this.standalone && entity.outside) {
      return refuse(`The entity ${name} is declared in another file, but the XML declaration says that the document is standalone.`);
    }
    return entity;
  }

  /**
   * The value of an attribute (XML 1.0, 3.3.3, for CDATA): references resolved, each white space character a space.
   * @param refuse takes an offset in `raw`
   */
  attributeValue(raw: string, refuse: Refuse): string {
    return this.#resolve(raw, refuse);
  }

  #resolve(text: string, refuse: Refuse, inside?: { readonly entity: Entity; readonly at: number }): string {
    const references = new RegExp(REFERENCE, 'uy');
    let value = '';
    let from = 0;
    if (inside && text.includes('<')) {
      refuse(`The entity ${inside.entity.name} holds a “<”, so it cannot be used in an attribute value.`, inside.at);
    }
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
      value += spaces(text.slice(from, at));
      references.lastIndex = at;
      const found = references.exec(text);
      const where = inside?.at ?? at;
      if (!found)
        return refuse(
          inside ? `The entity ${inside.entity.name} holds a “&” that stands alone.` : 'A “&” stands alone. Write it as &amp;.',
          where,
        );
      const [reference, name] = found;
      if (name === undefined) {
        value += referencedCharacter(reference) ?? refuse('A numeric character reference names no character that XML allows.', where);
      } else {
        value += PREDEFINED[name] ?? this.#included(name, refuse, where);
      }
      from = references.lastIndex;
      if (inside) this.bound(inside.entity, value.length);
    }
    return value + spaces(text.slice(from));
  }

  #included(name: string, refuse: Refuse, at: number): string {
    const entity = this.parsed(name, (sentence) => refuse(sentence, at));
    if (entity.kind === 'external') return refuse(`The entity ${name} is another file, so it cannot be used in an attribute value.`, at);
    const value = this.within(entity, () => this.#resolve(entity.text, refuse, { entity, at }));
    if (this.#open.length === 0) this.spend(entity, value.length);
    return value;
  }

  #tooLarge(entity: Entity): never {
    throw new Refusal(report.xmlEntityTooLarge(entity.place, entity.name, this.#limit));
  }
}

function spaces(text: string): string {
  return text.replace(/[\t\n\r]/g, ' ');
}
