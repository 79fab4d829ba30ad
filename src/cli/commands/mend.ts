/** `--fix`: shows what would be repaired, asks, writes, and looks whether that made anything worse. */
import { createInterface } from 'node:readline/promises';
import { createTwoFilesPatch } from 'diff';
import type { Examination } from '../../graph/examine.js';
import { type Mending, mendingsOf, takeBack, writeMendings } from '../../graph/mend.js';
import type { EditionConfig } from '../../model/config.js';
import type { Streams } from '../io.js';
import { visible } from '../reporters/code-frame.js';
import { count } from '../reporters/count.js';

export interface MendFlags {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/**
 * @param again examines the same files once more
 * @returns what is found after the repairs; the same as before where nothing was written
 */
export async function mend(
  before: Examination,
  config: EditionConfig,
  flags: MendFlags,
  { stdout, stderr }: Streams,
  again: () => Promise<Examination>,
): Promise<Examination> {
  const { mendings, unwritable } = await mendingsOf(before.files, config);
  for (const path of unwritable) stderr.write(`${visible(path)}: not repaired, since its encoding could not be written back unchanged.\n`);
  const sum = mendings.reduce((total, { edits }) => total + edits.length, 0);
  if (sum === 0) {
    stderr.write('Nothing here can be repaired without a person.\n');
    return before;
  }
  const what = `${count(sum, 'place')} in ${count(mendings.length, 'file')}`;
  (flags.dryRun ? stdout : stderr).write(mendings.map(patch).join(''));
  if (flags.dryRun) {
    stderr.write(`${what} would be repaired; nothing was written.\n`);
    return before;
  }
  if (!flags.yes && !(await isWanted(`Repair ${what}? [y/N] `, stderr))) {
    stderr.write('Nothing was written. --yes repairs without asking.\n');
    return before;
  }
  await writeMendings(mendings);
  const after = await again();
  const worse = mendings.filter(({ path }) => isWorse(before, after, path));
  for (const mending of worse) {
    await takeBack(mending);
    stderr.write(`${visible(mending.path)}: taken back, since its repair made a new error.\n`);
  }
  stderr.write(`Repaired: ${what}${worse.length > 0 ? `, ${count(worse.length, 'file')} of these taken back` : ''}.\n`);
  return worse.length > 0 ? again() : after;
}

/** The changes as a patch. */
function patch({ path, before, after }: Mending): string {
  return createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 2 }).replace(/^=+\n/, '');
}

async function isWanted(question: string, stderr: Streams['stderr']): Promise<boolean> {
  if (process.stdin.isTTY !== true || stderr.isTTY !== true) return false;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(question)).trim());
  } finally {
    asking.close();
  }
}

/** More errors of any code than there were. */
function isWorse(before: Examination, after: Examination, path: string): boolean {
  const errors = ({ files }: Examination): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { code, severity } of files.find((file) => file.path === path)?.diagnostics ?? []) {
      if (severity === 'error') counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return counts;
  };
  const old = errors(before);
  return [...errors(after)].some(([code, number]) => number > (old.get(code) ?? 0));
}
