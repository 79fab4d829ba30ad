/** Feeds what is read to the matcher. */
import type { TeiAttribute, TeiDocument } from '../../model/document.js';
import type { DocumentEvents, ElementName } from '../../read/events.js';
import { replay } from '../../read/replay.js';
import type { PrefixResolver } from './datatypes/datatype.js';
import type { Fault } from './engine/faults.js';
import { DocumentMatcher, type Schema, XMLNS } from './engine/matcher.js';

export interface MatchOptions {
  /** Whether ID and IDREF are examined; they are by default. */
  readonly ids?: boolean;
}

export interface MatchingOptions extends MatchOptions {
  /** Called in the order of the events; places are offsets in the text that is read. */
  readonly onFault: (fault: Fault) => void;
  readonly unparsedEntities?: ReadonlySet<string>;
}

/** A document that is matched while it is read. After it, {@link end} must be called. */
export class Matching implements DocumentEvents {
  readonly #matcher: DocumentMatcher;
  /** The namespace declarations of the elements that are open, and how deep these stand. */
  readonly #declarations: { readonly depth: number; readonly attributes: readonly TeiAttribute[] }[] = [];
  #depth = 0;

  constructor(schema: Schema, { ids = true, onFault, unparsedEntities }: MatchingOptions) {
    const resolve = (prefix: string): string | undefined => this.#resolve(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, prefix);
    const prefixes: PrefixResolver = unparsedEntities ? Object.assign(resolve, { unparsedEntities }) : resolve;
    this.#matcher = new DocumentMatcher(schema, { ids, onFault, prefixes });
  }

  startElement({ namespace, local }: ElementName, attributes: readonly TeiAttribute[], start: number): void {
    this.#depth += 1;
    for (const attribute of attributes) {
      if (attribute.namespace !== XMLNS) continue;
      this.#declarations.push({ depth: this.#depth, attributes });
      break;
    }
    this.#matcher.startElement(namespace, local, attributes, start);
  }

  endElement(start: number): void {
    this.#matcher.endElement(start);
    if (this.#declarations.at(-1)?.depth === this.#depth) this.#declarations.pop();
    this.#depth -= 1;
  }

  text(value: string, start: number): void {
    this.#matcher.text(value, start);
  }

  instruction(): void {
    // Neither a pattern nor a fault.
  }

  end(): void {
    this.#matcher.end();
  }

  #resolve(name: string, prefix: string): string | undefined {
    for (let index = this.#declarations.length - 1; index >= 0; index -= 1) {
      const declared = this.#declarations[index]?.attributes.find((attribute) => attribute.name === name);
      if (declared) return declared.value;
    }
    return prefix === '' ? '' : undefined;
  }
}

/** Every fault of a document that was kept, in the order of the events. */
export function match(document: TeiDocument, schema: Schema, { ids = true }: MatchOptions = {}): Fault[] {
  const faults: Fault[] = [];
  const { unparsedEntities } = document;
  const onFault = (fault: Fault): void => {
    faults.push(fault);
  };
  replay(document, new Matching(schema, { ids, onFault, ...(unparsedEntities ? { unparsedEntities } : {}) })).end();
  return faults;
}
