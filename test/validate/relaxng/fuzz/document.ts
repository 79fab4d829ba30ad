/** Documents of the fuzz tests: at random, from the schema, and from the schema with something changed. */
import fc from 'fast-check';
import { datatypeAllows } from '../reference/datatypes.js';
import type { AttributeNode, ChildNode, ElementNode } from '../reference/derivatives.js';
import { contains } from '../reference/derivatives.js';
import { lexical } from './arbitrary-schema.js';
import { DOCUMENT_PREFIXES, type FuzzSchema, LOCALS, macroOf, NAMESPACES, type Names, SCHEMA_PREFIXES, type Tree } from './schema.js';
import { nameClass } from './to-reference.js';

const attributes = (): fc.Arbitrary<AttributeNode[]> =>
  fc.uniqueArray(fc.record({ uri: fc.constantFrom(...NAMESPACES), local: fc.constantFrom(...LOCALS), value: lexical }), {
    maxLength: 2,
    selector: ({ uri, local }) => `${uri} ${local}`,
  });

/** A document that knows nothing of the schema. */
export const arbitraryDocument: fc.Arbitrary<ElementNode> = fc.letrec<{ element: ElementNode }>((tie) => ({
  element: fc
    .record({
      uri: fc.oneof(fc.constant(''), fc.constantFrom(...NAMESPACES)),
      local: fc.constantFrom(...LOCALS),
      attributes: attributes(),
      children: fc.array(fc.oneof({ maxDepth: 3, depthIdentifier: 'document' }, lexical, tie('element')), { maxLength: 3 }),
    })
    .map((element) => ({ ...element, children: joined(element.children) })),
})).element;

/** A stream of decisions: the next of them, below a bound. */
export type Pick = (below: number) => number;
export function picksOf(numbers: readonly number[]): Pick {
  let at = 0;
  return (below) => {
    const number = numbers[at % Math.max(1, numbers.length)] ?? 0;
    at += 1;
    // Each turn through the numbers reads them otherwise, so that a stream is as long as it is needed.
    return below <= 1 ? 0 : (number + Math.floor(at / Math.max(1, numbers.length)) * 7) % below;
  };
}

const TEXTS = ['a', ' b ', 'a b', '12', '  ', 'é', '01'];
const LISTED = [
  'a',
  'b',
  'ab',
  'a b',
  'bb',
  '1',
  '01',
  '5',
  '7',
  '12',
  '120',
  '-5',
  '0',
  'true',
  'false',
  '0.5',
  '-0.5',
  'p:a',
  'n',
  'é',
  '',
  '12 ',
  '  a',
  'b a',
  'é2',
];

/** A document as the schema wants it, or nearly: what is too deep, or cannot be met, is left out. */
export function documentFor(schema: FuzzSchema, pick: Pick): ElementNode {
  interface Made {
    readonly attributes: AttributeNode[];
    readonly children: ChildNode[];
  }
  let elements = 0;
  const isLarge = (depth: number): boolean => depth > 3 || elements > MOST_ELEMENTS;
  const make = (tree: Tree, from: number, depth: number): Made => {
    const none: Made = { attributes: [], children: [] };
    const sequence = (of: readonly Tree[]): Made => join(of.map((each) => make(each, from, depth)));
    switch (tree.kind) {
      case 'empty':
      case 'notAllowed':
        return none;
      case 'text':
        return pick(3) === 0 ? none : { ...none, children: [TEXTS[pick(TEXTS.length)]!] };
      case 'choice': {
        const possible = tree.of.filter(({ kind }) => kind !== 'notAllowed' && (!isLarge(depth) || kind !== 'element-ref'));
        return possible.length > 0 ? make(possible[pick(possible.length)]!, from, depth) : none;
      }
      case 'group':
        return sequence(tree.of);
      case 'interleave':
        return woven(
          tree.of.map((each) => make(each, from, depth)),
          pick,
        );
      case 'mixed':
        return woven([sequence(tree.of), make({ kind: 'text' }, from, depth), make({ kind: 'text' }, from, depth)], pick);
      case 'oneOrMore':
        return join(Array.from({ length: isLarge(depth) ? 1 : 1 + pick(3) }, () => sequence(tree.of)));
      case 'zeroOrMore':
        return isLarge(depth) ? none : join(Array.from({ length: pick(3) }, () => sequence(tree.of)));
      case 'optional':
        return isLarge(depth) || pick(2) === 0 ? none : sequence(tree.of);
      case 'list': {
        const { children } = sequence(tree.of);
        return {
          ...none,
          children: [children.map((child) => (typeof child === 'string' ? child.trim() : '')).join(pick(3) === 0 ? '\n ' : ' ')],
        };
      }
      case 'attribute': {
        const [value = ''] = make(tree.of, from, depth).children;
        return { ...none, attributes: [{ ...named(tree.name, pick), value: typeof value === 'string' ? value : '' }] };
      }
      case 'element':
        return { ...none, children: [element(tree.name, tree.of, from, depth)] };
      case 'element-ref': {
        const { name, of } = schema.elements[tree.to % schema.elements.length]!;
        return { ...none, children: [element(name, of, -1, depth)] };
      }
      case 'macro-ref': {
        const index = macroOf(schema, tree.to, from);
        if (index === undefined) return none;
        const { bodies, combine } = schema.macros[index]!;
        return make({ kind: combine, of: bodies }, index, depth);
      }
      case 'data': {
        const fitting = LISTED.filter((value) => datatypeAllows({ name: tree.type, facets: tree.facets }, value, DOCUMENT_PREFIXES));
        return fitting.length > 0 ? { ...none, children: [fitting[pick(fitting.length)]!] } : none;
      }
      case 'value': {
        if (tree.type !== 'xsd:QName') return { ...none, children: [tree.value] };
        const [local = '', prefix] = tree.value.split(':').reverse();
        const [other] = Object.entries(DOCUMENT_PREFIXES).find(([, uri]) => prefix && uri === SCHEMA_PREFIXES[prefix]) ?? [];
        return { ...none, children: [other ? `${other}:${local}` : local] };
      }
    }
  };
  const element = (name: Names, of: Tree, from: number, depth: number): ElementNode => {
    elements += 1;
    const made: Made = depth > 5 || elements > MOST_ELEMENTS ? { attributes: [], children: [] } : make(of, from, depth + 1);
    const unlike = new Map(made.attributes.map((attribute) => [`${attribute.uri} ${attribute.local}`, attribute]));
    return { ...named(name, pick), attributes: [...unlike.values()], children: joined(made.children) };
  };
  const roots = make({ kind: 'choice', of: schema.start }, -1, 0).children.filter((child) => typeof child !== 'string');
  return roots[0] ?? { uri: '', local: 'a', attributes: [], children: [] };
}

