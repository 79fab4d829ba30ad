/** One file, written whole or not at all: beside its place first, then renamed. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { systemReason } from '../read/read.js';

/** Throws a {@link Refusal} where it cannot be written; what was there before stays then. */
export async function writeWhole(file: string, content: string | Uint8Array, what = file): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new Refusal(report.writeFailed({}, what, systemReason(error)));
  }
}
