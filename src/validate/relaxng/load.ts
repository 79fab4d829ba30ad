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
  /** Every reference that was followed, from where it stands, with the checksum of what it led to. */
  readonly parts: readonly (readonly [href: string, base: string, sha256: string])[];
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
  /** Absolute URI of the schema, where it is not read from a file; `bytes` is what it holds then. */
  readonly uri?: string;
  readonly bytes?: Uint8Array;
}

/**
 * A schema ready to match. `file` is its absolute path, or its URL; by its ending, `.rnc` is the compact syntax. Throws a
 * `SchemaError`, or the system's error where the file cannot be read.
 */
export function loadSchema(file: string, { ids = true, load = fromDisk, uri, bytes = readFileSync(file) }: LoadOptions = {}): Schema {
  const name = `schemas/${sha256(`${PRODUCT_VERSION} parts ${ids} ${file} ${sha256(bytes)}`)}.json`;
  const kept = keptGrammar(name, load);
  if (kept) return new Schema(kept, datatypeLibrary);
  const parts: [string, string, string][] = [];
  const remembering: Load = (href, base) => {
    const loaded = load(href, base);
    parts.push([href, base, sha256(loaded.text)]);
    return loaded;
  };
  const text = decode(bytes, file);
  const grammar = readSchema({
    uri: uri ?? pathToFileURL(file).href,
    text,
    syntax: syntaxOf(file, text),
    datatypes: datatypeLibrary,
    load: remembering,
    ids,
  });
  writeCached(name, JSON.stringify({ grammar, parts } satisfies Kept));
  return new Schema(grammar, datatypeLibrary);
}

/** By the file's name, where it says it, else by how the schema begins. */
export function syntaxOf(file: string, text: string): 'compact' | 'xml' {
  const extension = /\.rn([cg])$/i.exec(file.replace(/[?#].*$/s, ''))?.[1];
  if (extension) return extension.toLowerCase() === 'c' ? 'compact' : 'xml';
  return /^\s*</.test(text) ? 'xml' : 'compact';
}

/** What was kept, if nothing that the schema brings in has changed since. */
function keptGrammar(name: string, load: Load): Grammar | undefined {
  const data = readCached(name);
  if (data === undefined) return undefined;
  try {
    const { grammar, parts } = JSON.parse(data.toString('utf8')) as Kept;
    return parts.every(([href, base, checksum]) => sha256(load(href, base).text) === checksum) ? grammar : undefined;
  } catch {
    // A file that is gone or a cache that is damaged: the schema is read again, and says what is wrong with it.
    return undefined;
  }
}
