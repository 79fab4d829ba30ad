/**
 * Rules that come with a document or from its project: compiled once by content, kept in the user's cache, and run in a
 * thread of their own under a limit of time, since their expressions are a stranger's.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { report } from '../../model/codes.js';
import { type Diagnostic, Refusal } from '../../model/diagnostic.js';
import type { TeiDocument } from '../../model/document.js';
import { PRODUCT_VERSION } from '../../model/product.js';
import { readCached, writeCached } from '../../read/cache.js';
import { decode } from '../../read/decode.js';
import { PACKAGE_ROOT } from '../../transform/stylesheets.js';
import { syntaxOf } from '../relaxng/load.js';
import { compactToXml, SchemaError } from '../relaxng/schema/index.js';
import type { Rules } from '../schemas.js';
import type { Verdicts } from '../validator.js';
import type { SchematronOptions } from './compile.js';
import { RulesThread } from './rules-thread.js';
import { diagnosticsOf, ruleFailed } from './validator.js';

/** In milliseconds. */
export interface RulesLimits {
  readonly compile: number;
  /** For one document. */
  readonly run: number;
}

export const RULES_LIMITS: RulesLimits = { compile: 180_000, run: 60_000 };

export interface ForeignRules {
  validate(documents: readonly TeiDocument[], rules: Rules): Promise<Verdicts>;
  /** Ends the thread; without it the process does not end. */
  close(): Promise<void>;
}

/** Rules are compiled once, however often documents come to them. */
export function foreignRules(limits: RulesLimits = RULES_LIMITS): ForeignRules {
  const thread = new RulesThread();
  const known = new Map<string, Promise<Usable>>();
  /** What the thread has been given to use, as long as it is the same thread. */
  let inUse: string | undefined;
  const usable = (rules: Rules): Promise<Usable> => {
    const key = JSON.stringify([rules.schema.file, rules.phase]);
    const found = known.get(key) ?? prepare(thread, rules, limits.compile);
    known.set(key, found);
    return found;
  };
  return {
    async validate(documents, rules) {
      const { path } = rules.schema;
      const compiled = await usable(rules);
      const verdicts = new Map<TeiDocument, readonly Diagnostic[]>();
      for (const document of documents) {
        if ('broken' in compiled) {
          verdicts.set(document, [report.schematronSchemaBroken({ path: document.source.path, schema: path }, compiled.broken)]);
          continue;
        }
        const ready = inUse === compiled.sef && !thread.isFresh ? undefined : await thread.perform({ use: compiled.sef }, limits.run);
        inUse = compiled.sef;
        const result = ready && 'failed' in ready ? ready : await thread.perform({ run: document.xml }, limits.run);
        verdicts.set(
          document,
          'findings' in result
            ? diagnosticsOf(document, result.findings, path)
            : [ruleFailed(document, path, 'failed' in result ? result.failed : 'they gave no findings.')],
        );
      }
      return verdicts;
    },
    close: () => thread.close(),
  };
}

/** Compiled, or why the rules cannot be used. */
type Usable = { readonly sef: string } | { readonly broken: string };

async function prepare(thread: RulesThread, rules: Rules, milliseconds: number): Promise<Usable> {
  let text: string;
  try {
    text = schematronText(rules);
  } catch (error) {
    if (error instanceof SchemaError || error instanceof Refusal) return { broken: error.message.split('\n')[0] ?? '' };
    throw error;
  }
  const compiled = await compile(thread, rules, text, milliseconds);
  if ('refused' in compiled) return { broken: compiled.refused };
  return 'failed' in compiled ? { broken: `${rules.schema.path}: ${compiled.failed}` } : compiled;
}

/** The schema in XML; a grammar in the compact syntax has its rules as annotations. */
function schematronText({ schema: { file, uri = file, bytes = readFileSync(file) } }: Rules): string {
  const text = decode(bytes, file);
  return syntaxOf(file, text) === 'compact' ? compactToXml({ uri, text }) : text;
}

type Compiled = { readonly sef: string } | { readonly refused: string } | { readonly failed: string };

async function compile(thread: RulesThread, { schema, phase }: Rules, text: string, milliseconds: number): Promise<Compiled> {
  const options: SchematronOptions = {
    text,
    path: schema.path,
    ...(phase === undefined ? {} : { phase }),
    ...(schema.uri === undefined ? {} : { uri: schema.uri }),
  };
  const name = isWhole(text) ? `schematron/${keyOf(text, phase)}.sef.json` : undefined;
  const kept = name === undefined ? undefined : readCached(name)?.toString('utf8');
  if (kept !== undefined && isJson(kept)) return { sef: kept };
  const result = await thread.perform({ compile: schema.file, options }, milliseconds);
  if (!('sef' in result)) return 'refused' in result || 'failed' in result ? result : { failed: 'it could not be compiled.' };
  if (name !== undefined) writeCached(name, result.sef);
  return result;
}

/** What brings in other files is compiled anew each time, since they may have changed. */
const isWhole = (text: string): boolean => !/<(?:[\w.-]+:)?(?:include|extends)\s[^<>]*\bhref\b/.test(text);

/** By what is compiled, with what, and for which phase. */
function keyOf(text: string, phase: string | undefined): string {
  const compiler = readFileSync(`${PACKAGE_ROOT}lib/xslt/schematron-compiler.sef.json`);
  return createHash('sha256')
    .update(`${PRODUCT_VERSION} ${phase ?? ''} `)
    .update(compiler)
    .update(text)
    .digest('hex');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
