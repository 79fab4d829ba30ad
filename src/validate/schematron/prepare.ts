/** Rules that come with a document or from its project, compiled once by content and kept in the user's cache. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../../model/diagnostic.js';
import { PRODUCT_VERSION } from '../../model/product.js';
import { readCached, writeCached } from '../../read/cache.js';
import { decode } from '../../read/decode.js';
import { isRemote } from '../../read/resources/resources.js';
import type { RuleTable } from '../../transform/rule-table.js';
import { PACKAGE_ROOT } from '../../transform/stylesheets.js';
import { syntaxOf } from '../relaxng/load.js';
import { compactToXml, SchemaError } from '../relaxng/schema/index.js';
import type { Rules } from '../schemas.js';
import type { BrokenRule, SchematronOptions } from './compile.js';
import type { RulesThread } from './rules-thread.js';

/** Rules that can be given to a thread. */
export interface PreparedRules {
  /** The stylesheet (SEF, as JSON text). */
  readonly sef: string;
  readonly table: RuleTable;
  /** What is left out since it could not be compiled. */
  readonly broken: readonly BrokenRule[];
  /** Absolute URIs of the schema and of the files that it includes. */
  readonly files: readonly string[];
}

/** What is kept of a schema that was compiled. */
interface Kept extends Omit<PreparedRules, 'files'> {
  readonly parts: readonly (readonly [file: string, sha256: string])[];
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Ready, or why the rules cannot be used. */
export async function prepareRules(
  thread: RulesThread,
  { schema, phase }: Rules,
  milliseconds: number,
): Promise<PreparedRules | { readonly unusable: string }> {
  const { file, uri = file, bytes = readFileSync(file) } = schema;
  const root = isRemote(file) ? file : pathToFileURL(file).href;
  let text: string;
  let derived = false;
  try {
    text = decode(bytes, file);
    derived = syntaxOf(file, text) === 'compact';
    // A grammar in the compact syntax has its rules as annotations.
    if (derived) text = compactToXml({ uri, text });
  } catch (error) {
    if (error instanceof SchemaError || error instanceof Refusal) return { unusable: error.message.split('\n')[0] ?? '' };
    throw error;
  }
  const name = `schematron/${keyOf(schema.path, text, phase)}.json`;
  const kept = keptRules(name);
  if (kept) return { ...kept, files: [root, ...kept.parts.map(([part]) => pathToFileURL(part).href)] };
  const options: SchematronOptions = {
    ...{ text, path: schema.path, derived },
    ...(phase === undefined ? {} : { phase }),
    ...(schema.uri === undefined ? {} : { uri: schema.uri }),
  };
  const result = await thread.perform({ compile: file, options }, milliseconds);
  if ('refused' in result) return { unusable: result.refused };
  if (!('compiled' in result)) return { unusable: `${schema.path}: ${'failed' in result ? result.failed : 'it could not be compiled.'}` };
  const { sef, table, broken, parts } = result.compiled;
  const made: Kept = { sef, table, broken, parts: parts.map((part) => [part.file, sha256(part.text)]) };
  writeCached(name, JSON.stringify(made));
  return { sef, table, broken, files: [root, ...parts.map((part) => pathToFileURL(part.file).href)] };
}

/** By what is compiled, with what, for which phase, and under which name, since places in it are kept as well. */
function keyOf(path: string, text: string, phase: string | undefined): string {
  const compiler = readFileSync(`${PACKAGE_ROOT}lib/xslt/schematron-compiler.sef.json`);
  return sha256(`${PRODUCT_VERSION}\0${phase ?? ''}\0${path}\0${sha256(compiler)}\0${text}`);
}

/** What was kept, if nothing that the schema includes has changed since. */
function keptRules(name: string): Kept | undefined {
  const data = readCached(name);
  if (data === undefined) return undefined;
  try {
    const kept = JSON.parse(data.toString('utf8')) as Kept;
    JSON.parse(kept.sef);
    return kept.parts.every(([file, checksum]) => sha256(readFileSync(file, 'utf8')) === checksum) ? kept : undefined;
  } catch {
    // A part that is gone or a cache that is damaged: the schema is compiled again, and says what is wrong with it.
    return undefined;
  }
}
