/** Every local pointer is resolved inside its file and across the files given (TEI P5, 17.1), which no grammar checks. */
import { dirname, isAbsolute, join, normalize, relative, resolve } from 'node:path';
import { report } from '../../model/codes.js';
import type { Diagnostic, Range } from '../../model/diagnostic.js';
import { attributeExtent, TEI_NAMESPACE, type TeiAttribute, type TeiDocument } from '../../model/document.js';
import { Suggestions } from '../../model/nearest.js';
import type { SourceText } from '../../model/source.js';
import type { ElementName } from '../../read/events.js';
import { POINTER_ATTRIBUTES } from './attributes.js';

/** A file that pointers may lead into. */
export interface PointerTarget {
  /** As messages show it. */
  readonly path: string;
  readonly ids: Identifiers;
}

interface Identifiers {
  has(id: string): boolean;
  keys(): Iterable<string>;
}

export interface PointerOptions {
  /** Absolute path of the document, by which relative pointers are resolved. */
  readonly file: string;
  /** What is known of a file, by absolute path; `unread` where it is given and will be read. */
  targetOf(file: string): PointerTarget | 'unread' | undefined;
  /** Whether a file that was not given exists beside the document. */
  exists(file: string): boolean;
}

/** A pointer that leads, or should lead, into another file. */
export interface PointerElsewhere {
  readonly place: { readonly path: string; readonly range: Range };
  readonly attribute: string;
  readonly pointer: string;
  /** The file as it is written, and its absolute path. */
  readonly written: string;
  readonly file: string;
  readonly fragment: string;
}

/** A pointer within the file: whether its target exists is known at the end. */
interface PointerHere {
  readonly attribute: string;
  readonly pointer: string;
  readonly fragment: string;
  readonly start: number;
  readonly contentStart: number;
}

/** Listens to a document: every token of every pointer attribute. */
export class PointerCheck {
  readonly #source: SourceText;
  readonly #ids: Identifiers;
  readonly #options: PointerOptions;
  readonly #here: PointerHere[] = [];
  readonly #files = new Map<string, string>();
  readonly #diagnostics: Diagnostic[] = [];
  /** From the first xml:base on, relative pointers are resolved by soundness/, which knows the base of each. */
  #based = false;
  /** Pointers into files that have not been read yet. */
  readonly elsewhere: PointerElsewhere[] = [];

  /** @param ids of the document, which grow while it is read */
  constructor(source: SourceText, ids: Identifiers, options: PointerOptions) {
    this.#source = source;
    this.#ids = ids;
    this.#options = options;
  }

