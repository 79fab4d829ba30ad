/** Runs compiled Schematron rules over a parsed document. */
import type { RuleTable } from './rule-table.js';
import { nodesBelow, RuleDispatch, type RuleWork, type XmlNode } from './rule-work.js';
import { saxon } from './saxon.js';

/** Rules ready to run. */
export interface CompiledRules {
  /** The stylesheet that `xslt/schematron/` made of the schema, compiled (SEF, parsed). */
  readonly sef: unknown;
  readonly table: RuleTable;
}

/** A node as who has the document's source can find it. */
export interface NodePlace {
  /** Number of the element, the root being 1: of the node itself, or the one that it stands in. */
  readonly ordinal: number;
  /** Name of the attribute, where the node is one. */
  readonly attribute?: string;
  /** Number of the text among the texts in its element, from 1, where the node is one. */
  readonly text?: number;
  /** Path with expanded names (XPath 3.1, fn:path), where it was asked for. */
  readonly path?: string;
  /** URI of the document, where it is not the one under examination. */
  readonly document?: string;
}

/** One thing that rules gave, in the order in which they gave it. Numbers are those of the table, from 1. */
export type RuleEvent =
  | { readonly rule: number; readonly place: NodePlace }
  | { readonly rule: number; readonly place: NodePlace; readonly failed: string; readonly code: string }
  | { readonly assertion: number; readonly place: NodePlace; readonly texts: readonly string[] };

export interface RulesRunOptions {
  /** Tells which rules fired, and gives paths. */
  readonly full?: boolean;
  /** The numbers of the patterns to be run. */
  readonly only?: ReadonlySet<number>;
  /** The documents that patterns are about instead, by the number of the pattern and their URIs. */
  readonly documents?: SubordinateDocuments;
}

export type SubordinateDocuments = ReadonlyMap<number, ReadonlyMap<string, unknown>>;

export interface WantedDocuments {
  /** Number of the pattern. */
  readonly pattern: number;
  /** As the document writes them. */
  readonly uris: readonly string[];
}

const OUT = 'Q{urn:imprimatur:generated}';

interface RawEvent {
  readonly rule?: number;
  readonly assertion?: number;
  readonly node: XmlNode;
  readonly texts?: readonly string[];
  readonly failed?: string;
  readonly code?: string;
}

const dispatches = new WeakMap<RuleTable, RuleDispatch>();

/** Throws what the processor throws where no single rule is to blame. */
export function runRules(document: unknown, { sef, table }: CompiledRules, options: RulesRunOptions = {}): readonly RuleEvent[] {
  const { full = false, only, documents = new Map() } = options;
  const dispatch = only ? new RuleDispatch(table, only) : dispatchOf(table);
  const primary = document as XmlNode;
  const work = withDocuments(dispatch.work(primary), dispatch, table, documents);
  const raw = transform(sef, document, { [`${OUT}work`]: work, [`${OUT}fired`]: full });
  const places = new Places(primary, full, documents);
  return (raw as RawEvent[]).map(({ node, ...event }) => ({ ...event, place: places.of(node) }) as RuleEvent);
}

/**
 * What rules say of each of several documents. Where nothing above the rules is about one document, they are examined in one
 * run: to begin one takes longer than the rules of TEI take over a letter.
 */
export function runRulesOver(documents: readonly unknown[], rules: CompiledRules): readonly (readonly RuleEvent[])[] {
  const [first] = documents;
  if (first === undefined || documents.length === 1 || rules.table.alone) return documents.map((document) => runRules(document, rules));
  const dispatch = dispatchOf(rules.table);
  const work: RuleWork = {};
  for (const document of documents) {
    for (const [key, nodes] of Object.entries(dispatch.work(document as XmlNode))) {
      const known = work[key];
      if (known === undefined) work[key] = nodes;
      else for (const node of nodes) known.push(node);
    }
  }
  const raw = transform(rules.sef, first, { [`${OUT}work`]: work, [`${OUT}fired`]: false }) as RawEvent[];
  const indexes = new Map(documents.map((document, index) => [document, index]));
  const events: RuleEvent[][] = documents.map(() => []);
  const places = documents.map((document) => new Places(document as XmlNode, false, new Map()));
  for (const { node, ...event } of raw) {
    const index = indexes.get(rootOf(node)) ?? 0;
    events[index]?.push({ ...event, place: (places[index] as Places).of(node) } as RuleEvent);
  }
  return events;
}

/** The documents that patterns are about instead of the one under examination. */
export function wantedDocuments(document: unknown, { sef, table }: CompiledRules): readonly WantedDocuments[] {
  if (!table.patterns.some(({ documents }) => documents !== undefined)) return [];
  return transform(sef, document, { [`${OUT}work`]: {} }, `${OUT}documents`) as WantedDocuments[];
}

/** The first phase whose condition holds for the document. */
export function chosenPhase(document: unknown, sef: unknown): string {
  return String(transform(sef, document, { [`${OUT}work`]: {} }, `${OUT}phase`)[0]);
}

