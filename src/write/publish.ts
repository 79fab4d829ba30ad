/** The only place that touches the output folder: everything is staged beside it, then swapped in. */
import { existsSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { access, constants, copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import fsExtra from 'fs-extra';
import type { Artifact, CopiedFile } from '../model/artifact.js';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { MANIFEST } from '../model/edition-folder.js';
import { systemReason } from '../read/read.js';
import { manifestOf } from './manifest.js';
import { foreignFile } from './own.js';
import { probe } from './probe.js';

/** An output folder that may be replaced. */
export interface Target {
  /** Absolute, without symbolic links. */
  readonly out: string;
  /** As the user gave it. */
  readonly given: string;
}

/**
 * Makes sure before any work that the folder can be replaced, and leaves nothing behind. Throws a {@link Refusal} for
 * a folder that cannot be written, that holds files which no build made, or that holds one of the sources.
 *
 * @param sources absolute paths of the files that the edition is made from
 */
export async function target(given: string, sources: readonly string[] = []): Promise<Target> {
  const out = followed(resolve(given));
  const source = sources.map(followed).find((file) => file.startsWith(`${out}${sep}`));
  if (source !== undefined) throw new Refusal(report.writeOverSource({}, given, source));
  try {
    await refuseForeign({ out, given });
    await recover(out);
    await probe(dirname(out));
    if (existsSync(out)) await access(out, constants.W_OK);
  } catch (error) {
    throw refusal(given, error);
  }
  return { out, given };
}

/** Writes all artifacts and the manifest beside the folder, then puts them in the place of the old one. */
export async function publish({ out, given }: Target, artifacts: readonly (Artifact | CopiedFile)[]): Promise<void> {
  let folder: string | undefined;
  const undo = (): void => {
    if (folder !== undefined) clear(folder);
  };
  const restored = onInterruption(undo);
  try {
    await fsExtra.ensureDir(dirname(out));
    // At once: a signal between the making and the knowing of it would leave it behind.
    folder = mkdtempSync(stagingPrefix(out, process.pid));
    await fsExtra.chmod(folder, 0o777 & ~process.umask());
    const staged = folder;
    // Each for itself, and never with its parents: what is still on its way when all is cleared must not make them anew.
    for (const each of foldersOf(artifacts)) await mkdir(join(staged, each));
    await Promise.all(
      artifacts.map((artifact) =>
        'copyOf' in artifact
          ? copyFile(artifact.copyOf, join(staged, artifact.path), constants.COPYFILE_EXCL)
          : fsExtra.writeFile(join(staged, artifact.path), artifact.content, { flag: 'wx' }),
      ),
    );
    await fsExtra.writeFile(join(staged, MANIFEST), `${JSON.stringify(await manifestOf(artifacts, staged), null, 1)}\n`, { flag: 'wx' });
    // Somebody may have put a file there while the edition was made.
    await refuseForeign({ out, given });
    await swap(staged, out);
  } catch (error) {
    undo();
    throw refusal(given, error);
  } finally {
    restored();
  }
}

/** The folders that files need, each after the one that it stands in. */
function foldersOf(artifacts: readonly { readonly path: string }[]): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of artifacts) {
    const parts = path.split('/').slice(0, -1);
    for (let length = 1; length <= parts.length; length += 1) folders.add(parts.slice(0, length).join('/'));
  }
  return [...folders];
}

/**
 * Several builds may do this at once: each edition is put in whole, and the last one stays. Nothing can interrupt the
 * two renames but the end of the process by force; the next build then puts the old edition back.
 */
async function swap(folder: string, out: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const old = `${folder}-old-${attempt}`;
    const replaced = moved(out, old);
    try {
      renameSync(folder, out);
      if (replaced) await fsExtra.remove(old);
      return;
    } catch (error) {
      // Another build was faster.
      const taken = ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error));
      if (replaced && taken) await fsExtra.remove(old);
      else if (replaced) renameSync(old, out);
      if (!taken || attempt === 20) throw error;
    }
  }
}

/** Moves a folder out of the way; false where there is none. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Looked for twice: in between, another build may put its edition in. */
async function refuseForeign({ out, given }: Target): Promise<void> {
  const foreign = (await foreignFile(out)) && (await foreignFile(out));
  if (foreign !== undefined) throw new Refusal(report.writeForeignFolder({}, given, foreign));
}

const stagingPrefix = (out: string, pid: number | string): string => join(dirname(out), `.${basename(out)}.staging-${pid}-`);

/** What is younger may be the work of a build elsewhere that shares the folder, whose process is not seen here. */
const ABANDONED_MS = 3_600_000;

/** Clears what a build left that was ended by force, and puts back the edition that it had moved out of the way. */
async function recover(out: string): Promise<void> {
  const parent = dirname(out);
  if (!existsSync(parent)) return;
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    const pid = path.startsWith(stagingPrefix(out, '').slice(0, -1)) ? /\.staging-(\d+)-/.exec(name)?.[1] : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    if (/-old-\d+$/.test(name) && !existsSync(out)) renameSync(path, out);
    else if (Date.now() - (await stat(path)).mtimeMs > ABANDONED_MS) await fsExtra.remove(path);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Another thread may still be making what it was told to, while all is removed around it: then all is removed once more. */
function clear(folder: string): void {
  for (let attempt = 1; existsSync(folder); attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (codeOf(error) !== 'ENOTEMPTY' || attempt === 20) throw error;
    }
  }
}

/** Calls `undo` when the process is told to end, and lets it end as it would have. Returns how to stop that. */
function onInterruption(undo: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const ending = (signal: NodeJS.Signals): void => {
    try {
      undo();
    } finally {
      forget();
      process.kill(process.pid, signal);
    }
  };
  const forget = (): void => {
    for (const signal of signals) process.removeListener(signal, ending);
  };
  for (const signal of signals) process.on(signal, ending);
  return forget;
}

/** A link to a folder stays a link: what it leads to is replaced. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(followed(parent), basename(path));
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

function refusal(given: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const mounted = ['EBUSY', 'EXDEV'].includes(codeOf(error));
  const reason = mounted ? 'a file system is mounted there. Choose a folder below it' : systemReason(error);
  return new Refusal(report.writeFailed({}, given, reason));
}
