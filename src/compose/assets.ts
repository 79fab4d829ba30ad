import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Artifact } from '../model/artifact.js';
import type { EditionConfig } from '../model/config.js';
import type { Direction, Messages } from '../model/messages.js';
import { fonts } from './fonts.js';
import { scriptMessages } from './script-messages.js';

const OWN = fileURLToPath(new URL('../../src/compose/assets/', import.meta.url));
/** Assets that are compiled: `search.js`. */
const COMPILED = fileURLToPath(new URL('../../lib/compose/assets/', import.meta.url));

/** The style sheets of the screen, in the order of the cascade: they are published as one. `print.css` comes last, for paper only. */
const STYLES = [
  'fonts.css',
  'tokens.css',
  'page.css',
  'document.css',
  'tools.css',
  'register.css',
  'drawings.css',
  'search.css',
  'coverage.css',
  'text.css',
  'names.css',
  'cards.css',
  'genres.css',
  'marks.css',
  'bibliography.css',
  'facsimile.css',
  'notes.css',
  'colophon.css',
  'beside.css',
] as const;

/** What they are published as. */
export const STYLE = 'style.css';

/** Style sheets, scripts and the fonts that `pages` need; a file of the same name in the edition's `assets/` takes the place of ours. */
export function assets(config: EditionConfig, pages: readonly string[], title: string, messages: Messages): Artifact[] {
  const overrides = join(config.folder, 'assets');
  const names = new Set([OWN, COMPILED, overrides].flatMap(filesIn));
  const files = [...names].map((name): Artifact => {
    const file = [overrides, OWN, COMPILED].map((folder) => join(folder, name)).find((path) => existsSync(path));
    return {
      path: `assets/${name}`,
      content: readFileSync(file as string),
      mediaType: mediaTypeOf(name),
    };
  });
  const typefaces = fonts(pages);
  const one = STYLES.map((name) => [...typefaces, ...files].find(({ path }) => path === `assets/${name}`)?.content ?? '');
  const own = files.filter(({ path }) => !STYLES.some((name) => path === `assets/${name}`));
  const style: Artifact = { path: `assets/${STYLE}`, content: withoutComments(one.map(String).join('\n')), mediaType: mediaTypeOf(STYLE) };
  const viewer = pages.some((page) => page.includes('id="facsimile-beside"')) ? [openSeadragon()] : [];
  return [
    style,
    ...own,
    ...viewer,
    runningHead(title, messages.direction),
    scriptMessages(messages),
    ...typefaces.filter(({ path }) => path !== 'assets/fonts.css'),
  ];
}

/** Comments are for those who write style sheets; a string may look like one. */
function withoutComments(css: string): string {
  return css
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? '')
    .replace(/\n\s*\n+/g, '\n');
}

/** The viewer of facsimiles: published only where there is one, and loaded only when a reader opens it. */
function openSeadragon(): Artifact {
  const file = createRequire(import.meta.url).resolve('openseadragon/build/openseadragon/openseadragon.min.js');
  const licence = readFileSync(join(dirname(file), '../../LICENSE.txt'), 'utf8').trim();
  // Its source map is not published.
  const script = readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, '');
  return { path: 'assets/openseadragon.js', content: `/*!\n${licence}\n*/\n${script}`, mediaType: mediaTypeOf('openseadragon.js') };
}

/** What stands over each printed page: a page box can't read the document, so the edition's title is written out for it. */
function runningHead(title: string, direction: Direction): Artifact {
  const string = title.replace(/["\\\n\r\f<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  const css = `@page {\n  @top-${direction === 'rtl' ? 'right' : 'left'} {\n    content: "${string}";\n    font: 10pt "Alegreya SC", serif;\n    letter-spacing: 0.03em;\n    vertical-align: bottom;\n    padding-bottom: 6mm;\n  }\n}\n`;
  return { path: 'assets/running-head.css', content: css, mediaType: 'text/css; charset=utf-8' };
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[/\\]/, '')
        .replaceAll('\\', '/'),
    );
}

function mediaTypeOf(name: string): string {
  if (name.endsWith('.css')) return 'text/css; charset=utf-8';
  if (name.endsWith('.js')) return 'text/javascript; charset=utf-8';
  if (name.endsWith('.svg')) return 'image/svg+xml';
  return name.endsWith('.woff2') ? 'font/woff2' : 'application/octet-stream';
}
