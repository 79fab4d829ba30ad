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
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORPORA, compare, has } from './measure.mjs';

const SAXON = '/usr/share/java/Saxon-HE.jar';
const scratch = mkdtempSync(join(tmpdir(), 'imprimatur-bench-'));

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
