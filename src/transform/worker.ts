/** A second thread for stylesheets: runs the stylesheets asked for over the documents that it is sent. */
import { parentPort } from 'node:worker_threads';
import type { StylesheetParameters } from './parameters.js';
import { reasonOf, runStylesheet, StylesheetFailure, type StylesheetRun, type StylesheetTask } from './run.js';
import { parseXml, saxon } from './saxon.js';
import { stylesheet } from './stylesheets.js';

export interface WorkerJob {
  readonly number: number;
  readonly xml: string;
  readonly parameters: StylesheetParameters;
  readonly task: StylesheetTask;
  /** Folder of compiled stylesheets, where it is not ours. */
  readonly stylesheets?: string;
}

export type WorkerResult =
  | { readonly number: number; readonly run: StylesheetRun }
  | { readonly number: number; readonly failed: { readonly edition: string; readonly reason: string } };

/** Jobs over one document follow one another, or alternate with those of the next: two parsed documents are kept. */
const KEPT = 2;
const parsed = new Map<string, Promise<unknown>>();

function nodeOf(xml: string): Promise<unknown> {
  const node = parsed.get(xml) ?? parseXml(xml);
  parsed.delete(xml);
  parsed.set(xml, node);
  for (const [oldest] of parsed) if (parsed.size > KEPT) parsed.delete(oldest);
  return node;
}

async function perform({ number, xml, parameters, task, stylesheets }: WorkerJob): Promise<WorkerResult> {
  try {
    return { number, run: runStylesheet(task, await nodeOf(xml), parameters, stylesheets) };
  } catch (error) {
    const edition = error instanceof StylesheetFailure ? error.edition : 'edition';
    return { number, failed: { edition, reason: error instanceof StylesheetFailure ? error.message : reasonOf(error) } };
  }
}

parentPort?.on('message', async (job: WorkerJob) => parentPort?.postMessage(await perform(job)));
// Made ready while the first document is still being read.
saxon();
stylesheet('schematron');
stylesheet('text');
stylesheet('record');
