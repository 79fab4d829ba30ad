import type { NamespaceBindings, SchemaPlace } from '../../grammar.js';
import type { Faults } from '../fault.js';
import type { Annotations, CompositeKind, Source, SyntaxDocument, SyntaxParam, SyntaxPattern } from '../syntax.js';
import { annotateText, CompactAnnotations, defaultValueIn, documentationIn, joined } from './annotations.js';
import { readMembers } from './grammar.js';
import { CompactNameClasses } from './name-class.js';
import { CompactNames } from './prefixes.js';
import { CompactTokens } from './stream.js';

const OPERATORS: Readonly<Record<string, CompositeKind>> = { '|': 'choice', ',': 'group', '&': 'interleave' };
const REPETITIONS: Readonly<Record<string, CompositeKind>> = { '*': 'zeroOrMore', '+': 'oneOrMore', '?': 'optional' };

/** The compact syntax (ISO/IEC 19757-2, Annex C), by recursive descent in the terms of its grammar. */
export function readCompactSyntax(text: string, source: Source, faults: Faults): SyntaxDocument {
  const tokens = new CompactTokens(text, source.file, faults);
  const names = new CompactNames(tokens);
  names.readPreamble();
  const parser = new CompactParser(tokens, names, source.uri);
  const root = parser.topLevel();
  if (tokens.current.kind !== 'end') tokens.expected('the end of the schema');
  return { root, namespaces: names.bindings() };
}

export class CompactParser {
  readonly tokens: CompactTokens;
  readonly names: CompactNames;
  readonly annotations: CompactAnnotations;
  readonly base: string;
  readonly #nameClasses: CompactNameClasses;
  readonly #bindings: NamespaceBindings;

  constructor(tokens: CompactTokens, names: CompactNames, base: string) {
    this.tokens = tokens;
    this.names = names;
    this.base = base;
    this.annotations = new CompactAnnotations(tokens, names);
    this.#nameClasses = new CompactNameClasses(tokens, names, this.annotations);
    this.#bindings = names.bindings();
  }

  /** A schema is the body of a grammar, or one pattern. */
  topLevel(): SyntaxPattern {
    const { tokens } = this;
    const { place } = tokens;
    if (this.#isGrammar()) return { kind: 'grammar', place, of: readMembers(this, false) };
    const root = this.pattern();
    if (root.after === undefined) return root;
    if (root.kind !== 'value') tokens.refuse('no annotation can follow the whole schema', place);
    return { kind: 'group', place, of: [root] };
  }

  #isGrammar(): boolean {
    const { tokens } = this;
    if (tokens.current.kind === 'end' || this.annotations.isElement()) return true;
    const mark = tokens.mark();
    this.annotations.read();
    const assigned = tokens.ahead(1).kind === 'symbol' && ['=', '|=', '&='].includes(tokens.ahead(1).text);
    const is = tokens.isKeyword('start') || tokens.isKeyword('include') || tokens.isKeyword('div') || (tokens.isIdentifier() && assigned);
    tokens.reset(mark);
    return is;
  }

  pattern(): SyntaxPattern {
    return this.tokens.nested(() => {
      const { tokens } = this;
      const { place } = tokens;
      const first = this.#particle();
      const operator = tokens.current.kind === 'symbol' ? tokens.current.text : '';
      const kind = OPERATORS[operator];
      if (kind === undefined) return first.pattern;
      const of = [first.pattern];
      let excepts = first.excepts;
      while (tokens.take(operator)) {
        const next = this.#particle();
        excepts ||= next.excepts;
        of.push(next.pattern);
      }
      if (excepts) tokens.refuse('data with an except must be in parentheses here', place);
      if (tokens.current.kind === 'symbol' && OPERATORS[tokens.current.text] !== undefined)
        tokens.refuse(`“${operator}” and “${tokens.current.text}” need parentheses between them`);
      return { kind, place, of };
    });
  }

