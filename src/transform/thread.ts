import { Worker } from 'node:worker_threads';
import type { TeiDocument } from '../model/document.js';
import type { Messages } from '../model/messages.js';
import { parametersOf } from './parameters.js';
import { StylesheetFailure, type StylesheetRun, type StylesheetTask } from './run.js';
import { PACKAGE_ROOT } from './stylesheets.js';
import type { WorkerJob, WorkerResult } from './worker.js';

export interface RunOptions {
  /** Folder of compiled stylesheets; the package's own by default. */
  readonly stylesheets?: string;
  /** The words of the interface, for what makes pages. */
  readonly messages?: Messages;
}

interface Waiting {
  readonly resolve: (run: StylesheetRun) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that runs stylesheets beside the main one. It starts at once; close it, or the process does not end. */
export class StylesheetThread {
  readonly #worker = new Worker(`${PACKAGE_ROOT}lib/transform/worker.js`);
  readonly #waiting = new Map<number, Waiting>();
  #jobs = 0;
  #dead: Error | undefined;

  constructor() {
    this.#worker.on('message', (result: WorkerResult) => this.#settle(result));
    this.#worker.on('error', (error) => this.#fail(error));
  }

  /** Runs a stylesheet over a document, after those asked for earlier. Rejects with a {@link StylesheetFailure}. */
  run(document: TeiDocument, task: StylesheetTask, { stylesheets, messages }: RunOptions = {}): Promise<StylesheetRun> {
    if (this.#dead) return Promise.reject(this.#dead);
    this.#jobs += 1;
    const job: WorkerJob = {
      number: this.#jobs,
      xml: document.xml,
      parameters: parametersOf(document, messages),
      task,
      ...(stylesheets === undefined ? {} : { stylesheets }),
    };
    const result = new Promise<StylesheetRun>((resolve, reject) => this.#waiting.set(job.number, { resolve, reject }));
    this.#worker.postMessage(job);
    return result;
  }

  /** True where nothing waits for it. */
  get idle(): boolean {
    return this.#waiting.size === 0;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(result: WorkerResult): void {
    const waiting = this.#waiting.get(result.number);
    this.#waiting.delete(result.number);
    if ('run' in result) waiting?.resolve(result.run);
    else waiting?.reject(new StylesheetFailure(result.failed.edition, result.failed.reason));
  }

  /** The thread itself broke down, for want of memory as a rule: nothing that it still had to do will come. */
  #fail(error: Error): void {
    this.#dead = new StylesheetFailure('text edition', `the thread that makes it broke down (${error.message}).`);
    for (const { reject } of this.#waiting.values()) reject(this.#dead);
    this.#waiting.clear();
  }
}
