/** Whether a bag is complete and valid (RFC 8493, 3). Nothing outside the bag is read, nothing is fetched, nothing is written. */
import { createHash } from 'node:crypto';
import { createReadStream, type Dirent, existsSync } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import {
  ALGORITHMS,
  type Declaration,
  decode,
  type ListedFile,
  linesOf,
  readDeclaration,
  readInfo,
  readListed,
  staysInside,
} from './tag-files.js';

export interface BagVerdict {
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Files of the payload. */
  readonly files: number;
  /** Their bytes. */
  readonly bytes: number;
}

interface Manifest {
  readonly name: string;
  readonly algorithm: string;
  readonly files: readonly ListedFile[];
  /** False where it could not be read: then what it lists is not known. */
  readonly readable: boolean;
}

/** Tag files larger than this are not read: a manifest of a million files has some 150 MB. */
const MOST = 500_000_000;

/** @param folder of the bag. Rejects where it cannot be read. */
export async function verifyBag(folder: string): Promise<BagVerdict> {
  const found: Diagnostic[] = [];
  const verdict = (files = 0, bytes = 0): BagVerdict => ({
    valid: !found.some(({ severity }) => severity === 'error'),
    diagnostics: found,
    files,
    bytes,
  });
  const declared = existsSync(join(folder, 'bagit.txt')) ? readDeclaration(await readFile(join(folder, 'bagit.txt'))) : 'there is none';
  if (typeof declared === 'string') {
    found.push(report.bagitDeclaration({ path: 'bagit.txt' }, declared));
    return verdict();
  }
  if (declared.loose) found.push(report.bagitDeclaration({ path: 'bagit.txt' }, declared.loose));
  const { files, links } = await filesOf(folder);
  for (const path of links) found.push(report.bagitLinked({ path }, path));
  const tags = files.filter((path) => !path.startsWith('data/'));
  const payload = new Set(files.filter((path) => path.startsWith('data/')));
  if (!existsSync(join(folder, 'data'))) found.push(report.bagitManifestMissing({}, 'folder data/'));

  const read = async (pattern: RegExp): Promise<Manifest[]> =>
    Promise.all(tags.filter((path) => pattern.test(path)).map((path) => manifestAt(folder, path, pattern, declared, found)));
  const manifests = await read(/^manifest-([A-Za-z0-9-]+)\.txt$/);
  const tagManifests = await read(/^tagmanifest-([A-Za-z0-9-]+)\.txt$/);
  if (manifests.length === 0) found.push(report.bagitManifestMissing({}, 'payload manifest (manifest-sha512.txt or the like)'));

  const fetched = await filesToFetch(folder, declared, found);
  for (const manifest of manifests.filter(({ readable }) => readable)) {
    await judge(folder, manifest, (path) => path.startsWith('data/') && path !== 'data/', fetched, found);
    // From version 1.0 on, each manifest lists the whole payload.
    const listed = new Set((declared.strict ? [manifest] : manifests).flatMap((each) => each.files.map(({ path }) => path)));
    for (const path of payload) if (!listed.has(path)) found.push(report.bagitFileUnlisted({ path: manifest.name }, path, manifest.name));
    for (const path of fetched.keys())
      if (!listed.has(path)) found.push(report.bagitFileUnlisted({ path: manifest.name }, path, manifest.name));
  }
  for (const manifest of tagManifests) {
    await judge(folder, manifest, (path) => !path.startsWith('data/'), new Map(), found);
    const listed = new Set(manifest.files.map(({ path }) => path));
    const meta = [...listed].find((path) => /^tagmanifest-/.test(path));
    if (meta) found.push(report.bagitTagManifest({ path: manifest.name }, `it lists the tag manifest ${meta}`));
    for (const { name } of declared.strict ? manifests : []) {
      if (!listed.has(name)) found.push(report.bagitTagManifest({ path: manifest.name }, `it does not list ${name}`));
    }
  }
  const bytes = await sizeOf(folder, payload);
  await judgeInfo(folder, declared, `${bytes}.${payload.size}`, found);
  for (const [path, other] of lookalikes([...payload])) found.push(report.bagitLookalike({ path }, path, other));
  return verdict(payload.size, bytes);
}

/** Every file below the bag by its path with `/`, and what is a link or no file at all. */
async function filesOf(folder: string): Promise<{ files: string[]; links: string[] }> {
  const files: string[] = [];
  const links: string[] = [];
  const walk = async (prefix: string): Promise<void> => {
    const entries: Dirent[] = await readdir(join(folder, prefix), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) await walk(`${path}/`);
      else if (entry.isFile()) files.push(path);
      else links.push(path);
    }
  };
  await walk('');
  return { files, links };
}

