import type { DatatypeParam, NamespaceBindings, SchemaPlace } from '../grammar.js';

/**
 * The full syntax of RELAX NG (specification, section 3), the same for the XML and the compact syntax. Names are resolved
 * already: `ns` is a namespace URI, or undefined where it is inherited from the schema that includes this one.
 */
export type SyntaxPattern =
  | (Written & { readonly kind: 'empty' | 'text' | 'notAllowed' })
  | (Written & { readonly kind: CompositeKind; readonly of: readonly SyntaxPattern[] })
  | SyntaxElement
  | SyntaxAttribute
  | (Written & { readonly kind: 'ref' | 'parentRef'; readonly name: string })
  | SyntaxData
  | SyntaxValue
  | (Written & { readonly kind: 'externalRef'; readonly href: string; readonly base: string; readonly ns: string | undefined })
  | SyntaxGrammar;

/** The patterns that hold only patterns; several children of all but `choice` and `interleave` are a group. */
export type CompositeKind = 'group' | 'interleave' | 'choice' | 'optional' | 'zeroOrMore' | 'oneOrMore' | 'list' | 'mixed';

/** What every node has: its place, and the annotations, which only the compact syntax keeps (for its translation). */
export interface Written {
  readonly place: SchemaPlace;
  annotations?: Annotations;
  /** Annotation elements that follow the node, as its siblings. */
  after?: readonly ForeignElement[];
}

export interface SyntaxElement extends Written {
  readonly kind: 'element';
  readonly name: SyntaxNameClass;
  readonly of: readonly SyntaxPattern[];
  readonly documentation: string | undefined;
}

/** No children stands for `text`. */
export interface SyntaxAttribute extends Written {
  readonly kind: 'attribute';
  readonly name: SyntaxNameClass;
  readonly of: readonly SyntaxPattern[];
  readonly defaultValue: string | undefined;
}

export interface SyntaxParam extends Written, DatatypeParam {
  readonly kind: 'param';
}

export interface SyntaxData extends Written {
  readonly kind: 'data';
  readonly library: string;
  readonly type: string;
  readonly params: readonly SyntaxParam[];
  readonly except: SyntaxExcept<SyntaxPattern> | undefined;
}

export interface SyntaxExcept<T> extends Written {
  readonly kind: 'except';
  readonly of: readonly T[];
}

export interface SyntaxValue extends Written {
  readonly kind: 'value';
  readonly library: string;
  readonly type: string;
  readonly value: string;
  readonly ns: string | undefined;
  readonly bindings: NamespaceBindings;
}

export interface SyntaxGrammar extends Written {
  readonly kind: 'grammar';
  readonly of: readonly SyntaxComponent[];
}

export type SyntaxComponent =
  | SyntaxDefinition
  | (Written & { readonly kind: 'div'; readonly of: readonly SyntaxComponent[] })
  | SyntaxInclude
  /** An annotation element between the components (compact syntax only). */
  | (Written & { readonly kind: 'annotation'; readonly element: ForeignElement });

export type Combine = 'choice' | 'interleave';

/** `start`, or a `define` with its name. */
export interface SyntaxDefinition extends Written {
  readonly kind: 'start' | 'define';
  readonly name: string;
  readonly combine: Combine | undefined;
  readonly of: readonly SyntaxPattern[];
  readonly documentation: string | undefined;
}

export interface SyntaxInclude extends Written {
  readonly kind: 'include';
  readonly href: string;
  readonly base: string;
  readonly ns: string | undefined;
  readonly of: readonly SyntaxComponent[];
}

export type SyntaxNameClass =
  | (Written & { readonly kind: 'name'; readonly ns: string | undefined; readonly local: string })
  | (Written & { readonly kind: 'anyName'; readonly except: SyntaxExcept<SyntaxNameClass> | undefined })
  | (Written & { readonly kind: 'nsName'; readonly ns: string | undefined; readonly except: SyntaxExcept<SyntaxNameClass> | undefined })
  | (Written & { readonly kind: 'choice'; readonly of: readonly SyntaxNameClass[] });

export interface ForeignName {
  readonly ns: string;
  readonly prefix: string;
  readonly local: string;
}

export interface ForeignAttribute extends ForeignName {
  readonly value: string;
}

export interface ForeignElement extends ForeignName {
  readonly attributes: readonly ForeignAttribute[];
  readonly of: readonly (string | ForeignElement)[];
}

export interface Annotations {
  readonly attributes: readonly ForeignAttribute[];
  readonly elements: readonly ForeignElement[];
}

/** One schema file. `namespaces` are the prefixes that a compact schema declares. */
export interface SyntaxDocument {
  readonly root: SyntaxPattern;
  readonly namespaces: NamespaceBindings;
}

/** The file being read: its index in {@link Grammar.files} and its URI, against which references in it resolve. */
export interface Source {
  readonly file: number;
  readonly uri: string;
}

export const RELAXNG_NS = 'http://relaxng.org/ns/structure/1.0';
export const COMPATIBILITY_NS = 'http://relaxng.org/ns/compatibility/annotations/1.0';
export const XML_NS = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NS = 'http://www.w3.org/2000/xmlns/';
export const XSD_LIBRARY = 'http://www.w3.org/2001/XMLSchema-datatypes';
