import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { type InputFile, systemReason } from './read.js';

/** What is taken from a folder; a file that is named itself may be called anything. */
const EXTENSIONS = new Set(['.xml', '.tei', '.odd']);

/** Folders below an input folder that never hold an edition's documents. */
const SKIPPED = new Set(['node_modules', '.git']);

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
      const id = relative(base, file)
        .slice(0, -extname(file).length || undefined)
        .split(sep)
        .join('/');
      if (!found.has(file)) found.set(file, { file, path: shown.startsWith(`..${sep}..${sep}..`) ? file : shown, id });
    }
  }
  const inputs = [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return distinguish(inputs);
}

/** Two files that differ only in extension, or stand in two input folders, keep apart by their extension. */
function distinguish(inputs: readonly InputFile[]): InputFile[] {
  const counts = new Map<string, number>();
  for (const { id } of inputs) counts.set(id, (counts.get(id) ?? 0) + 1);
  return inputs.map((input) =>
    (counts.get(input.id) ?? 0) > 1 ? { ...input, id: `${input.id}${extname(input.file).replace('.', '-')}` } : input,
  );
}

async function walk(folder: string): Promise<string[]> {
  const files: string[] = [];
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new Refusal(report.configUnreadable({}, folder, systemReason(error)));
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) files.push(...(await walk(path)));
    else if (entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase())) files.push(path);
  }
  return files;
}
