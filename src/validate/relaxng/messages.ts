/** Turns faults into findings: which sentence, what was expected, what was probably meant. */
import { report } from '../../model/codes.js';
import type { Diagnostic, Range } from '../../model/diagnostic.js';
import { XML_NAMESPACE } from '../../model/document.js';
import { nearest } from '../../model/nearest.js';
import type { Fault } from './engine/faults.js';
import type { ExpandedName } from './engine/names.js';
import { valueHint, wantedWords } from './value-words.js';

/** How many names a person is shown; TEI often allows a hundred. */
const MOST_NAMES = 8;

export interface FaultPlace {
  readonly path: string;
  readonly schema: string;
  /** The range in the source that a fault's place stands for. */
  rangeOf(fault: Fault): Range;
  /** Line of the place of another event, for “first given on line”. */
  lineOf(place: number): number;
  /** The namespace whose names are shown without it: that of the root element. */
  readonly namespace: string;
  /** The attribute as the document writes it, prefix and all. */
  written(fault: Fault, attribute: ExpandedName): string | undefined;
  /** The names in the order in which they are likely. */
  likelyFirst(names: readonly ExpandedName[], within: ExpandedName | undefined, kind: 'element' | 'attribute'): readonly ExpandedName[];
  /** An element that came too early before this one, in the same parent. */
  cameTooEarly(fault: Fault): { readonly element: ExpandedName; readonly line: number } | undefined;
  /** Whether the schema has an element of that very name somewhere: then it is no slip of the pen. */
  isNamed(name: ExpandedName): boolean;
  /** What the schema says of an element, where it says something. */
  documentation(name: ExpandedName): string | undefined;
}

export function findingOf(fault: Fault, at: FaultPlace): Diagnostic {
  const show = (name: ExpandedName): string => shown(name, at.namespace);
  const element = show(fault.element);
  const parent = fault.parent && show(fault.parent);
  /** The place, what is expected there, and what else there is to say; the schema's own words last. */
  const place = (names: readonly string[] = [], notes: readonly (string | undefined)[] = []) => {
    const said = [...notes, fault.kind === 'element-unknown' ? undefined : at.documentation(fault.element)].filter(
      (note) => note !== undefined,
    );
    return {
      path: at.path,
      range: at.rangeOf(fault),
      schema: at.schema,
      ...(names.length > 0 ? { expected: names } : {}),
      ...(said.length > 0 ? { notes: said } : {}),
    };
  };
  const elements = (names: readonly ExpandedName[], within: ExpandedName | undefined) => at.likelyFirst(names, within, 'element').map(show);
  switch (fault.kind) {
    case 'element-unknown':
    case 'element-not-allowed': {
      const other = namespaceNote(fault.element, fault.expected);
      const { names, notes } = listing(
        other || at.isNamed(fault.element) ? '' : element,
        elements(fault.expected, fault.parent),
        fault.required.map(show),
        fault.open,
      );
      const early = at.cameTooEarly(fault);
      const order = early && `It must come before ${show(early.element)}, which is on line ${early.line}.`;
      const expected = place(names, [other, order, ...notes]);
      if (fault.kind === 'element-unknown') return report.relaxngElementUnknown(expected, element, parent);
      return report.relaxngElementNotAllowed(expected, element, parent);
    }
    case 'element-too-early': {
      const missing = fault.required.map(show);
      const { names, notes } = listing('', elements(fault.expected, fault.parent), missing, fault.open);
      return report.relaxngElementTooEarly(place(names, notes), element, parent, missing);
    }
    case 'attribute-not-allowed': {
      const attribute = at.written(fault, fault.attribute) ?? show(fault.attribute);
      const other = namespaceNote(fault.attribute, fault.expected);
      const allowed = at.likelyFirst(fault.expected, fault.element, 'attribute').map(show);
      const { names, notes } = listing(other ? '' : show(fault.attribute), allowed, [], false);
      return report.relaxngAttributeNotAllowed(place(names, [other, ...notes]), attribute, element);
    }
    case 'attribute-value': {
      const { names, notes } = listing(fault.value.trim(), fault.values, [], false);
      const attribute = at.written(fault, fault.attribute) ?? show(fault.attribute);
      const expected = place(names, [...notes, valueHint(fault.value, fault.types)]);
      return report.relaxngAttributeValue(expected, cut(fault.value), attribute, element, wantedWords(fault));
    }
    case 'attribute-missing': {
      const missing = fault.missing.map(show);
      const oneOf = at.likelyFirst(fault.oneOf, fault.element, 'attribute').map(show);
      return report.relaxngAttributeMissing(place(missing.length > 0 ? missing : oneOf), element, missing, oneOf);
    }
    case 'text-not-allowed': {
      const { names, notes } = listing('', elements(fault.expected, fault.element), [], false);
      return report.relaxngTextNotAllowed(place(names, notes), element, cut(fault.text));
    }
    case 'content-value': {
      const { names, notes } = listing(fault.value.trim(), fault.values, [], false);
      const expected = place(names, [...notes, valueHint(fault.value, fault.types)]);
      return report.relaxngValueInvalid(expected, cut(fault.value), element, wantedWords(fault));
    }
    case 'content-incomplete': {
      const missing = fault.missing.map(show);
      const oneOf = elements(fault.oneOf, fault.element);
      const { names, notes } = listing('', elements(fault.expected, fault.element), missing.length > 0 ? missing : oneOf, false);
      return report.relaxngContentIncomplete(place(names, notes), element, missing, oneOf);
    }
    case 'id-duplicate':
      return report.idsDuplicate(place(), fault.value, at.lineOf(fault.first));
    case 'idref-missing':
      return report.idsMissingTarget(place(), show(fault.attribute), fault.value);
  }
}

interface Listing {
  readonly names: readonly string[];
  readonly notes: readonly string[];
}

/** Required names first, then the one that was probably meant, then as many others as can be read at a glance. */
function listing(written: string, names: readonly string[], required: readonly string[], open: boolean): Listing {
  const meant = written === '' ? undefined : nearest(written, names);
  const ordered = [...new Set([...required, ...(meant === undefined ? [] : [meant]), ...names])];
  const notes: string[] = [];
  const more = ordered.length - MOST_NAMES;
  if (meant !== undefined) notes.push(`Did you mean ${meant}?`);
  if (more > 0) notes.push(`${more} more ${more > 1 ? 'are' : 'is'} allowed here.`);
  if (open) notes.push('Elements of other vocabularies are allowed here as well.');
  return { names: ordered.slice(0, MOST_NAMES), notes };
}

/** The right name in the wrong namespace: the commonest slip of all where a file was converted from something else. */
function namespaceNote({ ns, local }: ExpandedName, expected: readonly ExpandedName[]): string | undefined {
  const meant = expected.find((name) => name.local === local && name.ns !== ns);
  const say = (namespace: string): string => (namespace === '' ? 'in no namespace' : `in the namespace “${namespace}”`);
  return meant && `This ${local} is ${say(ns)}; the one that is allowed here is ${say(meant.ns)}.`;
}

function shown({ ns, local }: ExpandedName, namespace: string): string {
  if (ns === namespace || ns === '') return local;
  return ns === XML_NAMESPACE ? `xml:${local}` : `${local} (of ${ns})`;
}

function cut(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat;
}
