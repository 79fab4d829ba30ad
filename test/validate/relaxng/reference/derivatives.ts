/** The functions of "An algorithm for RELAX NG validation", under their names there. */
import { datatypeAllows, datatypeEqual } from './datatypes.js';
import {
  after,
  type Context,
  choice,
  empty,
  group,
  interleave,
  type NameClass,
  notAllowed,
  oneOrMore,
  type Pattern,
  text,
} from './patterns.js';

export interface AttributeNode {
  readonly uri: string;
  readonly local: string;
  readonly value: string;
}
export interface ElementNode {
  readonly uri: string;
  readonly local: string;
  readonly attributes: readonly AttributeNode[];
  /** No two strings are neighbours, and none is empty. */
  readonly children: readonly ChildNode[];
}
export type ChildNode = ElementNode | string;

export function contains(nameClass: NameClass, uri: string, local: string): boolean {
  switch (nameClass.kind) {
    case 'AnyName':
      return true;
    case 'AnyNameExcept':
      return !contains(nameClass.except, uri, local);
    case 'NsName':
      return nameClass.uri === uri;
    case 'NsNameExcept':
      return nameClass.uri === uri && !contains(nameClass.except, uri, local);
    case 'Name':
      return nameClass.uri === uri && nameClass.local === local;
    case 'NameClassChoice':
      return contains(nameClass.left, uri, local) || contains(nameClass.right, uri, local);
  }
}

export function nullable(p: Pattern): boolean {
  switch (p.kind) {
    case 'Group':
    case 'Interleave':
      return nullable(p.left) && nullable(p.right);
    case 'Choice':
      return nullable(p.left) || nullable(p.right);
    case 'OneOrMore':
      return nullable(p.of);
    case 'Empty':
    case 'Text':
      return true;
    case 'Element':
    case 'Attribute':
    case 'List':
    case 'Value':
    case 'Data':
    case 'DataExcept':
    case 'NotAllowed':
    case 'After':
      return false;
  }
}

export function childDeriv(context: Context, p: Pattern, child: ChildNode): Pattern {
  if (typeof child === 'string') return textDeriv(context, p, child);
  const p1 = startTagOpenDeriv(p, child.uri, child.local);
  const p2 = child.attributes.reduce((pattern, attribute) => attDeriv(context, pattern, attribute), p1);
  const p3 = startTagCloseDeriv(p2);
  const p4 = childrenDeriv(context, p3, child.children);
  return endTagDeriv(p4);
}

export function textDeriv(context: Context, p: Pattern, s: string): Pattern {
  switch (p.kind) {
    case 'Choice':
      return choice(textDeriv(context, p.left, s), textDeriv(context, p.right, s));
    case 'Interleave':
      return choice(interleave(textDeriv(context, p.left, s), p.right), interleave(p.left, textDeriv(context, p.right, s)));
    case 'Group': {
      const x = group(textDeriv(context, p.left, s), p.right);
      return nullable(p.left) ? choice(x, textDeriv(context, p.right, s)) : x;
    }
    case 'After':
      return after(textDeriv(context, p.left, s), p.right);
    case 'OneOrMore':
      return group(textDeriv(context, p.of, s), choice(p, empty));
    case 'Text':
      return text;
    case 'Value':
      return datatypeEqual(p.type, p.value, p.context, s, context) ? empty : notAllowed;
    case 'Data':
      return datatypeAllows(p.type, s, context) ? empty : notAllowed;
    case 'DataExcept':
      return datatypeAllows(p.type, s, context) && !nullable(textDeriv(context, p.except, s)) ? empty : notAllowed;
    case 'List':
      return nullable(words(s).reduce((pattern, word) => textDeriv(context, pattern, word), p.of)) ? empty : notAllowed;
    case 'Empty':
    case 'NotAllowed':
    case 'Attribute':
    case 'Element':
      return notAllowed;
  }
}

const words = (s: string): string[] => s.split(/[ \t\r\n]+/).filter((word) => word !== '');

function applyAfter(f: (p: Pattern) => Pattern, p: Pattern): Pattern {
  switch (p.kind) {
    case 'After':
      return after(p.left, f(p.right));
    case 'Choice':
      return choice(applyAfter(f, p.left), applyAfter(f, p.right));
    case 'NotAllowed':
      return notAllowed;
    default:
      throw new Error(`applyAfter meets ${p.kind}`);
  }
}

