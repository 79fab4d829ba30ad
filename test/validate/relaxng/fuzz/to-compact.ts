/** The written schema in the compact syntax. */
import { type FuzzSchema, macroOf, type Names, SCHEMA_PREFIXES, type Tree } from './schema.js';

const literal = (value: string): string => {
  const inside = [...value].map((character) =>
    /[\w .,:;()|{}*+?-]/.test(character) ? character : `\\x{${character.codePointAt(0)!.toString(16)}}`,
  );
  return `"${inside.join('')}"`;
};

/** A facet's value is full of backslashes, each of which would begin an escape only before `x{`. */
const SIGN = { oneOrMore: '+', zeroOrMore: '*', optional: '?' } as const;

export function compactOf(schema: FuzzSchema): string {
  const all = (trees: readonly Tree[], sign: string, from: number): string =>
    `(${trees.map((tree) => pattern(tree, from)).join(` ${sign} `)})`;
  const pattern = (tree: Tree, from: number): string => {
    switch (tree.kind) {
      case 'empty':
      case 'text':
      case 'notAllowed':
        return tree.kind;
      case 'choice':
        return all(tree.of, '|', from);
      case 'group':
        return all(tree.of, ',', from);
      case 'interleave':
        return all(tree.of, '&', from);
      case 'oneOrMore':
      case 'zeroOrMore':
      case 'optional':
        return `${all(tree.of, ',', from)}${SIGN[tree.kind]}`;
      case 'mixed':
      case 'list':
        return `${tree.kind} { ${all(tree.of, ',', from)} }`;
      case 'attribute':
      case 'element':
        return `${tree.kind} ${names(tree.name)} { ${pattern(tree.of, from)} }`;
      case 'element-ref':
        return `e${tree.to % schema.elements.length}`;
      case 'macro-ref': {
        const index = macroOf(schema, tree.to, from);
        return index === undefined ? 'empty' : `m${index}`;
      }
      case 'data': {
        const params =
          tree.facets.length > 0 ? ` { ${tree.facets.map(({ name, value }) => `${name} = ${literal(value)}`).join(' ')} }` : '';
        const data = `${tree.type}${params}`;
        return tree.except.length > 0 ? `(${data} - ${all(tree.except, '|', from)})` : data;
      }
      case 'value':
        return `${tree.type} ${literal(tree.value)}`;
    }
  };
  return [
    ...Object.entries(SCHEMA_PREFIXES).map(([prefix, uri]) => `namespace ${prefix} = "${uri}"`),
    `start = ${all(schema.start, '|', -1)}`,
    ...schema.elements.map(({ name, of }, index) => `e${index} = element ${names(name)} { ${pattern(of, -1)} }`),
    ...schema.macros.flatMap(({ bodies, combine }, index) =>
      bodies.map((body, which) => `m${index} ${which === 0 ? '=' : combine === 'choice' ? '|=' : '&='} ${pattern(body, index)}`),
    ),
    '',
  ].join('\n');
}

function names(of: Names): string {
  const prefix = (ns: string): string => Object.entries(SCHEMA_PREFIXES).find(([, uri]) => uri === ns)![0];
  const except = (inside: readonly Names[]): string => (inside.length > 0 ? ` - (${inside.map(names).join(' | ')})` : '');
  switch (of.kind) {
    case 'name':
      return of.ns === '' ? of.local : `${prefix(of.ns)}:${of.local}`;
    case 'anyName':
      return `(*${except(of.except)})`;
    case 'nsName':
      return `(${prefix(of.ns)}:*${except(of.except)})`;
    case 'choice':
      return `(${of.of.map(names).join(' | ')})`;
  }
}
