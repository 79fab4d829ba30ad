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

export function foreignRules(limits: RulesLimits = RULES_LIMITS): ForeignRules {
  const thread = new RulesThread();
  return {
    async validate(documents, rules) {
      const { path } = rules.schema;
      const each = (finding: (document: TeiDocument) => Diagnostic): Verdicts =>
        new Map(documents.map((document) => [document, [finding(document)]]));
      const broken = (reason: string): Verdicts =>
        each((document) => report.schematronSchemaBroken({ path: document.source.path, schema: path }, reason));
      let text: string;
      try {
        text = schematronText(rules);
      } catch (error) {
        if (error instanceof SchemaError || error instanceof Refusal) return broken(error.message.split('\n')[0] ?? '');
        throw error;
      }
      const compiled = await compile(thread, rules, text, limits.compile);
      if ('refused' in compiled) return broken(compiled.refused);
      if ('failed' in compiled) return broken(`${path}: ${compiled.failed}`);
      const verdicts = new Map<TeiDocument, readonly Diagnostic[]>();
      let used = false;
      for (const document of documents) {
        const ready = used && !thread.isFresh ? undefined : await thread.perform({ use: compiled.sef }, limits.run);
        used = true;
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
