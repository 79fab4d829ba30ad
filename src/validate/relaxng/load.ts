/** Schemas on disk, simplified once and kept in the user's cache by what is in them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PRODUCT_VERSION } from '../../model/product.js';
import { readCached, writeCached } from '../../read/cache.js';
import { decode } from '../../read/decode.js';
import { systemReason } from '../../read/read.js';
import { datatypeLibrary } from './datatypes/index.js';
import { Schema } from './engine/matcher.js';
import type { Grammar } from './grammar.js';
import { type Load, readSchema } from './schema/index.js';

interface Kept {
  readonly grammar: Grammar;
  /** Every file that the schema was read from, with the checksum it had. */
  readonly files: readonly (readonly [file: string, sha256: string])[];
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Reads the files that a schema includes: from the file system, never from a host. Throws with the reason. */
export const fromDisk: Load = (href, base) => {
  const url = new URL(href, base);
  if (url.protocol !== 'file:') throw new Error('it is on another host, and is not fetched');
  try {
    return { uri: url.href, text: decode(readFileSync(url), fileURLToPath(url)) };
  } catch (error) {
    throw new Error(systemReason(error));
  }
};

export interface LoadOptions {
  readonly ids?: boolean;
  readonly load?: Load;
}

/**
 * A schema ready to match. `file` is its absolute path; by its ending, `.rnc` is the compact syntax. Throws a
 * `SchemaError`, or the system's error where the file cannot be read.
 */
export function loadSchema(file: string, { ids = true, load = fromDisk }: LoadOptions = {}): Schema {
  const bytes = readFileSync(file);
  const name = `schemas/${sha256(`${PRODUCT_VERSION} ${ids} ${file} ${sha256(bytes)}`)}.json`;
  const kept = keptGrammar(name);
  if (kept) return new Schema(kept, datatypeLibrary);
  const files: [string, string][] = [];
  const remembering: Load = (href, base) => {
    const loaded = load(href, base);
    if (loaded.uri.startsWith('file:')) {
      const path = fileURLToPath(loaded.uri);
      files.push([path, sha256(readFileSync(path))]);
    }
    return loaded;
  };
  const grammar = readSchema({
    uri: pathToFileURL(file).href,
    text: decode(bytes, file),
    syntax: /\.rnc$/i.test(file) ? 'compact' : 'xml',
    datatypes: datatypeLibrary,
    load: remembering,
    ids,
  });
  writeCached(name, JSON.stringify({ grammar, files } satisfies Kept));
  return new Schema(grammar, datatypeLibrary);
}

/** What was kept, if none of the included files has changed since. */
function keptGrammar(name: string): Grammar | undefined {
  const data = readCached(name);
  if (data === undefined) return undefined;
  try {
    const { grammar, files } = JSON.parse(data.toString('utf8')) as Kept;
    return files.every(([file, checksum]) => sha256(readFileSync(file)) === checksum) ? grammar : undefined;
  } catch {
    // A file that is gone or a cache that is damaged: the schema is read again, and says what is wrong with it.
    return undefined;
  }
}
