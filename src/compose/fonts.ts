import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Artifact } from '../model/artifact.js';

const require = createRequire(import.meta.url);

interface Typeface {
  /** Cuts as fontsource names them: package and weight, with `-italic` where it is one. */
  readonly cuts: readonly string[];
  /** The subsets that are published: what is cut away here is set in a face of the reader's system. */
  readonly subsets: RegExp;
  /** Published only where the edition has a character of it; always, where absent. */
  readonly script?: RegExp;
}

/** Alegreya has old-style figures, Greek and Cyrillic; its small capitals are a family. The other scripts need faces of their own. */
const TYPEFACES: readonly Typeface[] = [
  {
    cuts: [
      'alegreya/400',
      'alegreya/400-italic',
      'alegreya/700',
      'alegreya-sc/400',
      'alegreya-sc/700',
      'alegreya-sans/400',
      'alegreya-sans/400-italic',
      'alegreya-sans/700',
    ],
    subsets: /-(latin|latin-ext|vietnamese|greek|greek-ext|cyrillic|cyrillic-ext)-\d/,
  },
  {
    cuts: ['tiro-devanagari-sanskrit/400', 'tiro-devanagari-sanskrit/400-italic'],
    subsets: /-devanagari-\d/,
    script: /\p{Script=Devanagari}/u,
  },
  { cuts: ['noto-serif-hebrew/400', 'noto-serif-hebrew/700'], subsets: /-hebrew-\d/, script: /\p{Script=Hebrew}/u },
  { cuts: ['amiri/400', 'amiri/700'], subsets: /-arabic-\d/, script: /\p{Script=Arabic}/u },
];

/**
 * Faces that every page needs at once stand in the style sheet itself: so they are there when the page is first laid out, and nothing moves
 * under the reader when they come, from a folder neither. Compressed, they are as long as the files.
 */
const EMBEDDED = /^alegreya(-sc|-sans)?-latin-400-normal\.woff2$|^alegreya-latin-400-italic\.woff2$/;

/**
 * Fonts and the style sheet that names them: WOFF2, and only the faces whose script `pages` have. Each face keeps its
 * `unicode-range`, so that a reader fetches only what a page shows.
 */
export function fonts(pages: readonly string[]): Artifact[] {
  const artifacts: Artifact[] = [];
  let css = '';
  for (const { cuts, subsets, script } of TYPEFACES) {
    if (script && !pages.some((page) => script.test(page))) continue;
    for (const cut of cuts) {
      const sheet = require.resolve(`@fontsource/${cut}.css`);
      for (const [face] of readFileSync(sheet, 'utf8').matchAll(/@font-face\s*\{[^}]*\}/g)) {
        const file = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(face)?.[1];
        if (!file || !subsets.test(file)) continue;
        const content = readFileSync(join(dirname(sheet), 'files', file));
        const embedded = EMBEDDED.test(file);
        const url = embedded ? `data:font/woff2;base64,${content.toString('base64')}` : `fonts/${file}`;
        const named = face.replace(/src:[^;]*;/, `src: url(${url}) format('woff2');`);
        // What is there already is only waited for as long as it takes to unpack.
        css += `${embedded ? named.replace(/font-display:[^;]*;/, 'font-display: block;') : named}\n`;
        if (embedded) continue;
        artifacts.push({
          path: `assets/fonts/${file}`,
          content,
          mediaType: 'font/woff2',
        });
      }
    }
  }
  return [{ path: 'assets/fonts.css', content: css, mediaType: 'text/css; charset=utf-8' }, ...artifacts];
}
