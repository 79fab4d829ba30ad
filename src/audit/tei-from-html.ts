/** The TEI of a page's texts, as XML: canonically the same as in the source (Exclusive XML Canonicalization 1.0, without comments). */
import { type ReversedElement, reverse, textOfPage } from './reverse.js';

/** One document for each text of the page, as a corpus has several; none where the page is not one of ours. */
export function teiFromHtml(page: string): readonly string[] {
  const root = textOfPage(page);
  if (root === undefined) return [];
  const texts: string[] = [];
  let writer = new Writer();
  let depth = 0;
  reverse(root, {
    startElement(element) {
      depth += 1;
      writer.start(element);
    },
    endElement({ name }) {
      writer.end(name);
      depth -= 1;
      if (depth > 0) return;
      texts.push(writer.toString());
      writer = new Writer();
    },
    text(value) {
      if (depth > 0) writer.text(value);
    },
    instruction(target, data) {
      if (depth > 0) writer.instruction(target, data);
    },
  });
  return texts;
}

type Scope = ReadonlyMap<string, string>;

class Writer {
  readonly #parts: string[] = [];
  readonly #scopes: Scope[] = [new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])];
  /** A start tag whose `>` is still to come: an element without content is written as one tag. */
  #open = false;

  start({ name, namespace, attributes }: ReversedElement): void {
    this.#close();
    const outer = this.#scopes.at(-1) as Scope;
    const scope = new Map(outer);
    const declared: string[] = [];
    const need = (qualified: string, uri: string, isAttribute: boolean): void => {
      const prefix = qualified.includes(':') ? qualified.slice(0, qualified.indexOf(':')) : '';
      if ((isAttribute && prefix === '') || (scope.get(prefix) ?? '') === uri) return;
      scope.set(prefix, uri);
      declared.push(` xmlns${prefix === '' ? '' : `:${prefix}`}="${attributeValue(uri)}"`);
    };
    need(name, namespace, false);
    for (const attribute of attributes) need(attribute.name, attribute.namespace, true);
    const written = attributes.map((attribute) => ` ${attribute.name}="${attributeValue(attribute.value)}"`);
    this.#parts.push(`<${name}${declared.join('')}${written.join('')}`);
    this.#scopes.push(scope);
    this.#open = true;
  }

  end(name: string): void {
    this.#scopes.pop();
    if (this.#open) this.#parts.push('/>');
    else this.#parts.push(`</${name}>`);
    this.#open = false;
  }

  text(value: string): void {
    if (value === '') return;
    this.#close();
    this.#parts.push(value.replace(/[&<>\r]/g, (character) => TEXT[character] ?? ''));
  }

  instruction(target: string, data: string): void {
    this.#close();
    this.#parts.push(`<?${target}${data === '' ? '' : ` ${data}`}?>`);
  }

  #close(): void {
    if (this.#open) this.#parts.push('>');
    this.#open = false;
  }

  toString(): string {
    return `${this.#parts.join('')}\n`;
  }
}

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

const attributeValue = (value: string): string =>
  value.replace(/[&<"\t\n\r]/g, (character) =>
    character === '&' ? '&amp;' : character === '<' ? '&lt;' : `&#${character.charCodeAt(0)};`,
  );
