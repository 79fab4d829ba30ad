/** A second thread for stylesheets: parses each document that it is sent and runs the stylesheets asked for. */
import { parentPort } from 'node:worker_threads';
import { reasonOf, runStylesheet, StylesheetFailure, type StylesheetRun, type StylesheetTask } from './run.js';
import { parseXml, saxon } from './saxon.js';
import { stylesheet } from './stylesheets.js';

export interface WorkerJob {
  readonly number: number;
  readonly xml: string;
  readonly documentId: string;
  readonly tasks: readonly StylesheetTask[];
}

export type WorkerResult =
  | { readonly number: number; readonly runs: readonly StylesheetRun[] }
  | { readonly number: number; readonly failed: { readonly edition: string; readonly reason: string } };

async function perform({ number, xml, documentId, tasks }: WorkerJob): Promise<WorkerResult> {
  try {
    const node = await parseXml(xml);
    return { number, runs: tasks.map((task) => runStylesheet(task, node, documentId)) };
  } catch (error) {
    const edition = error instanceof StylesheetFailure ? error.edition : 'edition';
    return { number, failed: { edition, reason: error instanceof StylesheetFailure ? error.message : reasonOf(error) } };
  }
}

parentPort?.on('message', async (job: WorkerJob) => parentPort?.postMessage(await perform(job)));
// Made ready while the first document is still being read.
saxon();
stylesheet('text');
stylesheet('record');
stylesheet('html');
