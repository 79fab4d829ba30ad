/** A file to be published. Stages return artifacts; only `write/` puts them on disk. */
export interface Artifact {
  /** Path below the output folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mediaType: string;
  /** Path of the TEI document it was made from, where it was made from one. */
  readonly source?: string;
}

/** A file that is published as it is, such as a picture: copied when all else is written, and never held in memory. */
export interface CopiedFile {
  readonly path: string;
  /** Absolute path. */
  readonly copyOf: string;
  readonly mediaType: string;
  readonly source?: string;
}