export function startTagOpenDeriv(p: Pattern, uri: string, local: string): Pattern {
  switch (p.kind) {
    case 'Choice':
      return choice(startTagOpenDeriv(p.left, uri, local), startTagOpenDeriv(p.right, uri, local));
    case 'Element':
      return contains(p.name, uri, local) ? after(p.content(), empty) : notAllowed;
    case 'Interleave':
      return choice(
        applyAfter((q) => interleave(q, p.right), startTagOpenDeriv(p.left, uri, local)),
        applyAfter((q) => interleave(p.left, q), startTagOpenDeriv(p.right, uri, local)),
      );
    case 'OneOrMore':
      return applyAfter((q) => group(q, choice(p, empty)), startTagOpenDeriv(p.of, uri, local));
    case 'Group': {
      const x = applyAfter((q) => group(q, p.right), startTagOpenDeriv(p.left, uri, local));
      return nullable(p.left) ? choice(x, startTagOpenDeriv(p.right, uri, local)) : x;
    }
    case 'After':
      return applyAfter((q) => after(q, p.right), startTagOpenDeriv(p.left, uri, local));
    default:
      return notAllowed;
  }
}

export function attDeriv(context: Context, p: Pattern, attribute: AttributeNode): Pattern {
  switch (p.kind) {
    case 'After':
      return after(attDeriv(context, p.left, attribute), p.right);
    case 'Choice':
      return choice(attDeriv(context, p.left, attribute), attDeriv(context, p.right, attribute));
    case 'Group':
      return choice(group(attDeriv(context, p.left, attribute), p.right), group(p.left, attDeriv(context, p.right, attribute)));
    case 'Interleave':
      return choice(interleave(attDeriv(context, p.left, attribute), p.right), interleave(p.left, attDeriv(context, p.right, attribute)));
    case 'OneOrMore':
      return group(attDeriv(context, p.of, attribute), choice(p, empty));
    case 'Attribute':
      return contains(p.name, attribute.uri, attribute.local) && valueMatch(context, p.of, attribute.value) ? empty : notAllowed;
    default:
      return notAllowed;
  }
}

export function valueMatch(context: Context, p: Pattern, s: string): boolean {
  return (nullable(p) && whitespace(s)) || nullable(textDeriv(context, p, s));
}

export function startTagCloseDeriv(p: Pattern): Pattern {
  switch (p.kind) {
    case 'After':
      return after(startTagCloseDeriv(p.left), p.right);
    case 'Choice':
      return choice(startTagCloseDeriv(p.left), startTagCloseDeriv(p.right));
    case 'Group':
      return group(startTagCloseDeriv(p.left), startTagCloseDeriv(p.right));
    case 'Interleave':
      return interleave(startTagCloseDeriv(p.left), startTagCloseDeriv(p.right));
    case 'OneOrMore':
      return oneOrMore(startTagCloseDeriv(p.of));
    case 'Attribute':
      return notAllowed;
    default:
      return p;
  }
}

function childrenDeriv(context: Context, p: Pattern, children: readonly ChildNode[]): Pattern {
  const [only] = children;
  if (only === undefined) return childrenDeriv(context, p, ['']);
  if (children.length === 1 && typeof only === 'string') {
    const p1 = childDeriv(context, p, only);
    return whitespace(only) ? choice(p, p1) : p1;
  }
  return children
    .filter((child) => typeof child !== 'string' || !whitespace(child))
    .reduce<Pattern>((pattern, child) => childDeriv(context, pattern, child), p);
}

const whitespace = (s: string): boolean => /^[ \t\r\n]*$/.test(s);

export function endTagDeriv(p: Pattern): Pattern {
  switch (p.kind) {
    case 'Choice':
      return choice(endTagDeriv(p.left), endTagDeriv(p.right));
    case 'After':
      return nullable(p.left) ? p.right : notAllowed;
    default:
      return notAllowed;
  }
}

/** Whether a document, given by its root, is valid. */
export function isValid(start: Pattern, root: ElementNode, context: Context): boolean {
  return nullable(childDeriv(context, start, root));
}
