/**
 * Original and translation side by side: where the passages of two parts of a document point to one another (`@corresp`), the page can show
 * the parts as columns, each passage beside its own. A style sheet does it all, so that no script is needed and both scroll as one.
 */
import { attribute, elementAt, type TeiDocument, type TeiElement } from '../model/document.js';

/** One passage alone is no translation. */
const FEWEST = 2;

interface Parts {
  readonly left: TeiElement;
  readonly right: TeiElement;
  /** By the ordinal of a passage on the right: that of its counterpart on the left. */
  readonly counterparts: Map<number, number>;
}

/** The style sheet; undefined where no two parts answer each other, or one of their passages could not be told from the others. */
export function parallelStyle(document: TeiDocument): string | undefined {
  const rules = partsOf(document).flatMap((parts) => columns(document, parts) ?? []);
  return rules.length === 0 ? undefined : `@media screen and (min-width: 50rem) {\n${rules.join('\n')}\n}`;
}

/** Pairs of elements whose children point to those of the other. */
function partsOf(document: TeiDocument): Parts[] {
  const byId = new Map(document.elements.map((element) => [attribute(element, 'xml:id'), element]));
  const found = new Map<string, Parts>();
  for (const element of document.elements) {
    for (const pointer of (attribute(element, 'corresp') ?? '').split(/\s+/)) {
      const other = pointer.startsWith('#') ? byId.get(pointer.slice(1)) : undefined;
      if (!other || other.parent === element.parent || !isText(document, element)) continue;
      const [first, second] = element.ordinal < other.ordinal ? [element, other] : [other, element];
      const [left, right] = [elementAt(document, first.parent), elementAt(document, second.parent)];
      if (!left || !right || left.end > right.start) continue;
      const key = `${left.ordinal} ${right.ordinal}`;
      const parts = found.get(key) ?? { left, right, counterparts: new Map<number, number>() };
      if (!parts.counterparts.has(second.ordinal)) parts.counterparts.set(second.ordinal, first.ordinal);
      found.set(key, parts);
    }
  }
  // A part has one counterpart: of a text in three languages, the first two.
  const taken = new Set<number>();
  return [...found.values()].filter(({ left, right, counterparts }) => {
    if (counterparts.size < FEWEST || taken.has(left.ordinal) || taken.has(right.ordinal)) return false;
    taken.add(left.ordinal).add(right.ordinal);
    return true;
  });
}

function isText(document: TeiDocument, element: TeiElement): boolean {
  for (let above = elementAt(document, element.parent); above; above = elementAt(document, above.parent))
    if (above.local === 'text') return true;
  return false;
}

function columns(document: TeiDocument, { left, right, counterparts }: Parts): string[] | undefined {
  const [lefts, rights] = [left, right].map((part) => document.elements.filter(({ parent }) => parent === part.ordinal)) as [
    TeiElement[],
    TeiElement[],
  ];
  const selectors = new Map<TeiElement, string>();
  for (const siblings of [lefts, rights]) {
    for (const element of siblings) {
      const selector = selectorOf(element, siblings);
      if (selector === undefined) return undefined;
      selectors.set(element, selector);
    }
  }
  // Any child tells which element its parent is.
  const [leftAnchor, rightAnchor] = [lefts, rights].map(([first]) => first && selectors.get(first));
  if (leftAnchor === undefined || rightAnchor === undefined) return undefined;
  const [leftDepth, rightDepth] = depthsBelowCommon(document, left, right);
  const chosen = 'body:has(#side-by-side:checked) .text';
  const above = (levels: number, anchor: string): string => `:has(> ${'* > '.repeat(levels)}${anchor})`;
  const rules = [`${chosen} ${above(leftDepth, leftAnchor)} { display: grid; grid-template-columns: 1fr 1fr; column-gap: var(--gap); }`];
  for (let level = 0; level < leftDepth; level += 1) rules.push(`${chosen} ${above(level, leftAnchor)} { display: contents; }`);
  for (let level = 0; level < rightDepth; level += 1) rules.push(`${chosen} ${above(level, rightAnchor)} { display: contents; }`);
  rules.push(`${chosen} ${above(leftDepth, leftAnchor)} > * { grid-column: 1 / -1; }`);
  for (const [row, pair] of rowsOf(lefts, rights, counterparts).entries()) {
    for (const [column, element] of pair.entries()) {
      if (element) rules.push(`${chosen} ${selectors.get(element)} { grid-column: ${column + 1}; grid-row: ${row + 1}; }`);
    }
  }
  return rules;
}

/** Each passage beside its own; what has no counterpart has a row to itself, in its place. */
export function rowsOf<E extends { readonly ordinal: number }>(
  lefts: readonly E[],
  rights: readonly E[],
  counterparts: ReadonlyMap<number, number>,
): (readonly [E | undefined, E | undefined])[] {
  const rows: (readonly [E | undefined, E | undefined])[] = [];
  let next = 0;
  for (const left of lefts) {
    const at = rights.findIndex((right, index) => index >= next && counterparts.get(right.ordinal) === left.ordinal);
    if (at < 0) {
      rows.push([left, undefined]);
      continue;
    }
    for (; next < at; next += 1) rows.push([undefined, rights[next]]);
    rows.push([left, rights[at]]);
    next = at + 1;
  }
  for (; next < rights.length; next += 1) rows.push([undefined, rights[next]]);
  return rows;
}

/** What tells an element from its siblings in the page. */
function selectorOf(element: TeiElement, siblings: readonly TeiElement[]): string | undefined {
  const id = attribute(element, 'xml:id');
  if (id !== undefined && /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id)) return `#${id.replaceAll('.', '\\.')}`;
  const corresp = attribute(element, 'corresp');
  if (
    corresp !== undefined &&
    /^[#\w .-]+$/.test(corresp) &&
    siblings.every((other) => other === element || attribute(other, 'corresp') !== corresp)
  ) {
    return `[data-corresp="${corresp}"]`;
  }
  return undefined;
}

/** How many levels the two lie below the element that holds both, themselves included. */
function depthsBelowCommon(document: TeiDocument, left: TeiElement, right: TeiElement): readonly [number, number] {
  const pathOf = (element: TeiElement): number[] => {
    const path = [];
    for (let each: TeiElement | undefined = element; each; each = elementAt(document, each.parent)) path.unshift(each.ordinal);
    return path;
  };
  const [a, b] = [pathOf(left), pathOf(right)];
  let common = 0;
  while (a[common] !== undefined && a[common] === b[common]) common += 1;
  return [a.length - common, b.length - common];
}
