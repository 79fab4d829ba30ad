/** Leaves a checksum of all that the program consists of: what it keeps in a cache is trusted by the same build alone. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const FILE = join(ROOT, 'lib', 'build-id');

const files = ['lib', 'schemas']
  .flatMap((folder) => readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && entry.name !== 'build-id' && !entry.name.endsWith('.d.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const hash = createHash('sha256');
for (const file of files) hash.update(`${file.slice(ROOT.length)}\0`).update(readFileSync(file));
writeFileSync(FILE, hash.digest('hex'));
