import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import { Refusal } from '../model/diagnostic.js';
import { DEFAULT_LIMITS } from '../model/limits.js';
import { readCitationStyle } from './citation-style.js';
import { COMPILED_CHECK, type ConfigCheck } from './config-check.js';
import { checkWeights } from './config-rules.js';
import { DEFAULT_LANGUAGE } from './messages.js';
import { systemReason } from './read.js';
import { LOCK_FILE } from './resources/lock.js';

export const CONFIG_FILE = 'imprimatur.config.json';

/**
 * The configuration of the edition in a folder; the defaults where there is no file. Throws a
 * {@link Refusal} when a named file is missing, or one is no JSON or not as `schemas/config.schema.json` says.
 */
export async function readConfig(named: string | undefined, cwd = process.cwd()): Promise<EditionConfig> {
  const file = resolve(cwd, named ?? CONFIG_FILE);
  const defaults = {
    input: ['tei'],
    out: 'dist',
    language: DEFAULT_LANGUAGE,
    schemas: [],
    schematron: [],
    catalogs: [],
    schemaHosts: [],
    imageHosts: [],
    rules: {},
    limits: DEFAULT_LIMITS,
    folder: dirname(file),
  };
  if (named === undefined && !existsSync(file)) return defaults;
  const path = relative(cwd, file) || file;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new Refusal(report.configUnreadable({ path }, path, systemReason(error)));
  }
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new Refusal(report.configInvalid({ path }, `it is not JSON (${(error as Error).message}).`));
  }
  check(value, path);
  checkWeights(Object.entries((value['rules'] ?? {}) as Record<string, string>), path);
  const { $schema: _, limits, citationStyle, ...rest } = value as { $schema?: string; limits?: object; citationStyle?: string };
  return {
    ...defaults,
    ...rest,
    ...(citationStyle === undefined ? {} : { citationStyle: await readCitationStyle(citationStyle, dirname(file), path) }),
    limits: { ...DEFAULT_LIMITS, ...limits },
    lock: join(dirname(file), LOCK_FILE),
  };
}

function check(value: unknown, path: string): void {
  const conforms = createRequire(import.meta.url)(fileURLToPath(COMPILED_CHECK)) as ConfigCheck;
  if (conforms(value)) return;
  const findings = (conforms.errors ?? []).map((error) => {
    const key = error.instancePath.slice(1).replaceAll('/', '.');
    if (error.keyword === 'additionalProperties') {
      const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object).filter((name) => name !== '$schema');
      return report.configInvalid(
        { path, expected: known },
        `there is no key “${key ? `${key}.` : ''}${error.params['additionalProperty']}”.`,
      );
    }
    return report.configInvalid({ path }, `${key ? `“${key}”` : 'it'} ${error.message}.`);
  });
  throw new Refusal(...findings);
}
