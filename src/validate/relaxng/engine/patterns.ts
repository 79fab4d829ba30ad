/**
 * The patterns that derivatives are made of. Each is made once: two patterns that are equal are the same object, so
 * that derivatives can be remembered by identity and a document walks through an automaton that is built as it is met.
 */
import type { Datatype, DatatypeLibrary, PrefixResolver } from '../datatypes/datatype.js';
import type { ElementDefinition, Grammar, Pattern as GrammarPattern, NameClass } from '../grammar.js';
import type { Verdicts } from './verdicts.js';

/** What a pattern remembers of its derivatives. */
interface Memo {
  starts?: Map<number, Pattern>;
  recoveries?: Map<number, Pattern>;
  attributes?: Map<number, Pattern>;
  verdicts?: Verdicts;
  closed?: Pattern;
  text?: Pattern;
  ended?: Pattern;
}

interface Base extends Memo {
  readonly id: number;
  readonly nullable: boolean;
  /** Whether strings are looked at outside of attributes and elements: `data`, `value` or `list`. */
  readonly typed: boolean;
  /** Whether there are attributes outside of elements. */
  readonly attributed: boolean;
}

export type Pattern = Base &
  (
    | { readonly kind: 'notAllowed' | 'empty' | 'text' }
    | { readonly kind: 'choice'; readonly of: readonly Pattern[] }
    | { readonly kind: 'group' | 'interleave' | 'after'; readonly left: Pattern; readonly right: Pattern }
    | { readonly kind: 'oneOrMore' | 'list'; readonly of: Pattern }
    | { readonly kind: 'attribute'; readonly name: NameClass; readonly of: Pattern }
    | { readonly kind: 'element'; readonly definition: number; readonly name: NameClass }
    | { readonly kind: 'data'; readonly datatype: Datatype; readonly except?: Pattern }
    | { readonly kind: 'value'; readonly datatype: Datatype; readonly lexical: string; readonly prefixes: PrefixResolver }
  );

export type PatternOf<Kind extends Pattern['kind']> = Extract<Pattern, { kind: Kind }>;

/**
 * How much one document may add: a pattern counts for one, a choice more with its length. All of TEI makes 33,000 patterns
 * of a hundred large documents, so that a schema that reaches this was built to exhaust the memory, or might as well be.
 */
const MOST_WORK = 250_000;

/** The work on one schema has grown beyond its bound. */
export class PatternLimitError extends Error {}

/** Work that follows patterns into each other fails where they are nested beyond what the stack holds: a limit, too. */
export function asLimit(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error;
  return new PatternLimitError('the schema puts so many patterns into each other that they cannot be followed', { cause: error });
}

/** Runs such work. */
export function withinLimits<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asLimit(error);
  }
}

export type LibraryOf = (uri: string) => DatatypeLibrary | undefined;

/** Makes patterns, simplifying as it does (section 4.20, 4.21, and the constructors of Clark's algorithm). */
export class PatternStore {
  readonly grammar: Grammar;
  readonly notAllowed: Pattern;
  readonly empty: Pattern;
  readonly text: Pattern;
  readonly #libraries: LibraryOf;
  readonly #byKey = new Map<string | number, Pattern>();
  readonly #groups = new Map<number, Pattern>();
  readonly #interleaves = new Map<number, Pattern>();
  readonly #afters = new Map<number, Pattern>();
  readonly #contents: (Pattern | undefined)[] = [];
  readonly #shared: (Pattern | undefined)[] = [];
  #count = 0;
  #work = 0;

  constructor(grammar: Grammar, libraries: LibraryOf) {
    this.grammar = grammar;
    this.#libraries = libraries;
    this.notAllowed = this.#make({ kind: 'notAllowed' }, false, false, false);
    this.empty = this.#make({ kind: 'empty' }, true, false, false);
    this.text = this.#make({ kind: 'text' }, true, false, false);
  }

