/** External entities and subsets of documents, where a catalog of the edition gives them (XML 1.0, 4.2.2). */
import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { decode } from '../decode.js';
import type { Catalog } from '../dtd/declarations.js';
import { systemReason } from '../read.js';
import type { Catalogs } from './catalog.js';

/**
 * Reads what a catalog maps to a file. A file so given may refer to others beside or below it, as the modules of a DTD do;
 * whatever else an identifier names is not read.
 *
 * @param folder what the paths of documents, as messages show them, start from
 * @param bytes largest file
 */
export function externalEntities(catalogs: Catalogs, folder: string, bytes: number): Catalog {
  /** By its path, as messages show it: the file that a catalog gave, or that such a file brought in. */
  const given = new Map<string, string>();
  return (publicId, systemId, from) => {
    const origin = given.get(from);
    const base = pathToFileURL(origin ?? resolve(folder, from)).href;
    const absolute = URL.canParse(systemId, base) ? new URL(systemId, base).href : undefined;
    const mapped = catalogs.resolveExternal(publicId, systemId) ?? (absolute && catalogs.resolveExternal(undefined, absolute));
    const file = mapped === undefined ? neighbour(absolute, origin) : pathOf(mapped);
    if (file === undefined) return undefined;
    const text = readText(file, bytes, (reason) => {
      throw new Refusal(report.xmlCatalogTarget({ path: from }, systemId, file, reason));
    });
    const shown = relative(folder, file);
    const path = shown.startsWith('..') ? file : shown;
    given.set(path, file);
    return { text, path };
  };
}

function neighbour(absolute: string | undefined, origin: string | undefined): string | undefined {
  const file = absolute === undefined || origin === undefined ? undefined : pathOf(absolute);
  return file?.startsWith(dirname(origin ?? '') + sep) ? file : undefined;
}

/** Entities are read from files alone: nothing is fetched while a document is being read. */
function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri.replace(/[?#].*$/, '')) : undefined;
}

function readText(file: string, bytes: number, refuse: (reason: string) => never): string {
  let content: Buffer;
  try {
    const found = statSync(file);
    if (!found.isFile()) return refuse('it is not a file');
    if (found.size > bytes) return refuse('it is larger than the limit (configuration key limits.bytes)');
    content = readFileSync(file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuse(systemReason(error));
  }
  return decode(content, file);
}
