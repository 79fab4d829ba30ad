/** XInclude 1.0 (second edition), for files of the project alone. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import { attribute, attributeOffset, type TeiDocument, type TeiElement } from '../model/document.js';
import type { Place } from '../model/factory.js';
import type { Limits } from '../model/limits.js';
import { SourceText } from '../model/source.js';
import { Composer } from './composer.js';
import { decode } from './decode.js';
import { type Change, fixups, type Inherited, inheritedBy, resolveUri } from './fixup.js';
import { firstIllegal, XINCLUDE_NAMESPACE } from './names.js';
import type { Tokenized, TokenizeOptions } from './tokenize.js';
import { tokenize } from './tokenize.js';
import { resolvePointer } from './xpointer.js';

/** Inclusions in inclusions, and all of a document together. */
const MOST = { depth: 32, inclusions: 10_000 };

/** A document with the file that it was read from. */
interface Included extends Tokenized {
  readonly file: string;
}

/** What cannot be had: a fallback is tried instead (4.4). */
class ResourceError extends Error {}

export interface IncludeOptions extends TokenizeOptions {
  /** Nothing outside this folder is read. */
  readonly folder: string;
  /** As in `ReadOptions`. */
  onInclude?(file: string): void;
}

/**
 * The document with its inclusions made: one text, each part of which knows the file it comes from. Throws a
 * {@link Refusal} where an inclusion is wrong, endless or outside the folder and has no fallback.
 */
export async function resolveInclusions(read: Tokenized, file: string, limits: Limits, options: IncludeOptions): Promise<Tokenized> {
  const { document } = read;
  if (!document.elements.some(({ namespace }) => namespace === XINCLUDE_NAMESPACE)) return read;
  const inclusion = new Inclusion({ ...read, file }, limits, options);
  const source = await inclusion.compose();
  const idAttributes = inclusion.idAttributes;
  const composed = tokenize(source, document.bytes, document.id, limits, { idAttributes });
  return { ...composed, diagnostics: inclusion.diagnostics };
}

class Inclusion {
  readonly diagnostics: Diagnostic[] = [];
  readonly idAttributes = new Set<string>();
  readonly #main: Included;
  readonly #limits: Limits;
  readonly #options: IncludeOptions;
  readonly #composer = new Composer();
  readonly #read = new Map<string, Included>();
  readonly #folders: Promise<string>;
  #count = 0;

  constructor(main: Included, limits: Limits, options: IncludeOptions) {
    this.#main = main;
    this.#limits = limits;
    this.#options = options;
    this.#folders = realpath(options.folder);
    this.#add(main);
    this.#read.set(main.file, main);
  }

  async compose() {
    const { document, file } = this.#main;
    await this.#range(this.#main, 0, document.xml.length, 0, undefined, [`${file}#`]);
    return this.#composer.compose(document.source);
  }

