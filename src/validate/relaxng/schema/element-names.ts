import { firstOverlap } from './attribute-sets.js';
import { contains, type ElementNames, isOpen, type Name, namesOf } from './names.js';
import type { Part } from './simple.js';

/** An element name that both may have. */
export function commonElement(a: ElementNames, b: ElementNames): Name | undefined {
  for (const key of b.simple) if (a.simple.has(key)) return nameOfKey(key);
  const inOpen = (open: ElementNames['open'], simple: ReadonlySet<string>): Name | undefined =>
    open.length === 0 ? undefined : [...simple].map(nameOfKey).find(([ns, local]) => open.some((names) => contains(names, ns, local)));
  return inOpen(a.open, b.simple) ?? inOpen(b.open, a.simple) ?? firstOverlap(a.open, b.open);
}

function nameOfKey(key: string): Name {
  const end = key.lastIndexOf('\n');
  return [key.slice(0, end), key.slice(end + 1)];
}

export function elementNamesOf(part: Part): ElementNames {
  if (part.kind === 'use') {
    part.definition.elementNames ??= gather(part.definition.part!);
    return part.definition.elementNames;
  }
  return gather(part);
}

function gather(part: Part): ElementNames {
  const simple = new Set<string>();
  const open: ElementNames['open'][number][] = [];
  const visit = (one: Part): void => {
    switch (one.kind) {
      case 'element': {
        for (const [ns, local] of namesOf(one.element.name)) simple.add(`${ns}\n${local}`);
        if (isOpen(one.element.name)) open.push(one.element.name);
        break;
      }
      case 'choice':
      case 'group':
      case 'interleave':
        for (const inner of one.of) visit(inner);
        break;
      case 'oneOrMore':
        visit(one.of);
        break;
      case 'use': {
        const names = elementNamesOf(one);
        for (const key of names.simple) simple.add(key);
        open.push(...names.open);
        break;
      }
      case 'notAllowed':
      case 'empty':
      case 'text':
      case 'attribute':
      case 'list':
      case 'data':
      case 'value':
        break;
    }
  };
  visit(part);
  return { simple, open };
}
