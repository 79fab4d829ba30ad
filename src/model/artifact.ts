/** A file to be published. Stages return artifacts; only `write/` puts them on disk. */
export interface Artifact {
  /** Path below the output folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly mediaType: string;
  /** Path of the TEI document it was made from, where it was made from one. */
  readonly source?: string;
}
