import { ExpressionStore } from './expression.js';
import { parseExpression } from './parse.js';
import { States } from './states.js';

/** A regular expression of XML Schema, which matches whole strings, in time linear in their length. */
export class RegularExpression {
  readonly source: string;
  readonly #states: States;

  /** Throws a {@link DatatypeError} for a malformed expression. */
  constructor(source: string) {
    this.source = source;
    this.#states = new States(parseExpression(source, new ExpressionStore()));
  }

  matches(string: string): boolean {
    return this.#states.matches(string);
  }
}

const known = new Map<string, RegularExpression>();

/** The expression with this source: a schema has the same pattern in many places, and what was learnt of it is kept. */
export function regularExpression(source: string): RegularExpression {
  let expression = known.get(source);
  if (expression === undefined) {
    expression = new RegularExpression(source);
    known.set(source, expression);
  }
  return expression;
}
