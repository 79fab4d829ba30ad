/** The written schema in the XML syntax. */
import { type FuzzSchema, macroOf, type Names, SCHEMA_PREFIXES, type Tree } from './schema.js';

const escaped = (value: string): string => value.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

export function xmlOf(schema: FuzzSchema): string {
  const all = (trees: readonly Tree[], from: number): string => trees.map((tree) => pattern(tree, from)).join('');
  const pattern = (tree: Tree, from: number): string => {
    switch (tree.kind) {
      case 'empty':
      case 'text':
      case 'notAllowed':
        return `<${tree.kind}/>`;
      case 'choice':
      case 'group':
      case 'interleave':
      case 'oneOrMore':
      case 'zeroOrMore':
      case 'optional':
      case 'mixed':
      case 'list':
        return `<${tree.kind}>${all(tree.of, from)}</${tree.kind}>`;
      case 'attribute':
      case 'element': {
        const { name } = tree;
        // A name as attribute where it can be one; an attribute's then has no namespace but by a prefix.
        if (name.kind === 'name') return `<${tree.kind} name="${prefixed(name)}">${pattern(tree.of, from)}</${tree.kind}>`;
        return `<${tree.kind}>${names(name)}${pattern(tree.of, from)}</${tree.kind}>`;
      }
      case 'element-ref':
        return `<ref name="e${tree.to % schema.elements.length}"/>`;
      case 'macro-ref': {
        const index = macroOf(schema, tree.to, from);
        return index === undefined ? '<empty/>' : `<ref name="m${index}"/>`;
      }
      case 'data': {
        const params = tree.facets.map(({ name, value }) => `<param name="${name}">${escaped(value)}</param>`).join('');
        const except = tree.except.length > 0 ? `<except>${all(tree.except, from)}</except>` : '';
        return `<data${type(tree.type)}>${params}${except}</data>`;
      }
      case 'value':
        return `<value${type(tree.type)}>${escaped(tree.value)}</value>`;
    }
  };
  const prefixes = Object.entries(SCHEMA_PREFIXES).map(([prefix, uri]) => (uri === '' ? '' : ` xmlns:${prefix}="${uri}"`));
  const lines = [
    `<grammar xmlns="http://relaxng.org/ns/structure/1.0"${prefixes.join('')} datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">`,
    `<start><choice>${all(schema.start, -1)}</choice></start>`,
    ...schema.elements.map(
      ({ name, of }, index) => `<define name="e${index}"><element>${names(name)}${pattern(of, -1)}</element></define>`,
    ),
    ...schema.macros.flatMap(({ bodies, combine }, index) =>
      bodies.map((body, which) => `<define name="m${index}"${which > 0 ? ` combine="${combine}"` : ''}>${pattern(body, index)}</define>`),
    ),
    '</grammar>',
  ];
  return lines.join('\n');
}

/** The library in force is that of XML Schema; the built-in one has to be named. */
function type(name: string): string {
  return name.startsWith('xsd:') ? ` type="${name.slice(4)}"` : ` type="${name}" datatypeLibrary=""`;
}

function prefixed({ ns, local }: Names & { readonly kind: 'name' }): string {
  const [prefix = ''] = Object.entries(SCHEMA_PREFIXES).find(([, uri]) => uri === ns) ?? [];
  return ns === '' ? local : `${prefix}:${local}`;
}

function names(of: Names): string {
  const except = (inside: readonly Names[]): string => (inside.length > 0 ? `<except>${inside.map(names).join('')}</except>` : '');
  switch (of.kind) {
    case 'name':
      return `<name ns="${of.ns}">${of.local}</name>`;
    case 'anyName':
      return `<anyName>${except(of.except)}</anyName>`;
    case 'nsName':
      return `<nsName ns="${of.ns}">${except(of.except)}</nsName>`;
    case 'choice':
      return `<choice>${of.of.map(names).join('')}</choice>`;
  }
}