async function textOf(folder: string, path: string, { encoding }: Declaration, found: Diagnostic[]): Promise<string | undefined> {
  const file = join(folder, path);
  if ((await stat(file)).size > MOST) {
    found.push(report.bagitTagManifest({ path }, 'it is too long to be read'));
    return undefined;
  }
  const text = decode(await readFile(file), encoding);
  if (text === undefined) found.push(report.bagitEncoding({ path }, encoding));
  return text;
}

async function manifestAt(folder: string, name: string, pattern: RegExp, declared: Declaration, found: Diagnostic[]): Promise<Manifest> {
  const algorithm = (pattern.exec(name)?.[1] ?? '').toLowerCase().replace(/-/g, '');
  if (!ALGORITHMS[algorithm]) found.push(report.bagitAlgorithm({ path: name }, algorithm));
  const files: ListedFile[] = [];
  const paths = new Set<string>();
  const text = await textOf(folder, name, declared, found);
  for (const [index, line] of linesOf(text ?? '').entries()) {
    const place = { path: name, range: { start: { line: index + 1, column: 1 } } };
    const listed = readListed(line, index + 1);
    if (!listed) {
      found.push(report.bagitManifestLine(place, line.slice(0, 80)));
      continue;
    }
    if (paths.has(listed.path)) found.push(report.bagitListedTwice(place, listed.path));
    paths.add(listed.path);
    files.push(listed);
  }
  return { name, algorithm, files, readable: text !== undefined };
}

/** Each file that a manifest lists: where it may be, there, and what it was. */
async function judge(
  folder: string,
  { name, algorithm, files }: Manifest,
  belongs: (path: string) => boolean,
  fetched: ReadonlyMap<string, string>,
  found: Diagnostic[],
): Promise<void> {
  for (const { path, checksum, line } of files) {
    const place = { path: name, range: { start: { line, column: 1 } } };
    if (!staysInside(path) || !belongs(path)) {
      found.push(report.bagitPathOutside(place, path));
      continue;
    }
    const sum = await checksumOf(folder, path, algorithm);
    const url = fetched.get(path);
    if (sum === 'missing') found.push(url === undefined ? report.bagitFileMissing(place, path) : report.bagitFetch(place, path, url));
    else if (sum !== undefined && sum !== checksum) found.push(report.bagitChecksum(place, path, algorithm));
  }
}

/** Undefined where the algorithm is not known; what a link leads to is not read. */
async function checksumOf(folder: string, path: string, algorithm: string): Promise<string | 'missing' | undefined> {
  if (!(await isOwnFile(folder, path))) return 'missing';
  const known = ALGORITHMS[algorithm];
  if (known === undefined) return undefined;
  const hash = createHash(known);
  for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Whether no part of the path is a link. */
async function isOwnFile(folder: string, path: string): Promise<boolean> {
  let at = folder;
  const parts = path.split('/');
  for (const [index, part] of parts.entries()) {
    at = join(at, part);
    const state = await lstat(at).catch(() => undefined);
    if (!state || state.isSymbolicLink()) return false;
    if (index === parts.length - 1 ? !state.isFile() : !state.isDirectory()) return false;
  }
  return true;
}

/** fetch.txt (RFC 8493, 2.2.3): what is to be had from elsewhere, by its path. Nothing of it is fetched. */
async function filesToFetch(folder: string, declared: Declaration, found: Diagnostic[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  if (!existsSync(join(folder, 'fetch.txt'))) return files;
  const lines = linesOf((await textOf(folder, 'fetch.txt', declared, found)) ?? '');
  for (const [index, line] of lines.entries()) {
    const place = { path: 'fetch.txt', range: { start: { line: index + 1, column: 1 } } };
    const match = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/.exec(line);
    const listed = match && readListed(`0 ${match[3]}`, index + 1);
    if (!match || !listed) found.push(report.bagitManifestLine(place, line.slice(0, 80)));
    else if (!staysInside(listed.path) || !listed.path.startsWith('data/')) found.push(report.bagitPathOutside(place, listed.path));
    else files.set(listed.path, match[1] as string);
  }
  return files;
}

async function sizeOf(folder: string, paths: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const path of paths) bytes += (await stat(join(folder, path))).size;
  return bytes;
}

async function judgeInfo(folder: string, declared: Declaration, oxum: string, found: Diagnostic[]): Promise<void> {
  if (!existsSync(join(folder, 'bag-info.txt'))) return;
  const text = await textOf(folder, 'bag-info.txt', declared, found);
  const said = readInfo(text ?? '').filter(({ label }) => label === 'payload-oxum');
  for (const { value } of said) if (value !== oxum) found.push(report.bagitOxum({ path: 'bag-info.txt' }, value, oxum));
}

/** Pairs of names that are one on some file systems. */
function lookalikes(paths: readonly string[]): [string, string][] {
  const seen = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else pairs.push([path, other]);
  }
  return pairs;
}
