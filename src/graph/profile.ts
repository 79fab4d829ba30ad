/** How long the patterns of rules take over the documents of a run. */
import type { RulesProfile } from '../validate/schematron/foreign.js';

export interface RuleTime {
  /** Identifier of the pattern or its only rule; the contexts of its rules where it has none. */
  readonly name: string;
  /** Where it stands, as `file:line:column`, or the schema's path. */
  readonly place: string;
  /** Milliseconds over all documents. */
  readonly milliseconds: number;
}

export interface RunProfile {
  /** Milliseconds for parsing documents and gathering the nodes that rules are tried on. */
  readonly before: number;
  /** The slowest first. */
  readonly rules: readonly RuleTime[];
}

/** Adds up the times of one document after the other. */
export class ProfileSum {
  #before = 0;
  readonly #rules = new Map<string, RuleTime>();

  add({ times, table, path }: RulesProfile): void {
    this.#before += times.before;
    for (const [index, milliseconds] of times.patterns.entries()) {
      const pattern = table.patterns[index];
      const rules = table.rules.filter(({ pattern: number }) => number === index + 1);
      const name =
        pattern?.id ??
        (rules.length === 1 ? rules[0]?.id : undefined) ??
        rules.map(({ context }) => context.replace(/\s+/g, ' ')).join(' | ');
      const place = pattern?.place ?? rules[0]?.place ?? path;
      const key = `${path}\0${index}`;
      this.#rules.set(key, { name, place, milliseconds: (this.#rules.get(key)?.milliseconds ?? 0) + milliseconds });
    }
  }

  get result(): RunProfile {
    return { before: this.#before, rules: [...this.#rules.values()].sort((a, b) => b.milliseconds - a.milliseconds) };
  }
}
