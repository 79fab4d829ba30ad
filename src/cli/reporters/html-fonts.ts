/** The editions' faces inside the page: of each only the subsets whose characters the page has. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const CUTS = ['alegreya/400', 'alegreya-sans/400', 'alegreya-sans/700'];

/** `@font-face` rules with the fonts as data (WOFF2). */
export function facesFor(text: string): string {
  const points = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  const require = createRequire(import.meta.url);
  return CUTS.map((cut) => {
    const sheet = require.resolve(`@fontsource/${cut}.css`);
    const faces = [...readFileSync(sheet, 'utf8').matchAll(/@font-face\s*\{[^}]*\}/g)].map(([face]) => face);
    return faces
      .filter((face) => rangesOf(face).some(([from, to]) => points.some((point) => point >= from && point <= to)))
      .map((face) => withData(face, dirname(sheet)))
      .join('\n');
  }).join('\n');
}

/** The descriptor `unicode-range` as numbers. */
function rangesOf(face: string): (readonly [from: number, to: number])[] {
  const ranges = /unicode-range:\s*([^;}]+)/.exec(face)?.[1] ?? '';
  return [...ranges.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ]);
}

function withData(face: string, folder: string): string {
  const file = /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(face)?.[1] ?? '';
  const data = readFileSync(join(folder, file)).toString('base64');
  return face.replace(/src:[^;]*;/, `src: url(data:font/woff2;base64,${data}) format('woff2');`);
}
