/** What documents and schemas of an edition may refer to, and the record of what was fetched for them. */
import { relative } from 'node:path';
import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { externalEntities } from '../read/catalog/external.js';
import { editionCatalogs } from '../read/catalog/load.js';
import { systemReason } from '../read/read.js';
import { LOCK_FILE, readLock } from '../read/resources/lock.js';
import { RemoteResources } from '../read/resources/remote.js';
import { Resources } from '../read/resources/resources.js';
import type { TokenizeOptions } from '../read/tokenize.js';
import { writeLock } from '../write/lock.js';

export interface RemoteAccess {
  /** Never asks another host. */
  readonly offline?: boolean;
  /** Fetches schemas of other hosts again, and takes what they are now. */
  readonly refreshSchemas?: boolean;
}

export interface EditionResources {
  readonly resources: Resources;
  /** What the reader of documents needs to find external entities. */
  readonly external: Pick<TokenizeOptions, 'external'>;
  /** All that the catalogs say, in words that differ where they do. */
  readonly catalogued: string;
  /** Records what was fetched in the edition's lock file; what there is to say of the run. */
  record(): Promise<readonly Diagnostic[]>;
}

/** @param base what the paths of the documents start from */
export async function editionResources(
  config: EditionConfig,
  base: string,
  { offline, refreshSchemas }: RemoteAccess,
): Promise<EditionResources> {
  const catalogs = await editionCatalogs(config.folder, config.catalogs);
  const lock = config.lock === undefined ? {} : readLock(config.lock);
  const remote = new RemoteResources({
    lock,
    trusted: config.schemaHosts,
    offline: offline ?? false,
    refresh: refreshSchemas ?? false,
  });
  return {
    resources: new Resources({ remote, ...(catalogs ? { catalogs } : {}) }),
    external: catalogs ? { external: externalEntities(catalogs, base, config.limits.bytes) } : {},
    catalogued: catalogs ? JSON.stringify([...catalogs.all()]) : '',
    async record() {
      const { diagnostics, fetched } = remote;
      if (config.lock === undefined || fetched.size === 0) return diagnostics;
      try {
        await writeLock(config.lock, { ...lock, ...Object.fromEntries(fetched) });
        return diagnostics;
      } catch (error) {
        const path = relative(process.cwd(), config.lock);
        return [...diagnostics, report.writeLock({ path }, LOCK_FILE, systemReason(error))];
      }
    },
  };
}
