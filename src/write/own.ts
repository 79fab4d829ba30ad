/** Which files of a folder no build made: a build replaces whole folders, and must not take anybody's work with them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST, manifestPaths } from '../model/edition-folder.js';

/** What file managers leave in every folder that somebody looked at. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * The path below the folder of one file that is not ours; undefined where there is none, or no such folder. Rejects
 * where the folder cannot be read.
 */
export async function foreignFile(folder: string): Promise<string | undefined> {
  const own = await ownPaths(folder);
  for await (const path of filesBelow(folder)) {
    const isOurs = own !== undefined && (path === MANIFEST || own.has(path));
    if (!isOurs) return path;
  }
  return undefined;
}

async function ownPaths(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return manifestPaths(await readFile(join(folder, MANIFEST), 'utf8'));
  } catch {
    // No manifest that can be read: then nothing in the folder is known to be ours.
    return undefined;
  }
}

async function* filesBelow(folder: string, prefix = ''): AsyncGenerator<string> {
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(join(folder, entry.name), `${path}/`);
    else if (!LITTER.has(entry.name)) yield path;
  }
}
