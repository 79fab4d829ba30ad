/**
 * Side-by-side measurements of the HTML edition: a whole `imprimatur build`, which also examines the documents and proves that nothing is
 * lost, beside the TEI Stylesheets' html5 profile on Saxon-HE, which does neither, on the same files. Prints medians and ratios; judges
 * nothing.
 *
 *   TEI_STYLESHEETS=/path/to/Stylesheets node bench/html.mjs --runs 5
 *
 * Needs a checkout of https://github.com/TEIC/Stylesheets, Saxon-HE (Debian: libsaxonhe-java) and ../shared/corpora-open, which lies
 * beside a checkout.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CORPORA, compare, has } from './measure.mjs';

const SAXON = '/usr/share/java/Saxon-HE.jar';
const PROFILE = join(process.env.TEI_STYLESHEETS ?? '', 'profiles/default/html5/to.xsl');
const LARGEST = 12;
/** Damaged on purpose, or no documents. */
const LEFT_OUT = new Set(['mutated', 'schemas']);

if (!existsSync(CORPORA)) stop('../shared/corpora-open is absent, so the HTML edition is not measured.');
if (!process.env.TEI_STYLESHEETS) stop('set TEI_STYLESHEETS to a checkout of https://github.com/TEIC/Stylesheets to compare HTML with it.');
if (!existsSync(PROFILE)) stop(`${PROFILE} is not there: TEI_STYLESHEETS is no checkout of the TEI Stylesheets.`);
if (!has('java') || !existsSync(SAXON)) stop('Saxon-HE is not installed, so there is nothing to compare HTML with.');

function stop(why) {
  console.log(`NOT MEASURED: ${why}`);
  process.exit(0);
}

const documents = readdirSync(CORPORA, { withFileTypes: true })
  .filter((each) => each.isDirectory() && !LEFT_OUT.has(each.name))
  .flatMap(({ name }) => readdirSync(join(CORPORA, name)).map((file) => join(CORPORA, name, file)))
  .filter((file) => file.endsWith('.xml'))
  .map((file) => ({ file, size: statSync(file).size }))
  .sort((a, b) => b.size - a.size)
  .slice(0, LARGEST);

const scratch = mkdtempSync(join(tmpdir(), 'imprimatur-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const folderOf = (name, files) => {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const file of files) copyFileSync(file, join(folder, basename(file)));
  return folder;
};
const ours = (input, out) => [
  'node',
  'lib/cli/bin.js',
  'build',
  '--lenient',
  '--offline',
  '--only',
  'html',
  '--input',
  input,
  '--out',
  out,
];
const theirs = (input, out) => ['java', '-jar', SAXON, `-xsl:${PROFILE}`, `-s:${input}`, `-o:${out}`];

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const beside = async (title, name, files) => {
  const input = folderOf(name, files);
  const peer = join(scratch, `${name}-peer`);
  mkdirSync(peer);
  await compare(
    title,
    [
      { name: 'TEI Stylesheets on Saxon-HE', steps: [theirs(input, peer)] },
      { name: 'imprimatur build --only html', steps: [ours(input, join(scratch, `${name}-ours`))] },
    ],
    'TEI Stylesheets on Saxon-HE',
  );
};

console.log(`${cpus().length} cores, Node ${process.version}`);
const play = documents.find(({ file }) => basename(file) === 'macbeth.xml') ?? documents[0];
await beside(`One play, ${megabytes(play.size)}`, 'play', [play.file]);
const size = documents.reduce((sum, each) => sum + each.size, 0);
await beside(
  `The ${LARGEST} largest open documents, ${megabytes(size)}`,
  'largest',
  documents.map(({ file }) => file),
);
