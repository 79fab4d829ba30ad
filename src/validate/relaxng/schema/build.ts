import type { Datatype, DatatypeLibrary } from '../datatypes/datatype.js';
import type { NameClass, SchemaPlace } from '../grammar.js';
import { constrain } from './constraints.js';
import { Datatypes } from './datatype-uses.js';
import { type Faults, LIMITS } from './fault.js';
import type { Library } from './library.js';
import { scopeOf } from './scopes.js';
import { type Context, choice, type Definition, type ElementPart, isTrivial, type Part, repeated, type Scope, sequence } from './simple.js';
import type { SyntaxData, SyntaxNameClass, SyntaxPattern, SyntaxValue } from './syntax.js';

/**
 * 4.12 to 4.21: from the full syntax to the simple form. What is reachable from the start comes first; the rest is built
 * too, for 4.16 and 4.18 hold in it as well, but recursion in it does no harm (4.19).
 */
export class Builder {
  readonly #library: Library;
  readonly #faults: Faults;
  readonly #datatypes: Datatypes;
  readonly #waiting: ElementPart[] = [];
  readonly #scopes: Scope[] = [];
  #reachable = true;
  #patterns = 0;
  #depth = 0;

  constructor(library: Library, datatypes: (uri: string) => DatatypeLibrary | undefined, faults: Faults) {
    this.#library = library;
    this.#faults = faults;
    this.#datatypes = new Datatypes(datatypes, faults);
  }

  build(root: SyntaxPattern, context: Context): Part {
    const start = this.#pattern(root, context, undefined);
    this.#elements();
    this.#reachable = false;
    for (let i = 0; i < this.#scopes.length; i++) {
      for (const definition of this.#scopes[i]!.definitions.values()) this.#definition(definition, definition.bodies[0]!.syntax.place);
      this.#elements();
    }
    return start;
  }

  /** Content is built after what holds the element: recursion through elements is allowed, and costs no stack. */
  #elements(): void {
    for (let element = this.#waiting.pop(); element !== undefined; element = this.#waiting.pop())
      element.content = this.#group(element.syntax.of, element.context, element.place);
  }

  #all(patterns: readonly SyntaxPattern[], context: Context): Part[] {
    const parts: Part[] = [];
    for (const pattern of patterns) parts.push(this.#pattern(pattern, context, undefined));
    return parts;
  }

  /** 4.12: several children are a group. */
  #group(patterns: readonly SyntaxPattern[], context: Context, place: SchemaPlace): Part {
    return patterns.length === 1 ? this.#pattern(patterns[0]!, context, undefined) : sequence('group', this.#all(patterns, context), place);
  }

