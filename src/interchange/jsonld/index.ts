/** JSON-LD 1.1 of documents and editions: pure functions from records to objects, and processing without a network. */
export { contextTerms } from './context.js';
export { documentGraph } from './document.js';
export { editionGraph } from './edition.js';
export { canonize, expandOffline, quadsOffline } from './process.js';
export type { EditionInput, JsonLdInput, JsonObject, PublishedFile } from './types.js';
