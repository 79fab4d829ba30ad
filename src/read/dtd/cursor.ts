import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import type { Place } from '../../model/factory.js';
import type { SourceText } from '../../model/source.js';
import { firstIllegal, NCNAME, NMTOKEN, QNAME } from '../names.js';

const SPACE = /[ \t\r\n]+/y;
const NAMES = {
  name: new RegExp(NCNAME, 'uy'),
  qname: new RegExp(QNAME, 'uy'),
  nmtoken: new RegExp(NMTOKEN, 'uy'),
} as const;
const PUBLIC_ID = /^[ \r\na-zA-Z0-9\-'()+,./:=?;!*#@$_%]*$/;

/** What stands between quotation marks, and the offset of its first character. */
export interface Literal {
  readonly value: string;
  readonly start: number;
}

export interface ExternalId {
  readonly publicId?: string;
  /** Absent in a notation that has a public identifier alone. */
  readonly systemId?: string;
}

/** Reads markup declarations from a text, and refuses at the place where one goes wrong. */
export class Cursor {
  readonly source: SourceText;
  readonly end: number;
  at: number;

  constructor(source: SourceText, at = 0, end = source.text.length) {
    this.source = source;
    this.at = at;
    this.end = end;
  }

  fail(sentence: string, at = this.at): never {
    throw new Refusal(report.xmlWellFormed(this.place(at), sentence));
  }

  place(at = this.at, end?: number): Place {
    return { path: this.source.path, range: this.source.range(Math.min(at, this.source.text.length), end) };
  }

  looksAt(literal: string): boolean {
    return this.source.text.startsWith(literal, this.at);
  }

  take(literal: string): boolean {
    if (!this.looksAt(literal)) return false;
    this.at += literal.length;
    return true;
  }

  require(literal: string, where: string): void {
    if (this.take(literal)) return;
    if (this.at >= this.end) this.fail(`The file ends in ${where}. Is it truncated?`);
    this.fail(`A “${literal}” is missing in ${where}.`);
  }

  /** White space (production 3), where there is any. */
  space(): boolean {
    return this.#match(SPACE) !== undefined;
  }

  requireSpace(where: string): void {
    if (!this.space()) this.fail(`A space is missing in ${where}.`);
  }

  /** A name without a colon (Namespaces in XML 1.0, 7), a qualified name, or a name token. */
  name(kind: keyof typeof NAMES, where: string): string {
    return this.#match(NAMES[kind]) ?? this.fail(`${kind === 'nmtoken' ? 'A name token' : 'A name'} is missing in ${where}.`);
  }

  /** A keyword: letters up to the next character that is none. */
  word(): string {
    return this.#match(/#?[A-Za-z]+/y) ?? '';
  }

  literal(where: string): Literal {
    const quote = this.source.text[this.at];
    if (quote !== '"' && quote !== "'") this.fail(`Quotation marks are missing in ${where}.`);
    const start = this.at + 1;
    const end = this.source.text.indexOf(quote, start);
    if (end < 0 || end >= this.end) this.fail(`A quotation mark is opened in ${where} and not closed.`);
    this.at = end + 1;
    return { value: this.source.text.slice(start, end), start };
  }

  /** Up to and past `mark`. */
  until(mark: string, where: string): string {
    const end = this.source.text.indexOf(mark, this.at);
    if (end < 0) this.fail(`${where} is not closed.`);
    const value = this.source.text.slice(this.at, end);
    this.at = end + mark.length;
    return value;
  }

  /** Production 75; for notations also 83, without system identifier. Undefined where there is none. */
  externalId(where: string, notation = false): ExternalId | undefined {
    if (this.take('SYSTEM')) {
      this.requireSpace(where);
      return { systemId: this.literal(where).value };
    }
    if (!this.take('PUBLIC')) return undefined;
    this.requireSpace(where);
    const { value: publicId, start } = this.literal(where);
    if (!PUBLIC_ID.test(publicId)) this.fail(`The public identifier in ${where} holds a character that none may have.`, start);
    const spaced = this.space();
    const next = this.source.text[this.at];
    if (next !== '"' && next !== "'") {
      if (notation) return { publicId };
      this.fail(`The public identifier in ${where} must be followed by a system identifier.`);
    }
    if (!spaced) this.fail(`A space is missing in ${where}.`);
    return { publicId, systemId: this.literal(where).value };
  }

  /** Comments and processing instructions (productions 15 and 16); false where there is neither. */
  commentOrInstruction(): boolean {
    const start = this.at;
    if (this.take('<!--')) {
      const comment = this.until('--', 'A comment');
      this.#legal(comment, start + 4);
      if (!this.take('>')) this.fail('A comment holds “--”.', this.at - 2);
      return true;
    }
    if (!this.take('<?')) return false;
    const target = this.name('name', 'a processing instruction');
    if (target.toLowerCase() === 'xml')
      this.fail('The XML declaration must be the very first thing in the file; something stands before it.', start);
    if (!this.looksAt('?>') && !this.space()) this.fail('The target of a processing instruction must be followed by a space.');
    const from = this.at;
    this.#legal(this.until('?>', 'A processing instruction'), from);
    return true;
  }

  #legal(text: string, start: number): void {
    const at = firstIllegal(text);
    if (at >= 0) this.fail('There is a character here that XML does not allow (a control character).', start + at);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
