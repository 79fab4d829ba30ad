import type { SchemaPlace } from '../grammar.js';
import { readCompactSyntax } from './compact/parser.js';
import { type Faults, LIMITS } from './fault.js';
import type { Chain } from './simple.js';
import type { SyntaxDocument } from './syntax.js';
import { readXmlSyntax } from './xml/reader.js';

export type Syntax = 'xml' | 'compact';

/** Fetches what a schema refers to, or throws with the reason. */
export type Load = (href: string, base: string) => { readonly uri: string; readonly text: string };

export interface Brought extends SyntaxDocument {
  readonly chain: Chain;
}

/** The files of a schema, each fetched and parsed once (4.5). */
export class Library {
  readonly #load: Load;
  readonly #faults: Faults;
  readonly #parsed = new Map<string, SyntaxDocument>();
  readonly #uris = new Map<string, string>();
  #inclusions = 0;

  constructor(load: Load, faults: Faults) {
    this.#load = load;
    this.#faults = faults;
  }

  parse(uri: string, text: string, syntax: Syntax): SyntaxDocument {
    const source = { file: this.#faults.files.push(uri) - 1, uri };
    const parsed = syntax === 'xml' ? readXmlSyntax(text, source, this.#faults) : readCompactSyntax(text, source, this.#faults);
    this.#parsed.set(uri, parsed);
    return parsed;
  }

  bring(
    reference: { readonly href: string; readonly base: string; readonly place: SchemaPlace },
    chain: Chain,
    section: '4.6' | '4.7',
  ): Brought {
    const { href, base, place } = reference;
    if (++this.#inclusions > LIMITS.inclusions) this.#faults.fail('limit', `more than ${LIMITS.inclusions} files are brought in`, place);
    const key = `${base}\n${href}`;
    let uri = this.#uris.get(key);
    if (uri === undefined) {
      const loaded = this.#fetch(href, base, place);
      uri = loaded.uri;
      this.#uris.set(key, uri);
      this.#refuseCycle(uri, chain, section, place);
      if (!this.#parsed.has(uri)) this.parse(uri, loaded.text, syntaxOf(loaded.text));
    } else this.#refuseCycle(uri, chain, section, place);
    return { ...this.#parsed.get(uri)!, chain: { uri, parent: chain } };
  }

  #fetch(href: string, base: string, place: SchemaPlace): { readonly uri: string; readonly text: string } {
    try {
      return this.#load(href, base);
    } catch (error) {
      this.#faults.fail('4.5', `“${href}” cannot be read: ${error instanceof Error ? error.message : String(error)}`, place);
    }
  }

  #refuseCycle(uri: string, chain: Chain, section: string, place: SchemaPlace): void {
    for (let above: Chain | undefined = chain; above !== undefined; above = above.parent)
      if (above.uri === uri) this.#faults.fail(section, `“${uri}” brings in itself`, place);
  }
}

/** No compact schema begins with `<`, and every XML schema does. */
const syntaxOf = (text: string): Syntax => (/^\uFEFF?\s*</.test(text) ? 'xml' : 'compact');
