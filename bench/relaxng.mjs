/**
 * RELAX NG beside other validators, in one run: jing (Debian: jing), xmllint (Debian: libxml2-utils) and salve-annos
 * (npm), where they are installed. Each figure is followed by how many times that of jing it is.
 *
 *   node bench/relaxng.mjs [--runs 9]    after npm run compile
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CORPORA, compare, has, RUNS, run } from './measure.mjs';

if (!existsSync(CORPORA)) {
  console.log('\nNOT MEASURED: ../shared/corpora-open is absent, so RELAX NG is not compared.');
  process.exit(0);
}
const SCHEMA = join(CORPORA, 'schemas/tei_all.rng');
const PLAY = join(CORPORA, 'shakedracor/hamlet.xml');
const scratch = mkdtempSync(join(tmpdir(), 'imprimatur-bench-'));
const jing = has('jing');
const xmllint = has('xmllint');
if (!jing) console.log('jing is not installed: no ratio to it; figures are compared with our own first row.');
if (!xmllint) console.log('xmllint is not installed: no comparison with it.');
console.log(
  `salve-annos is ${resolves('salve-annos') ? 'installed, but has no command line: it is not compared' : 'not installed: no comparison with it'}.`,
);

/** Neither the user's cache nor what other processes put there. */
const CACHED = { XDG_CACHE_HOME: join(scratch, 'cache') };
const COLD = { IMPRIMATUR_CACHE: 'off' };
/** What jing does too: the grammar, and ID and IDREF; neither the rules inside the schema nor pointers. */
const own = (files) => [
  process.execPath,
  'lib/cli/bin.js',
  'validate',
  ...files,
  '--schema',
  SCHEMA,
  '--no-schematron',
  '--no-pointers',
  // What is known of files that have not changed is no measure of examining them; compiled schemas are kept all the same.
  '--no-cache',
];

await compare(`One play of ${size([PLAY])} MB`, [
  ...(jing ? [{ name: 'jing', steps: [['jing', SCHEMA, PLAY]] }] : []),
  { name: 'imprimatur, schema compiled', steps: [own([PLAY])], environment: COLD },
  { name: 'imprimatur, compiled schema from the disk', steps: [own([PLAY])], environment: CACHED },
]);

const corpus = copies(16e6);
await compare(`${corpus.length} files of ${size(corpus)} MB in one call`, [
  ...(jing ? [{ name: 'jing', steps: [['jing', SCHEMA, ...corpus]] }] : []),
  { name: 'imprimatur', steps: [own(corpus)], environment: CACHED },
]);

if (xmllint) {
  const { seconds } = await run(['xmllint', '--noout', '--huge', '--relaxng', SCHEMA, PLAY]);
  console.log(`\nxmllint, one play, one run: ${seconds.toFixed(2)} s`);
}
await warm();
rmSync(scratch, { recursive: true, force: true });

/** One process that has met the schema and the files before: reading, decoding, tokenizing, matching. */
async function warm() {
  const { compileSchema, validateXml } = await import('../lib/validate/relaxng/index.js');
  const { readFileSync } = await import('node:fs');
  const started = performance.now();
  const schema = compileSchema(readFileSync(SCHEMA, 'utf8'), { uri: SCHEMA });
  console.log(`\nOne process: the schema is compiled in ${(performance.now() - started).toFixed(0)} ms`);
  const speeds = [];
  for (let turn = 0; turn < RUNS + 3; turn += 1) {
    const begun = performance.now();
    for (const file of corpus.slice(0, 12)) validateXml(readFileSync(file, 'utf8'), schema);
    speeds.push(Number(size(corpus.slice(0, 12))) / ((performance.now() - begun) / 1000));
  }
  const last = speeds.slice(3).sort((a, b) => a - b);
  console.log(`  warm, tokenizing included: ${last[Math.floor(last.length / 2)].toFixed(1)} MB/s`);
}

/** The 12 largest open files, copied until there are so many bytes. */
function copies(bytes) {
  const largest = readdirSync(CORPORA, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'mutated')
    .flatMap(({ name }) => readdirSync(join(CORPORA, name)).map((file) => join(CORPORA, name, file)))
    .filter((file) => file.endsWith('.xml'))
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, 12);
  const folder = join(scratch, 'corpus');
  mkdirSync(folder);
  const made = [];
  for (let total = 0; total < bytes; ) {
    const file = largest[made.length % largest.length];
    const copy = join(folder, `${String(made.length).padStart(3, '0')}-${basename(file)}`);
    copyFileSync(file, copy);
    total += statSync(copy).size;
    made.push(copy);
  }
  return made;
}

function size(files) {
  return (files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6).toFixed(2);
}

function resolves(name) {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
