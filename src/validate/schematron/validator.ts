/** Runs rules in this thread: our own, and those that tests and tools compile themselves. */
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { TeiDocument } from '../../model/document.js';
import { type CompiledRules, runRules } from '../../transform/rules.js';
import { parseForSaxon } from '../../transform/saxon.js';
import { ownRuleTable, stylesheet } from '../../transform/stylesheets.js';
import type { StylesheetThread } from '../../transform/thread.js';
import type { SchemaFile } from '../validator.js';
import { type BrokenRule, compileSchematron, type SchematronOptions } from './compile.js';
import { brokenRules, diagnosticsOf } from './findings.js';

/** Rules ready to run. */
export interface CompiledSchematron extends CompiledRules {
  /** The schema's path, as messages show it. */
  readonly path: string;
  /** What is left out since it could not be compiled. */
  readonly broken: readonly BrokenRule[];
}

export const OWN_PATH = 'imprimatur.sch';

/** Our own rules, compiled with the package. `folder` is where compiled stylesheets lie. */
export function ownRules(folder?: string): CompiledSchematron {
  return { sef: stylesheet('schematron', folder), table: ownRuleTable(folder), path: OWN_PATH, broken: [] };
}

/** Compiles a schema for one run of the program. Throws a `Refusal` when it cannot be used. */
export async function loadSchematron(schema: SchemaFile, options: SchematronOptions = {}): Promise<CompiledSchematron> {
  const { sef, table, broken } = await compileSchematron(schema.file, { ...options, path: schema.path });
  return { sef: JSON.parse(sef), table, broken, path: schema.path };
}

/** Our own rules over the document, in the thread that runs stylesheets. */
export async function runOwnRules(document: TeiDocument, thread: StylesheetThread): Promise<Diagnostic[]> {
  try {
    const { principal } = await thread.run(document, { name: 'schematron' });
    return diagnosticsOf(document, JSON.parse(principal), ownRules());
  } catch (error) {
    return [ruleFailed(document, OWN_PATH, reasonOf(error))];
  }
}

/** Parses the document, if no one has yet, and runs rules over it: our own, unless others are given. */
export async function checkRules(document: TeiDocument, rules: CompiledSchematron = ownRules()): Promise<Diagnostic[]> {
  try {
    const events = runRules(await parseForSaxon(document), rules);
    return [...brokenRules(document, rules.broken, rules.path), ...diagnosticsOf(document, events, rules)];
  } catch (error) {
    return [ruleFailed(document, rules.path, reasonOf(error))];
  }
}

export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

export function ruleFailed(document: TeiDocument, schema: string, reason: string): Diagnostic {
  return report.schematronRuleFailed({ path: document.source.path, schema }, reason);
}
