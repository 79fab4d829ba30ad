import { readFileSync, statSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { TEI_NAMESPACE, type TeiDocument } from '../model/document.js';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.js';
import { SourceText } from '../model/source.js';
import { decode } from './decode.js';
import { XINCLUDE_NAMESPACE } from './names.js';
import { kept } from './replay.js';
import { keep, openXml, type Prologue, type Tokenized, type TokenizeOptions, tokenize } from './tokenize.js';

/** A file to be read: where it lies, how it is named in messages, and the id it is published under. */
export interface InputFile {
  readonly file: string;
  readonly path: string;
  readonly id: string;
}

export interface ReadOptions extends TokenizeOptions {
  /** The project's folder: only files below it are included. By default the working folder, if the file is below it, else the file's own. */
  readonly folder?: string;
  /** Is told of each file that an inclusion names, by its absolute path, whether it is there or not. */
  onInclude?(file: string): void;
}

/**
 * Reads one XML document, its inclusions made (XInclude 1.0). Throws a {@link Refusal} when it cannot be read or is
 * not well-formed.
 */
export async function readDocument(input: InputFile, limits: Limits = DEFAULT_LIMITS, options: ReadOptions = {}): Promise<Tokenized> {
  const bytes = await readBytes(input, limits);
  const source = sourceOf(input, bytes);
  return refusedIn(source, () => included(input, tokenize(source, bytes, input.id, limits, options), limits, options));
}

/** A document that is ready to be told or kept. */
export interface OpenDocument extends Prologue {
  /** The whole of it. Throws as {@link readDocument} does. */
  keep(): TeiDocument;
}

/**
 * As {@link readDocument}, but nothing more is read than what stands before the first element, where this can be.
 *
 * @param bytes of the file, as {@link readBytes} gives them
 */
export async function openDocument(input: InputFile, bytes: Uint8Array, limits: Limits, options: ReadOptions): Promise<OpenDocument> {
  const source = sourceOf(input, bytes);
  return refusedIn(source, async () => {
    const open = openXml(source, limits, options);
    // Inclusions are made in a document that is kept. What declares their namespace may have been an entity.
    if (!open.text.includes(XINCLUDE_NAMESPACE)) return { ...open, keep: () => keep(open, bytes, input.id) };
    const { diagnostics, idAttributes } = open;
    const { document, ...read } = await included(
      input,
      { document: keep(open, bytes, input.id), diagnostics, idAttributes },
      limits,
      options,
    );
    return { ...kept(document), ...read, keep: () => document };
  });
}

/** Bytes. */
const SMALL = 1_000_000;

/** Throws a {@link Refusal} when the file cannot be read or is too large. */
export async function readBytes({ file, path }: InputFile, limits: Limits): Promise<Uint8Array> {
  try {
    // Small files at once: to hand each of a thousand to another thread takes longer than to read it.
    const found = statSync(file);
    if (!found.isFile())
      throw new Refusal(report.xmlUnreadable({ path }, found.isDirectory() ? 'it is a folder' : 'it is no regular file'));
    const { size } = found;
    if (size > limits.bytes) throw new Refusal(report.xmlTooLarge({ path }, size, limits.bytes));
    return size < SMALL ? readFileSync(file) : await readFile(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(report.xmlUnreadable({ path }, systemReason(error)));
  }
}

function sourceOf({ path }: InputFile, bytes: Uint8Array): SourceText {
  if (!mayBeXml(bytes)) throw new Refusal(report.xmlNotXml({ path, range: { start: { line: 1, column: 1 } } }));
  return new SourceText(path, decode(bytes, path));
}

/** What is refused is shown in its lines. */
async function refusedIn<Result>(source: SourceText, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) error.source = source;
    throw error;
  }
}

async function included(input: InputFile, read: Tokenized, limits: Limits, options: ReadOptions): Promise<Tokenized> {
  if (!read.document.xml.includes(XINCLUDE_NAMESPACE)) return read;
  const file = await realpath(input.file);
  const { resolveInclusions } = await import('./xinclude.js');
  return resolveInclusions(read, file, limits, { ...options, folder: options.folder ?? projectFolder(resolve(input.file)) });
}

/** Whether the first character is a “<” in whatever encoding; so that a picture is not said to be badly encoded. */
function mayBeXml(bytes: Uint8Array): boolean {
  const first = bytes.find((byte, index) => !(WHITE.has(byte) || (index < 4 && BYTE_ORDER_MARKS.has(byte))));
  return first === undefined || first === 0x3c;
}

/** White space, and the other byte of each character in UTF-16. */
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20]);
const BYTE_ORDER_MARKS = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff]);

function projectFolder(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith(`..${sep}`) || path === file ? dirname(file) : process.cwd();
}

/** Throws a {@link Refusal} unless the root is `TEI` or `teiCorpus` in the TEI namespace. */
export function requireTei(document: TeiDocument): void {
  const root = document.elements[0];
  if (root && root.namespace === TEI_NAMESPACE && (root.local === 'TEI' || root.local === 'teiCorpus')) return;
  const found = root ? `${root.local} in ${root.namespace ? `the namespace ${root.namespace}` : 'no namespace'}` : 'missing';
  throw new Refusal(
    report.xmlNotTei({ path: document.source.path, range: document.source.range(root?.start ?? 0, root?.contentStart) }, found),
  );
}

/** A short reason for a failed system call, without the call's own jargon. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission is denied';
    case 'EEXIST':
      return 'a file of that name is in the way';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENAMETOOLONG':
      return 'its path is too long';
    case 'EROFS':
      return 'the file system is read-only';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
