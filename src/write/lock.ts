import { rename, writeFile } from 'node:fs/promises';

/** Writes the lock file of an edition, whole or not at all: by URL, in their order, so that two versions compare well. */
export async function writeLock(file: string, entries: Readonly<Record<string, unknown>>): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(sorted, null, 2)}\n`);
  await rename(temporary, file);
}
