/** Where a command writes. Results go to `stdout`, progress and findings about the run to `stderr`. */
export interface Streams {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

export interface Writable {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** 0 fine, 1 the input has errors, 2 the command could not run. */
export type ExitCode = 0 | 1 | 2;
