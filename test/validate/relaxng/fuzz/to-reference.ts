/** From the written schema to the patterns of the reference: sections 4.12 to 4.17 of the specification by hand. */
import { choice, empty, group, interleave, type NameClass, notAllowed, oneOrMore, type Pattern, text } from '../reference/patterns.js';
import { type FuzzSchema, macroOf, type Names, SCHEMA_PREFIXES, type Tree } from './schema.js';

export function referenceOf(schema: FuzzSchema): Pattern {
  const all = (trees: readonly Tree[], by: (left: Pattern, right: Pattern) => Pattern, from: number): Pattern =>
    trees.map((tree) => pattern(tree, from)).reduceRight((right, left) => by(left, right));
  const repeated = (of: Pattern): Pattern => oneOrMore(of);
  const pattern = (tree: Tree, from: number): Pattern => {
    switch (tree.kind) {
      case 'empty':
        return empty;
      case 'text':
        return text;
      case 'notAllowed':
        return notAllowed;
      case 'choice':
        return all(tree.of, choice, from);
      case 'group':
        return all(tree.of, group, from);
      case 'interleave':
        return all(tree.of, interleave, from);
      case 'oneOrMore':
        return repeated(all(tree.of, group, from));
      case 'zeroOrMore':
        return choice(repeated(all(tree.of, group, from)), empty);
      case 'optional':
        return choice(all(tree.of, group, from), empty);
      case 'mixed':
        return interleave(all(tree.of, group, from), text);
      case 'list':
        return { kind: 'List', of: all(tree.of, group, from) };
      case 'attribute':
        return { kind: 'Attribute', name: nameClass(tree.name), of: pattern(tree.of, from) };
      case 'element':
        return { kind: 'Element', name: nameClass(tree.name), content: () => pattern(tree.of, from) };
      case 'element-ref': {
        const { name, of } = schema.elements[tree.to % schema.elements.length]!;
        return { kind: 'Element', name: nameClass(name), content: () => pattern(of, -1) };
      }
      case 'macro-ref': {
        const index = macroOf(schema, tree.to, from);
        const macro = index === undefined ? undefined : schema.macros[index]!;
        return macro ? all(macro.bodies, macro.combine === 'choice' ? choice : interleave, index!) : empty;
      }
      case 'data': {
        const type = { name: tree.type, facets: tree.facets };
        return tree.except.length > 0 ? { kind: 'DataExcept', type, except: all(tree.except, choice, from) } : { kind: 'Data', type };
      }
      case 'value':
        return { kind: 'Value', type: { name: tree.type, facets: [] }, value: tree.value, context: SCHEMA_PREFIXES };
    }
  };
  return all(schema.start, choice, -1);
}

export function nameClass(names: Names): NameClass {
  switch (names.kind) {
    case 'name':
      return { kind: 'Name', uri: names.ns, local: names.local };
    case 'anyName':
      return names.except.length > 0 ? { kind: 'AnyNameExcept', except: either(names.except) } : { kind: 'AnyName' };
    case 'nsName':
      return names.except.length > 0
        ? { kind: 'NsNameExcept', uri: names.ns, except: either(names.except) }
        : { kind: 'NsName', uri: names.ns };
    case 'choice':
      return either(names.of);
  }
}

const either = (of: readonly Names[]): NameClass =>
  of.map(nameClass).reduceRight((right, left) => ({ kind: 'NameClassChoice', left, right }));
