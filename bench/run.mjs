/**
 * Side-by-side measurements: whole-process time and peak memory of `imprimatur build`, beside the Java tools that
 * do a part of the same work on the same input in the same run. Prints medians and ratios; judges nothing.
 *
 *   npm run bench               all inputs
 *   npm run bench -- --runs 9   more runs
 *
 * Peers are used where they are installed: jing (Debian: jing) and Saxon-HE (Debian: libsaxonhe-java).
 * The plays and novels are read from ../shared/corpora-open, which lies beside a checkout.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CORPORA = join(ROOT, '../shared/corpora-open');
const SAXON = '/usr/share/java/Saxon-HE.jar';
const flag = process.argv.indexOf('--runs');
const RUNS = flag > 0 ? Number(process.argv[flag + 1]) : 5;
const scratch = mkdtempSync(join(tmpdir(), 'imprimatur-bench-'));

/** Runs a command to its end: seconds of wall time, and peak resident memory in MB where /proc tells. */
function run(command, args) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(command, args, { cwd: ROOT, stdio: 'ignore' });
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

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One warm-up, then all commands in turn, so that a change in the machine's speed meets each of them. */
async function compare(title, commands) {
  const results = new Map(commands.map(({ name }) => [name, []]));
  for (let turn = -1; turn < RUNS; turn += 1) {
    for (const { name, steps } of commands) {
      let seconds = 0;
      let megabytes = 0;
      for (const [command, ...args] of steps) {
        const result = await run(command, args);
        seconds += result.seconds;
        megabytes = Math.max(megabytes, result.megabytes);
      }
      if (turn >= 0) results.get(name).push({ seconds, megabytes });
    }
  }
  console.log(`\n${title} (medians of ${RUNS} runs)`);
  const own = median(results.get(commands[0].name).map(({ seconds }) => seconds));
  for (const { name } of commands) {
    const seconds = median(results.get(name).map((each) => each.seconds));
    const megabytes = median(results.get(name).map((each) => each.megabytes));
    console.log(
      `  ${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB   ×${(seconds / own).toFixed(2)}`,
    );
  }
}

const has = (command) => spawnSync('which', [command]).status === 0;
const jing = has('jing');
const saxon = has('java') && existsSync(SAXON);
if (!jing) console.log('jing is not installed: no comparison with it.');
if (!saxon) console.log('Saxon-HE is not installed: no comparison with it.');

function commandsFor(files) {
  const own = ['node', 'lib/cli/bin.js', 'build', '--lenient', '--out', join(scratch, 'dist'), '--input', ...files];
  const validate = jing ? files.map((file) => ['jing', '-i', 'schemas/imprimatur.rng', file]) : [];
  const html = saxon
    ? files.map((file) => ['java', '-jar', SAXON, '-xsl:xslt/html/html.xsl', `-s:${file}`, `-o:${join(scratch, 'peer', 'out.html')}`])
    : [];
  return [
    { name: 'imprimatur build (all three editions, proven)', steps: [own] },
    ...(jing ? [{ name: 'jing (grammar only)', steps: [['jing', '-i', 'schemas/imprimatur.rng', ...files]] }] : []),
    ...(saxon ? [{ name: 'Saxon-HE (HTML stylesheet only)', steps: html }] : []),
    ...(jing && saxon
      ? [
          {
            name: 'jing + Saxon-HE',
            steps: [...(files.length > 1 ? [['jing', '-i', 'schemas/imprimatur.rng', ...files]] : validate), ...html],
          },
        ]
      : []),
  ];
}

await compare('The note', commandsFor(['tei/note-1964-07-06.xml']));
if (existsSync(CORPORA)) {
  await compare('One play of 0.6 MB', commandsFor([join(CORPORA, 'shakedracor/hamlet.xml')]));
  const long = ['shakedracor', 'eltec-eng', 'mutated']
    .flatMap((folder) => readdirSync(join(CORPORA, folder)).map((file) => join(CORPORA, folder, file)))
    .filter((file) => /(shakedracor|eltec-eng)\/|mutated\/(macbeth|the-comedy|ENG)/.test(file) && file.endsWith('.xml'));
  await compare(`${long.length} plays and novels`, commandsFor(long));
} else {
  console.log('\nNOT MEASURED: ../shared/corpora-open is absent, so plays and novels are left out.');
}
rmSync(scratch, { recursive: true, force: true });
