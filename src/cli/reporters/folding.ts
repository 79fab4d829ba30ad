/** Of many findings of one code the first are shown, and the others counted: in each file, and over all files. */
import type { Diagnostic } from '../../model/diagnostic.js';

/** Over all files, as many times what is shown of one. */
const IN_RUN = 5;

export interface FoldedFile<File> {
  readonly file: File;
  readonly shown: readonly Diagnostic[];
  /** What is left out of a file that shows its share of the code. */
  readonly more: ReadonlyMap<string, number>;
}

export interface Folded<File> {
  readonly files: readonly FoldedFile<File>[];
  /** What is left out because other files show enough of the code, and in how many files. */
  readonly elsewhere: ReadonlyMap<string, { readonly number: number; readonly files: number }>;
}

/**
 * @param max findings of one code that are shown of each file; 0 for all
 * @param most findings of one code that are shown of all files together
 */
export function folded<File extends { readonly diagnostics: readonly Diagnostic[] }>(
  files: readonly File[],
  max: number,
  most: number = IN_RUN * max,
): Folded<File> {
  if (max === 0) return { files: files.map((file) => ({ file, shown: file.diagnostics, more: new Map() })), elsewhere: new Map() };
  const inRun = new Map<string, number>();
  const elsewhere = new Map<string, { number: number; files: number }>();
  const each = files.map((file): FoldedFile<File> => {
    const inFile = new Map<string, number>();
    const hidden = new Map<string, number>();
    const shown = file.diagnostics.filter(({ code }) => {
      const [here, all] = [inFile.get(code) ?? 0, inRun.get(code) ?? 0];
      if (here < max && all < most) {
        inFile.set(code, here + 1);
        inRun.set(code, all + 1);
        return true;
      }
      hidden.set(code, (hidden.get(code) ?? 0) + 1);
      return false;
    });
    const more = new Map<string, number>();
    for (const [code, number] of hidden) {
      if (inFile.has(code)) {
        more.set(code, number);
        continue;
      }
      const before = elsewhere.get(code) ?? { number: 0, files: 0 };
      elsewhere.set(code, { number: before.number + number, files: before.files + 1 });
    }
    return { file, shown, more };
  });
  return { files: each, elsewhere };
}
