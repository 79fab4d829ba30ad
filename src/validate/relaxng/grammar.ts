/**
 * The simple form of a RELAX NG grammar (RELAX NG specification, section 4.22), as plain data: it can be written as
 * JSON and read back. Reading a schema (`schema/`) ends here; matching documents against it (`engine/`) starts here.
 */

/** Where a part of a schema was written: an index into {@link Grammar.files}, a 1-based line and column. */
export type SchemaPlace = readonly [file: number, line: number, column: number];

export type NameClass =
  | { readonly kind: 'name'; readonly ns: string; readonly local: string }
  | { readonly kind: 'anyName'; readonly except?: NameClass }
  | { readonly kind: 'nsName'; readonly ns: string; readonly except?: NameClass }
  | { readonly kind: 'choice'; readonly of: readonly NameClass[] };

export interface DatatypeParam {
  readonly name: string;
  readonly value: string;
}

/** The namespaces in scope where a `value` was written; only kept for types that need them (QName, NOTATION). */
export type NamespaceBindings = Readonly<Record<string, string>>;

/** `choice`, `group` and `interleave` are flat lists of two or more; `text` matches any number of text nodes. */
export type Pattern =
  | { readonly kind: 'notAllowed' | 'empty' | 'text' }
  | { readonly kind: 'choice' | 'group' | 'interleave'; readonly of: readonly Pattern[] }
  | { readonly kind: 'oneOrMore' | 'list'; readonly of: Pattern }
  | AttributePattern
  | DataPattern
  | ValuePattern
  /** An element: an index into {@link Grammar.elements}. */
  | { readonly kind: 'ref'; readonly element: number }
  /**
   * A definition without an element, used more than once (an attribute class, a macro): an index into
   * {@link Grammar.shared}. It stands for that pattern, which never reaches itself but through an element.
   */
  | { readonly kind: 'shared'; readonly index: number };

export interface AttributePattern {
  readonly kind: 'attribute';
  readonly name: NameClass;
  readonly of: Pattern;
  /** `a:defaultValue` (RELAX NG DTD Compatibility, section 2). */
  readonly defaultValue?: string;
  readonly place: SchemaPlace;
}

export interface DataPattern {
  readonly kind: 'data';
  /** Datatype library URI; empty for the built-in library. */
  readonly library: string;
  readonly type: string;
  readonly params?: readonly DatatypeParam[];
  readonly except?: Pattern;
}

export interface ValuePattern {
  readonly kind: 'value';
  readonly library: string;
  readonly type: string;
  readonly value: string;
  /** The namespace that an unprefixed QName value has: the `ns` in force. */
  readonly ns: string;
  readonly bindings?: NamespaceBindings;
}

export interface ElementDefinition {
  readonly name: NameClass;
  readonly of: Pattern;
  readonly place: SchemaPlace;
  /** `a:documentation` of the element or of the definition that holds it. */
  readonly documentation?: string;
}

export interface Grammar {
  readonly start: Pattern;
  readonly elements: readonly ElementDefinition[];
  readonly shared: readonly Pattern[];
  /** Every schema file that was read, as URI or path, the outermost first. */
  readonly files: readonly string[];
}
