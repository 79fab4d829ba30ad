import { type ForeignElement, XML_NS } from './syntax.js';

type Attributes = Readonly<Record<string, string | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (found) => ESCAPES[found]!);
const escapeAttribute = (text: string): string => text.replace(/[&<>"\t\n\r]/g, (found) => ESCAPES[found]!);

/** Indented XML text. */
export class RngOutput {
  readonly #lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  #depth = 0;

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  element(name: string, attributes: Attributes, content: () => void): void {
    const opened = this.#lines.length;
    this.#line(`<${name}${spell(attributes)}>`);
    this.#depth++;
    content();
    this.#depth--;
    if (this.#lines.length === opened + 1) this.#lines[opened] = this.#lines[opened]!.replace(/>$/, '/>');
    else this.#line(`</${name}>`);
  }

  /** An element of text, in which whitespace counts. */
  inline(name: string, attributes: Attributes, text: string): void {
    this.#line(`<${name}${spell(attributes)}>${escapeText(text)}</${name}>`);
  }

  foreign(element: ForeignElement, bound: Readonly<Record<string, string>>): void {
    this.#line(foreignText(element, bound));
  }

  #line(text: string): void {
    this.#lines.push('  '.repeat(this.#depth) + text);
  }
}

function spell(attributes: Attributes): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) text += ` ${name}="${escapeAttribute(value)}"`;
  return text;
}

/** On one line, as whitespace may count in it. Prefixes are declared where they are not yet. */
function foreignText(element: ForeignElement, bound: Readonly<Record<string, string>>): string {
  const inner = { ...bound };
  const attributes: Record<string, string> = {};
  const declare = (prefix: string, ns: string): void => {
    if (prefix === 'xml' && ns === XML_NS) return;
    if ((inner[prefix] ?? '') === ns) return;
    inner[prefix] = ns;
    attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] = ns;
  };
  const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`;
  declare(element.prefix, element.ns);
  for (const { prefix, ns, local, value } of element.attributes) {
    if (prefix !== '') declare(prefix, ns);
    attributes[prefix === '' ? local : `${prefix}:${local}`] = value;
  }
  const content = element.of.map((one) => (typeof one === 'string' ? escapeText(one) : foreignText(one, inner))).join('');
  return content === '' ? `<${name}${spell(attributes)}/>` : `<${name}${spell(attributes)}>${content}</${name}>`;
}
