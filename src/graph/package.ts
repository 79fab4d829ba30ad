/** Packs the edition that was published last: nothing is made anew, and what has changed since is not packed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import pMap from 'p-map';
import { BAG_ALGORITHMS, type BaggedFile, tagFiles } from '../interchange/bagit/bag.js';
import type { Need } from '../interchange/format.js';
import { FORMATS } from '../interchange/formats.js';
import type { Artifact, CopiedFile } from '../model/artifact.js';
import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import { EDITION_MODEL, type EditionModel } from '../model/edition.js';
import { MANIFEST, manifestPaths } from '../model/edition-folder.js';
import { PRODUCT_VERSION } from '../model/product.js';
import { publish, target } from '../write/publish.js';

export interface PackageOptions {
  readonly config: EditionConfig;
  /** The folder of the packages, relative to the edition's folder. */
  readonly out: string;
  /** Names of formats, `bagit` among them. */
  readonly formats: readonly string[];
  /** Seconds since 1970 (`SOURCE_DATE_EPOCH`): the day that the bag says it was packed; none is said without. */
  readonly epoch?: number;
  readonly onProgress?: (phase: string, done: number, of: number) => void;
}

export interface Packed {
  /** Absolute path of the folder; undefined where nothing could be written. */
  readonly out?: string;
  /** Paths below it; of a bag the folder alone. */
  readonly written: readonly string[];
  /** What formats lack. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the bag lies in the folder of the packages. */
const BAG = 'bag';

/**
 * Writes the formats that the edition has all facts for, and says of the others what they lack. Throws a {@link Refusal} where there is
 * no published edition, or one that is not as it was published.
 */
export async function packageEdition(options: PackageOptions): Promise<Packed> {
  const { config, out, formats } = options;
  const edition = resolve(config.folder, config.out);
  const shown = relative(process.cwd(), edition) || '.';
  const published = await publishedFiles(edition, shown);
  const destination = await target(resolve(config.folder, out), [join(edition, MANIFEST)]);
  const model = await modelOf(edition, shown);
  const lacking = new Map<Need, string[]>();
  const artifacts: (Artifact | CopiedFile)[] = [];
  const written: string[] = [];
  for (const format of FORMATS.filter(({ name }) => formats.includes(name))) {
    const missing = format.needs.filter((need) => !need.has(model));
    for (const need of missing) lacking.set(need, [...(lacking.get(need) ?? []), format.standard]);
    if (missing.length > 0) continue;
    const files = format.write(model);
    artifacts.push(...files);
    written.push(...files.map(({ path }) => path));
  }
  if (formats.includes('bagit')) {
    artifacts.push(...(await bagOf(edition, published, shown, options)));
    written.push(`${BAG}/`);
  }
  const diagnostics = [...lacking].map(([{ fact, where }, names]) => report.packageFactMissing({}, names, fact, where));
  if (artifacts.length === 0) return { written, diagnostics };
  await publish(destination, artifacts);
  return { out: destination.out, written, diagnostics };
}

async function bagOf(
  edition: string,
  published: readonly Published[],
  shown: string,
  { config, epoch, onProgress }: PackageOptions,
): Promise<(Artifact | CopiedFile)[]> {
  let done = 0;
  const bagged = await pMap(
    published,
    async ({ path, sha256 }): Promise<BaggedFile> => {
      const file = await summed(join(edition, path), `data/${path}`, shown);
      if (path !== MANIFEST && file.checksums.sha256 !== sha256) throw changed(shown, path);
      done += 1;
      onProgress?.('Packing', done, published.length);
      return file;
    },
    { concurrency: 8 },
  );
  const info: [string, string][] = [
    ['Bag-Software-Agent', `Imprimatur ${PRODUCT_VERSION}`],
    ...(epoch === undefined ? [] : [['Bagging-Date', new Date(epoch * 1000).toISOString().slice(0, 10)] as [string, string]]),
    ...(config.title ? [['External-Description', oneLine(config.title)] as [string, string]] : []),
    ...(config.base ? [['External-Identifier', config.base] as [string, string]] : []),
  ];
  return [
    ...published.map(({ path, mediaType }): CopiedFile => ({ path: `${BAG}/data/${path}`, copyOf: join(edition, path), mediaType })),
    ...tagFiles(bagged, info).map((tag) => ({ ...tag, path: `${BAG}/${tag.path}` })),
  ];
}

async function modelOf(edition: string, shown: string): Promise<EditionModel> {
  try {
    return JSON.parse(await readFile(join(edition, EDITION_MODEL), 'utf8')) as EditionModel;
  } catch {
    throw new Refusal(report.packageNoDescription({}, shown));
  }
}

interface Published {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
}

/** What the manifest of the edition lists, and the manifest itself. */
async function publishedFiles(edition: string, shown: string): Promise<Published[]> {
  const text = await readFile(join(edition, MANIFEST), 'utf8').catch(() => '');
  if (manifestPaths(text) === undefined) throw new Refusal(report.packageNoEdition({}, shown));
  const { files } = JSON.parse(text) as { readonly files: readonly Published[] };
  return [...files, { path: MANIFEST, size: 0, sha256: '', mediaType: 'application/json' }];
}

async function summed(file: string, path: string, shown: string): Promise<BaggedFile> {
  const hashes = BAG_ALGORITHMS.map((algorithm) => createHash(algorithm));
  let size = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      size += (chunk as Buffer).length;
      for (const hash of hashes) hash.update(chunk as Buffer);
    }
  } catch {
    throw changed(shown, path.slice('data/'.length));
  }
  const [sha256 = '', sha512 = ''] = hashes.map((hash) => hash.digest('hex'));
  return { path, size, checksums: { sha256, sha512 } };
}

const changed = (shown: string, path: string): Refusal => new Refusal(report.packageEditionChanged({}, shown, path));

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
