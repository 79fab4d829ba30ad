/**
 * The user's own cache folder: what can be made again, but costs time. Nothing in it is trusted that its reader does not
 * check, and where it cannot be read or written, nothing is lost but time.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Absolute path; undefined where IMPRIMATUR_CACHE=off, or there is no home. */
export function cacheFolder(): string | undefined {
  if (process.env['IMPRIMATUR_CACHE'] === 'off') return undefined;
  try {
    return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'imprimatur');
  } catch {
    return undefined;
  }
}

export function readCached(name: string): Buffer | undefined {
  const folder = cacheFolder();
  if (folder === undefined) return undefined;
  try {
    return readFileSync(join(folder, name));
  } catch {
    return undefined;
  }
}

/** Written whole or not at all: several processes may do so at once. */
export function writeCached(name: string, data: string | Uint8Array): void {
  const folder = cacheFolder();
  if (folder === undefined) return;
  const file = join(folder, name);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, data, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // A home that cannot be written costs the next run a part of a second, nothing else.
  }
}
