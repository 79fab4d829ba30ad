import { existsSync, readdirSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fsExtra from 'fs-extra';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { systemReason } from '../../read/read.js';
import type { ExitCode, Streams } from '../io.js';

const NEW_EDITION = fileURLToPath(new URL('../../../src/cli/new-edition/', import.meta.url));

/** What an edition can begin with: a small document of each kind, which builds and shows what this kind has. */
export const KINDS = ['letter', 'play', 'critical', 'manuscript', 'bilingual'] as const;

export interface InitFlags {
  readonly kind: (typeof KINDS)[number];
}

/** Copies the starter edition into a folder that is new or empty. */
export async function initCommand(folder: string, { kind }: InitFlags, { stdout }: Streams): Promise<ExitCode> {
  const target = resolve(folder);
  try {
    if (existsSync(target) && readdirSync(target).length > 0) {
      throw new Refusal(report.writeFailed({}, folder, 'it already holds files. Choose a new folder'));
    }
    await fsExtra.copy(NEW_EDITION, target, { filter: (path) => basename(path) !== 'kinds' });
    await fsExtra.copy(`${NEW_EDITION}kinds/${kind}`, `${target}/tei`);
    // npm leaves files of this name out of packages, so it travels under another one.
    await fsExtra.move(`${target}/gitignore`, `${target}/.gitignore`);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(report.writeFailed({}, folder, systemReason(error)));
  }
  const shown = relative(process.cwd(), target) || basename(target);
  stdout.write(
    `A new edition is in ${shown}. It builds as it is:\n  cd ${shown}\n  npx imprimatur build\nThen put your TEI into ${shown}/tei.\n`,
  );
  return 0;
}
