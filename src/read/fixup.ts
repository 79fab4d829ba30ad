/** What an included element must say for itself, because its new ancestors do not say it (XInclude 1.0, 4.5). */
import { pathToFileURL } from 'node:url';
import { attribute, type TeiDocument, type TeiElement } from '../model/document.js';
import { escapeMarkup } from './names.js';

/** What an element inherits: base URI (XML Base), language (XML 1.0, 2.12) and namespaces. */
export interface Inherited {
  readonly base: string;
  readonly language: string;
  /** By prefix; the default namespace under ''. */
  readonly namespaces: ReadonlyMap<string, string>;
}

/** What holds for the children of an element; for the root where `ordinal` is 0. */
export function inheritedBy(document: TeiDocument, file: string, ordinal: number): Inherited {
  const chain: TeiElement[] = [];
  for (let element = document.elements[ordinal - 1]; element; element = document.elements[element.parent - 1]) chain.unshift(element);
  let base = pathToFileURL(file).href;
  let language = '';
  const namespaces = new Map<string, string>();
  for (const { attributes } of chain) {
    for (const { name, value } of attributes) {
      if (name === 'xml:base') base = resolveUri(value, base) ?? base;
      else if (name === 'xml:lang') language = value;
      else if (name === 'xmlns') namespaces.set('', value);
      else if (name.startsWith('xmlns:')) namespaces.set(name.slice(6), value);
    }
  }
  return { base, language, namespaces };
}

export function resolveUri(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

/** The reference from one file to another; the whole URI where they are on different hosts. */
export function relativeUri(from: string, to: string): string {
  const [a, b] = [new URL(from), new URL(to)];
  if (a.protocol !== b.protocol || a.host !== b.host) return to;
  const here = a.pathname.split('/').slice(0, -1);
  const there = b.pathname.split('/');
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common += 1;
  const path = [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/');
  return (/^[^/]*:/.test(path) ? `./${path}` : path) + b.search;
}

/** A stretch of a start tag that is to be replaced; an empty one is an insertion. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** The changes to the start tag of an included element that keep its base, language and namespaces as they were. */
export function fixups(document: TeiDocument, file: string, element: TeiElement, parent: Inherited): Change[] {
  const own = inheritedBy(document, file, element.parent);
  const added: string[] = [];
  const changes: Change[] = [];
  for (const prefix of new Set([...own.namespaces.keys(), ''])) {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    const uri = own.namespaces.get(prefix) ?? '';
    if (uri !== (parent.namespaces.get(prefix) ?? '') && attribute(element, name) === undefined)
      added.push(`${name}="${escapeMarkup(uri)}"`);
  }
  if (own.language !== parent.language && attribute(element, 'xml:lang') === undefined)
    added.push(`xml:lang="${escapeMarkup(own.language)}"`);
  const given = attribute(element, 'xml:base');
  if (own.base !== parent.base) {
    const base = given === undefined ? own.base : (resolveUri(given, own.base) ?? own.base);
    const written = `xml:base="${escapeMarkup(relativeUri(parent.base, base))}"`;
    if (given === undefined) added.push(written);
    else {
      const tag = document.xml.slice(element.start, element.contentStart);
      const found = /\sxml:base\s*=\s*(?:"[^"]*"|'[^']*')/.exec(tag);
      if (found)
        changes.push({ start: element.start + found.index, end: element.start + found.index + found[0].length, value: ` ${written}` });
    }
  }
  if (added.length === 0) return changes;
  const at = element.start + 1 + element.name.length;
  return [{ start: at, end: at, value: ` ${added.join(' ')}` }, ...changes];
}
