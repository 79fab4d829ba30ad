/** The parts of XPointer that need no processor of their own: shorthand pointers and the element() scheme (W3C, 2003). */
import type { TeiDocument, TeiElement } from '../model/document.js';
import { NCNAME } from './names.js';

const NAME = new RegExp(`^${NCNAME}$`, 'u');
const PART = new RegExp(`\\s*(${NCNAME}(?::${NCNAME})?)\\(((?:[^()^]|\\^[()^]|\\([^()]*\\))*)\\)`, 'uy');
const ELEMENT = new RegExp(`^(${NCNAME})?((?:/[1-9][0-9]*)*)$`, 'u');

/** The element that a pointer identifies; undefined where it identifies none; a reason where it cannot be followed. */
export function resolvePointer(document: TeiDocument, pointer: string): TeiElement | string | undefined {
  if (NAME.test(pointer)) return byId(document, pointer);
  const unknown: string[] = [];
  let end = 0;
  PART.lastIndex = 0;
  for (let part = PART.exec(pointer); part !== null; part = PART.exec(pointer)) {
    end = PART.lastIndex;
    const [, scheme = '', data = ''] = part;
    if (scheme === 'element') {
      const found = bySequence(document, data);
      if (found) return found;
    } else if (scheme === 'xpointer' && /^id\((["'])[^"']*\1\)$/.test(data)) {
      const found = byId(document, data.slice(4, -2));
      if (found) return found;
    } else if (scheme !== 'xmlns') unknown.push(`${scheme}()`);
    PART.lastIndex = end;
  }
  if (pointer.slice(end).trim() !== '' || end === 0) return `“${pointer}” is no XPointer`;
  if (unknown.length > 0) return `the XPointer scheme ${unknown.join(', ')} is not known: point to an xml:id, or use element()`;
  return undefined;
}

function byId(document: TeiDocument, id: string): TeiElement | undefined {
  const ordinal = document.ids.get(id)?.[0];
  return ordinal === undefined ? undefined : document.elements[ordinal - 1];
}

/** A child sequence: `id/2/1`, or `/1/2` from the document node. */
function bySequence(document: TeiDocument, data: string): TeiElement | undefined {
  const match = ELEMENT.exec(data);
  if (!match || data === '') return undefined;
  const [, id, sequence = ''] = match;
  let element = id === undefined ? undefined : byId(document, id);
  if (id !== undefined && !element) return undefined;
  for (const step of sequence.split('/').slice(1)) {
    element = child(document, element?.ordinal ?? 0, Number(step));
    if (!element) return undefined;
  }
  return element;
}

function child(document: TeiDocument, parent: number, position: number): TeiElement | undefined {
  let count = 0;
  const end = parent === 0 ? Number.POSITIVE_INFINITY : (document.elements[parent - 1]?.end ?? 0);
  for (let index = parent; index < document.elements.length; index += 1) {
    const element = document.elements[index];
    if (!element || element.start >= end) return undefined;
    if (element.parent === parent) {
      count += 1;
      if (count === position) return element;
    }
  }
  return undefined;
}
