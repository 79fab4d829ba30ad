import type { Writable } from './io.js';

/** Progress of long work: a bar on a terminal, nothing elsewhere. */
export interface Progress {
  readonly update: (phase: string, done: number, of: number) => void;
  readonly stop: () => void;
}

/** Shorter work shows no bar, so that nothing flickers. */
const PATIENCE_MS = 800;

export async function progressOn(stream: Writable): Promise<Progress> {
  if (stream.isTTY !== true || process.env['TERM'] === 'dumb') return { update: () => undefined, stop: () => undefined };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: '{phase} {bar} {value}/{total}',
    hideCursor: true,
    clearOnComplete: true,
    stream: stream as unknown as NodeJS.WritableStream,
  });
  const started = Date.now();
  let shown = false;
  return {
    update(phase, done, of) {
      if (Date.now() - started < PATIENCE_MS || of < 2) return;
      if (!shown) bar.start(of, done, { phase: phase.padEnd(12) });
      shown = true;
      bar.setTotal(of);
      bar.update(done, { phase: phase.padEnd(12) });
    },
    stop() {
      if (shown) bar.stop();
    },
  };
}