  #pattern(syntax: SyntaxPattern, context: Context, documentation: string | undefined): Part {
    const { place } = syntax;
    if (++this.#patterns > LIMITS.patterns) this.#faults.fail('limit', `the schema has more than ${LIMITS.patterns} patterns`, place);
    if (++this.#depth > LIMITS.depth) this.#faults.fail('limit', `patterns are nested more than ${LIMITS.depth} deep`, place);
    const part = this.#simplify(syntax, context, documentation);
    this.#depth--;
    return part;
  }

  #simplify(syntax: SyntaxPattern, context: Context, documentation: string | undefined): Part {
    const { place } = syntax;
    switch (syntax.kind) {
      case 'empty':
      case 'text':
      case 'notAllowed':
        return { kind: syntax.kind, place };
      case 'element': {
        const name = this.#names(syntax.name, context, false);
        const element = { name, place, documentation: syntax.documentation ?? documentation, syntax, context, content: undefined };
        this.#waiting.push(element);
        return { kind: 'element', place, element };
      }
      case 'attribute': {
        const name = this.#names(syntax.name, context, true);
        const of: Part = syntax.of.length === 0 ? { kind: 'text', place } : this.#group(syntax.of, context, place);
        return of.kind === 'notAllowed' ? of : { kind: 'attribute', place, name, of, defaultValue: syntax.defaultValue };
      }
      case 'group':
        return this.#group(syntax.of, context, place);
      case 'interleave':
        return sequence('interleave', this.#all(syntax.of, context), place);
      case 'choice':
        return choice(this.#all(syntax.of, context), place);
      // 4.13 to 4.15: mixed, optional and zeroOrMore are written by the others.
      case 'mixed':
        return sequence('interleave', [this.#group(syntax.of, context, place), { kind: 'text', place }], place);
      case 'optional':
        return choice([this.#group(syntax.of, context, place), { kind: 'empty', place }], place);
      case 'zeroOrMore':
        return choice([repeated(this.#group(syntax.of, context, place), place), { kind: 'empty', place }], place);
      case 'oneOrMore':
        return repeated(this.#group(syntax.of, context, place), place);
      case 'list': {
        const of = this.#group(syntax.of, context, place);
        return of.kind === 'notAllowed' ? of : { kind: 'list', place, of };
      }
      case 'ref':
        return this.#refer(syntax.name, context.scope, 'ref', place);
      case 'parentRef':
        return this.#refer(syntax.name, context.scope?.parent, 'parentRef', place);
      case 'data':
        return this.#data(syntax, context);
      case 'value':
        return this.#value(syntax, context);
      case 'externalRef': {
        const { root, chain } = this.#library.bring(syntax, context.chain, '4.6');
        // 4.6: it replaces the externalRef, so its references are to the definitions around.
        return this.#pattern(root, { scope: context.scope, ns: syntax.ns ?? context.ns, chain }, undefined);
      }
      case 'grammar': {
        const scope = scopeOf(syntax, context, this.#library, this.#faults);
        this.#scopes.push(scope);
        return this.#refer('', scope, 'ref', place);
      }
    }
  }

  /** 4.18: a reference must have its definition. */
  #refer(name: string, scope: Scope | undefined, kind: 'ref' | 'parentRef', place: SchemaPlace): Part {
    const definition = scope?.definitions.get(name);
    if (definition !== undefined) return this.#definition(definition, place);
    const why = scope !== undefined ? 'is not defined' : kind === 'ref' ? 'stands outside of a grammar' : 'stands in no inner grammar';
    this.#faults.add('4.18', `${kind === 'ref' ? 'the reference' : 'the parent reference'} ${name} ${why}`, place);
    return { kind: 'notAllowed', place };
  }

  #definition(definition: Definition, place: SchemaPlace): Part {
    if (definition.state === 'building') {
      if (this.#reachable) this.#faults.fail('4.19', `${definition.name || 'start'} refers to itself without an element between`, place);
      return { kind: 'notAllowed', place };
    }
    if (definition.state === 'untouched') {
      definition.state = 'building';
      const part = this.#combine(definition);
      definition.state = 'built';
      definition.part = part;
      definition.use = isTrivial(part) ? part : { kind: 'use', place: part.place, definition };
    }
    return definition.use!;
  }

  /** 4.17. */
  #combine(definition: Definition): Part {
    const parts = definition.bodies.map(({ syntax, context }) =>
      syntax.of.length === 1 ? this.#pattern(syntax.of[0]!, context, syntax.documentation) : this.#group(syntax.of, context, syntax.place),
    );
    const { place } = definition.bodies[0]!.syntax;
    if (parts.length === 1) return parts[0]!;
    return definition.combine === 'interleave' ? sequence('interleave', parts, place) : choice(parts, place);
  }

  #data(syntax: SyntaxData, context: Context): Part {
    const { place, library, type } = syntax;
    const params = syntax.params.map(({ name, value }) => ({ name, value }));
    const datatype = this.#datatypes.type(library, type, params, place);
    const except = syntax.except === undefined ? undefined : choice(this.#all(syntax.except.of, context), syntax.except.place);
    const kept = except?.kind === 'notAllowed' ? undefined : except;
    return { kind: 'data', place, library, type, params, except: kept, idType: datatype?.idType };
  }

  #value(syntax: SyntaxValue, context: Context): Part {
    const { place, library, type, value } = syntax;
    const ns = syntax.ns ?? context.ns;
    const datatype: Datatype | undefined = this.#datatypes.type(library, type, [], place);
    const bindings = datatype?.needsPrefixes === true ? { ...syntax.bindings } : undefined;
    if (datatype !== undefined && library !== '') this.#datatypes.check(datatype, value, ns, bindings ?? {}, place);
    // Without a meaning for the value, the namespace would only keep equal values apart.
    return { kind: 'value', place, library, type, value, ns: bindings === undefined ? '' : ns, bindings, idType: datatype?.idType };
  }

  #names(syntax: SyntaxNameClass, context: Context, attribute: boolean): NameClass {
    return constrain(syntax, context.ns, attribute, undefined, this.#faults);
  }
}