function transform(sef: unknown, document: unknown, parameters: Readonly<Record<string, unknown>>, template?: string): unknown[] {
  const result = saxon().transform(
    {
      stylesheetInternal: sef,
      sourceNode: document,
      destination: 'raw',
      stylesheetParams: parameters,
      deliverMessage: () => {},
      ...(template === undefined ? {} : { initialTemplate: template }),
    },
    'sync',
  ).principalResult as unknown;
  return result === null || result === undefined ? [] : Array.isArray(result) ? result : [result];
}

function dispatchOf(table: RuleTable): RuleDispatch {
  const dispatch = dispatches.get(table) ?? new RuleDispatch(table);
  dispatches.set(table, dispatch);
  return dispatch;
}

/** Patterns about other documents are tried on the nodes of these instead. */
function withDocuments(work: RuleWork, dispatch: RuleDispatch, { patterns }: RuleTable, documents: SubordinateDocuments): RuleWork {
  const elsewhere = dispatch.patterns.filter((number) => patterns[Number(number) - 1]?.documents !== undefined);
  const given: RuleWork = { ...work };
  for (const number of elsewhere) {
    const others = [...(documents.get(Number(number))?.values() ?? [])].map((node) => dispatch.work(node as XmlNode));
    for (const key of [number, `${number}@`]) {
      const nodes = others.flatMap((other) => other[key] ?? []);
      if (nodes.length > 0) given[key] = nodes;
      else delete given[key];
    }
  }
  return given;
}

/** Places of nodes, found by walking through their documents once. */
class Places {
  readonly #primary: XmlNode;
  readonly #full: boolean;
  readonly #uris: ReadonlyMap<unknown, string>;
  readonly #ordinals = new Map<XmlNode, Map<XmlNode, number>>();

  constructor(primary: XmlNode, full: boolean, documents: SubordinateDocuments) {
    this.#primary = primary;
    this.#full = full;
    this.#uris = new Map([...documents.values()].flatMap((each) => [...each].map(([uri, node]) => [node, uri] as const)));
  }

  of(node: XmlNode): NodePlace {
    const owner = ownerOf(node);
    let element: XmlNode | null = owner ?? node;
    while (element && element.nodeType !== 1) element = element.parentNode;
    const root = rootOf(node);
    const uri = root === this.#primary ? undefined : this.#uris.get(root);
    return {
      ordinal: (element && this.#ordinalsOf(root).get(element)) || 1,
      ...(owner ? { attribute: (node as unknown as { readonly name: string }).name } : {}),
      ...(!owner && (node.nodeType === 3 || node.nodeType === 4) ? { text: textNumber(node) } : {}),
      ...(this.#full ? { path: pathTo(node, owner) } : {}),
      ...(uri === undefined ? {} : { document: uri }),
    };
  }

  #ordinalsOf(root: XmlNode): Map<XmlNode, number> {
    let known = this.#ordinals.get(root);
    if (known === undefined) {
      known = new Map();
      for (const node of nodesBelow(root)) if (node.nodeType === 1) known.set(node, known.size + 1);
      this.#ordinals.set(root, known);
    }
    return known;
  }
}

/** The element of an attribute; undefined for other nodes. */
function ownerOf(node: XmlNode): XmlNode | undefined {
  return node.nodeType === 2 ? (node as XmlNode & { readonly parent?: XmlNode }).parent : undefined;
}

function rootOf(node: XmlNode): XmlNode {
  let root: XmlNode = ownerOf(node) ?? node;
  while (root.parentNode) root = root.parentNode;
  return root;
}

function textNumber(text: XmlNode): number {
  let number = 1;
  for (let node = text.previousSibling; node; node = node.previousSibling) if (node.nodeType === 3 || node.nodeType === 4) number += 1;
  return number;
}

function pathTo(node: XmlNode, owner: XmlNode | undefined): string {
  const steps: string[] = owner ? [`@${expandedName(node)}`] : [];
  for (let each: XmlNode | null = owner ?? node; each?.parentNode; each = each.parentNode) steps.unshift(step(each));
  return `/${steps.join('/')}`;
}

function step(node: XmlNode): string {
  const alike = (other: XmlNode): boolean =>
    other.nodeType === node.nodeType && (node.nodeType === 3 || node.nodeType === 8 || expandedName(other) === expandedName(node));
  let number = 1;
  for (let other = node.previousSibling; other; other = other.previousSibling) if (alike(other)) number += 1;
  if (node.nodeType === 1) return `Q{${node.namespaceURI ?? ''}}${node.localName}[${number}]`;
  if (node.nodeType === 8) return `comment()[${number}]`;
  if (node.nodeType === 7) return `processing-instruction(${node.nodeName})[${number}]`;
  return `text()[${number}]`;
}

function expandedName({ namespaceURI, localName, nodeName }: XmlNode): string {
  return namespaceURI ? `Q{${namespaceURI}}${localName ?? nodeName}` : (localName ?? nodeName);
}
