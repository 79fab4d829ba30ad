/** Regular expressions of XML Schema (Part 2, appendix F) as trees, made as small as is cheap. */

/** Whether a code point belongs to a class. */
export type CharacterTest = (codePoint: number) => boolean;

interface Base {
  readonly id: number;
  readonly nullable: boolean;
}

export interface ClassExpression extends Base {
  readonly kind: 'class';
  readonly test: CharacterTest;
}

export type Expression = Base &
  (
    | { readonly kind: 'none' | 'empty' }
    | { readonly kind: 'class'; readonly test: CharacterTest }
    | { readonly kind: 'sequence'; readonly first: Expression; readonly rest: Expression }
    | { readonly kind: 'branches'; readonly of: readonly Expression[] }
    /** `max` may be Infinity. */
    | { readonly kind: 'repeat'; readonly of: Expression; readonly min: number; readonly max: number }
  );

/** Makes the parts of one regular expression. */
export class ExpressionStore {
  readonly #characters = new Map<number, ClassExpression>();
  #count = 0;
  readonly none: Expression = { kind: 'none', id: 0, nullable: false };
  readonly empty: Expression = { kind: 'empty', id: 1, nullable: true };

  class(test: CharacterTest): ClassExpression {
    return { kind: 'class', test, id: this.#next(), nullable: false };
  }

  /** The class of one character, always the same object. */
  character(wanted: number): ClassExpression {
    let expression = this.#characters.get(wanted);
    if (expression === undefined) {
      expression = this.class((codePoint) => codePoint === wanted);
      this.#characters.set(wanted, expression);
    }
    return expression;
  }

  sequence(first: Expression, rest: Expression): Expression {
    if (first.kind === 'none' || rest.kind === 'none') return this.none;
    if (first.kind === 'empty') return rest;
    if (rest.kind === 'empty') return first;
    return { kind: 'sequence', first, rest, id: this.#next(), nullable: first.nullable && rest.nullable };
  }

  /** Branches of one character each are one class. */
  branches(expressions: readonly Expression[]): Expression {
    const members = new Set<Expression>();
    const tests = new Map<Expression, CharacterTest>();
    for (const expression of expressions) {
      if (expression.kind === 'class') tests.set(expression, expression.test);
      else if (expression.kind !== 'none') members.add(expression);
    }
    if (tests.size === 1) for (const only of tests.keys()) members.add(only);
    if (tests.size > 1) {
      const of = [...tests.values()];
      members.add(this.class((codePoint) => of.some((test) => test(codePoint))));
    }
    const [only = this.none] = members;
    if (members.size <= 1) return only;
    const of = [...members];
    return { kind: 'branches', of, id: this.#next(), nullable: of.some((each) => each.nullable) };
  }

  repeat(of: Expression, min: number, max: number): Expression {
    if (max === 0 || of.kind === 'empty') return this.empty;
    if (of.kind === 'none') return min === 0 ? this.empty : this.none;
    if (min === 1 && max === 1) return of;
    // What may be empty may be left out.
    const least = of.nullable ? 0 : min;
    if (of.kind === 'repeat' && withoutGap(of.min, of.max, least)) return this.repeat(of.of, of.min * least, of.max * max);
    return { kind: 'repeat', of, min: least, max, id: this.#next(), nullable: least === 0 };
  }

  #next(): number {
    this.#count += 1;
    return this.#count + 1;
  }
}

/** Whether `{min,max}` repeated `times` times or more often gives every number from the first to the last. */
function withoutGap(min: number, max: number, times: number): boolean {
  return (times > 0 || min <= 1) && (max - min) * Math.max(times, 1) >= min - 1;
}
