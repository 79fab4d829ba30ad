import type { NamespaceBindings } from '../../grammar.js';
import { XML_NS, XMLNS_NS, XSD_LIBRARY } from '../syntax.js';
import type { CompactTokens } from './stream.js';

/** The prefixes of a compact schema (compact syntax, 3.1): of namespaces, and of datatype libraries. */
export class CompactNames {
  /** Undefined for a prefix whose namespace is inherited. */
  readonly #namespaces = new Map<string, string | undefined>([['xml', XML_NS]]);
  readonly #libraries = new Map<string, string>([['xsd', XSD_LIBRARY]]);
  readonly #tokens: CompactTokens;
  /** What an element without a prefix has; undefined if inherited. */
  default: string | undefined;
  #hasDefault = false;

  constructor(tokens: CompactTokens) {
    this.#tokens = tokens;
  }

  /** The declarations at the head of a schema. */
  readPreamble(): void {
    const declared = new Set<string>();
    for (;;) {
      if (this.#tokens.isKeyword('namespace')) this.#namespace(declared);
      else if (this.#tokens.isKeyword('default')) this.#defaultNamespace(declared);
      else if (this.#tokens.isKeyword('datatypes')) this.#datatypes();
      else return;
    }
  }

  #namespace(declared: Set<string>): void {
    this.#tokens.next();
    const prefix = this.#tokens.identifierOrKeyword('a namespace prefix');
    this.#tokens.symbol('=');
    this.#declare(prefix, this.#uri(), declared);
  }

  #defaultNamespace(declared: Set<string>): void {
    const { place } = this.#tokens.next();
    this.#tokens.keyword('namespace');
    const prefix = this.#tokens.isSymbol('=') ? undefined : this.#tokens.identifierOrKeyword('a namespace prefix');
    this.#tokens.symbol('=');
    const uri = this.#uri();
    if (this.#hasDefault) this.#tokens.refuse('a second default namespace', place);
    this.#hasDefault = true;
    this.default = uri;
    if (prefix !== undefined) this.#declare(prefix, uri, declared);
  }

  #declare(prefix: string, uri: string | undefined, declared: Set<string>): void {
    if (prefix === 'xmlns') this.#tokens.refuse('xmlns cannot be a namespace prefix');
    if ((prefix === 'xml') !== (uri === XML_NS)) this.#tokens.refuse(`the prefix xml, and only xml, is bound to ${XML_NS}`);
    if (declared.has(prefix)) this.#tokens.refuse(`the prefix ${prefix} is declared twice`);
    declared.add(prefix);
    this.#namespaces.set(prefix, uri);
  }

  #datatypes(): void {
    this.#tokens.next();
    const prefix = this.#tokens.identifierOrKeyword('a datatypes prefix');
    this.#tokens.symbol('=');
    const uri = this.#tokens.literal();
    if (prefix === 'xsd' && uri !== XSD_LIBRARY) this.#tokens.refuse(`the prefix xsd is bound to ${XSD_LIBRARY}`);
    this.#tokens.checkLibrary(uri);
    this.#libraries.set(prefix, uri);
  }

  #uri(): string | undefined {
    if (this.#tokens.isKeyword('inherit')) {
      this.#tokens.next();
      return undefined;
    }
    return this.#tokens.literal();
  }

  namespace(prefix: string): string | undefined {
    if (!this.#namespaces.has(prefix)) this.#tokens.refuse(`the namespace prefix ${prefix} is not declared`);
    return this.#namespaces.get(prefix);
  }

  /** The namespace of an annotation, which cannot be inherited. */
  foreign(prefix: string): string {
    const uri = this.namespace(prefix);
    if (uri === undefined) this.#tokens.refuse(`the namespace of ${prefix} is inherited, which an annotation cannot have`);
    return uri;
  }

  library(prefix: string): string {
    const uri = this.#libraries.get(prefix);
    if (uri === undefined) this.#tokens.refuse(`the datatypes prefix ${prefix} is not declared`);
    return uri;
  }

  /** What `inherit = prefix` passes on; without it, the default namespace. */
  inherit(): string | undefined {
    if (!this.#tokens.isKeyword('inherit')) return this.default;
    this.#tokens.next();
    this.#tokens.symbol('=');
    return this.namespace(this.#tokens.identifierOrKeyword('a namespace prefix'));
  }

  bindings(): NamespaceBindings {
    const bound: Record<string, string> = Object.create(null);
    for (const [prefix, uri] of this.#namespaces) if (uri !== undefined) bound[prefix] = uri;
    return bound;
  }
}

export const isXmlns = (ns: string): boolean => ns === XMLNS_NS || `${ns}/` === XMLNS_NS;
