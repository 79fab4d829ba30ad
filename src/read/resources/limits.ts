/** What a resource may cost, and why one cannot be had. */

/** Why a resource cannot be had, as the end of a sentence. */
export class ResourceError extends Error {
  /** The host itself does not answer: no use to ask it for something else. */
  readonly silent: boolean;

  constructor(reason: string, { silent = false }: { readonly silent?: boolean } = {}) {
    super(reason);
    this.name = 'ResourceError';
    this.silent = silent;
  }
}

export interface FetchLimits {
  /** Largest body, in bytes. */
  readonly bytes: number;
  /** For one resource with its redirections, in milliseconds. */
  readonly time: number;
  /** Until a host has taken the connection, in milliseconds. */
  readonly connect: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = { bytes: 20_000_000, time: 30_000, connect: 5_000, redirects: 5 };
