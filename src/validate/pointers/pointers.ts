/**
 * Soundness of names and pointers, which no grammar checks: `xml:id` unique (xml:id 1.0, section 4), every local pointer
 * resolved inside its file and across the files given (TEI P5, 17.1).
 */
import { dirname, isAbsolute, join, normalize, relative, resolve } from 'node:path';
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { attributeOffset, TEI_NAMESPACE, type TeiAttribute, type TeiDocument, type TeiElement } from '../../model/document.js';
import { POINTER_ATTRIBUTES } from './attributes.js';
import { Suggestions } from './nearest.js';

const NCNAME = /^[\p{L}_][\p{L}\p{M}\p{N}._·-]*$/u;

/** Checks one document by itself. */
export function checkIds(document: TeiDocument): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { source } = document;
  for (const [id, [first = 1, ...others]] of document.ids) {
    const opened = document.elements[first - 1];
    if (opened && !NCNAME.test(id)) diagnostics.push(report.idsInvalid(placeOf(document, opened, 'xml:id'), id));
    const line = opened ? source.position(opened.start).line : 1;
    for (const ordinal of others) {
      const element = document.elements[ordinal - 1];
      if (element) diagnostics.push(report.idsDuplicate(placeOf(document, element, 'xml:id'), id, line));
    }
  }
  return diagnostics;
}

/** The files that pointers may lead into, by absolute path. */
export type PointerTargets = ReadonlyMap<string, TeiDocument>;

export interface PointerOptions {
  /** Absolute path of a document, by which relative pointers are resolved. */
  fileOf(document: TeiDocument): string;
  /** Whether a file that was not given exists beside the document. */
  exists(file: string): boolean;
}

/** Checks every token of every pointer attribute of a document. */
export function checkPointers(document: TeiDocument, targets: PointerTargets, options: PointerOptions): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const element of document.elements) {
    if (element.namespace !== TEI_NAMESPACE) continue;
    for (const attribute of element.attributes) {
      const elements = POINTER_ATTRIBUTES.get(attribute.name);
      if (elements === undefined || (elements !== 'all' && !elements.has(element.local))) continue;
      for (const pointer of attribute.value.split(/\s+/)) {
        const diagnostic = pointer === '' ? undefined : checkPointer(document, element, attribute, pointer, targets, options);
        if (diagnostic) diagnostics.push(diagnostic);
      }
    }
  }
  return diagnostics;
}

function checkPointer(
  document: TeiDocument,
  element: TeiElement,
  attribute: TeiAttribute,
  pointer: string,
  targets: PointerTargets,
  options: PointerOptions,
): Diagnostic | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(pointer)?.[1];
  // Other hosts are never asked; a private prefix (prefixDef, TEI P5 17.2.3) looks like a scheme and is left alone.
  if (scheme !== undefined || pointer.startsWith('//')) return undefined;
  const hash = pointer.indexOf('#');
  const file = hash < 0 ? pointer : pointer.slice(0, hash);
  const fragment = hash < 0 ? '' : decode(pointer.slice(hash + 1));
  // TEI XPointer schemes such as range() need a processor of their own.
  if (/^[a-z]+\(/i.test(fragment)) return undefined;
  if (file === '') {
    if (fragment === '' || document.ids.has(fragment)) return undefined;
    const place = placeOf(document, element, attribute.name);
    const guess = suggestionsOf(document).nearest(fragment);
    return report.pointersDangling({ ...place, ...(guess ? { expected: [`#${guess}`] } : {}) }, attribute.name, pointer);
  }
  if (isAbsolute(file)) return undefined;
  const absolute = resolve(dirname(options.fileOf(document)), normalize(decode(file)));
  const target = targets.get(absolute);
  if (target) {
    if (fragment === '' || target.ids.has(fragment)) return undefined;
    const place = placeOf(document, element, attribute.name);
    const guess = suggestionsOf(target).nearest(fragment);
    return report.pointersDanglingElsewhere(
      { ...place, ...(guess ? { expected: [`${file}#${guess}`] } : {}) },
      attribute.name,
      pointer,
      target.source.path,
    );
  }
  const shown = relative(process.cwd(), absolute);
  if (!options.exists(absolute)) {
    const place = placeOf(document, element, attribute.name);
    return report.pointersFileMissing({ ...place, notes: [`looked for ${join(shown)}`] }, attribute.name, pointer);
  }
  return fragment === '' ? undefined : report.pointersFileNotGiven(placeOf(document, element, attribute.name), attribute.name, pointer);
}

const suggestions = new WeakMap<TeiDocument, Suggestions>();

function suggestionsOf(document: TeiDocument): Suggestions {
  let known = suggestions.get(document);
  if (known === undefined) {
    known = new Suggestions(document.ids.keys());
    suggestions.set(document, known);
  }
  return known;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function placeOf(document: TeiDocument, element: TeiElement, attribute: string) {
  return { path: document.source.path, range: document.source.range(attributeOffset(document, element, attribute)) };
}
