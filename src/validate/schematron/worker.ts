/** A thread for rules from elsewhere: compiles them and runs them, and can be ended from outside while it does. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../model/diagnostic.js';
import { parseXml } from '../../transform/saxon.js';
import { compileSchematron, type SchematronOptions } from './compile.js';
import { type Finding, findingsOn, reasonOf } from './validator.js';

export type RulesJob =
  | { readonly compile: string; readonly options: SchematronOptions }
  | { readonly use: string }
  | { readonly run: string };

/** `refused` carries what is wrong with the schema itself. */
export type RulesResult =
  | { readonly sef: string }
  | { readonly ready: true }
  | { readonly findings: readonly Finding[] }
  | { readonly refused: string }
  | { readonly failed: string };

let rules: unknown;

async function perform(job: RulesJob): Promise<RulesResult> {
  if ('use' in job) {
    rules = JSON.parse(job.use);
    return { ready: true };
  }
  if ('run' in job) return { findings: findingsOn(await parseXml(job.run), rules) };
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-'));
  try {
    const sef = join(folder, 'rules.sef.json');
    await compileSchematron(job.compile, sef, job.options);
    return { sef: await readFile(sef, 'utf8') };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.diagnostics[0]?.message ?? error.message };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
