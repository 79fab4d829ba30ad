import { type Annotations, COMPATIBILITY_NS, type ForeignAttribute, type ForeignElement, type ForeignName, RELAXNG_NS } from '../syntax.js';
import { type CompactNames, isXmlns } from './prefixes.js';
import type { CompactTokens } from './stream.js';

const NO_ATTRIBUTES: readonly ForeignAttribute[] = [];

/** Annotations of a compact schema (compact syntax, 3.5): documentation comments, `[ ... ]`, and elements after `>>`. */
export class CompactAnnotations {
  readonly #tokens: CompactTokens;
  readonly #names: CompactNames;

  constructor(tokens: CompactTokens, names: CompactNames) {
    this.#tokens = tokens;
    this.#names = names;
  }

  /** The annotations before something; undefined if there are none. */
  read(): Annotations | undefined {
    const elements: ForeignElement[] = [];
    while (this.#tokens.current.kind === 'documentation') elements.push(documentation(this.#tokens.next().text));
    let attributes = NO_ATTRIBUTES;
    if (this.#tokens.take('[')) {
      attributes = this.#attributes(true);
      while (!this.#tokens.take(']')) elements.push(this.element(true));
    }
    return elements.length === 0 && attributes.length === 0 ? undefined : { attributes, elements };
  }

  /** The elements after something, each behind `>>`. */
  following(): readonly ForeignElement[] {
    const elements: ForeignElement[] = [];
    while (this.#tokens.take('>>')) elements.push(this.element(true));
    return elements;
  }

  /** Whether an annotation element is next. */
  isElement(): boolean {
    const { kind } = this.#tokens.current;
    const ahead = this.#tokens.ahead(1);
    return (kind === 'name' || kind === 'quoted' || kind === 'cname') && ahead.kind === 'symbol' && ahead.text === '[';
  }

  /** `outermost`: RELAX NG's own elements would change the schema there; deeper, they are only quoted. */
  element(outermost: boolean): ForeignElement {
    return this.#tokens.nested(() => {
      const name = this.#name();
      if (outermost && name.ns === RELAXNG_NS) this.#tokens.refuse("an annotation cannot have RELAX NG's own namespace");
      this.#tokens.symbol('[');
      const attributes = this.#attributes(false);
      const of: (string | ForeignElement)[] = [];
      while (!this.#tokens.take(']')) {
        if (this.#tokens.current.kind !== 'literal') of.push(this.element(false));
        else {
          const text = this.#tokens.literal();
          if (typeof of.at(-1) === 'string') of.push(`${of.pop()}${text}`);
          else of.push(text);
        }
      }
      return { ...name, attributes, of };
    });
  }

  #attributes(outermost: boolean): readonly ForeignAttribute[] {
    const attributes: ForeignAttribute[] = [];
    while (this.#tokens.ahead(1).kind === 'symbol' && this.#tokens.ahead(1).text === '=') {
      const { place } = this.#tokens;
      const name = this.#name();
      this.#tokens.symbol('=');
      if (outermost && name.ns === '') this.#tokens.refuse('an annotation attribute must have a prefix', place);
      if (outermost && name.ns === RELAXNG_NS) this.#tokens.refuse("an annotation cannot have RELAX NG's own namespace", place);
      if (isXmlns(name.ns) || (name.ns === '' && name.local === 'xmlns'))
        this.#tokens.refuse('an annotation cannot declare namespaces', place);
      if (attributes.some((one) => one.ns === name.ns && one.local === name.local))
        this.#tokens.refuse('the attribute is there twice', place);
      attributes.push({ ...name, value: this.#tokens.literal() });
    }
    return attributes;
  }

  #name(): ForeignName {
    const { kind, text } = this.#tokens.current;
    if (kind === 'cname') {
      const colon = text.indexOf(':');
      const prefix = text.slice(0, colon);
      const ns = this.#names.foreign(prefix);
      this.#tokens.next();
      return { ns, prefix: ns === '' ? '' : prefix, local: text.slice(colon + 1) };
    }
    return { ns: '', prefix: '', local: this.#tokens.identifierOrKeyword('an annotation') };
  }
}

const documentation = (text: string): ForeignElement => ({
  ns: COMPATIBILITY_NS,
  prefix: 'a',
  local: 'documentation',
  attributes: NO_ATTRIBUTES,
  of: [text],
});

const isDocumentation = (element: ForeignElement): boolean => element.ns === COMPATIBILITY_NS && element.local === 'documentation';

/** The text of the first `a:documentation`. */
export function documentationIn(annotations: Annotations | undefined): string | undefined {
  const text = annotations?.elements.find(isDocumentation)?.of[0];
  return typeof text === 'string' ? text : undefined;
}

/** `a:defaultValue` of an attribute. */
export const defaultValueIn = (annotations: Annotations | undefined): string | undefined =>
  annotations?.attributes.find((one) => one.ns === COMPATIBILITY_NS && one.local === 'defaultValue')?.value;

/** Two sets of annotations of one node, the outer first. */
export function joined(outer: Annotations | undefined, inner: Annotations | undefined): Annotations | undefined {
  if (outer === undefined || inner === undefined) return outer ?? inner;
  return { attributes: [...outer.attributes, ...inner.attributes], elements: [...outer.elements, ...inner.elements] };
}

/**
 * What a `value`, `param` or `name` takes: it holds text only, so its documentation follows it, and it can have no other
 * elements. Undefined if there are others.
 */
export function annotateText(
  annotations: Annotations | undefined,
): { annotations?: Annotations; after?: readonly ForeignElement[] } | undefined {
  if (annotations === undefined) return {};
  if (!annotations.elements.every(isDocumentation)) return undefined;
  return {
    ...(annotations.attributes.length > 0 && { annotations: { attributes: annotations.attributes, elements: [] } }),
    ...(annotations.elements.length > 0 && { after: annotations.elements }),
  };
}