  startElement({ namespace, local }: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    if (!this.#based) for (const { name } of attributes) if (name === 'xml:base') this.#based = true;
    if (namespace !== TEI_NAMESPACE) return;
    for (const { name, value } of attributes) {
      const elements = POINTER_ATTRIBUTES.get(name);
      if (elements === undefined || (elements !== 'all' && !elements.has(local))) continue;
      if (!/\s/.test(value)) this.#point(value, name, start, contentStart);
      else for (const pointer of value.split(/\s+/)) this.#point(pointer, name, start, contentStart);
    }
  }

  /** After the document. */
  end(): readonly Diagnostic[] {
    for (const { attribute, pointer, fragment, start, contentStart } of this.#here) {
      if (this.#ids.has(fragment)) continue;
      const guess = suggestionsOf(this.#ids).nearest(fragment);
      const place = { ...this.#placeOf(attribute, start, contentStart), ...(guess ? { expected: [`#${guess}`] } : {}) };
      this.#diagnostics.push(report.pointersDangling(place, attribute, pointer));
    }
    return this.#diagnostics;
  }

  #point(pointer: string, attribute: string, start: number, contentStart: number): void {
    if (pointer === '') return;
    const hash = pointer.indexOf('#');
    if (this.#based && hash !== 0) return;
    // Other hosts are never asked; a private prefix (prefixDef, TEI P5 17.2.3) looks like a scheme and is left to soundness/.
    if (hash !== 0 && (/^[a-z][a-z0-9+.-]*:/i.test(pointer) || pointer.startsWith('//'))) return;
    const fragment = hash < 0 ? '' : decode(pointer.slice(hash + 1));
    // TEI XPointer schemes such as range() need a processor of their own.
    if (fragment.includes('(') && /^[a-z]+\(/i.test(fragment)) return;
    if (hash === 0) {
      if (fragment !== '' && !this.#ids.has(fragment)) this.#here.push({ attribute, pointer, fragment, start, contentStart });
      return;
    }
    const written = hash < 0 ? pointer : pointer.slice(0, hash);
    const file = this.#fileOf(written);
    if (file === undefined) return;
    const target = this.#options.targetOf(file);
    if (target !== undefined && target !== 'unread' && (fragment === '' || target.ids.has(fragment))) return;
    const elsewhere = { attribute, pointer, written, file, fragment, place: this.#placeOf(attribute, start, contentStart) };
    if (target === 'unread') this.elsewhere.push(elsewhere);
    else this.#diagnostics.push(...checkElsewhere(elsewhere, target, this.#options.exists));
  }

  /** Absolute path of a file as it is written; undefined where it is said in full, and so not beside the document. */
  #fileOf(written: string): string | undefined {
    let file = this.#files.get(written);
    if (file === undefined && !isAbsolute(written)) {
      file = resolve(dirname(this.#options.file), normalize(decode(written)));
      this.#files.set(written, file);
    }
    return file;
  }

  #placeOf(attribute: string, start: number, contentStart: number) {
    const source = this.#source;
    const extent = attributeExtent({ source }, { start, contentStart }, attribute);
    return { path: source.path, range: source.range(extent.start, extent.end) };
  }
}

/** @param target the file that was meant, if it is one of those given */
export function checkElsewhere(
  { place, attribute, pointer, written, file, fragment }: PointerElsewhere,
  target: PointerTarget | undefined,
  exists: (file: string) => boolean,
): readonly Diagnostic[] {
  if (target) {
    if (fragment === '' || target.ids.has(fragment)) return [];
    const guess = suggestionsOf(target.ids).nearest(fragment);
    const expected = { ...place, ...(guess ? { expected: [`${written}#${guess}`] } : {}) };
    return [report.pointersDanglingElsewhere(expected, attribute, pointer, target.path)];
  }
  if (!exists(file)) {
    const shown = relative(process.cwd(), file);
    return [report.pointersFileMissing({ ...place, notes: [`looked for ${join(shown)}`] }, attribute, pointer)];
  }
  return fragment === '' ? [] : [report.pointersFileNotGiven(place, attribute, pointer)];
}

/** Checks one document that was kept, with others that were kept, by absolute path. */
export function checkPointers(
  document: TeiDocument,
  targets: ReadonlyMap<string, TeiDocument>,
  { fileOf, exists }: { fileOf(document: TeiDocument): string; exists(file: string): boolean },
): readonly Diagnostic[] {
  const targetOf = (file: string): PointerTarget | undefined => {
    const target = targets.get(file);
    return target && { path: target.source.path, ids: target.ids };
  };
  const check = new PointerCheck(document.source, document.ids, { file: fileOf(document), targetOf, exists });
  for (const element of document.elements) check.startElement(element, element.attributes, element.start, element.contentStart);
  return check.end();
}

const suggestions = new WeakMap<Identifiers, Suggestions>();

function suggestionsOf(ids: Identifiers): Suggestions {
  let known = suggestions.get(ids);
  if (known === undefined) {
    known = new Suggestions(ids.keys());
    suggestions.set(ids, known);
  }
  return known;
}

/** Percent-encoding resolved; a part that is encoded wrongly stays as it is written. */
export function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
