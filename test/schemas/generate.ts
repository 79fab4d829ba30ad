/**
 * Documents that a grammar allows by construction. Every element has a queue of variants: one for each
 * alternative of its content model, one for each of its attributes. Wherever the element is needed the
 * next variant is taken from its queue, and documents are made until all queues are empty.
 */
import { type AttributePattern, type ElementPattern, elementsOf, type Grammar, type Pattern } from './grammar.js';
import { CHARACTERS, type Leaf, Models } from './models.js';
import { lexical, samplesOf } from './samples.js';

interface Variant {
  readonly attributes: readonly AttributePattern[];
  readonly content: readonly Leaf[];
}

/** Where an element may stand, and whether it may stand there again and again. */
interface Host {
  readonly parent: ElementPattern;
  readonly content: readonly Leaf[];
  readonly repeats: boolean;
}

const TEI = 'http://www.tei-c.org/ns/1.0';
const DEPTH = 14;
const BUDGET = 2500;

export interface Generated {
  /** Document text by name. */
  readonly documents: ReadonlyMap<string, string>;
  /** `element`, and `element/@attribute`, for all that occur in the documents. */
  readonly covered: ReadonlySet<string>;
  /** Variants that were made: alternatives of content models and attributes. */
  readonly variants: number;
}

export class Generator {
  readonly #grammar: Grammar;
  readonly #elements: ReadonlyMap<string, ElementPattern>;
  readonly #models: Models;
  readonly #queues = new Map<ElementPattern, Variant[]>();
  readonly #minimal = new Map<ElementPattern, Variant>();
  readonly #turn = new Map<AttributePattern, number>();
  readonly #hosts = new Map<ElementPattern, Host>();
  readonly #nested = new Map<ElementPattern, Host>();
  readonly #sampled = new Map<Pattern, readonly string[]>();
  readonly #uses = new Map<AttributePattern, number>();
  readonly #covered = new Set<string>();
  #budget = 0;
  #variants = 0;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    this.#elements = elementsOf(grammar);
    this.#models = new Models(grammar);
    this.#findHosts();
    for (const element of this.#elements.values())
      for (const attribute of new Set(this.#attributeSets(element).flat())) this.#uses.set(attribute, (this.#uses.get(attribute) ?? 0) + 1);
  }

  /** Documents with every variant of the elements `names`, or of all elements. */
  everything(names: readonly string[] = [...this.#elements.keys()]): Generated {
    for (const name of names) {
      const element = this.#elements.get(name)!;
      const variants = this.#variantsOf(element);
      this.#variants += variants.length;
      this.#queues.set(element, variants);
    }
    const documents = new Map<string, string>();
    for (const element of this.#queues.keys()) {
      while (this.#queues.get(element)!.length > 0) {
        documents.set(`${element.name}-${documents.size}.xml`, this.#document(element));
      }
    }
    return { documents, covered: this.#covered, variants: this.#variants };
  }

  /** `count` documents in which every choice is left to `random`. */
  samples(count: number, random: () => number): ReadonlyMap<string, string> {
    const documents = new Map<string, string>();
    for (let i = 0; i < count; i++) {
      this.#budget = 400;
      const root = this.#firstElement(this.#grammar.start);
      documents.set(`random-${i}.xml`, this.#random(root, random, 0));
    }
    return documents;
  }

  /** For every element the parent by which it is nearest to the root; for a root, itself where it nests. */
  #findHosts(): void {
    const roots = this.#roots();
    const queue = [...roots];
    const seen = new Set(queue);
    for (const parent of queue) {
      for (const content of this.#models.alternatives(parent.content)) {
        for (const leaf of content) {
          if (leaf.kind !== 'element') continue;
          const nests = roots.includes(leaf) && leaf === parent;
          if (!nests && seen.has(leaf)) continue;
          const host = { parent, content: content.filter((l) => l.kind !== 'attribute'), repeats: false };
          host.repeats = this.#models.repeated(parent.content).has(leaf);
          (nests ? this.#nested : this.#hosts).set(leaf, host);
          if (!nests) queue.push(leaf);
          seen.add(leaf);
        }
      }
    }
    for (const [name, element] of this.#elements) if (!seen.has(element)) throw new Error(`${name} can't be reached from the start`);
  }

  #roots(): ElementPattern[] {
    return this.#models.alternatives(this.#grammar.start).flatMap((leaves) => leaves.filter((leaf) => leaf.kind === 'element'));
  }

  #firstElement(pattern: Pattern): ElementPattern {
    return this.#models.alternatives(pattern)[0]![0] as ElementPattern;
  }

  #variantsOf(element: ElementPattern): Variant[] {
    const contents = this.#models.alternatives({ kind: 'group', of: this.#parts(element, false) });
    const attributes = this.#attributeSets(element).flatMap((set) => {
      const turns = set.map((a) => Math.ceil(this.#samples(a.content).length / this.#uses.get(a)!));
      return Array.from({ length: Math.max(1, ...turns) }, () => set);
    });
    const least = this.#minimalOf(element);
    return Array.from({ length: Math.max(contents.length, attributes.length) }, (_, i) => ({
      attributes: attributes[i] ?? least.attributes,
      content: contents[i] ?? least.content,
    }));
  }

  /** The parts of an element that are attributes, or that are not. */
  #parts(element: ElementPattern, attributes: boolean): Pattern[] {
    const of = element.content.kind === 'group' ? element.content.of : [element.content];
    const isAttributes = (p: Pattern): boolean =>
      p.kind !== 'empty' && this.#models.alternatives(p).every((a) => a.every((l) => l.kind === 'attribute'));
    return of.filter((p) => isAttributes(p) === attributes);
  }

  /** Sets of attributes of an element: each of them once, with those that it must have. */
  #attributeSets(element: ElementPattern): AttributePattern[][] {
    return this.#models
      .alternatives({ kind: 'group', of: this.#parts(element, true) })
      .map((leaves) => leaves.filter((leaf) => leaf.kind === 'attribute'));
  }

  #samples(pattern: Pattern): readonly string[] {
    let samples = this.#sampled.get(pattern);
    if (samples) return samples;
    samples = samplesOf(pattern, this.#grammar);
    this.#sampled.set(pattern, samples);
    return samples;
  }

  #minimalOf(element: ElementPattern): Variant {
    let variant = this.#minimal.get(element);
    if (!variant) {
      const leaves = this.#models.least(element.content);
      variant = {
        attributes: leaves.filter((leaf) => leaf.kind === 'attribute'),
        content: leaves.filter((leaf) => leaf.kind !== 'attribute'),
      };
      this.#minimal.set(element, variant);
    }
    return variant;
  }

  /** A document with as many of the variants of an element as fit, in the places nearest to the root. */
  #document(target: ElementPattern): string {
    this.#budget = BUDGET;
    const chain: { element: ElementPattern; host: Host | undefined }[] = [];
    for (let at: ElementPattern | undefined = target; at; ) {
      const host: Host | undefined = this.#hosts.get(at);
      chain.unshift({ element: at, host });
      at = host?.parent;
    }
    const root = chain[0]!;
    if (!chain.some(({ host }) => host?.repeats)) {
      root.host = this.#nested.get(root.element);
      if (root.host) chain.unshift({ element: root.host.parent, host: undefined });
    }
    const repeated = chain.findLastIndex(({ host }) => host?.repeats);
    const build = (i: number): string => {
      const { element } = chain[i]!;
      const next = chain[i + 1];
      if (!next) return this.#take(element, i);
      let placed = false;
      const content = next.host!.content.map((leaf) => {
        if (leaf !== next.element || placed) return this.#leaf(leaf, DEPTH);
        placed = true;
        let built = build(i + 1);
        while (i + 1 === repeated && this.#budget > 0 && this.#queues.get(target)!.length > 0) built += build(i + 1);
        return built;
      });
      return this.#write(element, this.#minimalOf(element).attributes, content.join(''));
    };
    return build(0);
  }

  /** The element with the next variant of its queue, or as small as it can be. */
  #take(element: ElementPattern, depth: number): string {
    const queue = depth < DEPTH && this.#budget > 0 ? this.#queues.get(element) : undefined;
    const variant = queue?.shift() ?? this.#minimalOf(element);
    const content = variant.content.map((leaf) => this.#leaf(leaf, depth + 1)).join('');
    return this.#write(element, variant.attributes, content);
  }

  #leaf(leaf: Leaf, depth: number): string {
    if (leaf.kind === 'element') return this.#take(leaf, depth);
    if (leaf.kind === 'characters') return 'text';
    if (leaf.kind === 'simple') return escaped(this.#samples(leaf.pattern)[0]!);
    throw new Error('an attribute within content');
  }

  #write(element: ElementPattern, attributes: readonly AttributePattern[], content: string): string {
    this.#budget--;
    if (element.name === null) return `<x:any xmlns:x="urn:example:other" x:a="b">${content}</x:any>`;
    this.#covered.add(element.name);
    const written = attributes.map((attribute) => {
      const samples = this.#samples(attribute.content);
      const turn = this.#turn.get(attribute) ?? 0;
      this.#turn.set(attribute, turn + 1);
      this.#covered.add(`${element.name}/@${attribute.name}`);
      return ` ${attribute.name ?? 'any'}="${escaped(lexical(samples[turn % samples.length]!))}"`;
    });
    const xmlns = this.#hosts.has(element) && element.ns === TEI ? '' : ` xmlns="${element.ns}"`;
    return `<${element.name}${xmlns}${written.join('')}>${content}</${element.name}>`;
  }

  #random(element: ElementPattern, random: () => number, depth: number): string {
    const leaves = this.#pick(element.content, random, depth);
    const seen = new Set<string | null>();
    const attributes = leaves.filter((leaf) => leaf.kind === 'attribute').filter((leaf) => !seen.has(leaf.name) && seen.add(leaf.name));
    const content = leaves.filter((leaf) => leaf.kind !== 'attribute');
    const inner = content.map((leaf) => (leaf.kind === 'element' ? this.#random(leaf, random, depth + 1) : this.#leaf(leaf, depth)));
    return this.#write(element, attributes, inner.join(''));
  }

  /** Leaves of a pattern as `random` has it; the deeper, the fewer. */
  #pick(pattern: Pattern, random: () => number, depth: number): Leaf[] {
    const chance = this.#budget > 0 && depth < 12 ? 0.6 / (1 + depth / 12) : 0;
    const pick = (p: Pattern): Leaf[] => this.#pick(p, random, depth);
    switch (pattern.kind) {
      case 'optional': {
        const isAttribute = pattern.of.kind === 'attribute';
        return random() < (isAttribute ? 0.03 : chance) ? pick(pattern.of) : [];
      }
      case 'zeroOrMore':
      case 'oneOrMore': {
        const leaves = pattern.kind === 'oneOrMore' ? pick(pattern.of) : [];
        while (random() < chance) leaves.push(...pick(pattern.of));
        return leaves;
      }
      case 'mixed':
        return pick(pattern.of).flatMap((leaf) => (leaf.kind === 'element' && random() < 0.5 ? [leaf, CHARACTERS] : [leaf]));
      case 'choice': {
        if (chance === 0) return this.#models.least(pattern);
        return pick(pattern.of[Math.floor(random() * pattern.of.length)]!);
      }
      case 'group':
      case 'interleave':
        return pattern.of.flatMap(pick);
      case 'ref':
        return pattern.name.startsWith('teidata.') ? this.#models.least(pattern) : pick(this.#models.define(pattern.name));
      default:
        return this.#models.least(pattern);
    }
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
