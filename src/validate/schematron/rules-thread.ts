import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../../transform/stylesheets.js';
import type { RulesJob, RulesResult } from './worker.js';

/** One job after the other in a thread that is ended where a job takes too long, and started anew for the next. */
export class RulesThread {
  #worker: Worker | undefined;
  /** Which rules it has been given to use; undefined where it is to be given some. */
  inUse: object | undefined;

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
        this.inUse = undefined;
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

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.inUse = undefined;
    await worker?.terminate();
  }
}

/** As many threads as the machine has cores, each started when there is work for it. */
export class RulesThreads {
  readonly #idle: RulesThread[] = [];
  readonly #all: RulesThread[] = [];
  readonly #waiting: ((thread: RulesThread) => void)[] = [];
  readonly #most: number;

  constructor(most = availableParallelism()) {
    this.#most = Math.max(1, most);
  }

  /** How many documents can be worked on at once. */
  get size(): number {
    return this.#most;
  }

  /** @param rules those that the work uses: a thread that has them is preferred */
  async with<Result>(rules: object, work: (thread: RulesThread) => Promise<Result>): Promise<Result> {
    const thread = await this.#take(rules);
    try {
      return await work(thread);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(thread);
      else this.#idle.push(thread);
    }
  }

  #take(rules: object): RulesThread | Promise<RulesThread> {
    const ready = this.#idle.findIndex(({ inUse }) => inUse === rules);
    if (ready >= 0) return this.#idle.splice(ready, 1)[0] as RulesThread;
    if (this.#all.length < this.#most) {
      const thread = new RulesThread();
      this.#all.push(thread);
      return thread;
    }
    return this.#idle.pop() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((thread) => thread.close()));
  }
}
