/**
 * Side-by-side measurements of `imprimatur validate` with rules: TEI's own Schematron (the patterns inside tei_all.rng), beside
 * jing and Saxon-HE on the same files. The peer's stylesheet is made beforehand, and its making is not counted; ours is compiled
 * and kept in a cache by the warm-up. Prints medians and ratios; judges nothing.
 *
 *   node bench/rules.mjs --runs 9
 *
 * Needs jing, Saxon-HE (Debian: jing, libsaxonhe-java) and ../shared/corpora-open, which lies beside a checkout.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORPORA, compare, has, run } from './measure.mjs';

const SAXON = '/usr/share/java/Saxon-HE.jar';
if (!existsSync(CORPORA)) {
  console.log('NOT MEASURED: ../shared/corpora-open is absent, so rules are not measured.');
  process.exit(0);
}
if (!has('jing') || !has('java') || !existsSync(SAXON)) {
  console.log('NOT MEASURED: jing or Saxon-HE is not installed, so there is nothing to compare rules with.');
  process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), 'imprimatur-bench-'));
const TEI = join(CORPORA, 'schemas/tei_all.rng');
const peerRules = join(scratch, 'rules.xsl');
const svrl = join(scratch, 'svrl');
mkdirSync(svrl);
await run(['java', '-jar', SAXON, '-xsl:bench/peer-rules.xsl', `-s:${TEI}`, `-o:${peerRules}`]);

const COPIES = 400;
const manuscripts = copies(join(CORPORA, 'medieval-mss'), join(scratch, 'manuscripts'), COPIES);
const cache = join(scratch, 'cache');
const kept = { XDG_CACHE_HOME: cache };
const validate = (...args) => ['node', 'lib/cli/bin.js', 'validate', '--schema', TEI, ...args];
const jing = ['jing', TEI, ...readdirSync(manuscripts).map((file) => join(manuscripts, file))];
const saxon = ['java', '-jar', SAXON, `-xsl:${peerRules}`, `-s:${manuscripts}`, `-o:${svrl}`];

console.log(`${cpus().length} cores, Node ${process.version}`);
await compare(
  `${COPIES} manuscript descriptions: grammar, 93 patterns of rules; ours with pointers and soundness`,
  [
    { name: 'jing + Saxon-HE', steps: [jing, saxon] },
    { name: 'imprimatur validate, every file examined', steps: [validate('--no-cache', manuscripts)], environment: kept },
    { name: 'imprimatur validate, nothing has changed', steps: [validate(manuscripts)], environment: kept },
  ],
  'jing + Saxon-HE',
);
const first = [];
const second = [];
for (let turn = 0; turn < 3; turn += 1) {
  rmSync(cache, { recursive: true, force: true });
  first.push((await run(validate(manuscripts), kept)).seconds);
  second.push((await run(validate(manuscripts), kept)).seconds);
}
const sum = (all) => all.reduce((a, b) => a + b, 0);
console.log(
  `  with an empty cache ${(sum(first) / 3).toFixed(2)} s, the run after it ${(sum(second) / 3).toFixed(2)} s: ×${(sum(second) / sum(first)).toFixed(3)}`,
);

for (const [title, file] of [
  ['One play of 0.58 MB', join(CORPORA, 'shakedracor/hamlet.xml')],
  ['The same play, ten times as long', tenfold(join(CORPORA, 'shakedracor/hamlet.xml'))],
]) {
  await compare(
    `${title}: 93 patterns of rules, grammar as well in ours`,
    [
      { name: 'Saxon-HE', steps: [['java', '-jar', SAXON, `-xsl:${peerRules}`, `-s:${file}`, `-o:${join(scratch, 'one.svrl')}`]] },
      { name: 'imprimatur validate --no-pointers', steps: [validate('--no-cache', '--no-pointers', file)], environment: kept },
    ],
    'Saxon-HE',
  );
}
rmSync(scratch, { recursive: true, force: true });

/** As many copies of a folder's files as are wanted, each with identifiers of its own. */
function copies(from, to, wanted) {
  mkdirSync(to);
  const files = readdirSync(from).filter((file) => file.endsWith('.xml'));
  for (let number = 0; number < wanted; number += 1) {
    const file = files[number % files.length];
    const copy = Math.floor(number / files.length);
    const text = readFileSync(join(from, file), 'utf8');
    writeFileSync(join(to, file.replace('.xml', `-${copy}.xml`)), withFreshIds(text, copy));
  }
  return to;
}

function withFreshIds(text, copy) {
  const ids = new Set([...text.matchAll(/xml:id="([^"]+)"/g)].map(([, id]) => id));
  return text
    .replace(/xml:id="([^"]+)"/g, `xml:id="$1-${copy}"`)
    .replace(/="#([^"\s]+)"/g, (whole, id) => (ids.has(id) ? `="#${id}-${copy}"` : whole));
}

/** A play with its body ten times. */
function tenfold(file) {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('<body');
  const from = text.indexOf('>', start) + 1;
  const to = text.lastIndexOf('</body>');
  const body = text.slice(from, to);
  const bodies = Array.from({ length: 10 }, (_, copy) => withFreshIds(body, copy)).join('');
  const long = join(scratch, 'tenfold.xml');
  writeFileSync(long, text.slice(0, from) + bodies + text.slice(to));
  return long;
}
