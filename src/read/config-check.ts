/** Compiles `schemas/config.schema.json` into a function of its own: run by `npm run compile`, so that no run of the program has to. */
import { readFileSync } from 'node:fs';
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';

export const CONFIG_SCHEMA = new URL('../../schemas/config.schema.json', import.meta.url);
export const COMPILED_CHECK = new URL('../../lib/read/config-check.generated.cjs', import.meta.url);

type Standalone = (ajv: Ajv, check: ValidateFunction) => string;

/** The source of a CommonJS module that exports the check. */
export async function compileConfigCheck(): Promise<string> {
  const { Ajv: Compiler } = await import('ajv');
  // CommonJS whose default export is the function.
  const { default: standalone } = (await import('ajv/dist/standalone/index.js')) as unknown as { default: Standalone };
  const ajv = new Compiler({ allErrors: true, verbose: true, code: { source: true } });
  const check = ajv.compile(JSON.parse(readFileSync(CONFIG_SCHEMA, 'utf8')));
  return standalone(ajv, check);
}

/** What `schemas/config.schema.json` finds wrong with a configuration; nothing where it is right. */
export type ConfigCheck = ((value: unknown) => boolean) & { readonly errors?: readonly ErrorObject[] | null };
