/** The tag files of a bag (RFC 8493, 2): declaration, information, and manifests with two kinds of checksum. */
import { createHash } from 'node:crypto';
import type { Artifact } from '../../model/artifact.js';
import { escapePath } from './tag-files.js';

/** Both are made: sha512 is what RFC 8493, 2.4 asks for first, sha256 is what most tools have. */
export const BAG_ALGORITHMS = ['sha256', 'sha512'] as const;
export type Checksums = Readonly<Record<(typeof BAG_ALGORITHMS)[number], string>>;

/** A file of the payload. */
export interface BaggedFile {
  /** Below the bag, with `data/` in front. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly checksums: Checksums;
}

/**
 * @param files the payload
 * @param info elements of bag-info.txt (RFC 8493, 2.2.2), before those that are made here; values without line ends
 */
export function tagFiles(files: readonly BaggedFile[], info: readonly (readonly [label: string, value: string])[]): Artifact[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const oxum = `${sorted.reduce((sum, { size }) => sum + size, 0)}.${sorted.length}`;
  const tags = [
    tag('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    tag('bag-info.txt', [...info, ['Payload-Oxum', oxum] as const].map(([label, value]) => `${label}: ${value}\n`).join('')),
    ...BAG_ALGORITHMS.map((algorithm) =>
      tag(`manifest-${algorithm}.txt`, sorted.map(({ path, checksums }) => line(checksums[algorithm], path)).join('')),
    ),
  ];
  const sums = BAG_ALGORITHMS.map((algorithm) =>
    tag(
      `tagmanifest-${algorithm}.txt`,
      tags.map(({ path, content }) => line(createHash(algorithm).update(content).digest('hex'), path)).join(''),
    ),
  );
  return [...tags, ...sums];
}

const line = (checksum: string, path: string): string => `${checksum}  ${escapePath(path)}\n`;

function tag(path: string, content: string): Artifact {
  return { path, content, mediaType: 'text/plain; charset=utf-8' };
}
