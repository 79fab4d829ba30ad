/** What is known of a Schematron schema before any document is seen: what `xslt/schematron/table.xsl` writes. */

/** Nodes that a pattern is tried on; names are local ones. */
export interface RuleTarget {
  readonly kind:
    | 'element'
    | 'with'
    | 'attribute'
    | 'root'
    | 'document'
    | 'elements'
    | 'text'
    | 'comment'
    | 'processing-instruction'
    | 'all';
  readonly name: string;
}

interface Row {
  readonly id?: string;
  /** Where it stands in the schema, as `file:line:column`. */
  readonly place?: string;
  readonly lang?: string;
}

export interface PatternRow extends Row {
  readonly name?: string;
  readonly role?: string;
  /** The expression for the documents that it is about, where it is not the one under examination. */
  readonly documents?: string;
  readonly targets: readonly RuleTarget[];
}

export interface RuleRow extends Row {
  readonly context: string;
  readonly role?: string;
  readonly flag?: string;
  /** Number of its pattern, from 1. */
  readonly pattern: number;
}

export interface NoteRow extends Row {
  readonly see?: string;
  readonly icon?: string;
  readonly fpi?: string;
  readonly role?: string;
  readonly scheme?: string;
}

export interface AssertionRow extends Row {
  readonly kind: 'assert' | 'report';
  readonly test: string;
  readonly role?: string;
  readonly severity?: string;
  readonly flag?: string;
  readonly see?: string;
  readonly icon?: string;
  readonly fpi?: string;
  /** Number of its rule, from 1. */
  readonly rule: number;
  /** In the order in which findings have their texts, after the assertion's own. */
  readonly notes: readonly NoteRow[];
  readonly properties: readonly NoteRow[];
}

export interface RuleTable {
  readonly title: string;
  readonly phase: string;
  readonly schemaVersion: string;
  /** True where something above the rules is about one document, so that several cannot be examined in one run. */
  readonly alone: boolean;
  readonly namespaces: readonly { readonly prefix: string; readonly uri: string }[];
  readonly patterns: readonly PatternRow[];
  readonly rules: readonly RuleRow[];
  readonly assertions: readonly AssertionRow[];
}
