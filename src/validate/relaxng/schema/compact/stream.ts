import type { SchemaPlace } from '../../grammar.js';
import { type Faults, LIMITS } from '../fault.js';
import { libraryFault } from '../lexical.js';
import { type Token, tokenize } from './tokens.js';

const KEYWORDS: ReadonlySet<string> = new Set([
  ...['attribute', 'default', 'datatypes', 'div', 'element', 'empty', 'external', 'grammar', 'include', 'inherit', 'list'],
  ...['mixed', 'namespace', 'notAllowed', 'parent', 'start', 'string', 'text', 'token'],
]);

/** The tokens of a compact schema, read one after the other. */
export class CompactTokens {
  readonly #tokens: readonly Token[];
  readonly #faults: Faults;
  #at = 0;
  #depth = 0;

  constructor(text: string, file: number, faults: Faults) {
    this.#tokens = tokenize(text, file, faults);
    this.#faults = faults;
  }

  get current(): Token {
    return this.#tokens[this.#at]!;
  }

  get place(): SchemaPlace {
    return this.current.place;
  }

  ahead(distance: number): Token {
    return this.#tokens[Math.min(this.#at + distance, this.#tokens.length - 1)]!;
  }

  next(): Token {
    const token = this.current;
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  mark(): number {
    return this.#at;
  }

  reset(mark: number): void {
    this.#at = mark;
  }

  refuse(message: string, place: SchemaPlace = this.place): never {
    this.#faults.fail('compact syntax', message, place);
  }

  expected(what: string): never {
    const { kind, text } = this.current;
    this.refuse(`${what} is expected, not ${kind === 'end' ? text : kind === 'literal' ? 'a literal' : `“${text}”`}`);
  }

  isSymbol(text: string): boolean {
    return this.current.kind === 'symbol' && this.current.text === text;
  }

  /** Takes a symbol if it is there. */
  take(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.#at++;
    return true;
  }

  symbol(text: string): void {
    if (!this.take(text)) this.expected(`“${text}”`);
  }

  isKeyword(text: string): boolean {
    return this.current.kind === 'name' && this.current.text === text;
  }

  keyword(text: string): void {
    if (!this.isKeyword(text)) this.expected(`“${text}”`);
    this.#at++;
  }

  isIdentifier(token: Token = this.current): boolean {
    return token.kind === 'quoted' || (token.kind === 'name' && !KEYWORDS.has(token.text));
  }

  identifier(what: string): string {
    if (!this.isIdentifier()) this.expected(what);
    return this.next().text;
  }

  identifierOrKeyword(what: string): string {
    if (this.current.kind !== 'name' && this.current.kind !== 'quoted') this.expected(what);
    return this.next().text;
  }

  literal(): string {
    let text = '';
    do {
      if (this.current.kind !== 'literal') this.expected('a literal');
      text += this.next().text;
    } while (this.take('~'));
    return text;
  }

  checkLibrary(uri: string): void {
    const fault = libraryFault(uri);
    if (fault !== undefined) this.#faults.fail('3', `the datatype library “${uri}” ${fault}`, this.place);
  }

  /** Reads something that may hold itself. */
  nested<T>(read: () => T): T {
    if (++this.#depth > LIMITS.nesting) this.#faults.fail('limit', `patterns are nested more than ${LIMITS.nesting} deep`, this.place);
    const result = read();
    this.#depth--;
    return result;
  }
}
