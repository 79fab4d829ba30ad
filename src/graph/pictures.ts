/** The pictures that a document shows: files of the edition's folder, which are published beside the pages. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import type { CopiedFile } from '../model/artifact.js';
import { attribute, type TeiDocument, type TeiElement } from '../model/document.js';
import { localFile } from '../read/local-file.js';
import { namesPicture } from '../read/names-picture.js';

/** The folder of an edition that holds them, in the folders that they come from. */
export const PICTURES = 'pictures';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/** Of an image in tiles, so many are published. */
const MOST_TILES = 20_000;

/** A drawing larger than this is not looked into, and not published. */
const MOST_SVG = 5_000_000;

/**
 * By the address in the TEI. Left out is what is no picture that browsers show, what is not there, and what lies outside the edition's
 * folder, also by a symbolic link: nothing else on the machine may be published because a document names it.
 * @param file of the document, absolute
 * @param folder of the edition, absolute
 */
export function picturesOf(document: TeiDocument, file: string, folder: string): ReadonlyMap<string, CopiedFile> {
  const pictures = new Map<string, CopiedFile>();
  for (const element of document.elements) {
    const url = pictureOf(element);
    if (url === undefined || pictures.has(url)) continue;
    const local = localFile(url, basesOf(element, document), file);
    const picture = pictureAt(local, folder);
    if (picture) pictures.set(url, { ...picture, source: document.source.path });
    if (picture && local && isImageService(local)) {
      for (const tile of tilesBeside(local)) {
        const copied = pictureAt(tile, folder);
        if (copied) pictures.set(`${url} ${tile}`, { ...copied, source: document.source.path });
      }
    }
  }
  return pictures;
}

function pictureOf(element: TeiElement): string | undefined {
  if (element.local === 'graphic') return attribute(element, 'url')?.trim();
  const facs = element.local === 'pb' ? attribute(element, 'facs')?.trim() : undefined;
  return facs !== undefined && namesPicture(facs) ? facs : undefined;
}

/** `info.json` of an image in tiles (IIIF Image API, level 0), which lie beside it. */
function isImageService(file: string): boolean {
  return basename(file) === 'info.json';
}

function tilesBeside(file: string): string[] {
  return readdirSync(dirname(file), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'info.json')
    .slice(0, MOST_TILES)
    .map((entry) => join(entry.parentPath, entry.name));
}

function basesOf(element: TeiElement, { elements }: TeiDocument): string[] {
  const bases: string[] = [];
  for (let each: TeiElement | undefined = element; each !== undefined; each = elements[each.parent - 1]) {
    const base = attribute(each, 'xml:base');
    if (base !== undefined) bases.unshift(base);
  }
  return bases;
}

function pictureAt(file: string | undefined, folder: string): CopiedFile | undefined {
  const mediaType = file && (isImageService(file) ? 'application/json' : MEDIA_TYPES[extname(file).toLowerCase()]);
  if (file === undefined || mediaType === undefined || !existsSync(file)) return undefined;
  try {
    const root = realpathSync(folder);
    const copyOf = realpathSync(file);
    if (!copyOf.startsWith(root + sep) || !statSync(copyOf).isFile()) return undefined;
    if (mediaType === 'image/svg+xml' && !isStill(copyOf)) return undefined;
    return { path: `${PICTURES}/${relative(root, copyOf).split(sep).join('/')}`, copyOf, mediaType };
  } catch {
    // Not readable: the page says that the picture is not available.
    return undefined;
  }
}

/** A page runs no script of a picture that it shows, but the picture can be opened by itself. */
function isStill(file: string): boolean {
  return (
    statSync(file).size <= MOST_SVG &&
    !/<\s*(\w+:)?(script|foreignObject)\b|\son\w+\s*=|javascript:|<!ENTITY/i.test(readFileSync(file, 'utf8'))
  );
}
