import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Artifact } from '../model/artifact.js';
import type { EditionConfig } from '../model/config.js';

const OWN = fileURLToPath(new URL('../../src/compose/assets/', import.meta.url));
const require = createRequire(import.meta.url);

/** The cuts that the style sheet uses. Alegreya has old-style figures; its small capitals are a family. */
const FONTS = [
  'alegreya/400',
  'alegreya/400-italic',
  'alegreya/700',
  'alegreya-sc/400',
  'alegreya-sc/700',
  'alegreya-sans/400',
  'alegreya-sans/400-italic',
  'alegreya-sans/700',
] as const;

const SUBSETS = /-(latin|latin-ext|greek|greek-ext|cyrillic|cyrillic-ext)-\d/;

/** Style sheets and fonts; a file of the same name in the edition's `assets/` takes the place of ours. */
export function assets(config: EditionConfig): Artifact[] {
  const overrides = join(config.folder, 'assets');
  const names = new Set([...filesIn(OWN), ...filesIn(overrides)]);
  const own = [...names].map((name): Artifact => {
    const override = join(overrides, name);
    return {
      path: `assets/${name}`,
      content: readFileSync(existsSync(override) ? override : join(OWN, name)),
      mediaType: mediaTypeOf(name),
    };
  });
  return [...own, ...fonts()];
}

/** Fonts with the style sheet that names them, cut down to WOFF2 and the scripts that the edition supports. */
function fonts(): Artifact[] {
  const artifacts: Artifact[] = [];
  let css = '';
  for (const font of FONTS) {
    const sheet = require.resolve(`@fontsource/${font}.css`);
    for (const [face] of readFileSync(sheet, 'utf8').matchAll(/@font-face\s*\{[^}]*\}/g)) {
      const file = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(face)?.[1];
      if (!file || !SUBSETS.test(file)) continue;
      css += `${face.replace(/src:[^;]*;/, `src: url(fonts/${file}) format('woff2');`)}\n`;
      artifacts.push({ path: `assets/fonts/${file}`, content: readFileSync(join(dirname(sheet), 'files', file)), mediaType: 'font/woff2' });
    }
  }
  return [{ path: 'assets/fonts.css', content: css, mediaType: 'text/css; charset=utf-8' }, ...artifacts];
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
