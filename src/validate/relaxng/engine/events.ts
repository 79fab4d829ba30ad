import type { PrefixResolver } from '../datatypes/datatype.js';
import type { Fault } from './faults.js';

/** An attribute of a start tag; namespace declarations may be among them, and are passed over. */
export interface AttributeEvent {
  readonly namespace: string;
  readonly local: string;
  readonly value: string;
}

export interface MatcherOptions {
  /** Whether ID and IDREF are examined; they are by default. */
  readonly ids?: boolean;
  readonly onFault: (fault: Fault) => void;
  /** Resolves prefixes in values such as QNames, at the element that was opened last. */
  readonly prefixes?: PrefixResolver;
}
