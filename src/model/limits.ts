/** Bounds on what is accepted from strangers. */
export interface Limits {
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** Deepest nesting of elements. TEI in the wild stays under 60. */
  readonly depth: number;
  /** Longest expansion of all entity references of a document, in UTF-16 code units. */
  readonly entities: number;
}

export const DEFAULT_LIMITS: Limits = { bytes: 32_000_000, depth: 250, entities: 1_000_000 };
