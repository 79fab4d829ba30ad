/** Turns faults into findings: which sentence, what was expected, what was probably meant. */
import { report } from '../../model/codes.js';
import type { Diagnostic, Range } from '../../model/diagnostic.js';
import { XML_NAMESPACE } from '../../model/document.js';
import { nearest } from '../pointers/nearest.js';
import type { Fault } from './engine/faults.js';
import type { ExpandedName } from './engine/names.js';

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
  /** What the schema says of an element, where it says something. */
  documentation(name: ExpandedName): string | undefined;
}

export function findingOf(fault: Fault, at: FaultPlace): Diagnostic {
  const show = (name: ExpandedName): string => shown(name, at.namespace);
  const element = show(fault.element);
  const parent = fault.parent && show(fault.parent);
  const place = { path: at.path, range: at.rangeOf(fault), schema: at.schema };
  switch (fault.kind) {
    case 'element-unknown':
    case 'element-not-allowed':
    case 'element-too-early': {
      const listed = listing(element, fault.expected.map(show), fault.required.map(show), fault.open);
      const notes = [...listed.notes, ...documented(fault, at)];
      const expected = { ...place, ...(listed.names.length > 0 ? { expected: listed.names } : {}), ...(notes.length > 0 ? { notes } : {}) };
      if (fault.kind === 'element-unknown') return report.relaxngElementUnknown(expected, element, parent);
      if (fault.kind === 'element-too-early') return report.relaxngElementTooEarly(expected, element, parent, fault.required.map(show));
      return report.relaxngElementNotAllowed(expected, element, parent);
    }
    case 'attribute-not-allowed': {
      const attribute = show(fault.attribute);
      const listed = listing(attribute, fault.expected.map(show), [], false);
      return report.relaxngAttributeNotAllowed(withNames(place, listed), attribute, element);
    }
    case 'attribute-value': {
      const listed = listing(fault.value.trim(), fault.values, [], false);
      return report.relaxngAttributeValue(withNames(place, listed), cut(fault.value), show(fault.attribute), element, words(fault));
    }
    case 'attribute-missing':
      return report.relaxngAttributeMissing({ ...place, expected: fault.missing.map(show) }, element, fault.missing.map(show));
    case 'text-not-allowed':
      return report.relaxngTextNotAllowed(withNames(place, listing('', fault.expected.map(show), [], false)), element);
    case 'content-value':
      return report.relaxngValueInvalid(
        withNames(place, listing(fault.value.trim(), fault.values, [], false)),
        cut(fault.value),
        element,
        words(fault),
      );
    case 'content-incomplete': {
      const missing = fault.missing.map(show);
      return report.relaxngContentIncomplete(withNames(place, listing('', fault.expected.map(show), missing, false)), element, missing);
    }
    case 'id-duplicate':
      return report.idsDuplicate(place, fault.value, at.lineOf(fault.first));
    case 'idref-missing':
      return report.idsMissingTarget(place, show(fault.attribute), fault.value);
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
  if (meant !== undefined) notes.push(`Did you mean ${meant}?`);
  if (ordered.length > MOST_NAMES) notes.push(`${ordered.length - MOST_NAMES} more are allowed here.`);
  if (open) notes.push('Elements of other vocabularies are allowed here as well.');
  return { names: ordered.slice(0, MOST_NAMES), notes };
}

function withNames<Place extends object>(place: Place, { names, notes }: Listing) {
  return { ...place, ...(names.length > 0 ? { expected: names } : {}), ...(notes.length > 0 ? { notes } : {}) };
}

function documented(fault: Fault, at: FaultPlace): string[] {
  const text = fault.kind === 'element-unknown' ? undefined : at.documentation(fault.element);
  return text ? [text] : [];
}

/** `one of a, b or c`; else what the datatypes want. */
function words({ values, types }: { values: readonly string[]; types: readonly string[] }): string {
  const quoted = values.slice(0, MOST_NAMES).map((value) => `“${value}”`);
  const more = values.length > MOST_NAMES ? [`${values.length - MOST_NAMES} other values`] : [];
  const wanted = [...quoted, ...more, ...types];
  return wanted.length > 1 ? `${wanted.slice(0, -1).join(', ')} or ${wanted.at(-1)}` : (wanted[0] ?? '');
}

function shown({ ns, local }: ExpandedName, namespace: string): string {
  if (ns === namespace || ns === '') return local;
  return ns === XML_NAMESPACE ? `xml:${local}` : `${local} (of ${ns})`;
}

function cut(value: string): string {
  const flat = value.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat;
}
