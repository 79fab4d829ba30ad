/**
 * Loads a large CommonJS module from V8's code cache, so that its functions need not be compiled again by every
 * run: SaxonJS is 2.4 MB of source. The cache lies in the user's own cache folder; V8 itself refuses it when the
 * source, the version of Node or a flag differs, and then it is made anew. Without such a folder nothing is lost
 * but time.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { PRODUCT_VERSION } from '../model/product.js';
import { cacheFolder, readCached, writeCached } from '../read/cache.js';

/** `replaced`: what the module gets in the place of modules that it asks for. */
export function requireCached(name: string, replaced: Readonly<Record<string, unknown>> = {}): unknown {
  const file = createRequire(import.meta.url).resolve(name);
  const ownRequire = createRequire(file);
  const require = (id: string): unknown => (id in replaced ? replaced[id] : ownRequire(id));
  // The tag stands for V8's version, its flags and the processor: a cache made under others would be refused.
  const cached = `${basename(file)}-${PRODUCT_VERSION}-${cachedDataVersionTag()}.bin`;
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
  const cachedData = readCached(cached);
  const script = new Script(source, { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  // At the end of a run the functions that it needed are compiled, and only then are they in the cache.
  if (cacheFolder() && isMainThread && (!cachedData || script.cachedDataRejected)) {
    process.once('exit', () => writeCached(cached, script.createCachedData()));
  }
  return module.exports;
}
