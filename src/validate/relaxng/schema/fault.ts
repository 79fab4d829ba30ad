import type { SchemaPlace } from '../grammar.js';

/**
 * What is wrong with a schema, and where. `section` is that of the RELAX NG specification (`7.3`), of the compact syntax
 * (`compact syntax`), or of RELAX NG DTD Compatibility (`DTD compatibility 3`).
 */
export interface SchemaFault {
  readonly section: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export class SchemaError extends Error {
  readonly faults: readonly SchemaFault[];

  constructor(faults: readonly SchemaFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}:${fault.column}: ${fault.message} (${fault.section})`).join('\n'));
    this.name = 'SchemaError';
    this.faults = faults;
  }
}

/** A schema is text from anywhere. Beyond these sizes, far above any real schema, it is refused rather than obeyed. */
export const LIMITS = {
  /** Nesting of elements or parentheses, in one file. */
  nesting: 250,
  /** Nesting once references without an element between are followed. */
  depth: 600,
  patterns: 100_000,
  /** Files brought in by include and externalRef, counted each time. */
  inclusions: 2000,
  /** Faults told at once. */
  faults: 50,
} as const;

/** Gathers the faults of one schema, so that an author sees more than the first. */
export class Faults {
  readonly files: string[] = [];
  readonly #found: SchemaFault[] = [];
  readonly #told = new Set<string>();

  add(section: string, message: string, place: SchemaPlace): void {
    const fault = { section, message, file: this.files[place[0]] ?? '', line: place[1], column: place[2] };
    const key = JSON.stringify(fault);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#found.push(fault);
    if (this.#found.length >= LIMITS.faults) this.refuse();
  }

  /** For what leaves nothing to go on with. */
  fail(section: string, message: string, place: SchemaPlace): never {
    this.add(section, message, place);
    throw new SchemaError(this.#found);
  }

  refuse(): void {
    if (this.#found.length > 0) throw new SchemaError(this.#found);
  }
}
