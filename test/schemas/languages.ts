/**
 * Content models as languages: words over names of elements, `#text` and `#data`, compared by Brzozowski's
 * derivatives. Where the words of one model are not all words of another, the comparison has one that isn't.
 */
import type { Grammar, Pattern } from './grammar.js';

/** A regular expression; `key` is the same for what is the same after simplification. */
export interface Language {
  readonly key: string;
  readonly kind: 'none' | 'empty' | 'text' | 'symbol' | 'choice' | 'group' | 'interleave' | 'star';
  readonly nullable: boolean;
  readonly symbol: string;
  readonly of: readonly Language[];
}

const interned = new Map<string, Language>();

function make(kind: Language['kind'], nullable: boolean, of: readonly Language[] = [], symbol = ''): Language {
  const text = `${kind}${symbol}(${of.map(({ key }) => key).join()})`;
  let language = interned.get(text);
  if (language === undefined) {
    language = { key: String(interned.size), kind, nullable, symbol, of };
    interned.set(text, language);
  }
  return language;
}

const NONE = make('none', false);
const EMPTY = make('empty', true);
const TEXT = make('text', true);

function choice(parts: readonly Language[]): Language {
  const flat = new Set(parts.flatMap((part) => (part.kind === 'choice' ? part.of : part)));
  flat.delete(NONE);
  const of = [...flat].sort((one, other) => Number(one.key) - Number(other.key));
  if (of.length < 2) return of[0] ?? NONE;
  return make(
    'choice',
    of.some(({ nullable }) => nullable),
    of,
  );
}

function both(kind: 'group' | 'interleave', one: Language, other: Language): Language {
  if (one === NONE || other === NONE) return NONE;
  if (one === EMPTY) return other;
  if (other === EMPTY) return one;
  const swap = kind === 'interleave' && Number(one.key) > Number(other.key);
  return make(kind, one.nullable && other.nullable, swap ? [other, one] : [one, other]);
}

const star = (of: Language): Language => (of === NONE || of === EMPTY ? EMPTY : of.kind === 'star' ? of : make('star', true, [of]));

/** The language of a content model. Attributes are no part of it; elements that `keep` refuses never occur. */
export function languageOf(grammar: Grammar, pattern: Pattern, keep: (element: string) => boolean = () => true): Language {
  const seen = new Map<string, Language>();
  const visit = (at: Pattern): Language => {
    switch (at.kind) {
      case 'element':
        return at.name === null ? make('symbol', false, [], '*') : keep(at.name) ? make('symbol', false, [], at.name) : NONE;
      case 'text':
        return TEXT;
      case 'data':
      case 'value':
      case 'list':
        return make('symbol', false, [], '#data');
      case 'attribute':
      case 'empty':
        return EMPTY;
      case 'choice':
        return choice(at.of.map(visit));
      case 'group':
      case 'interleave':
        return at.of.map(visit).reduceRight((after, each) => both(at.kind as 'group', each, after), EMPTY);
      case 'optional':
        return choice([visit(at.of), EMPTY]);
      case 'zeroOrMore':
        return star(visit(at.of));
      case 'oneOrMore':
        return both('group', visit(at.of), star(visit(at.of)));
      case 'mixed':
        return both('interleave', TEXT, visit(at.of));
      case 'ref': {
        const define = grammar.defines.get(at.name);
        if (define === undefined) throw new Error(`${at.name} is not defined`);
        const known = seen.get(at.name) ?? visit(define);
        seen.set(at.name, known);
        return known;
      }
    }
  };
  return visit(pattern);
}

const derivatives = new Map<string, Language>();

function derivative(language: Language, symbol: string): Language {
  const key = `${language.key} ${symbol}`;
  const known = derivatives.get(key);
  if (known !== undefined) return known;
  const result = derive(language, symbol);
  derivatives.set(key, result);
  return result;
}

function derive(language: Language, symbol: string): Language {
  const [one = NONE, other = NONE] = language.of;
  switch (language.kind) {
    case 'none':
    case 'empty':
      return NONE;
    case 'text':
      return symbol === '#text' ? TEXT : NONE;
    case 'symbol':
      return language.symbol === symbol ? EMPTY : NONE;
    case 'choice':
      return choice(language.of.map((each) => derivative(each, symbol)));
    case 'star':
      return both('group', derivative(one, symbol), language);
    case 'group': {
      const first = both('group', derivative(one, symbol), other);
      return one.nullable ? choice([first, derivative(other, symbol)]) : first;
    }
    case 'interleave':
      return choice([both('interleave', derivative(one, symbol), other), both('interleave', one, derivative(other, symbol))]);
  }
}

const alphabets = new Map<Language, ReadonlySet<string>>();

function alphabet(language: Language): ReadonlySet<string> {
  let found = alphabets.get(language);
  if (found === undefined) {
    const own = language.kind === 'symbol' ? [language.symbol] : language.kind === 'text' ? ['#text'] : [];
    found = new Set([...own, ...language.of.flatMap((each) => [...alphabet(each)])]);
    alphabets.set(language, found);
  }
  return found;
}

/** A shortest word of `one` that `other` doesn't have, as names with spaces between; undefined if there is none. */
export function wordBeyond(one: Language, other: Language): string | undefined {
  const seen = new Set<string>();
  let queue = [{ word: [] as string[], here: one, there: other }];
  while (queue.length > 0) {
    const next: typeof queue = [];
    for (const { word, here, there } of queue) {
      if (here.nullable && !there.nullable) return word.join(' ') || '(nothing)';
      for (const symbol of alphabet(here)) {
        const state = { word: [...word, symbol], here: derivative(here, symbol), there: derivative(there, symbol) };
        const key = `${state.here.key} ${state.there.key}`;
        if (state.here === NONE || seen.has(key)) continue;
        seen.add(key);
        next.push(state);
      }
    }
    queue = next;
  }
  return undefined;
}
