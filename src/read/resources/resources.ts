/** What documents and schemas refer to: found by catalog, read from disk, or had from a host once. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalogs } from '../catalog/catalog.js';
import { decode } from '../decode.js';
import { systemReason } from '../read.js';
import { FETCH_LIMITS, ResourceError } from './limits.js';
import { RemoteResources, type Resource } from './remote.js';

export { ResourceError } from './limits.js';
export type { Resource } from './remote.js';

/** Reads what `href` means where it stands in `base`, or throws with the reason. */
export type LoadText = (href: string, base: string) => { readonly uri: string; readonly text: string };

export interface ResourcesOptions {
  readonly catalogs?: Catalogs;
  /** By default nothing is fetched. */
  readonly remote?: RemoteResources;
}

/** Rounds of fetching for one schema: files on other hosts that bring in files on other hosts. */
const MOST_ROUNDS = 32;

export class Resources {
  readonly #catalogs: Catalogs | undefined;
  readonly #remote: RemoteResources;
  readonly #failed = new Map<string, ResourceError>();
  /** Read once in a run: a thousand documents may name the same schema. */
  readonly #files = new Map<string, Resource>();
  readonly #checksums = new Map<string, string>();

  constructor({ catalogs, remote = new RemoteResources({ offline: true }) }: ResourcesOptions = {}) {
    this.#catalogs = catalogs;
    this.#remote = remote;
  }

  /**
   * The absolute URI that a reference leads to: by the catalogs, which are asked for the reference as it is written and
   * then for the absolute one (XML Catalogs 1.1, 7.2), else against its base. Throws a {@link ResourceError}.
   */
  resolve(reference: string, base: string): string {
    const mapped = this.#catalogs?.resolveUri(reference);
    if (mapped !== undefined) return mapped;
    let uri: string;
    try {
      uri = new URL(reference, base).href;
    } catch {
      throw new ResourceError('it is no URI');
    }
    const found = this.#catalogs?.resolveUri(uri);
    if (found !== undefined) return found;
    // What a host sends may not name this machine's files.
    if (uri.startsWith('file:') && !base.startsWith('file:'))
      throw new ResourceError('a schema on another host may not name files of this machine');
    return uri;
  }

  /** From disk, or from a host, once. Rejects with a {@link ResourceError}. */
  async fetch(uri: string): Promise<Resource> {
    return isRemote(uri) ? this.#remote.get(withoutFragment(uri)) : this.#fromDisk(uri);
  }

  /** SHA-256 in hexadecimal of what is there; undefined where nothing can be had. */
  async checksum(uri: string): Promise<string | undefined> {
    const known = this.#checksums.get(uri);
    if (known !== undefined) return known;
    try {
      const { bytes } = await this.fetch(uri);
      const checksum = createHash('sha256').update(bytes).digest('hex');
      this.#checksums.set(uri, checksum);
      return checksum;
    } catch (error) {
      if (error instanceof ResourceError) return undefined;
      throw error;
    }
  }

  /**
   * Runs work that reads references one after the other and cannot wait. What it misses is fetched, and it is run again:
   * until it has all that it asks for, or says what it cannot have.
   */
  async fetching<Result>(work: (load: LoadText) => Result): Promise<Result> {
    for (let round = 0; ; round += 1) {
      const missed = new Set<string>();
      try {
        return work((href, base) => this.#loadNow(href, base, missed));
      } catch (error) {
        if (missed.size === 0 || round >= MOST_ROUNDS) throw error;
        await Promise.all(
          [...missed].map(async (uri) => {
            try {
              await this.#remote.get(uri);
            } catch (failure) {
              if (!(failure instanceof ResourceError)) throw failure;
              this.#failed.set(uri, failure);
            }
          }),
        );
      }
    }
  }

  #fromDisk(uri: string): Resource {
    const resource = this.#files.get(uri) ?? fromDisk(uri);
    this.#files.set(uri, resource);
    return resource;
  }

  #loadNow(href: string, base: string, missed: Set<string>): { readonly uri: string; readonly text: string } {
    const uri = withoutFragment(this.resolve(href, base));
    const resource = isRemote(uri) ? this.#remote.kept(uri) : this.#fromDisk(uri);
    if (resource) return { uri: resource.uri, text: decode(resource.bytes, uri) };
    const failed = this.#failed.get(uri);
    if (failed) throw failed;
    missed.add(uri);
    throw new ResourceError('it has not been fetched');
  }
}

export function isRemote(uri: string): boolean {
  return /^https?:/.test(uri);
}

const withoutFragment = (uri: string): string => uri.replace(/#.*$/, '');

function fromDisk(uri: string): Resource {
  if (!uri.startsWith('file:')) throw new ResourceError(`only files and http or https addresses are read, not ${uri.replace(/:.*$/s, '')}`);
  try {
    const file = fileURLToPath(withoutFragment(uri).replace(/\?.*$/, ''));
    const { size } = requireFile(file);
    if (size > FETCH_LIMITS.bytes) throw new ResourceError(`it is larger than ${FETCH_LIMITS.bytes / 1_000_000} MB`);
    return { uri, bytes: readFileSync(file) };
  } catch (error) {
    throw error instanceof ResourceError ? error : new ResourceError(systemReason(error));
  }
}

/** A device or a pipe may never end. */
function requireFile(file: string): { readonly size: number } {
  const found = statSync(file);
  if (found.isDirectory()) throw new ResourceError('it is a folder');
  if (!found.isFile()) throw new ResourceError('it is not a file');
  return found;
}
