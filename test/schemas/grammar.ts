/**
 * A reader for the part of RELAX NG (XML syntax) that our own modules are written in: one pattern tree per
 * define, with includes followed. Anything else that RELAX NG has makes it throw, so that the tests
 * that walk the grammar can't pass over what they don't understand.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SaxesParser } from 'saxes';

export type Pattern =
  | { kind: 'element'; name: string | null; ns: string; content: Pattern }
  | { kind: 'attribute'; name: string | null; content: Pattern }
  | { kind: 'choice' | 'group' | 'interleave'; of: Pattern[] }
  | { kind: 'optional' | 'zeroOrMore' | 'oneOrMore' | 'mixed' | 'list'; of: Pattern }
  | { kind: 'data'; type: string; params: Record<string, string> }
  | { kind: 'value'; text: string }
  | { kind: 'ref'; name: string }
  | { kind: 'text' | 'empty' };

export type ElementPattern = Extract<Pattern, { kind: 'element' }>;
export type AttributePattern = Extract<Pattern, { kind: 'attribute' }>;

export interface Grammar {
  readonly start: Pattern;
  readonly defines: ReadonlyMap<string, Pattern>;
}

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

const RNG = 'http://relaxng.org/ns/structure/1.0';

/** Reads the grammar at `path`; `edit` may change the text of each file first, for tests of the tests. */
export function readGrammar(path: string, edit: (xml: string) => string = (xml) => xml): Grammar {
  const defines = new Map<string, Pattern>();
  let start: Pattern | undefined;
  const visit = (file: string): void => {
    const root = parse(edit(readFileSync(file, 'utf8')));
    for (const child of root.children) {
      if (child.name === 'include') visit(join(dirname(file), child.attributes['href']!));
      else if (child.name === 'start') start = group(child.children, root.attributes['ns'] ?? '');
      else if (child.name === 'define') {
        const name = child.attributes['name']!;
        if (defines.has(name) || child.attributes['combine']) throw new Error(`${name} is defined twice`);
        defines.set(name, group(child.children, root.attributes['ns'] ?? ''));
      } else throw new Error(`unexpected ${child.name} in ${file}`);
    }
  };
  visit(path);
  if (!start) throw new Error(`${path} has no start`);
  return { start, defines };
}

/** The name and pattern of every define that is one named element. */
export function elementsOf(grammar: Grammar): Map<string, ElementPattern> {
  const found = new Map<string, ElementPattern>();
  for (const [name, pattern] of grammar.defines) if (pattern.kind === 'element' && pattern.name) found.set(name, pattern);
  return found;
}

function parse(xml: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const top: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  let foreign = 0;
  parser.on('opentag', (tag) => {
    if (foreign > 0 || tag.uri !== RNG) {
      foreign++;
      return;
    }
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((a) => [a.name, a.value]));
    const node: Node = { name: tag.local, attributes, children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    if (foreign === 0) open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    if (foreign > 0) foreign--;
    else open.pop();
  });
  parser.write(xml).close();
  return top.children[0]!;
}

function group(nodes: Node[], ns: string): Pattern {
  const of = nodes.map((node) => pattern(node, ns));
  return of.length === 0 ? { kind: 'empty' } : of.length === 1 ? of[0]! : { kind: 'group', of };
}

function pattern(node: Node, ns: string): Pattern {
  const rest = (from = 0): Pattern => group(node.children.slice(from), ns);
  switch (node.name) {
    case 'element': {
      const name = node.attributes['name'] ?? null;
      if (name === null && node.children[0]?.name !== 'anyName') throw new Error('only anyName is known');
      return {
        kind: 'element',
        name,
        ns: node.attributes['ns'] ?? ns,
        content: rest(name === null ? 1 : 0),
      };
    }
    case 'attribute': {
      const name = node.attributes['name'] ?? null;
      const content = rest(name === null ? 1 : 0);
      return { kind: 'attribute', name, content: content.kind === 'empty' ? { kind: 'text' } : content };
    }
    case 'choice':
    case 'group':
    case 'interleave':
      return { kind: node.name, of: node.children.map((child) => pattern(child, ns)) };
    case 'optional':
    case 'zeroOrMore':
    case 'oneOrMore':
    case 'mixed':
    case 'list':
      return { kind: node.name, of: rest() };
    case 'data': {
      const params = node.children.map((p) => [p.attributes['name']!, p.text] as const);
      return { kind: 'data', type: node.attributes['type']!, params: Object.fromEntries(params) };
    }
    case 'value':
      return { kind: 'value', text: node.text };
    case 'ref':
      return { kind: 'ref', name: node.attributes['name']! };
    case 'text':
    case 'empty':
      return { kind: node.name };
    default:
      throw new Error(`the reader does not know ${node.name}`);
  }
}
