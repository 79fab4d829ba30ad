import { readFileSync } from 'node:fs';
import type { JsonObject, JsonValue } from './types.js';

const FILE = new URL('../../../schemas/edition.context.jsonld', import.meta.url);

let terms: Readonly<Record<string, JsonValue>> | undefined;

/** Every term that our JSON-LD may use, as `schemas/edition.context.jsonld` defines it. */
export function contextTerms(): Readonly<Record<string, JsonValue>> {
  terms ??= (JSON.parse(readFileSync(FILE, 'utf8')) as { '@context': Record<string, JsonValue> })['@context'];
  return terms;
}

/**
 * The nodes as one JSON-LD object with the terms that they use defined inside it, so that no request is needed to
 * read it. Throws where a key or a type has no definition: it would be dropped without a word on expansion.
 */
export function withContext(graph: readonly JsonObject[]): JsonObject {
  const used = new Set<string>(['@version']);
  for (const each of graph) collect(each, used);
  const all = contextTerms();
  const undefinedTerms = [...used].filter((term) => !(term in all));
  if (undefinedTerms.length > 0) throw new Error(`JSON-LD terms without a definition: ${undefinedTerms.join(', ')}`);
  return { '@context': Object.fromEntries(Object.entries(all).filter(([term]) => used.has(term))), '@graph': graph };
}

function collect(value: JsonValue | undefined, used: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value as readonly JsonValue[]) collect(each, used);
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value as JsonObject)) {
      if (key === '@type' || key === 'motivation') for (const type of [inner].flat()) used.add(String(type));
      if (!key.startsWith('@')) used.add(key);
      collect(inner, used);
    }
  }
}
