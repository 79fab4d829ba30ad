/**
 * What the stylesheets are told of a document, by name of their parameter. Each of these they could find out by themselves, with a walk
 * over the whole document that takes a tenth of a second in a novel; here the elements are at hand.
 */
import { attribute, type TeiDocument } from '../model/document.js';
import type { Messages } from '../model/messages.js';
import { citedWitnesses } from '../model/witnesses.js';

export type StylesheetParameters = Readonly<Record<string, string | boolean>>;

/** Identifiers that are generated look like this. */
const GENERATED = /^_*(mention|div|note|noteref|app|facs)-[0-9.]+(-place|-picture)?$/;

/** The messages that the stylesheets of the pages say. */
const SPOKEN = ['text.', 'place.', 'type.', 'header.', 'label.'];

/** Elements from which or to which a range of text is marked, across the elements. */
const RANGE_ENDS = /^((wit|lacuna)(Start|End)|(del|add|damage)Span)$/;

/** @param messages the words of the interface, where the stylesheet makes something that is read */
export function parametersOf(document: TeiDocument, messages?: Messages): StylesheetParameters {
  const ids = new Set<string>();
  let unambiguous = true;
  let clashing = false;
  let attached = false;
  let ranges = false;
  let languages = false;
  for (const element of document.elements) {
    const id = attribute(element, 'xml:id')
      ?.replace(/[ \t\r\n]+/g, ' ')
      .trim();
    if (id !== undefined) {
      if (ids.has(id)) unambiguous = false;
      ids.add(id);
      if (!clashing) clashing = GENERATED.test(id);
    }
    const language = attribute(element, 'xml:lang');
    languages ||= language !== undefined && language !== messages?.language;
    if (element.local === 'app') {
      const has = (name: string): boolean => attribute(element, name) !== undefined;
      const ends = has('from') || has('to');
      attached ||= ends || has('loc');
      ranges ||= ends;
    }
    ranges ||= RANGE_ENDS.test(element.local);
  }
  return {
    'document-id': document.id,
    'unambiguous-ids': unambiguous,
    'clashing-ids': clashing,
    'attached-apparatus': attached,
    'text-ranges': ranges,
    ...(messages ? { messages: JSON.stringify(messages.under(...SPOKEN)), language: messages.language, 'other-languages': languages } : {}),
    witnesses: citedWitnesses(document)
      .map(({ pointer }) => pointer)
      .join(' '),
  };
}
