/** Content models as the choices that they offer: what the generator of documents walks. */
import type { AttributePattern, ElementPattern, Grammar, Pattern } from './grammar.js';

/** What a content model comes down to: elements, text, values of simple content, attributes. */
export type Leaf = ElementPattern | AttributePattern | { kind: 'characters' } | { kind: 'simple'; pattern: Pattern };

export const CHARACTERS: Leaf = { kind: 'characters' };

export class Models {
  readonly #grammar: Grammar;
  readonly #cost = new Map<Pattern, number>();

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    this.#settleCosts();
  }

  /** Alternatives of a pattern, such that every leaf in it occurs in at least one. */
  alternatives(pattern: Pattern): Leaf[][] {
    switch (pattern.kind) {
      case 'element':
      case 'attribute':
        return [[pattern]];
      case 'text':
        return [[CHARACTERS]];
      case 'empty':
        return [[]];
      case 'data':
      case 'value':
      case 'list':
        return [[{ kind: 'simple', pattern }]];
      case 'ref':
        if (pattern.name.startsWith('teidata.')) return [[{ kind: 'simple', pattern }]];
        return this.alternatives(this.define(pattern.name));
      case 'choice':
        return pattern.of.flatMap((p) => this.alternatives(p));
      case 'optional':
        return [[], ...this.alternatives(pattern.of)];
      case 'mixed':
        return this.alternatives(pattern.of).map((leaves) => [CHARACTERS, ...leaves, CHARACTERS]);
      case 'zeroOrMore':
        return [[], this.alternatives(pattern.of).flat()];
      case 'oneOrMore':
        return [this.least(pattern.of), this.alternatives(pattern.of).flat()];
      case 'group':
      case 'interleave': {
        const parts = pattern.of.map((p) => ({ all: this.alternatives(p), least: this.least(p) }));
        const each = parts.flatMap(({ all }, i) => all.map((own) => parts.flatMap(({ least }, j) => (i === j ? own : least))));
        const isAttributes = each.every((leaves) => leaves.every((leaf) => leaf.kind === 'attribute'));
        return isAttributes ? each : [...each, parts.flatMap(({ all }) => all.at(-1)!)];
      }
    }
  }

  /** The cheapest leaves that satisfy a pattern. */
  least(pattern: Pattern): Leaf[] {
    switch (pattern.kind) {
      case 'optional':
      case 'zeroOrMore':
        return [];
      case 'oneOrMore':
      case 'mixed':
        return this.least(pattern.of);
      case 'ref':
        if (pattern.name.startsWith('teidata.')) return [{ kind: 'simple', pattern }];
        return this.least(this.define(pattern.name));
      case 'choice':
        return this.least(pattern.of.reduce((best, p) => (this.#costOf(p) < this.#costOf(best) ? p : best)));
      case 'group':
      case 'interleave':
        return pattern.of.flatMap((p) => this.least(p));
      default:
        return this.alternatives(pattern)[0]!;
    }
  }

  #costOf(pattern: Pattern): number {
    switch (pattern.kind) {
      case 'element':
        return this.#cost.get(pattern) ?? Number.POSITIVE_INFINITY;
      case 'oneOrMore':
      case 'mixed':
        return this.#costOf(pattern.of);
      case 'ref':
        return this.#costOf(this.define(pattern.name));
      case 'choice':
        return Math.min(...pattern.of.map((p) => this.#costOf(p)));
      case 'group':
      case 'interleave':
        return pattern.of.reduce((sum, p) => sum + this.#costOf(p), 0);
      default:
        return 0;
    }
  }

  /** Elements cost one more than the least that they must hold; repeated until nothing changes. */
  #settleCosts(): void {
    const all = [...this.#grammar.defines.values()].filter((p) => p.kind === 'element');
    for (let changed = true; changed; ) {
      changed = false;
      for (const element of all) {
        const cost = 1 + this.#costOf(element.content);
        if (cost < (this.#cost.get(element) ?? Number.POSITIVE_INFINITY)) {
          this.#cost.set(element, cost);
          changed = true;
        }
      }
    }
  }

  /** The elements that may be repeated on the spot in a content model. */
  repeated(pattern: Pattern): Set<Leaf> {
    switch (pattern.kind) {
      case 'zeroOrMore':
      case 'oneOrMore': {
        const inner = this.alternatives(pattern.of);
        return inner.every((leaves) => leaves.length <= 1) ? new Set(inner.flat()) : this.repeated(pattern.of);
      }
      case 'optional':
      case 'mixed':
        return this.repeated(pattern.of);
      case 'choice':
      case 'group':
      case 'interleave':
        return new Set(pattern.of.flatMap((p) => [...this.repeated(p)]));
      case 'ref':
        return pattern.name.startsWith('teidata.') ? new Set() : this.repeated(this.define(pattern.name));
      default:
        return new Set();
    }
  }

  define(name: string): Pattern {
    const pattern = this.#grammar.defines.get(name);
    if (!pattern) throw new Error(`${name} is not defined`);
    return pattern;
  }
}
