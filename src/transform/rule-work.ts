/**
 * The nodes that each pattern of a schema is to be tried on, gathered in one walk through the document. In XSLT, a key or a
 * grouping over all elements takes longer than all the rules of TEI together.
 */
import type { RuleTable } from './rule-table.js';

/** A node as SaxonJS has it. */
export interface XmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly localName?: string;
  readonly namespaceURI?: string | null;
  readonly firstChild: XmlNode | null;
  readonly nextSibling: XmlNode | null;
  readonly previousSibling: XmlNode | null;
  readonly parentNode: XmlNode | null;
  readonly attributes?: { readonly length: number; item(index: number): XmlNode };
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const INSTRUCTION = 7;
const COMMENT = 8;

/** By the number of a pattern its nodes; by the number and `@` the elements with attributes that it is about. */
export type RuleWork = Record<string, XmlNode[]>;

/** Which patterns want what, made once for a schema. */
export class RuleDispatch {
  readonly #byName = new Map<string, string[]>();
  readonly #byAttribute = new Map<string, string[]>();
  readonly #others = new Map<string, string[]>();
  readonly #patterns: readonly string[];

  /** @param only the numbers of the patterns to be run; all that are about the document itself by default */
  constructor({ patterns }: RuleTable, only?: ReadonlySet<number>) {
    const numbers: string[] = [];
    for (const [index, { targets }] of patterns.entries()) {
      const number = index + 1;
      if (only && !only.has(number)) continue;
      numbers.push(`${number}`);
      const all = targets.some(({ kind }) => kind === 'all');
      for (const { kind, name } of all ? [{ kind: 'all', name: '' } as const] : targets) {
        if (kind === 'element') add(this.#byName, name, `${number}`);
        else if (kind === 'with') add(this.#byAttribute, name, `${number}`);
        else if (kind === 'attribute') add(this.#byAttribute, name, `${number}@`);
        else add(this.#others, kind, `${number}`);
      }
    }
    this.#patterns = numbers;
  }

  /** An entry for each pattern that has nodes to be tried on. */
  work(document: XmlNode): RuleWork {
    const work: RuleWork = {};
    const give = (wanting: readonly string[] | undefined, node: XmlNode): void => {
      for (const key of wanting ?? []) {
        const known = work[key];
        if (known === undefined) work[key] = [node];
        else if (known[known.length - 1] !== node) known.push(node);
      }
    };
    const others = this.#others;
    const [all, elements, texts, comments] = ['all', 'elements', 'text', 'comment'].map((kind) => others.get(kind));
    const instructions = others.get('processing-instruction');
    give(others.get('document'), document);
    give(all, document);
    let first = true;
    for (const node of nodesBelow(document)) {
      if (node.nodeType === ELEMENT) {
        if (first) give(others.get('root'), node);
        first = false;
        give(elements, node);
        give(this.#byName.get(node.localName ?? ''), node);
        if (this.#byAttribute.size > 0) this.#attributes(node, give);
      } else if (node.nodeType === TEXT || node.nodeType === CDATA) give(texts, node);
      else if (node.nodeType === COMMENT) give(comments, node);
      else if (node.nodeType === INSTRUCTION) give(instructions, node);
      give(all, node);
    }
    return work;
  }

  #attributes(element: XmlNode, give: (wanting: readonly string[] | undefined, node: XmlNode) => void): void {
    const { attributes } = element;
    for (let index = 0; attributes && index < attributes.length; index += 1) {
      const { nodeName } = attributes.item(index);
      const wanting = this.#byAttribute.get(nodeName.slice(nodeName.indexOf(':') + 1));
      if (wanting) give(wanting, element);
    }
  }

  get patterns(): readonly string[] {
    return this.#patterns;
  }
}

function add(map: Map<string, string[]>, name: string, pattern: string): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [pattern]);
  else if (!known.includes(pattern)) known.push(pattern);
}

/** In document order, the document itself left out. */
export function* nodesBelow(document: XmlNode): Generator<XmlNode> {
  let node = document.firstChild;
  while (node) {
    yield node;
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== document && !node.nextSibling) node = node.parentNode;
    node = node && node !== document ? node.nextSibling : null;
  }
}
