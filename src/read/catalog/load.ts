/** The catalogs of an edition: those that its configuration names, and the `catalog.xml` of its folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { decode } from '../decode.js';
import { systemReason } from '../read.js';
import { Catalogs } from './catalog.js';
import type { CatalogFile } from './entries.js';
import { CATALOG_NAMESPACE, CatalogError, parseCatalog } from './parse.js';

export const CATALOG_FILE = 'catalog.xml';

/**
 * Undefined where the edition has none. A catalog is read when it is first asked; one that cannot be used throws a
 * {@link Refusal}, since all that depends on it would be judged wrongly.
 *
 * @param named paths relative to the edition's folder
 */
export function editionCatalogs(folder: string, named: readonly string[]): Catalogs | undefined {
  const files = named.map((path) => resolve(folder, path));
  const conventional = join(folder, CATALOG_FILE);
  if (!files.includes(conventional) && existsSync(conventional) && isCatalog(conventional)) files.push(conventional);
  if (files.length === 0) return undefined;
  const read = new Map<string, CatalogFile>();
  return new Catalogs(
    files.map((file) => pathToFileURL(file).href),
    (uri) => {
      const known = read.get(uri) ?? readCatalog(uri);
      read.set(uri, known);
      return known;
    },
  );
}

/** A file of that name may be something else, such as a document of the edition. */
function isCatalog(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes(CATALOG_NAMESPACE);
  } catch {
    return false;
  }
}

function readCatalog(uri: string): CatalogFile {
  const path = uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  const refuse = (reason: string): Refusal => new Refusal(report.configCatalog({ path }, reason));
  if (!uri.startsWith('file:')) throw refuse('catalogs are read from files only');
  try {
    return parseCatalog(decode(readFileSync(path), path), uri);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refuse(error instanceof CatalogError ? error.message : systemReason(error));
  }
}
