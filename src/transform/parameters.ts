/**
 * What the stylesheets are told of a document, by name of their parameter. Each of these they could find out by themselves, with a walk
 * over the whole document that takes a tenth of a second in a novel; here the elements are at hand.
 */
import { attribute, type TeiDocument } from '../model/document.js';
import { citedWitnesses } from '../model/witnesses.js';

export type StylesheetParameters = Readonly<Record<string, string | boolean>>;

/** Identifiers that are generated look like this. */
const GENERATED = /^_*(mention|div|note|noteref|app|facs)-[0-9.]+(-place)?$/;

export function parametersOf(document: TeiDocument): StylesheetParameters {
  const ids = new Set<string>();
  let unambiguous = true;
  let clashing = false;
  let attached = false;
  let fragmentary = false;
  for (const element of document.elements) {
    const id = attribute(element, 'xml:id')
      ?.replace(/[ \t\r\n]+/g, ' ')
      .trim();
    if (id !== undefined) {
      if (ids.has(id)) unambiguous = false;
      ids.add(id);
      if (!clashing) clashing = GENERATED.test(id);
    }
    if (element.local === 'app' && ['from', 'to', 'loc'].some((name) => attribute(element, name) !== undefined)) attached = true;
    if (/^(wit|lacuna)(Start|End)$/.test(element.local)) fragmentary = true;
  }
  return {
    'document-id': document.id,
    'unambiguous-ids': unambiguous,
    'clashing-ids': clashing,
    'attached-apparatus': attached,
    'fragmentary-witnesses': fragmentary,
    witnesses: citedWitnesses(document)
      .map(({ pointer }) => pointer)
      .join(' '),
  };
}
