/** Where the faults of a document stand in its source, and what messages need to know of it and of the schema. */
import type { Range } from '../../model/diagnostic.js';
import { attributeOffset, type TeiAttribute } from '../../model/document.js';
import type { SourceText } from '../../model/source.js';
import type { Prologue } from '../../read/tokenize.js';
import type { Fault } from './engine/faults.js';
import type { Schema } from './engine/matcher.js';
import { contains, type ExpandedName, listedNames } from './engine/names.js';
import { type FaultyElement, Usage } from './likely.js';
import type { FaultPlace } from './messages.js';

export interface PlacesOptions {
  /** The schema's path, as messages show it. */
  readonly path: string;
  readonly explain: boolean;
}

/** The document is told once more: while it was matched, nothing was kept of it. */
export function placesOf(document: Prologue, schema: Schema, faults: readonly Fault[], { path, explain }: PlacesOptions): FaultPlace {
  const { source } = document;
  const usage = document.tell(() => new Usage(faults.map(({ place }) => place)));
  const { elements, namespace } = usage;
  const definitions = schema.store.grammar.elements;
  const early = faults.filter(({ kind }) => kind === 'element-too-early');
  return {
    path: source.path,
    schema: path,
    namespace,
    rangeOf: (fault) => rangeOf(source, fault, elements.get(fault.place)),
    lineOf: (place) => source.position(place).line,
    written: (fault, attribute) => writtenAttribute(elements.get(fault.place), attribute)?.name,
    likelyFirst: (names, within, kind) => usage.likelyFirst(names, within, kind),
    cameTooEarly: ({ place, element: { ns, local } }) => {
      const parent = elements.get(place)?.parent;
      const before = early.find(
        (each) =>
          each.place < place &&
          elements.get(each.place)?.parent === parent &&
          'required' in each &&
          each.required.some((name) => name.local === local && name.ns === ns),
      );
      return before && { element: before.element, line: source.position(before.place).line };
    },
    isNamed: ({ ns, local }) => definitions.some(({ name }) => listedNames(name)?.some((each) => each.local === local && each.ns === ns)),
    // What a wildcard takes has no documentation of its own; the element of that very name has.
    documentation: ({ ns, local }) =>
      explain ? definitions.find(({ name }) => name.kind !== 'anyName' && contains(name, ns, local))?.documentation : undefined,
  };
}

function writtenAttribute(element: FaultyElement | undefined, { ns, local }: ExpandedName): TeiAttribute | undefined {
  return element?.attributes.find((attribute) => attribute.local === local && attribute.namespace === ns);
}

/** An attribute at fault by itself, else the start tag, text or end tag. */
function rangeOf(source: SourceText, fault: Fault, element: FaultyElement | undefined): Range {
  if (element && 'attribute' in fault) {
    const written = writtenAttribute(element, fault.attribute);
    if (written) return source.range(attributeOffset({ source }, element, written.name), element.contentStart);
  }
  if (fault.kind === 'text-not-allowed' || fault.kind === 'content-value') {
    // Where the words begin, not the line break before them.
    const [layout = ''] = /^\s*(?=[^\s<])/.exec(source.text.slice(fault.place, fault.place + 10_000)) ?? [];
    return source.range(fault.place + layout.length);
  }
  return source.range(fault.place, element?.contentStart);
}