  /** Each document has the whole bound to itself, however many came before. */
  beginDocument(): void {
    this.#work = 0;
  }

  start(): Pattern {
    return this.#build(this.grammar.start);
  }

  definition(element: number): ElementDefinition {
    const definition = this.grammar.elements[element];
    if (definition === undefined) throw new Error(`the grammar has no element ${element}`);
    return definition;
  }

  /** What an element definition has inside, attributes included; built when first met. */
  content(element: number): Pattern {
    let content = this.#contents[element];
    if (content === undefined) {
      content = this.#build(this.definition(element).of);
      this.#contents[element] = content;
    }
    return content;
  }

  choice(patterns: readonly Pattern[]): Pattern {
    if (patterns.length === 1 && patterns[0]) return patterns[0];
    const members = new Set<Pattern>();
    for (const pattern of patterns) {
      if (pattern.kind === 'choice') for (const each of pattern.of) members.add(each);
      else if (pattern.kind !== 'notAllowed') members.add(pattern);
    }
    // What is empty anyway need not be an alternative to empty.
    if (members.size > 1 && members.has(this.empty)) {
      for (const each of members) {
        if (each.nullable && each !== this.empty) {
          members.delete(this.empty);
          break;
        }
      }
    }
    const [first = this.notAllowed] = members;
    if (members.size <= 1) return first;
    const of = [...members].sort((a, b) => a.id - b.id);
    const key = of.length === 2 ? (of[0]?.id ?? 0) * 0x4000000 + (of[1]?.id ?? 0) : of.map(({ id }) => id).join();
    let choice = this.#byKey.get(key);
    if (choice === undefined) {
      this.#work += of.length;
      choice = this.#make({ kind: 'choice', of }, of.some(nullable), of.some(typed), of.some(attributed));
      this.#byKey.set(key, choice);
    }
    return choice;
  }

  group(left: Pattern, right: Pattern): Pattern {
    if (left.kind === 'notAllowed' || right.kind === 'notAllowed') return this.notAllowed;
    if (left.kind === 'empty') return right;
    if (right.kind === 'empty') return left;
    // Leaning to the right, so that a group is the same however it was put together.
    if (left.kind === 'group') return this.group(left.left, this.group(left.right, right));
    return this.#pair(this.#groups, 'group', left, right, left.nullable && right.nullable);
  }

  interleave(left: Pattern, right: Pattern): Pattern {
    if (left.kind === 'notAllowed' || right.kind === 'notAllowed') return this.notAllowed;
    if (left.kind === 'empty') return right;
    if (right.kind === 'empty') return left;
    if (left.kind === 'interleave') return this.interleave(left.left, this.interleave(left.right, right));
    const ordered = right.kind !== 'interleave' && left.id > right.id;
    const [first, second] = ordered ? [right, left] : [left, right];
    return this.#pair(this.#interleaves, 'interleave', first, second, left.nullable && right.nullable);
  }

  after(left: Pattern, right: Pattern): Pattern {
    if (left.kind === 'notAllowed' || right.kind === 'notAllowed') return this.notAllowed;
    return this.#pair(this.#afters, 'after', left, right, false);
  }

  oneOrMore(of: Pattern): Pattern {
    if (of.kind === 'notAllowed' || of.kind === 'empty' || of.kind === 'text' || of.kind === 'oneOrMore') return of;
    return this.#interned(`+${of.id}`, () => this.#make({ kind: 'oneOrMore', of }, of.nullable, of.typed, of.attributed));
  }

