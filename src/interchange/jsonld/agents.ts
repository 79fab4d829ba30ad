import type { AgentRecord } from '../../model/record.js';
import { type Addresses, absoluteIri } from './addresses.js';
import { type JsonObject, type JsonValue, node } from './types.js';

/** Roles that schema.org has a property for; every other role is a `contributor` with its name. */
const PROPERTIES: Readonly<Record<string, string>> = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  funder: 'funder',
  sponsor: 'sponsor',
  publisher: 'publisher',
  distributor: 'provider',
  authority: 'provider',
};

const TRANSLATOR = /^(translat(or|ed by|ion|ion by)|übersetz(er|erin|ung|t von)|traduct(eur|rice|ion))$/i;

/** The agents of a document: each person or body once, however many roles it has. */
export class Agents {
  readonly #addresses: Addresses;
  readonly #resolve: (pointer: string) => string | undefined;
  readonly #nodes = new Map<string, JsonObject>();
  readonly #byName = new Map<string, string>();
  readonly #byId = new Map<string, string>();
  readonly #described: ReadonlySet<string>;

  /** `resolve` gives the IRI of the register entry that a pointer leads to; `described` are those in the graph. */
  constructor(addresses: Addresses, resolve: (pointer: string) => string | undefined, described: ReadonlySet<string>) {
    this.#addresses = addresses;
    this.#resolve = resolve;
    this.#described = described;
  }

  get nodes(): readonly JsonObject[] {
    return [...this.#nodes.values()];
  }

  /** IRI of an agent, whose node is made on first use. */
  iri(agent: Pick<AgentRecord, 'name' | 'kind' | 'ref' | 'id'>): string {
    const entry = agent.ref === undefined ? undefined : this.#resolve(agent.ref);
    const iri = entry ?? this.#byName.get(agent.name) ?? this.#addresses.local(agent.id ?? `agent/${this.#nodes.size + 1}`);
    this.#byName.set(agent.name, iri);
    if (agent.id !== undefined) this.#byId.set(agent.id, iri);
    const known = this.#nodes.get(iri);
    if (!this.#described.has(iri) && (known === undefined || known['@type'] === 'Agent')) {
      this.#nodes.set(
        iri,
        node({
          '@id': iri,
          '@type': TYPES[agent.kind],
          name: agent.name,
          sameAs: [absoluteIri(agent.ref)].filter((uri) => uri !== undefined),
        }),
      );
    }
    return iri;
  }

  /** IRI of whom a pointer in @resp names: an agent of the header, a register entry, or someone elsewhere. */
  responsible(pointer: string): string | undefined {
    return this.#byId.get(pointer.replace(/^#/, '')) ?? this.#resolve(pointer) ?? absoluteIri(pointer);
  }

  /** The properties of a work that say who had which part in it. */
  properties(agents: readonly AgentRecord[]): Record<string, JsonValue[]> {
    const properties: Record<string, JsonValue[]> = {};
    for (const agent of agents) {
      const property = isTranslator(agent) ? 'translator' : PROPERTIES[agent.role];
      const iri = this.iri(agent);
      const value: JsonValue = property === undefined ? { '@type': 'Role', roleName: agent.role, contributor: [iri] } : iri;
      const key = property ?? 'contributor';
      const values = properties[key] ?? [];
      properties[key] = values.includes(value) ? values : [...values, value];
    }
    return properties;
  }
}

const TYPES = { person: 'Person', organisation: 'Organization', unknown: 'Agent' } as const;

export function isTranslator({ role }: AgentRecord): boolean {
  return TRANSLATOR.test(role.trim());
}
