/**
 * Puts the compiled modules of the command line together in a few files: reading a hundred small ones takes longer
 * than validating a play. Run by `npm run compile`; `lib/cli/bin.js` works without it as well.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const LIB = fileURLToPath(new URL('../lib/', import.meta.url));
const OUT = join(LIB, 'cli');
for (const file of readdirSync(OUT)) if (/^part-.*\.js$/.test(file)) rmSync(join(OUT, file));

/** A module must find the files beside it from the part that it has become a piece of. */
const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(LIB)) return undefined;
      const text = readFileSync(path, 'utf8');
      const here = relative(OUT, path).replaceAll('\\', '/');
      const contents = text.replaceAll('import.meta.url', `new URL(${JSON.stringify(here)}, import.meta.url).href`);
      return { contents, loader: 'js', resolveDir: dirname(path) };
    });
  },
};

const { warnings } = await build({
  entryPoints: [join(OUT, 'bin.js')],
  outdir: OUT,
  chunkNames: 'part-[hash]',
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Other people's packages stay what they are.
  packages: 'external',
  plugins: [places],
  logLevel: 'warning',
});
/** What runs in the reader's browser is one file, which any page can load. */
await build({
  entryPoints: [join(LIB, 'compose/search/browser.js')],
  outfile: join(LIB, 'compose/assets/search.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
});
if (warnings.length > 0) throw new Error(`${pathToFileURL(OUT).href}: ${warnings.length} warnings`);
