/** Repairs files by what was found in them: what is safe, and nothing that makes a new error. */
import { constants } from 'node:fs';
import { access, lstat, readFile } from 'node:fs/promises';
import type { EditionConfig } from '../model/config.js';
import { Refusal } from '../model/diagnostic.js';
import type { TeiAttribute } from '../model/document.js';
import { SourceText } from '../model/source.js';
import { decode } from '../read/decode.js';
import { encodedLike } from '../read/encode.js';
import type { DocumentEvents, ElementName } from '../read/events.js';
import { type InputFile, openDocument } from '../read/read.js';
import { applied, replacementsOf } from '../validate/fixes/apply.js';
import type { Replacement, Texts } from '../validate/fixes/texts.js';
import { writeWhole } from '../write/file.js';
import type { Examination } from './examine.js';
import type { ExaminedFile } from './examine-each.js';
import { newErrors, withoutCulprits } from './worse.js';

/** A file as it is and as it will be. */
export interface Mending {
  readonly path: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly replacements: readonly Replacement[];
  readonly bytes: { readonly before: Uint8Array; readonly after: Uint8Array };
}

/**
 * Why a file is left as it is: its encoding cannot be written back byte by byte; it is a link; it may not be written;
 * something else was written there meanwhile.
 */
export type Reason = 'encoding' | 'link' | 'protected' | 'changed';

export interface Left {
  readonly path: string;
  readonly reason: Reason;
}

/** What would be repaired; nothing is written. */
export async function mendingsOf(
  files: readonly ExaminedFile[],
  config: EditionConfig,
): Promise<{ readonly mendings: readonly Mending[]; readonly left: readonly Left[] }> {
  const mendings: Mending[] = [];
  const left: Left[] = [];
  for (const examined of files) {
    const mending = await mendingOf(examined, config);
    if (typeof mending === 'string') left.push({ path: examined.path, reason: mending });
    else if (mending) mendings.push(mending);
  }
  return { mendings, left };
}

async function mendingOf({ path, file, diagnostics }: ExaminedFile, config: EditionConfig): Promise<Mending | Reason | undefined> {
  if (file === undefined || !diagnostics.some(({ fix }) => fix)) return undefined;
  const bytes = await readFile(file);
  const before = decode(bytes, path);
  const texts = diagnostics.some(({ fix }) => fix?.everywhere) ? await textsOf({ path, file, id: path }, bytes, before, config) : undefined;
  const replacements = replacementsOf(new SourceText(path, before), diagnostics, texts);
  if (replacements.length === 0) return undefined;
  if ((await lstat(file)).isSymbolicLink()) return 'link';
  if (!(await isWritable(file))) return 'protected';
  return made({ path, file, before, bytes }, replacements) ?? 'encoding';
}

/** Of a text that is put together from several, offsets are not those of the file: undefined. */
async function textsOf(input: InputFile, bytes: Uint8Array, text: string, { limits, folder }: EditionConfig): Promise<Texts | undefined> {
  try {
    const opened = await openDocument(input, bytes, limits, { folder });
    return opened.source.text === text ? opened.tell(() => new TextOffsets()).texts : undefined;
  } catch (error) {
    // It needs files that only the examination was given, or it is another by now.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function made(
  { path, file, before, bytes }: Pick<Mending, 'path' | 'file' | 'before'> & { readonly bytes: Uint8Array },
  replacements: readonly Replacement[],
): Mending | undefined {
  const after = applied(before, replacements);
  const encoded = encodedLike(bytes, before, after);
  return encoded && { path, file, before, after, replacements, bytes: { before: bytes, after: encoded } };
}

export interface Mended {
  readonly examination: Examination;
  /** What was written and stays. */
  readonly done: readonly Mending[];
  /** Files with the number of their places that are as they were, since a repair there made a new error. */
  readonly takenBack: ReadonlyMap<string, number>;
  readonly left: readonly Left[];
}

/** After so many tries the whole of a file is put back. */
const TRIES = 3;

/**
 * Writes what is to be repaired, and takes back what makes an error that was not there before.
 * @param again examines the same files once more
 */
export async function mendAll(before: Examination, mendings: readonly Mending[], again: () => Promise<Examination>): Promise<Mended> {
  const left: Left[] = [];
  let done: Mending[] = [];
  for (const mending of mendings) {
    if (await replace(mending, mending.bytes.before, mending.bytes.after)) done.push(mending);
    else left.push({ path: mending.path, reason: 'changed' });
  }
  const written = new Map(done.map((mending) => [mending.path, mending.replacements.length]));
  let examination = await again();
  for (let attempt = 1; done.length > 0; attempt += 1) {
    const errors = newErrors(before.files, examination.files);
    if (errors.size === 0) break;
    // An error in a file that was not repaired comes from one that was: nobody can tell which.
    const elsewhere = [...errors.keys()].some((path) => !done.some((mending) => mending.path === path));
    const kept: Mending[] = [];
    for (const mending of done) {
      const found = errors.get(mending.path);
      if (found === undefined && !elsewhere) kept.push(mending);
      else {
        const replacements = elsewhere || attempt === TRIES ? [] : withoutCulprits(mending, found ?? []);
        const { path, file, before: text, bytes } = mending;
        const less = replacements.length > 0 ? made({ path, file, before: text, bytes: bytes.before }, replacements) : undefined;
        if (!(await replace(mending, bytes.after, less?.bytes.after ?? bytes.before))) left.push({ path, reason: 'changed' });
        else if (less) kept.push(less);
      }
    }
    done = kept;
    examination = await again();
  }
  const takenBack = new Map<string, number>();
  for (const [path, number] of written) {
    const now = done.find((mending) => mending.path === path)?.replacements.length ?? 0;
    if (now < number) takenBack.set(path, number - now);
  }
  return { examination, done, takenBack, left };
}

/** False where the file does not hold what it should: someone else writes it as well, and what they wrote stays. */
async function replace({ file, path }: Mending, old: Uint8Array, instead: Uint8Array): Promise<boolean> {
  if (!(await readFile(file)).equals(old)) return false;
  await writeWhole(file, instead, path, { sync: true });
  return true;
}

async function isWritable(file: string): Promise<boolean> {
  try {
    await access(file, constants.W_OK);
    return true;
  } catch {
    // Whatever the reason is, the file is not to be written.
    return false;
  }
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