function join(of: readonly { attributes: AttributeNode[]; children: ChildNode[] }[]) {
  return { attributes: of.flatMap((each) => each.attributes), children: of.flatMap((each) => each.children) };
}

/** The children of all, each kept in its order. */
function woven(of: readonly { attributes: AttributeNode[]; children: ChildNode[] }[], pick: Pick) {
  const queues = of.map(({ children }) => [...children]).filter(({ length }) => length > 0);
  const children: ChildNode[] = [];
  while (queues.length > 0) {
    const at = pick(queues.length);
    children.push(queues[at]!.shift()!);
    if (queues[at]!.length === 0) queues.splice(at, 1);
  }
  return { attributes: of.flatMap((each) => each.attributes), children };
}

/** How many elements a document gets, about: repetitions in repetitions, six deep, would have no end. */
const MOST_ELEMENTS = 40;

const ALL_NAMES = NAMESPACES.flatMap((uri) => LOCALS.map((local) => ({ uri, local })));

function named(names: Names, pick: Pick): { readonly uri: string; readonly local: string } {
  const fitting = ALL_NAMES.filter(({ uri, local }) => contains(nameClass(names), uri, local));
  return fitting[pick(fitting.length)] ?? { uri: '', local: 'z' };
}

/** Neighbouring strings are one text, and no text is empty. */
export function joined(children: readonly ChildNode[]): ChildNode[] {
  const all: ChildNode[] = [];
  for (const child of children) {
    const last = all.at(-1);
    if (typeof child === 'string' && typeof last === 'string') all[all.length - 1] = last + child;
    else if (child !== '') all.push(child);
  }
  return all;
}

/** One thing changed, somewhere. */
export function mutated(element: ElementNode, pick: Pick): ElementNode {
  const inner = element.children.flatMap((child, index) => (typeof child === 'string' ? [] : [index]));
  if (inner.length > 0 && pick(3) > 0) {
    const at = inner[pick(inner.length)]!;
    const changed = mutated(element.children[at] as ElementNode, pick);
    return { ...element, children: element.children.map((child, index) => (index === at ? changed : child)) };
  }
  const { children, attributes: given } = element;
  const at = pick(children.length);
  const name = ALL_NAMES[pick(ALL_NAMES.length)]!;
  const value = LISTED[pick(LISTED.length)]!;
  const inserted = (child: ChildNode): ElementNode => ({
    ...element,
    children: joined([...children.slice(0, at), child, ...children.slice(at)]),
  });
  switch (pick(9)) {
    case 0:
      return { ...element, ...name };
    case 1:
      return { ...element, children: joined(children.filter((_, index) => index !== at)) };
    case 2:
      return children[at] === undefined ? inserted('a') : inserted(children[at]);
    case 3:
      return { ...element, children: joined([...children].reverse()) };
    case 4:
      return inserted(value);
    case 5:
      return inserted({ ...name, attributes: [], children: [] });
    case 6:
      return { ...element, attributes: given.slice(1) };
    case 7:
      return {
        ...element,
        attributes: [{ ...name, value }, ...given.filter((each) => each.uri !== name.uri || each.local !== name.local)],
      };
    default:
      return given.length > 0
        ? { ...element, attributes: given.map((each, index) => (index === 0 ? { ...each, value } : each)) }
        : inserted(' ');
  }
}

const escaped = (value: string): string => value.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The document as XML, its texts now and then in pieces. */
export function documentXml(root: ElementNode): string {
  const tag = ({ uri, local }: { uri: string; local: string }): string => {
    const [prefix] = Object.entries(DOCUMENT_PREFIXES).find(([, each]) => each === uri) ?? [];
    return prefix === undefined ? local : `${prefix}:${local}`;
  };
  const text = (value: string): string =>
    value.length > 1 && /^[a1]/.test(value) ? `${escaped(value[0]!)}<!-- - --><![CDATA[${value.slice(1)}]]><?p?>` : escaped(value);
  const write = (element: ElementNode, declared: string): string => {
    const own = element.attributes.map((attribute) => ` ${tag(attribute)}="${escaped(attribute.value)}"`).join('');
    const inside = element.children.map((child) => (typeof child === 'string' ? text(child) : write(child, ''))).join('');
    return inside === '' ? `<${tag(element)}${declared}${own}/>` : `<${tag(element)}${declared}${own}>${inside}</${tag(element)}>`;
  };
  return write(
    root,
    Object.entries(DOCUMENT_PREFIXES)
      .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
      .join(''),
  );
}
