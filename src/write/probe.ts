import { existsSync } from 'node:fs';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Throws where the nearest folder that exists cannot be written; nothing else shows that as surely as writing. */
export async function probe(folder: string): Promise<void> {
  let existing = folder;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  await rmdir(await mkdtemp(join(existing, '.imprimatur-')));
}
