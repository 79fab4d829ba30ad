/** Pointers from one file of the edition into another: whether their target exists, where no other check looks, and its kind. */
import { relative } from 'node:path';
import { report } from '../../../model/codes.js';
import type { SoundnessOptions } from '../check.js';
import { kindFault } from '../kinds.js';
import type { EditionRule } from '../rule.js';

export const pointersElsewhere =
  ({ exists }: SoundnessOptions): EditionRule =>
  (documents, say) => {
    const byFile = new Map(documents.map((document) => [document.file, document]));
    for (const { elsewhere } of documents) {
      for (const { element, attribute, token, range, path, file, fragment, unchecked } of elsewhere) {
        const place = { path, range };
        const target = byFile.get(file);
        const found = target?.ids.get(fragment);
        if (found !== undefined) {
          const fault = kindFault(element, attribute, token, found, () => place);
          if (fault) say(path, fault);
        } else if (!unchecked) continue;
        else if (target) {
          if (fragment !== '') say(path, report.pointersDanglingElsewhere(place, attribute, token, target.path));
        } else if (!exists(file)) {
          say(path, report.pointersFileMissing({ ...place, notes: [`looked for ${relative(process.cwd(), file)}`] }, attribute, token));
        } else if (fragment !== '') say(path, report.pointersFileNotGiven(place, attribute, token));
      }
    }
  };
