import type { ExpandedName } from './names.js';

/** What is wrong with a document, as data; the sentence is made elsewhere. */
export type Fault = {
  /** As the caller gave it with the event: the start tag, text or end tag that is at fault. */
  readonly place: number;
  /** The element in question: what may not stand here, or what holds it. */
  readonly element: ExpandedName;
  /** The element around it; absent at the root. */
  readonly parent?: ExpandedName;
} & (
  | {
      /** `unknown`: the schema has no such element; `early`: something required must come before it. */
      readonly kind: 'element-unknown' | 'element-not-allowed' | 'element-too-early';
      readonly expected: readonly ExpandedName[];
      /** What must still come; of an element that is too early, only what must come before it. */
      readonly required: readonly ExpandedName[];
      /** Whether more is allowed here than can be listed. */
      readonly open: boolean;
    }
  | { readonly kind: 'attribute-not-allowed'; readonly attribute: ExpandedName; readonly expected: readonly ExpandedName[] }
  | {
      readonly kind: 'attribute-value';
      readonly attribute: ExpandedName;
      readonly value: string;
      readonly values: readonly string[];
      readonly types: readonly string[];
    }
  | {
      readonly kind: 'attribute-missing' | 'content-incomplete';
      /** Each of these must be there. */
      readonly missing: readonly ExpandedName[];
      /** Where no single name is missing: one of these must be there. */
      readonly oneOf: readonly ExpandedName[];
      readonly expected: readonly ExpandedName[];
    }
  | { readonly kind: 'text-not-allowed'; readonly text: string; readonly expected: readonly ExpandedName[] }
  | { readonly kind: 'content-value'; readonly value: string; readonly values: readonly string[]; readonly types: readonly string[] }
  | { readonly kind: 'id-duplicate'; readonly attribute: ExpandedName; readonly value: string; readonly first: number }
  | { readonly kind: 'idref-missing'; readonly attribute: ExpandedName; readonly value: string }
);

export type FaultKind = Fault['kind'];
