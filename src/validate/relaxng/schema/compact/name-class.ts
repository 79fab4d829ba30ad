import type { Annotations, SyntaxExcept, SyntaxNameClass } from '../syntax.js';
import { annotateText, type CompactAnnotations, joined } from './annotations.js';
import type { CompactNames } from './prefixes.js';
import type { CompactTokens } from './stream.js';

/** Name classes of the compact syntax. Unprefixed names of attributes have no namespace, those of elements the default one. */
export class CompactNameClasses {
  readonly #tokens: CompactTokens;
  readonly #names: CompactNames;
  readonly #annotations: CompactAnnotations;

  constructor(tokens: CompactTokens, names: CompactNames, annotations: CompactAnnotations) {
    this.#tokens = tokens;
    this.#names = names;
    this.#annotations = annotations;
  }

  read(attribute: boolean): SyntaxNameClass {
    return this.#tokens.nested(() => {
      const { place } = this.#tokens;
      const of = [this.#annotated(attribute)];
      while (this.#tokens.take('|')) {
        if (hasExcept(of)) this.#tokens.refuse('a name class with an except must be in parentheses', place);
        of.push(this.#annotated(attribute));
      }
      if (of.length === 1) return of[0]!;
      if (hasExcept(of)) this.#tokens.refuse('a name class with an except must be in parentheses', place);
      return { kind: 'choice', place, of };
    });
  }

  /** One name class with the annotations before and after it. */
  #annotated(attribute: boolean): SyntaxNameClass {
    const names = this.#lead(attribute, true);
    const after = this.#annotations.following();
    if (after.length > 0) names.after = [...(names.after ?? []), ...after];
    return names;
  }

  #lead(attribute: boolean, mayExcept: boolean): SyntaxNameClass {
    const annotations = this.#annotations.read();
    const { place, kind, text } = this.#tokens.current;
    if (this.#tokens.take('(')) {
      const inner = this.read(attribute);
      this.#tokens.symbol(')');
      // What holds an except alone may stand in a choice, once it is in parentheses.
      const whole: SyntaxNameClass =
        hasExcept([inner]) || (annotations !== undefined && inner.after !== undefined) ? { kind: 'choice', place, of: [inner] } : inner;
      return this.#annotate(whole, annotations);
    }
    switch (kind) {
      case 'name':
      case 'quoted':
        this.#tokens.next();
        return this.#annotate({ kind: 'name', place, ns: attribute ? '' : this.#names.default, local: text }, annotations);
      case 'cname': {
        const colon = text.indexOf(':');
        const ns = this.#names.namespace(text.slice(0, colon));
        this.#tokens.next();
        return this.#annotate({ kind: 'name', place, ns, local: text.slice(colon + 1) }, annotations);
      }
      case 'nsname': {
        const ns = this.#names.namespace(text);
        this.#tokens.next();
        return this.#annotate({ kind: 'nsName', place, ns, except: this.#except(attribute, mayExcept) }, annotations);
      }
      default:
        if (!this.#tokens.take('*')) this.#tokens.expected('a name');
        return this.#annotate({ kind: 'anyName', place, except: this.#except(attribute, mayExcept) }, annotations);
    }
  }

  #except(attribute: boolean, mayExcept: boolean): SyntaxExcept<SyntaxNameClass> | undefined {
    const { place } = this.#tokens;
    if (!mayExcept || !this.#tokens.take('-')) return undefined;
    const inner = this.#lead(attribute, false);
    const plain = inner.kind === 'choice' && inner.annotations === undefined && inner.after === undefined;
    return { kind: 'except', place, of: plain ? inner.of : [inner] };
  }

  #annotate(names: SyntaxNameClass, annotations: Annotations | undefined): SyntaxNameClass {
    if (annotations === undefined) return names;
    if (names.kind !== 'name') {
      names.annotations = joined(annotations, names.annotations)!;
      return names;
    }
    const fitting = annotateText(annotations);
    if (fitting === undefined) this.#tokens.refuse('a name cannot have annotation elements', names.place);
    return { ...names, ...fitting };
  }
}

const hasExcept = (of: readonly SyntaxNameClass[]): boolean =>
  of.some((one) => (one.kind === 'anyName' || one.kind === 'nsName') && one.except !== undefined);
