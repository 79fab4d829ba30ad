/** `--baseline`: what is known does not count, what is new does, and what is mended leaves the file. */
import { resolve } from 'node:path';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { readBaseline } from '../../read/baseline.js';
import { type BaselineEntry, baselineText, compared, recorded } from '../../validate/baseline.js';
import { writeWhole } from '../../write/file.js';
import type { Streams } from '../io.js';
import { count } from '../reporters/count.js';
import type { ReportedFile } from '../reporters/report.js';

export interface Baseline {
  /** The files without what is known; the baseline's file is brought up to date. */
  apply(files: readonly ReportedFile[], streams: Streams): Promise<readonly ReportedFile[]>;
}

/**
 * Read before anything is examined. Throws a {@link Refusal} where there is none, unless it is to be made.
 * @param update whether it is to hold all that is found
 */
export async function baselineAt(path: string, update: boolean): Promise<Baseline> {
  const file = resolve(path);
  const known = await readBaseline(file);
  if (known === undefined && !update) {
    throw new Refusal(report.configUnreadable({ path }, path, 'there is no such file; make it with --update-baseline'));
  }
  const write = (entries: readonly BaselineEntry[]): Promise<void> => writeWhole(file, baselineText(entries), path);
  return {
    async apply(files, { stderr }) {
      if (update) {
        const entries = recorded(files, known ?? []);
        await write(entries);
        stderr.write(
          `${path}: ${count(
            entries.reduce((sum, entry) => sum + entry.count, 0),
            'finding',
          )} known from now on.\n`,
        );
        return compared(files, entries).files;
      }
      const { files: reduced, left, gone } = compared(files, known ?? []);
      if (gone > 0) {
        await write(left);
        stderr.write(`${path}: ${count(gone, 'finding')} no longer there, taken out.\n`);
      }
      return reduced;
    },
  };
}
