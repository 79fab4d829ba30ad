import { report } from '../../model/codes.js';
import { type Diagnostic, hasErrors } from '../../model/diagnostic.js';
import type { Validator } from '../validator.js';

/** Both engines judge; the findings are those of the first, and where the verdicts differ that is one more. */
export function crossCheck(first: Validator, second: Validator): Validator {
  return {
    async validate(documents, schema) {
      const [own, other] = await Promise.all([first.validate(documents, schema), second.validate(documents, schema)]);
      const verdicts = new Map<(typeof documents)[number], readonly Diagnostic[]>();
      for (const document of documents) {
        const found = own.get(document) ?? [];
        const theirs = other.get(document) ?? [];
        // The second opinion says nothing of IDs.
        const grammatical = found.filter(({ source }) => source === 'relaxng');
        const [one] = theirs;
        const differ = hasErrors(grammatical) !== hasErrors(theirs);
        const place = { path: document.source.path, schema: schema.path, ...(one?.range && hasErrors(theirs) ? { range: one.range } : {}) };
        const said = hasErrors(theirs) ? `libxml2 does not: ${one?.message ?? ''}` : 'libxml2 finds it valid.';
        const ours = hasErrors(grammatical) ? 'finds faults' : 'finds the file valid';
        verdicts.set(document, differ ? [...found, report.relaxngEnginesDiffer(place, ours, said)] : found);
      }
      return verdicts;
    },
  };
}
