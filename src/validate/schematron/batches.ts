/** Gathers documents that wait for the same rules, so that a thread is given several at once. */
import { pathToFileURL } from 'node:url';
import type { RuledDocument } from './foreign.js';
import type { PreparedRules } from './prepare.js';
import type { RulesThread, RulesThreads } from './rules-thread.js';
import type { RulesResult } from './worker.js';

/** More are not given at once: a thread that ends takes them along. */
const MOST = { documents: 8, characters: 400_000 };

interface Waiting extends RuledDocument {
  readonly settle: (result: RulesResult) => void;
}

export class Batches {
  readonly #threads: RulesThreads;
  readonly #give: (thread: RulesThread, prepared: PreparedRules) => Promise<RulesResult | undefined>;
  readonly #milliseconds: number;
  readonly #queues = new Map<PreparedRules, Waiting[]>();

  /** @param give makes a thread use rules @param milliseconds for one document */
  constructor(
    threads: RulesThreads,
    give: (thread: RulesThread, prepared: PreparedRules) => Promise<RulesResult | undefined>,
    milliseconds: number,
  ) {
    this.#threads = threads;
    this.#give = give;
    this.#milliseconds = milliseconds;
  }

  /** What rules say of a document, as if it were examined alone. */
  examine(prepared: PreparedRules, ruled: RuledDocument): Promise<RulesResult> {
    const queue = this.#queues.get(prepared) ?? [];
    this.#queues.set(prepared, queue);
    return new Promise((resolve, reject) => {
      queue.push({ ...ruled, settle: resolve });
      // Each asks for a thread; which document it gets to work on is another matter.
      this.#threads.with(prepared, (thread) => this.#work(thread, prepared, queue)).catch(reject);
    });
  }

  async #work(thread: RulesThread, prepared: PreparedRules, queue: Waiting[]): Promise<void> {
    const taken = take(queue);
    if (taken.length === 0) return;
    const ready = await this.#give(thread, prepared);
    const all = ready && 'failed' in ready ? ready : await thread.perform({ runAll: taken.map(jobOf) }, this.#milliseconds * taken.length);
    if ('all' in all) {
      for (const [index, { settle }] of taken.entries()) settle({ events: all.all[index] ?? [] });
      return;
    }
    // Which of them it was is seen when each is alone.
    for (const each of taken) each.settle(await this.#alone(thread, prepared, each));
  }

  async #alone(thread: RulesThread, prepared: PreparedRules, waiting: Waiting): Promise<RulesResult> {
    const ready = await this.#give(thread, prepared);
    if (ready && 'failed' in ready) return ready;
    const { xml, uri } = jobOf(waiting);
    return thread.perform({ run: xml, uri, full: false }, this.#milliseconds);
  }
}

function take(queue: Waiting[]): Waiting[] {
  const taken: Waiting[] = [];
  let characters = 0;
  for (let next = queue[0]; next && taken.length < MOST.documents; next = queue[0]) {
    characters += next.document.xml.length;
    if (taken.length > 0 && characters > MOST.characters) break;
    taken.push(next);
    queue.shift();
  }
  return taken;
}

const jobOf = ({ document, file }: RuledDocument) => ({ xml: document.xml, uri: pathToFileURL(file).href });
