import type { AttributePattern, DataPattern, ElementDefinition, Grammar, Pattern, ValuePattern } from '../grammar.js';
import type { AttributePart, DataPart, Definition, ElementPart, Part, ValuePart } from './simple.js';

/** The elements that the start reaches, after 4.20 has removed what can never match, and how often each definition is used. */
export interface Reached {
  readonly elements: readonly ElementPart[];
  readonly uses: ReadonlyMap<Definition, number>;
}

export function reach(start: Part): Reached {
  const elements: ElementPart[] = [];
  const known = new Set<ElementPart>();
  const uses = new Map<Definition, number>();
  const visit = (part: Part): void => {
    switch (part.kind) {
      case 'choice':
      case 'group':
      case 'interleave':
        for (const one of part.of) visit(one);
        break;
      case 'oneOrMore':
      case 'list':
      case 'attribute':
        visit(part.of);
        break;
      case 'data':
        if (part.except !== undefined) visit(part.except);
        break;
      case 'element':
        if (known.has(part.element)) break;
        known.add(part.element);
        elements.push(part.element);
        break;
      case 'use': {
        const before = uses.get(part.definition) ?? 0;
        uses.set(part.definition, before + 1);
        if (before === 0) visit(part.definition.part!);
        break;
      }
      case 'notAllowed':
      case 'empty':
      case 'text':
      case 'value':
        break;
    }
  };
  visit(start);
  for (let i = 0; i < elements.length; i++) visit(elements[i]!.content!);
  return { elements, uses };
}

const LEAVES = { notAllowed: { kind: 'notAllowed' }, empty: { kind: 'empty' }, text: { kind: 'text' } } as const;

/** 4.22: the grammar as data. */
export function emit(start: Part, { elements, uses }: Reached, files: readonly string[]): Grammar {
  const shared: Pattern[] = [];
  const indexes = new Map<Definition, number>();
  const refs = new Map<ElementPart, Pattern>(elements.map((element, index) => [element, { kind: 'ref', element: index }]));
  const pattern = (part: Part): Pattern => {
    switch (part.kind) {
      case 'notAllowed':
      case 'empty':
      case 'text':
        return LEAVES[part.kind];
      case 'choice':
      case 'group':
      case 'interleave':
        return { kind: part.kind, of: flat(part.kind, part.of) };
      case 'oneOrMore':
      case 'list':
        return { kind: part.kind, of: pattern(part.of) };
      case 'attribute':
        return attributePattern(part, pattern(part.of));
      case 'data':
        return dataPattern(part, part.except === undefined ? undefined : pattern(part.except));
      case 'value':
        return valuePattern(part);
      case 'element':
        return refs.get(part.element)!;
      case 'use':
        return use(part.definition);
    }
  };
  /** A definition used once is written where it is used, and a list in a like list dissolves. */
  const flat = (kind: 'choice' | 'group' | 'interleave', parts: readonly Part[]): Pattern[] => {
    const of: Pattern[] = [];
    for (const part of parts) {
      const one = pattern(part);
      if (one.kind === kind) of.push(...one.of);
      else of.push(one);
    }
    return of;
  };
  const use = (definition: Definition): Pattern => {
    if (uses.get(definition) === 1) return pattern(definition.part!);
    let index = indexes.get(definition);
    if (index === undefined) {
      const written = pattern(definition.part!);
      index = shared.push(written) - 1;
      indexes.set(definition, index);
    }
    return { kind: 'shared', index };
  };
  const startPattern = pattern(start);
  const written = elements.map((element) => definitionOf(element, pattern(element.content!)));
  return { start: startPattern, elements: written, shared, files };
}

function definitionOf({ name, place, documentation }: ElementPart, of: Pattern): ElementDefinition {
  return documentation === undefined ? { name, of, place } : { name, of, place, documentation };
}

function attributePattern({ name, place, defaultValue }: AttributePart, of: Pattern): AttributePattern {
  return defaultValue === undefined ? { kind: 'attribute', name, of, place } : { kind: 'attribute', name, of, place, defaultValue };
}

function dataPattern({ library, type, params }: DataPart, except: Pattern | undefined): DataPattern {
  return { kind: 'data', library, type, ...(params.length > 0 && { params }), ...(except !== undefined && { except }) };
}

function valuePattern({ library, type, value, ns, bindings }: ValuePart): ValuePattern {
  return bindings === undefined ? { kind: 'value', library, type, value, ns } : { kind: 'value', library, type, value, ns, bindings };
}
