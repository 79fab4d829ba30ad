import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Artifact, CopiedFile } from '../model/artifact.js';
import { GENERATOR } from '../model/edition-folder.js';
import { PRODUCT_VERSION } from '../model/product.js';

/** What `manifest.json` says: every published file but itself, sorted by path. No dates, so that it is reproducible. */
export interface Manifest {
  readonly version: 1;
  readonly generator: string;
  readonly files: readonly ManifestEntry[];
}

export interface ManifestEntry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  /** Path of the TEI document it was made from. */
  readonly source?: string;
}

/** @param folder where the copies of files are already */
export async function manifestOf(artifacts: readonly (Artifact | CopiedFile)[], folder: string): Promise<Manifest> {
  const files: ManifestEntry[] = [];
  for (const artifact of artifacts) {
    const { path, mediaType, source } = artifact;
    const { size, sha256 } = 'copyOf' in artifact ? await ofFile(join(folder, path)) : ofBytes(artifact.content);
    files.push({ path, size, sha256, mediaType, ...(source === undefined ? {} : { source }) });
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { version: 1, generator: `${GENERATOR}${PRODUCT_VERSION}`, files };
}

function ofBytes(content: string | Uint8Array): Pick<ManifestEntry, 'size' | 'sha256'> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function ofFile(file: string): Promise<Pick<ManifestEntry, 'size' | 'sha256'>> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file)) {
    size += (chunk as Buffer).length;
    hash.update(chunk as Buffer);
  }
  return { size, sha256: hash.digest('hex') };
}