  /** A primary with what may be around it. `excepts`: data with an except, which must stand alone. */
  #particle(): { readonly pattern: SyntaxPattern; readonly excepts: boolean } {
    const { tokens } = this;
    const { place } = tokens;
    const parenthesized = this.#lead(true);
    let { pattern } = parenthesized;
    this.#follow(pattern);
    const repetition = tokens.current.kind === 'symbol' ? REPETITIONS[tokens.current.text] : undefined;
    if (repetition === undefined) return parenthesized;
    if (parenthesized.excepts) tokens.refuse('data with an except cannot be repeated');
    tokens.next();
    pattern = { kind: repetition, place, of: childrenOf(pattern) };
    this.#follow(pattern);
    return { pattern, excepts: false };
  }

  #follow(pattern: SyntaxPattern): void {
    const after = this.annotations.following();
    if (after.length > 0) pattern.after = [...(pattern.after ?? []), ...after];
  }

  #lead(mayExcept: boolean): { readonly pattern: SyntaxPattern; readonly excepts: boolean } {
    const { tokens } = this;
    const annotations = this.annotations.read();
    const { place } = tokens;
    if (!tokens.take('(')) {
      const pattern = this.#primary(annotations, mayExcept);
      return { pattern, excepts: pattern.kind === 'data' && pattern.except !== undefined };
    }
    const inner = this.pattern();
    tokens.symbol(')');
    const sequence = annotations !== undefined && inner.after !== undefined;
    const pattern = this.#annotate(sequence ? { kind: 'group', place, of: [inner] } : inner, annotations);
    return { pattern, excepts: false };
  }

  #primary(annotations: Annotations | undefined, mayExcept: boolean): SyntaxPattern {
    const { tokens, names } = this;
    const { kind, text, place } = tokens.current;
    switch (kind) {
      case 'literal':
        return this.#value('', 'token', place, annotations);
      case 'cname':
        return this.#datatype(annotations, mayExcept);
      case 'quoted':
        tokens.next();
        return this.#annotate({ kind: 'ref', place, name: text }, annotations);
      case 'name':
        break;
      default:
        return tokens.expected('a pattern');
    }
    if (tokens.isIdentifier()) {
      tokens.next();
      return this.#annotate({ kind: 'ref', place, name: text }, annotations);
    }
    if (text === 'string' || text === 'token') return this.#datatype(annotations, mayExcept);
    tokens.next();
    switch (text) {
      case 'element': {
        const name = this.#nameClasses.read(false);
        return this.#annotate(
          { kind: 'element', place, name, of: this.#braced(), documentation: documentationIn(annotations) },
          annotations,
        );
      }
      case 'attribute': {
        const name = this.#nameClasses.read(true);
        tokens.symbol('{');
        const of = [this.pattern()];
        tokens.symbol('}');
        return this.#annotate({ kind: 'attribute', place, name, of, defaultValue: defaultValueIn(annotations) }, annotations);
      }
      case 'mixed':
      case 'list':
        return this.#annotate({ kind: text, place, of: this.#braced() }, annotations);
      case 'empty':
      case 'text':
      case 'notAllowed':
        return this.#annotate({ kind: text, place }, annotations);
      case 'parent':
        return this.#annotate({ kind: 'parentRef', place, name: tokens.identifier('the name of a definition') }, annotations);
      case 'grammar': {
        tokens.symbol('{');
        const of = tokens.nested(() => readMembers(this, false));
        tokens.symbol('}');
        return this.#annotate({ kind: 'grammar', place, of }, annotations);
      }
      case 'external': {
        const href = tokens.literal();
        return this.#annotate({ kind: 'externalRef', place, href, base: this.base, ns: names.inherit() }, annotations);
      }
      default:
        return tokens.refuse(`a pattern is expected, not the keyword ${text}; a name that is a keyword is written \\${text}`, place);
    }
  }

  #braced(): readonly SyntaxPattern[] {
    this.tokens.symbol('{');
    const pattern = this.pattern();
    this.tokens.symbol('}');
    return childrenOf(pattern);
  }

  /** A value with its type, or data. */
  #datatype(annotations: Annotations | undefined, mayExcept: boolean): SyntaxPattern {
    const { tokens } = this;
    const { text, place, kind } = tokens.current;
    const colon = text.indexOf(':');
    const library = kind === 'cname' ? this.names.library(text.slice(0, colon)) : '';
    const type = text.slice(colon + 1);
    tokens.next();
    if (tokens.current.kind === 'literal') return this.#value(library, type, place, annotations);
    const params = tokens.take('{') ? this.#params() : [];
    const at = tokens.place;
    if (!mayExcept || !tokens.take('-'))
      return this.#annotate({ kind: 'data', place, library, type, params, except: undefined }, annotations);
    const inner = this.#lead(false).pattern;
    const plain = inner.kind === 'choice' && inner.annotations === undefined && inner.after === undefined;
    const except = { kind: 'except', place: at, of: plain ? inner.of : [inner] } as const;
    return this.#annotate({ kind: 'data', place, library, type, params, except }, annotations);
  }

  #params(): readonly SyntaxParam[] {
    const { tokens } = this;
    const params: SyntaxParam[] = [];
    while (!tokens.take('}')) {
      const annotations = annotateText(this.annotations.read());
      const { place } = tokens;
      if (annotations === undefined) tokens.refuse('a parameter cannot have annotation elements');
      const name = tokens.identifierOrKeyword('the name of a parameter');
      tokens.symbol('=');
      params.push({ kind: 'param', place, name, value: tokens.literal(), ...annotations });
    }
    return params;
  }

  #value(library: string, type: string, place: SchemaPlace, annotations: Annotations | undefined): SyntaxPattern {
    const value = this.tokens.literal();
    return this.#annotate({ kind: 'value', place, library, type, value, ns: this.names.default, bindings: this.#bindings }, annotations);
  }

  #annotate(pattern: SyntaxPattern, annotations: Annotations | undefined): SyntaxPattern {
    if (annotations === undefined) return pattern;
    if (pattern.kind !== 'value') {
      pattern.annotations = joined(annotations, pattern.annotations)!;
      return pattern;
    }
    const fitting = annotateText(annotations);
    if (fitting === undefined) this.tokens.refuse('a value cannot have annotation elements before it, only after (>>)', pattern.place);
    return { ...pattern, ...fitting };
  }
}

/** What is in braces or repeated is a group already: a group of its own is written out only where it carries something. */
export function childrenOf(pattern: SyntaxPattern): readonly SyntaxPattern[] {
  return pattern.kind === 'group' && pattern.annotations === undefined && pattern.after === undefined ? pattern.of : [pattern];
}
