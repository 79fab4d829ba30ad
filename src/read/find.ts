import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { MANIFEST, manifestPaths } from '../model/edition-folder.js';
import { type InputFile, systemReason } from './read.js';

/** What is taken from a folder; a file that is named itself may be called anything. */
const EXTENSIONS = new Set(['.xml', '.tei', '.odd']);

/**
 * The files under the given paths, sorted. A document's id is its path below the given folder without its
 * extension, so that an address does not change when other documents come or go.
 */
export async function findInputs(paths: readonly string[], cwd: string = process.cwd()): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  for (const given of paths) {
    const absolute = resolve(cwd, given);
    let isFolder: boolean;
    try {
      isFolder = (await stat(absolute)).isDirectory();
    } catch (error) {
      throw new Refusal(report.configUnreadable({}, given, systemReason(error)));
    }
    const base = isFolder ? absolute : dirname(absolute);
    for (const file of isFolder ? await walk(absolute) : [absolute]) {
      const shown = relative(cwd, file);
      const path = shown.startsWith(`..${sep}..${sep}..`) ? file : shown;
      if (!found.has(file)) found.set(file, { file, path, id: idOf(relative(base, file)) });
    }
  }
  const inputs = [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return distinguish(inputs);
}

/** What means something else in a URL, a shell or the file names of another system becomes a hyphen. */
function idOf(path: string): string {
  return (
    path
      .slice(0, -extname(path).length || undefined)
      .split(sep)
      .join('/')
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no address may have.
      .replace(/[\u0000-\u001f\u007f-\u009f#?%:*"<>|\\]+/g, '-')
  );
}

/** Two files that differ only in extension keep apart by it; upper and lower case are one on many systems. */
function distinguish(inputs: readonly InputFile[]): InputFile[] {
  const counts = new Map<string, number>();
  const key = ({ id }: InputFile): string => id.toLowerCase();
  for (const input of inputs) counts.set(key(input), (counts.get(key(input)) ?? 0) + 1);
  return inputs.map((input) =>
    (counts.get(key(input)) ?? 0) > 1 ? { ...input, id: `${input.id}${extname(input.file).replace('.', '-')}` } : input,
  );
}

/**
 * The files of a folder. Links are followed, but no folder is entered from within itself. A pipe or a broken link with
 * the name of a document is there too: that it cannot be read is for the user to know.
 */
async function walk(folder: string, around: readonly string[] = []): Promise<string[]> {
  const files: string[] = [];
  let entries: Dirent[];
  let real: string;
  try {
    real = await realpath(folder);
    entries = around.includes(real) ? [] : await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new Refusal(report.configUnreadable({}, folder, systemReason(error)));
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (await isFolder(entry, path)) {
      if (!isSkipped(entry.name) && !(await isEdition(path))) files.push(...(await walk(path, [...around, real])));
    } else if (EXTENSIONS.has(extname(entry.name).toLowerCase())) files.push(path);
  }
  return files;
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // A link to nothing: whoever reads it says so.
    return false;
  }
}

/** Folders below an input folder that never hold an edition's documents. */
function isSkipped(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** What was published holds copies of documents, which are not to be published again. */
async function isEdition(folder: string): Promise<boolean> {
  try {
    return manifestPaths(await readFile(join(folder, MANIFEST), 'utf8')) !== undefined;
  } catch {
    return false;
  }
}
