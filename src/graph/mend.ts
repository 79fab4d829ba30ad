/** Repairs files by what was found in them: what is safe, and nothing else. */
import { readFile } from 'node:fs/promises';
import type { EditionConfig } from '../model/config.js';
import type { TeiAttribute } from '../model/document.js';
import { SourceText } from '../model/source.js';
import { decode } from '../read/decode.js';
import type { DocumentEvents, ElementName } from '../read/events.js';
import { openDocument } from '../read/read.js';
import { applied, type Edit, editsOf, type Texts } from '../validate/fixes.js';
import { writeWhole } from '../write/file.js';
import type { ExaminedFile } from './examine-each.js';

/** A file as it is and as it will be. */
export interface Mending {
  readonly path: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly Edit[];
  readonly bytes: { readonly before: Uint8Array; readonly after: Uint8Array };
}

export interface Mendings {
  readonly mendings: readonly Mending[];
  /** Paths of files whose encoding cannot be written back byte by byte. */
  readonly unwritable: readonly string[];
}

/** What would be repaired; nothing is written. */
export async function mendingsOf(files: readonly ExaminedFile[], { limits, folder }: EditionConfig): Promise<Mendings> {
  const mendings: Mending[] = [];
  const unwritable: string[] = [];
  for (const { path, file, diagnostics } of files) {
    if (file === undefined || !diagnostics.some(({ fix }) => fix)) continue;
    const bytes = await readFile(file);
    const before = decode(bytes, path);
    const opened = await openDocument({ path, file, id: path }, bytes, limits, { folder });
    // Of a text that is put together from several, offsets are not those of the file.
    const texts = opened.source.text === before ? opened.tell(() => new TextOffsets()).texts : undefined;
    const edits = editsOf(new SourceText(path, before), diagnostics, texts);
    if (edits.length === 0) continue;
    const after = applied(before, edits);
    const encoded = encodedLike(bytes, before, after);
    if (encoded === undefined) unwritable.push(path);
    else mendings.push({ path, file, before, after, edits, bytes: { before: bytes, after: encoded } });
  }
  return { mendings, unwritable };
}

export async function writeMendings(mendings: readonly Mending[]): Promise<void> {
  for (const { file, bytes, path } of mendings) await writeWhole(file, bytes.after, path);
}

export async function takeBack({ file, bytes, path }: Mending): Promise<void> {
  await writeWhole(file, bytes.before, path);
}

/** In the encoding of the file, with its byte order mark; undefined where that would change more than what is repaired. */
function encodedLike(bytes: Uint8Array, before: string, after: string): Uint8Array | undefined {
  for (const [mark, encoding] of [
    ['', 'utf8'],
    ['\uFEFF', 'utf8'],
    ['\uFEFF', 'utf16le'],
  ] as const) {
    if (Buffer.from(mark + before, encoding).equals(bytes)) return Buffer.from(mark + after, encoding);
  }
  return undefined;
}

class TextOffsets implements DocumentEvents {
  readonly #texts: [number, number][] = [];

  get texts(): Texts {
    return this.#texts;
  }

  startElement(_: ElementName, __: readonly TeiAttribute[], ___: number, ____: number): void {
    // Only texts are asked for.
  }

  endElement(): void {
    // Only texts are asked for.
  }

  text(_: string, start: number, end: number): void {
    this.#texts.push([start, end]);
  }

  instruction(): void {
    // Only texts are asked for.
  }
}
