/** The only place that touches the output folder: everything is staged beside it, then swapped in. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import fsExtra from 'fs-extra';
import type { Artifact } from '../model/artifact.js';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { systemReason } from '../read/read.js';
import { MANIFEST, manifestOf } from './manifest.js';

/** A folder beside the output folder, being filled. */
export interface Staging {
  readonly out: string;
  readonly folder: string;
}

/**
 * Makes the staging folder, so that an output folder that cannot be written is known before any work is done.
 * Throws a {@link Refusal} for a folder that cannot be written and for one that holds foreign files.
 */
export async function stage(out: string): Promise<Staging> {
  const absolute = resolve(out);
  const folder = join(dirname(absolute), `.${basename(absolute)}.staging-${process.pid}`);
  try {
    if (existsSync(absolute) && (await readdir(absolute)).length > 0 && !isEdition(absolute)) {
      throw new Refusal(report.writeForeignFolder({}, out));
    }
    await fsExtra.emptyDir(folder);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(report.writeFailed({}, out, systemReason(error)));
  }
  return { out: absolute, folder };
}

/** Writes all artifacts and the manifest, then puts the folder in the place of the old one. */
export async function publish(staging: Staging, artifacts: readonly Artifact[]): Promise<void> {
  const { out, folder } = staging;
  const old = `${folder}-old`;
  try {
    const manifest = `${JSON.stringify(manifestOf(artifacts), null, 1)}\n`;
    const folders = new Set(artifacts.map(({ path }) => dirname(join(folder, path))));
    for (const each of folders) await fsExtra.ensureDir(each);
    await Promise.all(artifacts.map(({ path, content }) => fsExtra.writeFile(join(folder, path), content)));
    await fsExtra.writeFile(join(folder, MANIFEST), manifest);
    await fsExtra.ensureDir(dirname(out));
    if (existsSync(out)) await fsExtra.rename(out, old);
    await fsExtra.rename(folder, out);
    await fsExtra.remove(old);
  } catch (error) {
    if (!existsSync(out) && existsSync(old)) await fsExtra.rename(old, out);
    await discard(staging);
    throw new Refusal(report.writeFailed({}, out, systemReason(error)));
  }
}

/** Leaves everything as it was. */
export async function discard({ folder }: Staging): Promise<void> {
  await fsExtra.remove(folder);
}

/** Whether a folder was made by a build: only such a folder is ever replaced. */
function isEdition(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as { generator?: unknown };
    return String(manifest.generator).startsWith('Imprimatur ');
  } catch {
    return false;
  }
}
