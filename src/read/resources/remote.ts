/** Resources of other hosts: fetched once, kept under their content hash, and from then on taken from there. */
import { createHash } from 'node:crypto';
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { readCached, writeCached } from '../cache.js';
import { FETCH_LIMITS, type FetchLimits, ResourceError } from './limits.js';
import { isEntry, type Lock, type LockEntry } from './lock.js';

export interface Resource {
  /** Absolute URI: what relative references in it start from. */
  readonly uri: string;
  readonly bytes: Uint8Array;
}

export interface RemoteOptions {
  /** What the edition has fetched before: exactly that content counts. */
  readonly lock?: Lock;
  /** Hosts that may be on this machine or on a private network. */
  readonly trusted?: readonly string[];
  /** Never asks a host. */
  readonly offline?: boolean;
  /** Asks again for what is kept. */
  readonly refresh?: boolean;
  readonly limits?: FetchLimits;
}

/** Distinct addresses that one run asks for: documents from strangers could name any number. */
const MOST = 200;

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export class RemoteResources {
  /** Entries that this run adds to the lock, or changes. */
  readonly fetched = new Map<string, LockEntry>();
  /** What was noticed while fetching. */
  readonly diagnostics: Diagnostic[] = [];
  readonly #options: RemoteOptions;
  readonly #had = new Map<string, Resource>();
  readonly #asked = new Map<string, Promise<Resource>>();
  /** By host: the first request, which the others wait for, since a host that does not answer is asked once. */
  readonly #first = new Map<string, Promise<ResourceError | undefined>>();

  constructor(options: RemoteOptions = {}) {
    this.#options = options;
  }

  /** What can be had without asking a host. */
  kept(url: string): Resource | undefined {
    const had = this.#had.get(url);
    if (had || this.#options.refresh) return had;
    const entry = this.#options.lock?.[url] ?? indexed(url);
    const bytes = entry && readCached(`remote/${entry.sha256}`);
    if (!entry || !bytes || sha256(bytes) !== entry.sha256) return undefined;
    return this.#remember(url, entry, bytes);
  }

  /** The resource, from what is kept or from its host. Rejects with a {@link ResourceError}; asks once in a run. */
  get(url: string): Promise<Resource> {
    const kept = this.kept(url);
    if (kept) return Promise.resolve(kept);
    let asked = this.#asked.get(url);
    if (!asked) {
      asked = this.#ask(url);
      this.#asked.set(url, asked);
    }
    return asked;
  }

  async #ask(url: string): Promise<Resource> {
    if (this.#options.offline) throw new ResourceError('it is not kept on this machine, and --offline forbids to fetch it');
    if (this.#asked.size >= MOST) throw new ResourceError(`more than ${MOST} schemas on other hosts are named`);
    const { host } = new URL(url);
    const first = this.#first.get(host);
    if (first) {
      const silence = await first;
      if (silence) throw silence;
    }
    const { trusted, limits = FETCH_LIMITS } = this.#options;
    const fetching = import('./fetch.js').then(({ fetchRemote }) => fetchRemote(url, trusted, limits));
    if (!first) {
      const silence = (error: unknown): ResourceError | undefined => (error instanceof ResourceError && error.silent ? error : undefined);
      this.#first.set(
        host,
        fetching.then(() => undefined, silence),
      );
    }
    const { bytes, url: location } = await fetching;
    return this.#keep(url, location, bytes);
  }

  #keep(url: string, location: string, bytes: Uint8Array): Resource {
    const sum = sha256(bytes);
    const known = this.#options.lock?.[url];
    if (known && known.sha256 !== sum) {
      const { fetched } = known;
      if (!this.#options.refresh)
        throw new ResourceError(
          `what its host sends is not what it sent on ${fetched.slice(0, 10)} (checksum ${sum.slice(0, 12)}, not ${known.sha256.slice(0, 12)}). Look at what has changed; --refresh-schemas takes the new content`,
        );
      this.diagnostics.push(report.configSchemaChanged({}, url, fetched.slice(0, 10)));
    }
    const entry: LockEntry = {
      sha256: sum,
      size: bytes.length,
      fetched: new Date().toISOString(),
      ...(location === url ? {} : { location }),
    };
    writeCached(`remote/${sum}`, bytes);
    writeCached(indexName(url), JSON.stringify({ url, ...entry }));
    return this.#remember(url, entry, bytes);
  }

  #remember(url: string, entry: LockEntry, bytes: Uint8Array): Resource {
    const resource = { uri: entry.location ?? url, bytes };
    this.#had.set(url, resource);
    const known = this.#options.lock?.[url];
    // The same content again is no news: the lock file stays as it was, byte for byte.
    if (known?.sha256 !== entry.sha256 || known.location !== entry.location) this.fetched.set(url, entry);
    return resource;
  }
}

const indexName = (url: string): string => `remote/${sha256(url)}.json`;

/** What another edition of the same user fetched from there. */
function indexed(url: string): LockEntry | undefined {
  const data = readCached(indexName(url));
  if (data === undefined) return undefined;
  try {
    const { url: kept, ...entry } = JSON.parse(data.toString('utf8')) as { readonly url: string };
    return kept === url && isEntry(entry) ? entry : undefined;
  } catch {
    // Damaged: it is fetched again.
    return undefined;
  }
}
