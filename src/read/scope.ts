import { type TeiAttribute, XML_NAMESPACE } from '../model/document.js';
import type { ElementName } from './events.js';

const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** The only names that are given a meaning here: production 7 of Namespaces in XML 1.0, in ASCII. */
const QNAME = /^[A-Za-z_][A-Za-z0-9._-]*(?::[A-Za-z_][A-Za-z0-9._-]*)?$/;

/** More names than documents have: a scope that has met as many starts anew. */
const MOST = 10_000;

export interface AttributeName {
  readonly name: string;
  /** Undefined where the prefix is not bound. */
  readonly namespace: string | undefined;
  readonly local: string;
  /** Whether it declares a namespace. */
  readonly declares: boolean;
}

/**
 * Which namespaces are bound to which prefixes (Namespaces in XML 1.0, 6), and what the names that were met mean by
 * that. Equal names are one object, and its strings copies: a part of a text would keep the whole of it in memory.
 */
export class Scope {
  readonly #bindings: ReadonlyMap<string, string>;
  readonly #elements = new Map<string, ElementName>();
  readonly #attributes = new Map<string, AttributeName>();
  readonly #inner = new Map<string, Scope>();

  constructor(bindings: ReadonlyMap<string, string>) {
    this.#bindings = bindings;
  }

  /** Undefined where it is no name in ASCII, or its prefix is not bound. */
  element(written: string): ElementName | undefined {
    const known = this.#elements.get(written);
    if (known !== undefined) return known;
    if (!QNAME.test(written)) return undefined;
    const name = copy(written);
    const colon = name.indexOf(':');
    const namespace = colon < 0 ? (this.#bindings.get('') ?? '') : this.#bindings.get(name.slice(0, colon));
    if (namespace === undefined || name.startsWith('xmlns:')) return undefined;
    const made = { name, namespace, local: colon < 0 ? name : copy(name.slice(colon + 1)) };
    if (this.#elements.size >= MOST) this.#elements.clear();
    this.#elements.set(name, made);
    return made;
  }

  /** Undefined where it is no name in ASCII. */
  attribute(written: string): AttributeName | undefined {
    const known = this.#attributes.get(written);
    if (known !== undefined) return known;
    if (!QNAME.test(written)) return undefined;
    const name = copy(written);
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const declares = name === 'xmlns' || prefix === 'xmlns';
    const namespace = declares ? XMLNS_NAMESPACE : colon < 0 ? '' : this.#bindings.get(prefix);
    const made = { name, namespace, local: colon < 0 ? name : copy(name.slice(colon + 1)), declares };
    if (this.#attributes.size >= MOST) this.#attributes.clear();
    this.#attributes.set(name, made);
    return made;
  }

  /** The scope inside of an element; undefined where a declaration is not one that everybody writes. */
  with(attributes: readonly TeiAttribute[]): Scope | undefined {
    let key = '';
    for (const { name, value } of attributes) if (name.startsWith('xmlns')) key += `${name}=${value}\n`;
    if (key === '') return this;
    const known = this.#inner.get(key);
    if (known !== undefined) return known;
    const bindings = this.#bindingsWith(attributes);
    if (bindings === undefined) return undefined;
    const changes = [...bindings].some(([prefix, value]) => this.#bindings.get(prefix) !== value);
    const inner = changes ? new Scope(bindings) : this;
    if (this.#inner.size >= MOST) this.#inner.clear();
    this.#inner.set(copy(key), inner);
    return inner;
  }

  #bindingsWith(attributes: readonly TeiAttribute[]): Map<string, string> | undefined {
    const bindings = new Map(this.#bindings);
    const declared = new Set<string>();
    for (const { name, value } of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name === 'xmlns' ? '' : name.slice(6);
      if (!QNAME.test(name) || /^xml/i.test(prefix) || declared.has(prefix)) return undefined;
      if (value === XML_NAMESPACE || value === XMLNS_NAMESPACE || value !== value.trim() || (value === '' && prefix !== ''))
        return undefined;
      declared.add(prefix);
      bindings.set(copy(prefix), copy(value));
    }
    return bindings;
  }
}

export const NO_NAMESPACES = new Scope(new Map([['xml', XML_NAMESPACE]]));

/** A string of its own, that keeps no other in memory. */
function copy(part: string): string {
  return Buffer.from(part).toString();
}
