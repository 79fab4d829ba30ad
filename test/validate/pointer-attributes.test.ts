/** Which attributes are pointers, asked of TEI's own grammar: those whose content is anyURI, or a list of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POINTER_ATTRIBUTES } from '../../src/validate/pointers/attributes.js';
import { documentOf } from '../support/read.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

/** URIs that are names or addresses of files, not pointers into TEI; `where` each is meant. */
const NO_POINTERS = ['xml:base', 'ns', 'name', 'property', 'uri', 'filter', 'url', 'except', 'defaultExceptions'];

const here = sharedIsHere('corpora-open');
describe.skipIf(!here)('the pointer attributes', () => {
  // The body of a skipped suite is run all the same.
  const grammar = here ? readFileSync(join(SHARED, 'corpora-open/schemas/tei_all.rng'), 'utf8') : '<grammar/>';
  const { elements } = documentOf(grammar, 'tei_all.rng');
  const children = new Map<number, typeof elements>();
  for (const element of elements) children.set(element.parent, [...(children.get(element.parent) ?? []), element]);
  const named = (element: (typeof elements)[number], name = 'name') => element.attributes.find((each) => each.name === name)?.value ?? '';
  const defines = new Map<string, (typeof elements)[number][]>();
  for (const element of elements) {
    if (element.local === 'define') defines.set(named(element), [...(defines.get(named(element)) ?? []), element]);
  }

  const isUri = (element: (typeof elements)[number]): boolean =>
    (element.local === 'data' && named(element, 'type') === 'anyURI') ||
    (element.local === 'ref' && /teidata/.test(named(element)) && (defines.get(named(element)) ?? []).some(isUri)) ||
    (children.get(element.ordinal) ?? []).some(isUri);

  /** The attributes of an element by name, and whether they are URIs; those of its classes too. */
  const attributesOf = (element: (typeof elements)[number], seen: Set<string>, found: Map<string, boolean>): Map<string, boolean> => {
    for (const child of children.get(element.ordinal) ?? []) {
      if (child.local === 'attribute') found.set(named(child), (found.get(named(child)) ?? false) || isUri(child));
      else if (child.local === 'ref' && named(child).startsWith('att.') && !seen.has(named(child))) {
        seen.add(named(child));
        for (const define of defines.get(named(child)) ?? []) attributesOf(define, seen, found);
      } else if (child.local !== 'element') attributesOf(child, seen, found);
    }
    return found;
  };

  it('are those of TEI, on the elements where TEI has them, and no others', () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const element of elements) {
      if (element.local !== 'element' || named(element) === '' || named(element) === 'anyElement') continue;
      for (const [attribute, uri] of attributesOf(element, new Set(), new Map())) {
        if (NO_POINTERS.includes(attribute)) continue;
        asked += 1;
        const on = POINTER_ATTRIBUTES.get(attribute);
        const ours = on === 'all' || (on?.has(named(element)) ?? false);
        if (ours !== uri) wrong.push(`${named(element)}/@${attribute}: ${uri ? 'a pointer' : 'no pointer'} in TEI`);
      }
    }
    expect(asked).toBeGreaterThan(10_000);
    expect(wrong).toEqual([]);
  });
});
