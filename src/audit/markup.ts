/** The proof that no markup is lost: from the page, the TEI of the text can be had back, element by element. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { report } from '../model/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiAttribute, TeiDocument, TeiElement } from '../model/document.js';
import { type ReversedElement, reverse } from './reverse.js';
import { textElements } from './source-stream.js';

/** More would not help anybody. */
const MOST = 20;

type Event =
  | { readonly kind: 'start'; readonly element: ReversedElement; readonly source?: TeiElement }
  | { readonly kind: 'end'; readonly element: { readonly name: string }; readonly source?: TeiElement }
  | { readonly kind: 'text'; value: string; readonly source?: TeiElement };

/**
 * Compares the source with what the page says of it.
 * @param page the part of the page that holds the text
 */
export function auditMarkup(document: TeiDocument, page: Tree.Element): Diagnostic[] {
  const source = sourceEvents(document);
  const found = pageEvents(page);
  const diagnostics: Diagnostic[] = [];
  for (let i = 0, j = 0; (i < source.length || j < found.length) && diagnostics.length < MOST; i += 1, j += 1) {
    const [wanted, given] = [source[i], found[j]];
    const difference = differenceOf(wanted, given);
    if (difference === undefined) continue;
    diagnostics.push(lost(document, wanted ?? source.at(-1), difference));
    const next = resynchronised(source, i, found, j);
    if (next === undefined) break;
    i = next.i - 1;
    j = next.j - 1;
  }
  return diagnostics;
}

/** What is wrong, as a part of a sentence; undefined where both say the same. */
function differenceOf(wanted: Event | undefined, given: Event | undefined): string | undefined {
  if (wanted === undefined) return 'something that the source does not have is there after it';
  if (given === undefined || wanted.kind !== given.kind)
    return wanted.kind === 'text' ? 'its text or white space' : 'the element or its end';
  if (wanted.kind === 'text') return wanted.value === (given as typeof wanted).value ? undefined : 'its text or white space';
  if (nameOf(wanted) !== nameOf(given as typeof wanted)) return 'the element or its end';
  if (wanted.kind !== 'start' || given.kind !== 'start') return undefined;
  if (wanted.element.namespace !== given.element.namespace) return 'its namespace';
  const rest = new Map(given.element.attributes.map(({ name, value }) => [name, value]));
  for (const { name, value } of wanted.element.attributes) {
    if (rest.get(name) !== value) return `its attribute ${name}`;
    rest.delete(name);
  }
  const [more] = rest.keys();
  return more === undefined ? undefined : `an attribute ${more} that it does not have`;
}

/** An end tag has the name that its start tag has. */
const nameOf = ({ element }: Exclude<Event, { readonly kind: 'text' }>): string => element.name;

/** The next place at which both have the same start tag. */
function resynchronised(source: readonly Event[], i: number, found: readonly Event[], j: number): { i: number; j: number } | undefined {
  for (let reach = 1; reach < 200; reach += 1) {
    for (let back = 0; back <= reach; back += 1) {
      for (const [a, b] of [
        [i + reach, j + back],
        [i + back, j + reach],
      ] as const) {
        if (source[a]?.kind === 'start' && differenceOf(source[a], found[b]) === undefined) return { i: a, j: b };
      }
    }
  }
  return undefined;
}

function lost(document: TeiDocument, event: Event | undefined, what: string): Diagnostic {
  const element = event?.source ?? document.elements[0];
  const { path } = document.source;
  if (element === undefined) return report.auditMarkupLost({ path }, 'text', what);
  return report.auditMarkupLost({ path, range: document.source.range(element.start, element.contentStart) }, element.name, what);
}

function pageEvents(page: Tree.Element): Event[] {
  const events: Event[] = [];
  reverse(page, {
    startElement: (element) => events.push({ kind: 'start', element }),
    endElement: (element) => events.push({ kind: 'end', element }),
    text: (value) => addText(events, value),
    instruction: () => undefined,
  });
  return trimmed(events);
}

function sourceEvents(document: TeiDocument): Event[] {
  const texts = new Set(textElements(document));
  const inside: boolean[] = [false];
  for (const element of document.elements) inside.push((inside[element.parent] ?? false) || texts.has(element));
  const events: Event[] = [];
  const open: TeiElement[] = [];
  let next = 0;
  const closeUntil = (ordinal: number): void => {
    for (let top = open.at(-1); top && top.ordinal !== ordinal; top = open.at(-1)) {
      if (inside[top.ordinal]) events.push({ kind: 'end', element: top, source: top });
      open.pop();
    }
  };
  const textsBefore = (offset: number): void => {
    for (let text = document.texts[next]; text && text.start < offset; text = document.texts[next]) {
      closeUntil(text.parent);
      if (inside[text.parent]) addText(events, text.value, document.elements[text.parent - 1]);
      next += 1;
    }
  };
  for (const element of document.elements) {
    textsBefore(element.start);
    closeUntil(element.parent);
    open.push(element);
    if (!inside[element.ordinal]) continue;
    const { name, namespace } = element;
    const attributes = element.attributes.filter(isOwn).map(({ name: written, value }) => ({ name: written, namespace: '', value }));
    events.push({ kind: 'start', element: { name, namespace, attributes }, source: element });
  }
  textsBefore(Number.POSITIVE_INFINITY);
  closeUntil(0);
  return trimmed(events);
}

/** Declarations of namespaces are no attributes of an element. */
const isOwn = ({ name }: TeiAttribute): boolean => name !== 'xmlns' && !name.startsWith('xmlns:');

function addText(events: Event[], value: string, source?: TeiElement): void {
  if (value === '') return;
  const last = events.at(-1);
  if (last?.kind === 'text') last.value += value;
  else events.push({ kind: 'text', value, ...(source ? { source } : {}) });
}

/** Without the white space around and between whole texts, which is the page's. */
function trimmed(events: Event[]): Event[] {
  let depth = 0;
  return events.filter((event) => {
    if (event.kind === 'start') depth += 1;
    if (event.kind === 'end') depth -= 1;
    return !(event.kind === 'text' && depth === 0 && event.value.trim() === '');
  });
}
