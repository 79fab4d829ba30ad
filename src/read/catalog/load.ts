/** The catalogs of an edition: those that its configuration names, and the `catalog.xml` of its folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { decode } from '../decode.js';
import { systemReason } from '../read.js';
import { Catalogs } from './catalog.js';
import { CATALOG_NAMESPACE, CatalogError, type CatalogFile } from './entries.js';
import type { parseCatalog } from './parse.js';

export const CATALOG_FILE = 'catalog.xml';

/**
 * Undefined where the edition has none. Throws a {@link Refusal} where one cannot be used, since all that depends on it
 * would be judged wrongly. A further catalog that one of them refers to counts as empty where it is not there (section 8).
 *
 * @param named paths relative to the edition's folder
 */
export async function editionCatalogs(folder: string, named: readonly string[]): Promise<Catalogs | undefined> {
  const files = named.map((path) => resolve(folder, path));
  const conventional = join(folder, CATALOG_FILE);
  if (!files.includes(conventional) && existsSync(conventional) && isCatalog(conventional)) files.push(conventional);
  if (files.length === 0) return undefined;
  const { parseCatalog: parse } = await import('./parse.js');
  const uris = files.map((file) => pathToFileURL(file).href);
  const read = new Map<string, CatalogFile>(uris.map((uri) => [uri, readCatalog(uri, parse)]));
  return new Catalogs(uris, (uri) => {
    const known = read.get(uri) ?? (uri.startsWith('file:') && existsSync(fileURLToPath(uri)) ? readCatalog(uri, parse) : NOTHING);
    read.set(uri, known);
    return known;
  });
}

const NOTHING: CatalogFile = { mappings: [], delegates: [], next: [] };

/** A file of that name may be something else, such as a document of the edition. */
function isCatalog(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes(CATALOG_NAMESPACE);
  } catch {
    return false;
  }
}

function readCatalog(uri: string, parse: typeof parseCatalog): CatalogFile {
  const path = fileURLToPath(uri);
  try {
    return parse(decode(readFileSync(path), path), uri);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(report.configCatalog({ path }, error instanceof CatalogError ? error.message : systemReason(error)));
  }
}
