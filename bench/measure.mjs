/** What the benches share: commands run in turn, their medians side by side. They measure and judge nothing. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));
export const CORPORA = join(ROOT, '../shared/corpora-open');

const flag = process.argv.indexOf('--runs');
/** How often each command is run; `--runs 9` for more. */
export const RUNS = flag > 0 ? Number(process.argv[flag + 1]) : 5;

/** Runs a command to its end: seconds of wall time, and peak resident memory in MB where /proc tells. */
export function run([command, ...args], environment = {}) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(command, args, { cwd: ROOT, stdio: 'ignore', env: { ...process.env, ...environment } });
    let peak = 0;
    const look = () => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      } catch {
        // Not Linux, or the process has just ended.
      }
    };
    const timer = setInterval(look, 10);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      resolve({ seconds: Number(process.hrtime.bigint() - started) / 1e9, megabytes: peak / 1024, code });
    });
  });
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * One warm-up, then all commands in turn, so that a change in the machine's speed meets each of them.
 *
 * @param commands `{ name, steps, environment }`, each step a command with its arguments
 * @returns by name, the medians of `seconds` and `megabytes`
 */
export async function measure(commands) {
  const results = new Map(commands.map(({ name }) => [name, []]));
  for (let turn = -1; turn < RUNS; turn += 1) {
    for (const { name, steps, environment } of commands) {
      let seconds = 0;
      let megabytes = 0;
      for (const step of steps) {
        const result = await run(step, environment);
        seconds += result.seconds;
        megabytes = Math.max(megabytes, result.megabytes);
      }
      if (turn >= 0) results.get(name).push({ seconds, megabytes });
    }
  }
  const middle = (all, key) => median(all.map((each) => each[key]));
  return new Map([...results].map(([name, all]) => [name, { seconds: middle(all, 'seconds'), megabytes: middle(all, 'megabytes') }]));
}

/** Prints one line for each command: seconds, megabytes, and how many times as long as `base`. */
export async function compare(title, commands, base = commands[0].name) {
  const medians = await measure(commands);
  console.log(`\n${title} (medians of ${RUNS} runs)`);
  const { seconds: unit, megabytes: size } = medians.get(base);
  for (const [name, { seconds, megabytes }] of medians) {
    const times = `×${(seconds / unit).toFixed(2)}`;
    const memory = `×${(megabytes / size).toFixed(2)}`;
    console.log(
      `  ${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s ${times.padStart(7)} ${megabytes.toFixed(0).padStart(6)} MB ${memory.padStart(7)}`,
    );
  }
  return medians;
}

export const has = (command) => spawnSync('which', [command]).status === 0;
