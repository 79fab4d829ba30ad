import { DatatypeError } from '../datatype.js';
import { type Expression, ExpressionLimitError, ExpressionStore } from './expression.js';
import { parseExpression } from './parse.js';

/** A regular expression of XML Schema, which matches whole strings, in time linear in their length. */
export class RegularExpression {
  readonly source: string;
  readonly #store = new ExpressionStore();
  readonly #start: Expression;

  /** Throws a {@link DatatypeError} for a malformed expression. */
  constructor(source: string) {
    this.source = source;
    this.#start = parseExpression(source, this.#store);
  }

  matches(string: string): boolean {
    let state = this.#start;
    const none = this.#store.none;
    try {
      for (let at = 0; at < string.length; at += 1) {
        const codePoint = string.codePointAt(at) ?? 0;
        if (codePoint > 0xffff) at += 1;
        state = state.next.get(codePoint) ?? this.#store.derivative(state, codePoint);
        if (state === none) return false;
      }
      return state.nullable;
    } catch (error) {
      if (!(error instanceof ExpressionLimitError || error instanceof RangeError)) throw error;
      throw new DatatypeError(`the regular expression “${this.source}” is too complex to be matched`);
    }
  }
}
