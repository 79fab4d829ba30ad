/** Regular expressions of XML Schema (Part 2, appendix F) as interned expressions with their derivatives by character. */

/** Whether a code point belongs to a class. */
export type CharacterTest = (codePoint: number) => boolean;

interface Base {
  readonly id: number;
  readonly nullable: boolean;
  readonly next: Map<number, Expression>;
}

export type Expression = Base &
  (
    | { readonly kind: 'none' | 'empty' }
    | { readonly kind: 'class'; readonly test: CharacterTest }
    | { readonly kind: 'sequence'; readonly first: Expression; readonly rest: Expression }
    | { readonly kind: 'branches'; readonly of: readonly Expression[] }
    | { readonly kind: 'repeat'; readonly of: Expression; readonly min: number; readonly max: number }
  );

/** An expression has outgrown its bound while it was matched: it is built to exhaust the memory. */
export class ExpressionLimitError extends Error {}

const MOST_EXPRESSIONS = 100_000;

/** How many next characters an expression remembers. */
const MOST_CHARACTERS = 1000;

/** Makes the expressions of one regular expression, each once, and takes derivatives: matching is linear in the string. */
export class ExpressionStore {
  readonly #byKey = new Map<string, Expression>();
  #count = 0;
  readonly none = this.#make({ kind: 'none' }, false);
  readonly empty = this.#make({ kind: 'empty' }, true);

  class(test: CharacterTest): Expression {
    return this.#make({ kind: 'class', test }, false);
  }

  sequence(first: Expression, rest: Expression): Expression {
    if (first.kind === 'none' || rest.kind === 'none') return this.none;
    if (first.kind === 'empty') return rest;
    if (rest.kind === 'empty') return first;
    if (first.kind === 'sequence') return this.sequence(first.first, this.sequence(first.rest, rest));
    return this.#interned(`s${first.id},${rest.id}`, () => this.#make({ kind: 'sequence', first, rest }, first.nullable && rest.nullable));
  }

  branches(expressions: readonly Expression[]): Expression {
    const members = new Set<Expression>();
    for (const expression of expressions) {
      if (expression.kind === 'branches') for (const each of expression.of) members.add(each);
      else if (expression.kind !== 'none') members.add(expression);
    }
    const [only = this.none] = members;
    if (members.size <= 1) return only;
    const of = [...members].sort((a, b) => a.id - b.id);
    const nullable = of.some((each) => each.nullable);
    return this.#interned(`b${of.map(({ id }) => id).join()}`, () => this.#make({ kind: 'branches', of }, nullable));
  }

  /** `max` may be Infinity. */
  repeat(of: Expression, min: number, max: number): Expression {
    if (max === 0 || of.kind === 'empty') return this.empty;
    if (of.kind === 'none') return min === 0 ? this.empty : this.none;
    if (min === 1 && max === 1) return of;
    // What may be empty may be left out.
    const least = of.nullable ? 0 : min;
    if (of.kind === 'repeat' && of.min <= 1 && of.max === Number.POSITIVE_INFINITY && least <= 1) {
      return this.repeat(of.of, Math.min(of.min, least), Number.POSITIVE_INFINITY);
    }
    return this.#interned(`r${of.id},${least},${max}`, () => this.#make({ kind: 'repeat', of, min: least, max }, least === 0));
  }

  derivative(expression: Expression, codePoint: number): Expression {
    const remembered = expression.next.get(codePoint);
    if (remembered !== undefined) return remembered;
    const derivative = this.#derivative(expression, codePoint);
    if (expression.next.size >= MOST_CHARACTERS) expression.next.clear();
    expression.next.set(codePoint, derivative);
    return derivative;
  }

  #derivative(expression: Expression, codePoint: number): Expression {
    switch (expression.kind) {
      case 'none':
      case 'empty':
        return this.none;
      case 'class':
        return expression.test(codePoint) ? this.empty : this.none;
      case 'sequence': {
        const first = this.sequence(this.derivative(expression.first, codePoint), expression.rest);
        return expression.first.nullable ? this.branches([first, this.derivative(expression.rest, codePoint)]) : first;
      }
      case 'branches':
        return this.branches(expression.of.map((each) => this.derivative(each, codePoint)));
      case 'repeat': {
        const { of, min, max } = expression;
        return this.sequence(this.derivative(of, codePoint), this.repeat(of, Math.max(0, min - 1), max - 1));
      }
    }
  }

  #interned(key: string, make: () => Expression): Expression {
    let expression = this.#byKey.get(key);
    if (expression === undefined) {
      expression = make();
      this.#byKey.set(key, expression);
    }
    return expression;
  }

  #make(shape: object, nullable: boolean): Expression {
    this.#count += 1;
    if (this.#count > MOST_EXPRESSIONS) throw new ExpressionLimitError('the regular expression grows beyond every bound');
    return { ...shape, id: this.#count, nullable, next: new Map() } as unknown as Expression;
  }
}
