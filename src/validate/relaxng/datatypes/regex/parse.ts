/** XML Schema Part 2, appendix F: the grammar of regular expressions, production by production. */
import { DatatypeError } from '../datatype.js';
import { characterClass, not, union } from './classes.js';
import type { CharacterTest, Expression, ExpressionStore } from './expression.js';

const MOST_DEPTH = 200;

class Parser {
  readonly #text: string;
  readonly #store: ExpressionStore;
  #at = 0;
  #depth = 0;

  constructor(text: string, store: ExpressionStore) {
    this.#text = text;
    this.#store = store;
  }

  /** [1] regExp, up to the end. */
  whole(): Expression {
    const expression = this.#branches();
    if (this.#at < this.#text.length) this.#fail(`“${this.#peek()}” stands alone`);
    return expression;
  }

  #branches(): Expression {
    const branches = [this.#branch()];
    while (this.#take('|')) branches.push(this.#branch());
    return this.#store.branches(branches);
  }

  /** [2] branch */
  #branch(): Expression {
    const pieces: Expression[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) pieces.push(this.#piece());
    return pieces.reduceRight((rest, piece) => this.#store.sequence(piece, rest), this.#store.empty);
  }

  /** [3] piece, [4] quantifier */
  #piece(): Expression {
    const atom = this.#atom();
    if (this.#take('?')) return this.#store.repeat(atom, 0, 1);
    if (this.#take('*')) return this.#store.repeat(atom, 0, Number.POSITIVE_INFINITY);
    if (this.#take('+')) return this.#store.repeat(atom, 1, Number.POSITIVE_INFINITY);
    if (!this.#take('{')) return atom;
    const min = this.#number();
    let max = min;
    if (this.#take(',')) max = this.#peek() === '}' ? Number.POSITIVE_INFINITY : this.#number();
    if (!this.#take('}')) this.#fail('a quantifier is not closed with }');
    if (max < min) this.#fail(`the quantifier {${min},${max}} has its bounds in the wrong order`);
    return this.#store.repeat(atom, min, max);
  }

  #number(): number {
    const digits = /^[0-9]+/.exec(this.#text.slice(this.#at, this.#at + 30))?.[0];
    if (digits === undefined) return this.#fail('a number is expected in the quantifier');
    this.#at += digits.length;
    return Number(digits);
  }

  /** [9] atom */
  #atom(): Expression {
    if (this.#take('(')) {
      this.#deeper();
      const expression = this.#branches();
      if (!this.#take(')')) this.#fail('a parenthesis is not closed');
      this.#depth -= 1;
      return expression;
    }
    if (this.#take('[')) return this.#store.class(this.#group());
    if (this.#take('.')) return this.#store.class((codePoint) => codePoint !== 10 && codePoint !== 13);
    if (this.#peek() === '\\') {
      const { single, test } = this.#escape();
      return single === undefined ? this.#store.class(test) : this.#store.character(single);
    }
    const start = this.#at;
    const character = this.#next();
    if ('?*+{}]'.includes(character)) this.#fail(`“${character}” must be escaped here`, start);
    return this.#store.character(character.codePointAt(0) ?? 0);
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) this.#fail('it is nested too deeply');
  }

  /** [13] posCharGroup, [14] negCharGroup, [16] charClassSub, after the opening bracket. */
  #group(): CharacterTest {
    const negative = this.#take('^');
    const tests: CharacterTest[] = [];
    let subtracted: CharacterTest | undefined;
    let first = true;
    while (!this.#take(']')) {
      const start = this.#peek();
      if (start === undefined) this.#fail('a character class is not closed');
      if (start === '[') this.#fail('“[” must be escaped in a character class');
      if (start === '-' && !first && this.#text[this.#at + 1] === '[') {
        this.#at += 2;
        this.#deeper();
        subtracted = this.#group();
        this.#depth -= 1;
        if (!this.#take(']')) this.#fail('nothing may follow what is subtracted from a character class');
        break;
      }
      tests.push(this.#member(first));
      first = false;
    }
    if (tests.length === 0) this.#fail('a character class is empty');
    const base = negative ? not(union(tests)) : union(tests);
    const without = subtracted;
    return without ? (codePoint) => base(codePoint) && !without(codePoint) : base;
  }

  /** [17] charRange, or a class escape. */
  #member(first: boolean): CharacterTest {
    const start = this.#peek();
    const from = start === '\\' ? this.#escape() : this.#single(first);
    const dash = this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']' && this.#text[this.#at + 1] !== '[';
    if (!dash) return from.test;
    if (start === '-') return this.#fail('“-” must be escaped where it begins a range');
    if (from.single === undefined) return this.#fail('a class of characters cannot begin a range');
    this.#at += 1;
    if (this.#peek() === '-') this.#fail('“-” must be escaped where it ends a range');
    const to = this.#peek() === '\\' ? this.#escape().single : this.#single(false).single;
    if (to === undefined) return this.#fail('a class of characters cannot end a range');
    const low = from.single;
    if (to < low) this.#fail('a range has its bounds in the wrong order');
    return (codePoint) => codePoint >= low && codePoint <= to;
  }

  #single(dashAllowed: boolean): { single: number; test: CharacterTest } {
    const character = this.#next();
    if (character === '[' || character === ']') this.#fail(`“${character}” must be escaped in a character class`);
    if (character === '-' && !dashAllowed && this.#text[this.#at] !== ']')
      this.#fail('“-” may only stand first or last in a character class');
    const single = character.codePointAt(0) ?? 0;
    return { single, test: (codePoint) => codePoint === single };
  }

  /** [23] charClassEsc: one character, or a class. */
  #escape(): { single?: number; test: CharacterTest } {
    this.#at += 1;
    const character = this.#peek();
    if (character === undefined) return this.#fail('it ends with a backslash');
    this.#at += character.length;
    if (character === 'p' || character === 'P') {
      const property = /^\{([A-Za-z0-9-]+)\}/.exec(this.#text.slice(this.#at, this.#at + 60));
      if (property?.[1] === undefined) return this.#fail(`\\${character} must be followed by a property in braces`);
      this.#at += property[0].length;
      const test = characterClass(property[1]);
      if (test === undefined) return this.#fail(`there is no character property ${property[1]}`);
      return { test: character === 'p' ? test : not(test) };
    }
    const single = 'nrt'.includes(character) ? '\n\r\t'.codePointAt('nrt'.indexOf(character)) : undefined;
    const literal = single ?? ('\\|.-^?*+{}()[]'.includes(character) ? character.codePointAt(0) : undefined);
    if (literal !== undefined) return { single: literal, test: (codePoint) => codePoint === literal };
    const lower = character.toLowerCase();
    const test = 'sicdw'.includes(lower) ? characterClass(`\\${lower}`) : undefined;
    if (test === undefined) return this.#fail(`there is no escape \\${character}`);
    return { test: character === lower ? test : not(test) };
  }

  #peek(): string | undefined {
    const codePoint = this.#text.codePointAt(this.#at);
    return codePoint === undefined ? undefined : String.fromCodePoint(codePoint);
  }

  #next(): string {
    const character = this.#peek();
    if (character === undefined) return this.#fail('it ends too early');
    this.#at += character.length;
    return character;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #fail(reason: string, at = this.#at): never {
    throw new DatatypeError(`the regular expression “${this.#text}” is malformed at character ${at + 1}: ${reason}`);
  }
}

/** Throws a {@link DatatypeError} that says where the expression is malformed. */
export function parseExpression(text: string, store: ExpressionStore): Expression {
  return new Parser(text, store).whole();
}
