import type { NameClass } from '../grammar.js';

/** Whether a name belongs to a name class. */
export function contains(names: NameClass, ns: string, local: string): boolean {
  switch (names.kind) {
    case 'name':
      return names.local === local && names.ns === ns;
    case 'anyName':
      return names.except === undefined || !contains(names.except, ns, local);
    case 'nsName':
      return names.ns === ns && (names.except === undefined || !contains(names.except, ns, local));
    case 'choice':
      return names.of.some((one) => contains(one, ns, local));
  }
}

export type Name = readonly [ns: string, local: string];

/** No namespace and no local name is written like this, so it stands for all that are not mentioned. */
const UNMENTIONED = '\u0000';

/**
 * Names such that two classes overlap exactly if a name of one of the two lists belongs to both (7.3): those mentioned,
 * and one that stands for the rest.
 */
function representatives(names: NameClass, into: Name[]): Name[] {
  switch (names.kind) {
    case 'name':
      into.push([names.ns, names.local]);
      break;
    case 'anyName':
      into.push([UNMENTIONED, UNMENTIONED]);
      if (names.except !== undefined) representatives(names.except, into);
      break;
    case 'nsName':
      into.push([names.ns, UNMENTIONED]);
      if (names.except !== undefined) representatives(names.except, into);
      break;
    case 'choice':
      for (const one of names.of) representatives(one, into);
      break;
  }
  return into;
}

/** A name that both classes have; undefined if they are disjoint. */
export function overlap(a: NameClass, b: NameClass): Name | undefined {
  if (a.kind === 'name') return contains(b, a.ns, a.local) ? [a.ns, a.local] : undefined;
  if (b.kind === 'name') return contains(a, b.ns, b.local) ? [b.ns, b.local] : undefined;
  const all = representatives(b, representatives(a, []));
  return all.find(([ns, local]) => contains(a, ns, local) && contains(b, ns, local));
}

/** Whether the class has names without end: `anyName` or `nsName` in it. */
export function isOpen(names: NameClass): boolean {
  switch (names.kind) {
    case 'name':
      return false;
    case 'anyName':
    case 'nsName':
      return true;
    case 'choice':
      return names.of.some(isOpen);
  }
}

/** The single names of a class. */
export function namesOf(names: NameClass, into: Name[] = []): Name[] {
  if (names.kind === 'name') into.push([names.ns, names.local]);
  else if (names.kind === 'choice') for (const one of names.of) namesOf(one, into);
  return into;
}

/** A name for a message. */
export function spell([ns, local]: Name): string {
  if (local === UNMENTIONED) return ns === UNMENTIONED ? 'any name' : `any name of “${ns}”`;
  return ns === '' ? `“${local}”` : `“${local}” (${ns})`;
}

export const spellClass = (names: NameClass): string => spell(representatives(names, [])[0]!);

/** The element names that a pattern may begin with, for 7.4. */
export interface ElementNames {
  readonly simple: ReadonlySet<string>;
  readonly open: readonly NameClass[];
}