  /**
   * Emits a stretch with the inclusions in it made.
   * @param parent ordinal of the element that the stretch stands in
   * @param context what the new place has, where the stretch is included: its outermost elements are fixed up
   */
  async #range(read: Included, from: number, to: number, parent: number, context: Inherited | undefined, chain: readonly string[]) {
    const { document } = read;
    let done = from;
    for (let index = firstFrom(document, from); index < document.elements.length; index += 1) {
      const element = document.elements[index] as TeiElement;
      if (element.start >= to) break;
      if (element.start < done) continue;
      if (element.namespace === XINCLUDE_NAMESPACE) {
        this.#copy(read, done, element.start);
        if (element.local !== 'include') this.#invalid(read, element, `element ${element.name} does not stand in an xi:include`);
        await this.#include(read, element, element.parent === parent ? context : undefined, chain);
        done = element.end;
      } else if (context && element.parent === parent) {
        for (const change of fixups(document, read.file, element, context)) done = this.#change(read, done, change);
      }
    }
    this.#copy(read, done, to);
  }

  async #include(read: Included, element: TeiElement, context: Inherited | undefined, chain: readonly string[]): Promise<void> {
    this.#count += 1;
    if (this.#count > MOST.inclusions) this.#fail(read, element, `there are more than ${MOST.inclusions} inclusions`);
    const fallback = this.#fallback(read, element);
    const parse = attribute(element, 'parse') ?? 'xml';
    const pointer = attribute(element, 'xpointer');
    const href = attribute(element, 'href') ?? '';
    if (parse !== 'xml' && parse !== 'text') this.#invalid(read, element, `parse is “${parse}”; it must be xml or text`, 'parse');
    if (href.includes('#')) this.#invalid(read, element, 'href has a fragment (#…). Give it in the attribute xpointer', 'href');
    if (parse === 'text' && pointer !== undefined) this.#invalid(read, element, 'xpointer cannot be used with parse="text"', 'xpointer');
    if (href === '' && pointer === undefined && parse === 'xml') this.#invalid(read, element, 'it has neither href nor xpointer');
    const around = context ?? inheritedBy(read.document, read.file, element.parent);
    try {
      const file = href === '' ? read.file : await this.#locate(href, inheritedBy(read.document, read.file, element.parent).base);
      if (parse === 'text') await this.#text(read, element, file);
      else await this.#xml(read, element, file, pointer, around, chain);
    } catch (error) {
      if (!(error instanceof ResourceError)) throw error;
      if (!fallback) this.#fail(read, element, error.message);
      const end = fallback.end > fallback.contentStart ? read.document.xml.lastIndexOf('</', fallback.end - 1) : fallback.contentStart;
      await this.#range(read, fallback.contentStart, Math.max(end, fallback.contentStart), fallback.ordinal, around, chain);
    }
  }

  /** 3.1: at most one xi:fallback, and no other element of the namespace, as children. */
  #fallback(read: Included, { ordinal, end }: TeiElement): TeiElement | undefined {
    let found: TeiElement | undefined;
    for (let index = ordinal; index < read.document.elements.length; index += 1) {
      const child = read.document.elements[index] as TeiElement;
      if (child.start >= end) break;
      if (child.parent !== ordinal || child.namespace !== XINCLUDE_NAMESPACE) continue;
      if (child.local !== 'fallback') this.#invalid(read, child, `element ${child.name} cannot stand in an xi:include`);
      if (found) this.#invalid(read, child, 'it has a second xi:fallback');
      found = child;
    }
    return found;
  }

  /** The file that is meant, if it is one of the project. */
  async #locate(href: string, base: string): Promise<string> {
    const uri = resolveUri(href, base);
    if (!uri?.startsWith('file:')) throw new ResourceError('it is on another host, and nothing is fetched. Keep a copy in the project');
    const named = fileURLToPath(uri.replace(/[?#].*$/, ''));
    this.#options.onInclude?.(named);
    let file: string;
    try {
      file = await realpath(named);
    } catch {
      throw new ResourceError('there is no such file');
    }
    const path = relative(await this.#folders, file);
    if (path === '..' || path.startsWith(`..${sep}`) || path === '' || path === file) {
      throw new ResourceError(`it is outside the project folder ${this.#options.folder}, and nothing outside is read`);
    }
    const { size } = await stat(file);
    if (size > this.#limits.bytes) throw new Refusal(report.xmlTooLarge({ path: this.#shown(file) }, size, this.#limits.bytes));
    return file;
  }

  async #xml(read: Included, element: TeiElement, file: string, pointer: string | undefined, around: Inherited, chain: readonly string[]) {
    const key = `${file}#${pointer ?? ''}`;
    if (chain.includes(key)) {
      throw new Refusal(report.xmlIncludeLoop(this.#place(read, element, 'href'), attribute(element, 'href') ?? `#${pointer}`));
    }
    if (chain.length >= MOST.depth) this.#fail(read, element, `inclusions are nested more than ${MOST.depth} deep`);
    const included = await this.#document(file);
    const { document } = included;
    if (pointer === undefined) {
      const root = document.elements[0] as TeiElement;
      this.#beside(included, 0, root.start);
      await this.#range(included, root.start, root.end, 0, around, [...chain, key]);
      this.#beside(included, root.end, document.xml.length);
      return;
    }
    const target = resolvePointer(document, pointer);
    if (typeof target === 'string') throw new ResourceError(target);
    if (!target) throw new ResourceError(`no element is at “${pointer}”`);
    await this.#range(included, target.start, target.end, target.parent, around, [...chain, key]);
  }

  /** Comments and instructions before and after the root, which a document has no text between. */
  #beside(read: Included, from: number, to: number): void {
    for (const match of read.document.xml.slice(from, to).matchAll(/<!--[\s\S]*?-->|<\?(?!xml\s)[\s\S]*?\?>/g)) {
      this.#copy(read, from + match.index, from + match.index + match[0].length);
    }
  }

  async #text(read: Included, element: TeiElement, file: string): Promise<void> {
    const text = decode(await this.#bytes(file), this.#shown(file), attribute(element, 'encoding'));
    const source = new SourceText(this.#shown(file), text);
    const illegal = firstIllegal(text);
    if (illegal >= 0) {
      const place = { path: source.path, range: source.range(illegal) };
      throw new Refusal(report.xmlWellFormed(place, 'There is a character here that XML does not allow (a control character).'));
    }
    this.#bound(read, element, text.length);
    let from = 0;
    for (const match of text.matchAll(/[&<>\r]/g)) {
      this.#composer.copy(source, text, from, match.index);
      this.#composer.put(`&#${match[0].charCodeAt(0)};`, source, match.index, match.index + 1);
      from = match.index + 1;
    }
    this.#composer.copy(source, text, from, text.length);
  }

  async #document(file: string): Promise<Included> {
    const known = this.#read.get(file);
    if (known) return known;
    const bytes = await this.#bytes(file);
    const path = this.#shown(file);
    const read = { ...tokenize(new SourceText(path, decode(bytes, path)), bytes, path, this.#limits, this.#options), file };
    this.#read.set(file, read);
    this.#add(read);
    return read;
  }

  async #bytes(file: string): Promise<Uint8Array> {
    try {
      return await readFile(file);
    } catch (error) {
      throw new ResourceError((error as NodeJS.ErrnoException).code === 'EISDIR' ? 'it is a folder' : 'it cannot be read');
    }
  }

  #add(read: Included): void {
    this.diagnostics.push(...read.diagnostics);
    for (const id of read.idAttributes) this.idAttributes.add(id);
  }

  #copy({ document }: Included, from: number, to: number): void {
    this.#composer.copy(document.source, document.xml, from, to);
    if (this.#composer.length > this.#limits.bytes) {
      throw new Refusal(report.xmlTooLarge({ path: this.#main.document.source.path }, this.#composer.length, this.#limits.bytes));
    }
  }

  #change(read: Included, done: number, { start, end, value }: Change): number {
    this.#copy(read, done, start);
    this.#composer.put(value, read.document.source, start, Math.max(end, start));
    return end;
  }

  #bound(read: Included, element: TeiElement, more: number): void {
    if (this.#composer.length + more > this.#limits.bytes) this.#fail(read, element, 'the document becomes too large with it');
  }

  /** The path of a file as messages show it: from where the document's own path is taken. */
  #shown(file: string): string {
    return join(dirname(this.#main.document.source.path), relative(dirname(this.#main.file), file));
  }

  #place({ document }: Included, element: TeiElement, name: string): Place {
    return { path: document.source.path, range: document.source.range(attributeOffset(document, element, name), element.contentStart) };
  }

  #fail(read: Included, element: TeiElement, reason: string): never {
    const href = attribute(element, 'href') || `#${attribute(element, 'xpointer') ?? ''}`;
    throw new Refusal(report.xmlInclude(this.#place(read, element, attribute(element, 'href') ? 'href' : 'xpointer'), href, reason));
  }

  #invalid(read: Included, element: TeiElement, reason: string, name = ''): never {
    throw new Refusal(report.xmlIncludeInvalid(this.#place(read, element, name), reason));
  }
}

/** Index of the first element that starts at `offset` or after it. */
function firstFrom({ elements }: TeiDocument, offset: number): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
