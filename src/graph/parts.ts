/** Takes down which files a document is put together from: inclusions, and external entities that a catalog gives. */
import { resolve } from 'node:path';
import type { ReadOptions } from '../read/read.js';

export interface Noting {
  readonly options: ReadOptions;
  /** Absolute paths, of files that were looked for in vain as well. */
  readonly parts: ReadonlySet<string>;
}

/** @param base what the paths of documents start from */
export function noting(reading: ReadOptions, base: string): Noting {
  const parts = new Set<string>();
  const { external } = reading;
  return {
    parts,
    options: {
      ...reading,
      onInclude: (file) => {
        parts.add(file);
      },
      ...(external
        ? {
            external: (publicId, systemId, from) => {
              const found = external(publicId, systemId, from);
              if (typeof found === 'object') parts.add(resolve(base, found.path));
              return found;
            },
          }
        : {}),
    },
  };
}