  #pair(pairs: Map<number, Pattern>, kind: 'group' | 'interleave' | 'after', left: Pattern, right: Pattern, isNullable: boolean): Pattern {
    const key = left.id * 0x4000000 + right.id;
    let pair = pairs.get(key);
    if (pair === undefined) {
      const both = kind !== 'after';
      pair = this.#make(
        { kind, left, right },
        isNullable,
        left.typed || (both && right.typed),
        left.attributed || (both && right.attributed),
      );
      pairs.set(key, pair);
    }
    return pair;
  }

  #interned(key: string, make: () => Pattern): Pattern {
    let pattern = this.#byKey.get(key);
    if (pattern === undefined) {
      pattern = make();
      this.#byKey.set(key, pattern);
    }
    return pattern;
  }

  #make(shape: Record<string, unknown> & { kind: string }, isNullable: boolean, isTyped: boolean, isAttributed: boolean): Pattern {
    this.#count += 1;
    this.#work += 1;
    if (this.#work > MOST_WORK) throw new PatternLimitError('the schema is so ambiguous that this document would exhaust the memory');
    return { ...shape, id: this.#count, nullable: isNullable, typed: isTyped, attributed: isAttributed } as unknown as Pattern;
  }

  #build(pattern: GrammarPattern): Pattern {
    switch (pattern.kind) {
      case 'notAllowed':
      case 'empty':
      case 'text':
        return this[pattern.kind];
      case 'choice':
        return this.choice(pattern.of.map((each) => this.#build(each)));
      case 'group':
        return pattern.of.reduceRight<Pattern>((rest, each) => this.group(this.#build(each), rest), this.empty);
      case 'interleave':
        return pattern.of.reduceRight<Pattern>((rest, each) => this.interleave(this.#build(each), rest), this.empty);
      case 'oneOrMore':
        return this.oneOrMore(this.#build(pattern.of));
      case 'list': {
        const of = this.#build(pattern.of);
        if (of.kind === 'notAllowed') return of;
        return this.#interned(`l${of.id}`, () => this.#make({ kind: 'list', of }, false, true, false));
      }
      case 'attribute': {
        const of = this.#build(pattern.of);
        if (of.kind === 'notAllowed') return of;
        const { name } = pattern;
        return this.#interned(`@${of.id} ${keyOf(name)}`, () => this.#make({ kind: 'attribute', name, of }, false, false, true));
      }
      case 'ref': {
        const definition = pattern.element;
        const { name } = this.definition(definition);
        return this.#interned(`e${definition}`, () => this.#make({ kind: 'element', definition, name }, false, false, false));
      }
      case 'shared': {
        let shared = this.#shared[pattern.index];
        if (shared === undefined) {
          shared = this.#build(this.grammar.shared[pattern.index] ?? { kind: 'notAllowed' });
          this.#shared[pattern.index] = shared;
        }
        return shared;
      }
      case 'data': {
        const { library, type, params = [] } = pattern;
        const except = pattern.except && this.#build(pattern.except);
        const key = `d${library} ${type} ${except?.id ?? ''} ${params.map(({ name, value }) => `${name}=${value}`).join('\u0000')}`;
        return this.#interned(key, () =>
          this.#make({ kind: 'data', datatype: this.#datatype(library, type, params), ...(except ? { except } : {}) }, false, true, false),
        );
      }
      case 'value': {
        const { library, type, value, ns, bindings } = pattern;
        const key = `v${library} ${type} ${ns}\u0000${value}\u0000${bindings ? JSON.stringify(bindings) : ''}`;
        const prefixes = (prefix: string): string | undefined => (prefix === '' ? ns : bindings?.[prefix]);
        return this.#interned(key, () =>
          this.#make({ kind: 'value', datatype: this.#datatype(library, type, []), lexical: value, prefixes }, false, true, false),
        );
      }
    }
  }

  #datatype(library: string, type: string, params: readonly { name: string; value: string }[]): Datatype {
    const found = this.#libraries(library);
    if (found === undefined) throw new Error(`there is no datatype library ${library}`);
    return found.type(type, params);
  }
}

const nullable = (pattern: Pattern): boolean => pattern.nullable;
const typed = (pattern: Pattern): boolean => pattern.typed;
const attributed = (pattern: Pattern): boolean => pattern.attributed;

function keyOf(name: NameClass): string {
  return name.kind === 'name' ? `${name.ns} ${name.local}` : JSON.stringify(name);
}
