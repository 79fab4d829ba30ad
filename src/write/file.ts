/** One file, written whole or not at all: beside its place first, then renamed. */
import { mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { systemReason } from '../read/read.js';
import { probe } from './probe.js';

export interface WriteOptions {
  /** Waits until the content is on the disk before it takes the place of what was there. */
  readonly sync?: boolean;
}

/**
 * Throws a {@link Refusal} where it cannot be written; what was there before stays then. A link leads to the file that is
 * written, which keeps its permissions; a pipe or a device is written to as it is.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  what = file,
  { sync = false }: WriteOptions = {},
): Promise<void> {
  let beside: string | undefined;
  try {
    const there = await existing(file);
    if (there && !there.isPlain) return await writeFile(file, content);
    const place = there?.path ?? file;
    beside = `${place}.${process.pid}.part`;
    await mkdir(dirname(place), { recursive: true });
    await stage(beside, content, there?.mode, sync);
    await rename(beside, place);
  } catch (error) {
    if (beside !== undefined) await rm(beside, { force: true }).catch(() => undefined);
    throw new Refusal(report.writeFailed({}, what, systemReason(error)));
  }
}

async function stage(file: string, content: string | Uint8Array, mode: number | undefined, sync: boolean): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(content);
    if (mode !== undefined) await handle.chmod(mode);
    if (sync) await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Throws a {@link Refusal} where {@link writeWhole} would: to be asked before long work is done. Leaves nothing behind. */
export async function refuseUnwritable(file: string, what = file): Promise<void> {
  try {
    const there = await existing(file);
    if (there?.isFolder) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (there === undefined || there.isPlain) await probe(dirname(there?.path ?? file));
  } catch (error) {
    throw new Refusal(report.writeFailed({}, what, systemReason(error)));
  }
}

interface Existing {
  /** Links followed. */
  readonly path: string;
  readonly mode: number;
  /** False for devices and pipes, and for the names of open files. */
  readonly isPlain: boolean;
  readonly isFolder: boolean;
}

async function existing(file: string): Promise<Existing | undefined> {
  try {
    const status = await stat(file);
    const isPlain = status.isFile() && !/^\/(dev|proc)\//.test(file);
    return { path: await realpath(file), mode: status.mode, isPlain, isFolder: status.isDirectory() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
