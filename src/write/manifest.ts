import { createHash } from 'node:crypto';
import type { Artifact } from '../model/artifact.js';
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

export function manifestOf(artifacts: readonly Artifact[]): Manifest {
  const files = artifacts.map(({ path, content, mediaType, source }): ManifestEntry => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, size: bytes.length, sha256, mediaType, ...(source === undefined ? {} : { source }) };
  });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { version: 1, generator: `${GENERATOR}${PRODUCT_VERSION}`, files };
}
