/** What a finding says beyond its sentence, in the order in which it helps: what was likely meant, what may stand there, why. */
import type { Diagnostic } from '../../model/diagnostic.js';

export interface Hints {
  readonly likely?: string;
  readonly expected: readonly string[];
  readonly notes: readonly string[];
}

const LIKELY = /^Did you mean (.+)\?$/s;

export function hintsOf({ code, expected = [], fix, notes = [] }: Diagnostic): Hints {
  const [first] = expected;
  // These name one thing only where it is what was meant; a grammar may name one because there is no other.
  const single = expected.length === 1 && (/^(pointers|ids|soundness|config)\//.test(code) || fix?.edits[0]?.to === first);
  const told = notes.map((note) => LIKELY.exec(note)?.[1]).find((name) => name !== undefined);
  const likely = single ? first : told;
  return {
    ...(likely === undefined ? {} : { likely }),
    expected: expected.length === 1 && first === likely ? [] : expected,
    notes: notes.filter((note) => LIKELY.exec(note)?.[1] !== likely || likely === undefined),
  };
}

/** The same as sentences. */
export function hintLines(diagnostic: Diagnostic): readonly string[] {
  const { likely, expected, notes } = hintsOf(diagnostic);
  return [
    ...(likely === undefined ? [] : [`Did you mean ${likely}?`]),
    ...(expected.length > 0 ? [`Expected here: ${expected.join(', ')}.`] : []),
    ...notes,
  ];
}
