/** `--fix`: shows what would be repaired, asks, writes, and takes back what made anything worse. */
import { createInterface } from 'node:readline/promises';
import type { Examination } from '../../graph/examine.js';
import { type Left, mendAll, mendingsOf, type Reason } from '../../graph/mend.js';
import type { EditionConfig } from '../../model/config.js';
import type { Streams } from '../io.js';
import { visible } from '../reporters/code-frame.js';
import { count } from '../reporters/count.js';
import { patchOf, shownPatch } from '../reporters/patch.js';
import { coloursFor } from '../reporters/pretty.js';

export interface MendFlags {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

const REASONS: Readonly<Record<Reason, string>> = {
  changed: 'something else was written there meanwhile. Run --fix again',
  encoding: 'its encoding could not be written back unchanged. Save it as UTF-8',
  link: 'it is a link. Repair the file that it leads to',
  protected: 'it may not be written',
};

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
  const { mendings, left } = await mendingsOf(before.files, config);
  sayLeft(left, stderr);
  const places = mendings.reduce((total, { replacements }) => total + replacements.length, 0);
  if (places === 0) {
    if (left.length === 0) stderr.write('Nothing here can be repaired without a person.\n');
    return before;
  }
  const shown = flags.dryRun ? stdout : stderr;
  for (const mending of mendings) shown.write(shown.isTTY ? shownPatch(mending, coloursFor(shown)) : patchOf(mending));
  const what = `${count(places, 'place')} in ${count(mendings.length, 'file')}`;
  if (flags.dryRun) {
    stderr.write(`${what} would be repaired; nothing was written.\n`);
    return before;
  }
  if (!flags.yes && !(await isWanted(`Repair ${what}? [y/N] `, stderr))) {
    stderr.write('Nothing was written. --yes repairs without asking.\n');
    return before;
  }
  const mended = await mendAll(before, mendings, again);
  sayLeft(mended.left, stderr);
  for (const [path, number] of mended.takenBack) {
    stderr.write(`${visible(path)}: ${count(number, 'repair')} not made, since a new error would come of ${number > 1 ? 'them' : 'it'}.\n`);
  }
  const done = mended.done.reduce((total, { replacements }) => total + replacements.length, 0);
  stderr.write(done > 0 ? `Repaired: ${count(done, 'place')} in ${count(mended.done.length, 'file')}.\n` : 'Nothing was repaired.\n');
  return mended.examination;
}

function sayLeft(left: readonly Left[], stderr: Streams['stderr']): void {
  for (const { path, reason } of left) stderr.write(`${visible(path)}: not repaired, since ${REASONS[reason]}.\n`);
}

async function isWanted(question: string, stderr: Streams['stderr']): Promise<boolean> {
  if (process.stdin.isTTY !== true || stderr.isTTY !== true) return false;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  // Who ends the input has not agreed.
  const ended = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
  try {
    return /^y(es)?$/i.test((await Promise.race([asking.question(question), ended])).trim());
  } finally {
    asking.close();
  }
}
