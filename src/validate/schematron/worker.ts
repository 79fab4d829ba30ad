/** A thread for rules from elsewhere: compiles them and runs them, and can be ended from outside while it does. */
import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../model/diagnostic.js';
import type { RuleTable } from '../../transform/rule-table.js';
import {
  type CompiledRules,
  chosenPhase,
  type RuleEvent,
  runRules,
  runRulesOver,
  type WantedDocuments,
  wantedDocuments,
} from '../../transform/rules.js';
import { parseXml } from '../../transform/saxon.js';
import { type CompiledSchema, compileSchematron, type SchematronOptions } from './compile.js';
import { reasonOf } from './validator.js';

/** A document that a pattern is about, by the number of the pattern. */
export interface SubordinateDocument {
  readonly pattern: number;
  readonly uri: string;
  readonly xml: string;
}

export interface RunJob {
  readonly run: string;
  /** URI of the document, that references in it start from. */
  readonly uri: string;
  readonly full: boolean;
  /** The documents that patterns are about; undefined where they are still to be asked for. */
  readonly documents?: readonly SubordinateDocument[];
  /** Times the patterns one by one instead. */
  readonly profile?: boolean;
}

/** Several documents, for rules that need nothing else. */
export interface RunAllJob {
  readonly runAll: readonly { readonly xml: string; readonly uri: string }[];
}

export type RulesJob =
  | { readonly compile: string; readonly options: SchematronOptions }
  | { readonly use: string; readonly table: RuleTable }
  | { readonly choose: string }
  | RunJob
  | RunAllJob;

/** Milliseconds. */
export interface PatternTimes {
  /** Parsing, and gathering the nodes that patterns are tried on. */
  readonly before: number;
  readonly patterns: readonly number[];
}

/** `refused` carries what is wrong with the schema itself. */
export type RulesResult =
  | { readonly compiled: CompiledSchema }
  | { readonly ready: true }
  | { readonly phase: string }
  | { readonly events: readonly RuleEvent[] }
  | { readonly all: readonly (readonly RuleEvent[])[] }
  | { readonly wanted: readonly WantedDocuments[] }
  | { readonly times: PatternTimes }
  | { readonly refused: string }
  | { readonly failed: string };

let rules: CompiledRules = {
  sef: undefined,
  table: { title: '', phase: '', schemaVersion: '', alone: false, namespaces: [], patterns: [], rules: [], assertions: [] },
};

async function perform(job: RulesJob): Promise<RulesResult> {
  if ('use' in job) {
    rules = { sef: JSON.parse(job.use), table: job.table };
    return { ready: true };
  }
  if ('choose' in job) return { phase: chosenPhase(await parseXml(job.choose), rules.sef) };
  if ('runAll' in job) return { all: runRulesOver(await Promise.all(job.runAll.map(({ xml, uri }) => parseXml(xml, uri))), rules) };
  if ('run' in job) return job.profile ? { times: await profile(job) } : run(job);
  try {
    return { compiled: await compileSchematron(job.compile, job.options) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.diagnostics[0]?.message ?? error.message };
    throw error;
  }
}

async function run({ run: xml, uri, full, documents }: RunJob): Promise<RulesResult> {
  const node = await parseXml(xml, uri);
  if (documents === undefined) {
    const wanted = wantedDocuments(node, rules);
    if (wanted.length > 0) return { wanted };
  }
  const given = new Map<number, Map<string, unknown>>();
  for (const { pattern, uri: from, xml: text } of documents ?? []) {
    const known = given.get(pattern) ?? new Map<string, unknown>();
    known.set(from, await parseXml(text, from));
    given.set(pattern, known);
  }
  return { events: runRules(node, rules, { full, documents: given }) };
}

/** Each pattern for itself, the better of two times: the first has code to warm up. */
async function profile({ run: xml, uri }: RunJob): Promise<PatternTimes> {
  const timed = (work: () => unknown): number => {
    const started = performance.now();
    work();
    return performance.now() - started;
  };
  const started = performance.now();
  const node = await parseXml(xml, uri);
  const parsed = performance.now() - started;
  const only = (...numbers: readonly number[]) => runRules(node, rules, { only: new Set(numbers) });
  const before = Math.min(timed(only), timed(only));
  const patterns = rules.table.patterns.map((_, index) => {
    const once = () => only(index + 1);
    return Math.max(0, Math.min(timed(once), timed(once)) - before);
  });
  return { before: parsed + before, patterns };
}

parentPort?.on('message', async (job: RulesJob) => {
  let result: RulesResult;
  try {
    result = await perform(job);
  } catch (error) {
    result = { failed: reasonOf(error) };
  }
  parentPort?.postMessage(result);
});
