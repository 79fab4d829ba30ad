import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { TEI_NAMESPACE, type TeiDocument } from '../model/document.js';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.js';
import { SourceText } from '../model/source.js';
import { decode } from './decode.js';
import type { DocumentEvents } from './events.js';
import { XINCLUDE_NAMESPACE } from './names.js';
import { replay } from './replay.js';
import { type Prologue, type Tokenized, type TokenizeOptions, type Told, tell, tokenize } from './tokenize.js';

/** A file to be read: where it lies, how it is named in messages, and the id it is published under. */
export interface InputFile {
  readonly file: string;
  readonly path: string;
  readonly id: string;
}

export interface ReadOptions extends TokenizeOptions {
  /** The project's folder: only files below it are included. By default the working folder, if the file is below it, else the file's own. */
  readonly folder?: string;
}

/**
 * Reads one XML document, its inclusions made (XInclude 1.0). Throws a {@link Refusal} when it cannot be read or is
 * not well-formed.
 *
 * @param given the bytes of the file, where they have been read
 */
export async function readDocument(
  input: InputFile,
  limits: Limits = DEFAULT_LIMITS,
  options: ReadOptions = {},
  given?: Uint8Array,
): Promise<Tokenized> {
  const bytes = given ?? (await readBytes(input, limits));
  return included(
    input,
    tokenize(new SourceText(input.path, decode(bytes, input.path)), bytes, input.id, limits, options),
    limits,
    options,
  );
}

/**
 * As {@link readDocument}, but nothing of the document is kept: it is told, as {@link tell} does.
 *
 * @param bytes of the file, as {@link readBytes} gives them
 */
export async function tellDocument<Events extends DocumentEvents>(
  input: InputFile,
  bytes: Uint8Array,
  limits: Limits,
  options: ReadOptions,
  begin: (prologue: Prologue) => Events,
): Promise<Told<Events>> {
  const source = new SourceText(input.path, decode(bytes, input.path));
  // Inclusions are made in a document that is kept. What declares their namespace may lie outside of the file.
  if (options.external === undefined && !source.text.includes(XINCLUDE_NAMESPACE)) return tell(source, limits, options, begin);
  const { document, diagnostics, idAttributes } = await included(
    input,
    tokenize(source, bytes, input.id, limits, options),
    limits,
    options,
  );
  const { unparsedEntities } = document;
  const prologue = { source: document.source, diagnostics, idAttributes, ...(unparsedEntities ? { unparsedEntities } : {}) };
  return { ...prologue, events: replay(document, begin(prologue)), text: document.xml };
}

/** Throws a {@link Refusal} when the file cannot be read or is too large. */
export async function readBytes({ file, path }: InputFile, limits: Limits): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > limits.bytes) throw new Refusal(report.xmlTooLarge({ path }, size, limits.bytes));
    return await readFile(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(report.xmlUnreadable({ path }, systemReason(error)));
  }
}

async function included(input: InputFile, read: Tokenized, limits: Limits, options: ReadOptions): Promise<Tokenized> {
  if (!read.document.xml.includes(XINCLUDE_NAMESPACE)) return read;
  const file = await realpath(input.file);
  const { resolveInclusions } = await import('./xinclude.js');
  return resolveInclusions(read, file, limits, { ...options, folder: options.folder ?? projectFolder(resolve(input.file)) });
}

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
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    case 'ENOSPC':
      return 'the disk is full';
    case 'EROFS':
      return 'the file system is read-only';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
