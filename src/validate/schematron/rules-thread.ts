import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../../transform/stylesheets.js';
import type { RulesJob, RulesResult } from './worker.js';

/** One job after the other in a thread that is ended where a job takes too long, and started anew for the next. */
export class RulesThread {
  #worker: Worker | undefined;

  /** @param milliseconds after which the job is given up */
  async perform(job: RulesJob, milliseconds: number): Promise<RulesResult> {
    this.#worker ??= new Worker(`${PACKAGE_ROOT}lib/validate/schematron/worker.js`, { resourceLimits: { maxOldGenerationSizeMb: 2048 } });
    const worker = this.#worker;
    return new Promise<RulesResult>((resolve) => {
      const settle = (answer: RulesResult): void => {
        clearTimeout(timer);
        worker.off('message', settle).off('error', breakDown);
        resolve(answer);
      };
      const breakDown = (error: Error): void => {
        this.#worker = undefined;
        settle({ failed: `the thread that runs them broke down (${error.message}).` });
      };
      const timer = setTimeout(() => {
        void this.close();
        settle({ failed: `they did not come to an end within ${milliseconds / 1000} s.` });
      }, milliseconds);
      worker.on('message', settle).on('error', breakDown);
      worker.postMessage(job);
    });
  }

  get isFresh(): boolean {
    return this.#worker === undefined;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
