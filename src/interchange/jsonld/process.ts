/** Processing of JSON-LD without a network. The processor is loaded on first use: a build does not need it. */
import type { JsonLdDocument } from 'jsonld';
import type { JsonObject } from './types.js';

/** What relative references are resolved against where the reader does not say where the file lies. */
const NOWHERE = 'https://edition.invalid/document/document.jsonld';

interface Processor {
  expand(document: JsonLdDocument, options: object): Promise<JsonObject[]>;
  canonize(document: JsonLdDocument, options: object): Promise<string>;
  toRDF(document: JsonLdDocument, options: object): Promise<string>;
}

let loaded: Promise<Processor> | undefined;

async function processor(): Promise<Processor> {
  loaded ??= import('jsonld').then((module) => module.default as unknown as Processor);
  return loaded;
}

/** Options under which nothing is fetched, and nothing that the context does not define is dropped silently. */
function offline(base: string) {
  return {
    base,
    safe: true,
    documentLoader: async (url: string): Promise<never> => {
      throw new Error(`The JSON-LD asks for ${url}; it must not need any other file.`);
    },
  };
}

/**
 * The expanded form (JSON-LD 1.1 API, 5.1). `base` is the address of the file, for relative references. Rejects
 * where a term is undefined, an IRI is not valid, or another file is needed.
 */
export async function expandOffline(document: JsonObject, base = NOWHERE): Promise<JsonObject[]> {
  return (await processor()).expand(document as JsonLdDocument, offline(base));
}

/** The data set as N-Quads (RDF 1.1 N-Quads), unordered. */
export async function quadsOffline(document: JsonObject, base = NOWHERE): Promise<string> {
  return (await processor()).toRDF(document as JsonLdDocument, { ...offline(base), format: 'application/n-quads' });
}

/** Canonical N-Quads (RDFC-1.0): equal for files that say the same. */
export async function canonize(document: JsonObject, base = NOWHERE): Promise<string> {
  return (await processor()).canonize(document as JsonLdDocument, {
    ...offline(base),
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
  });
}
