/** Letters of another alphabet that look alike: a slip of the keyboard or of a recognition program that no eye finds. */
import { report } from '../../../model/codes.js';
import type { RuledDocument, Visitor } from '../rule.js';

/** Letters that look like Latin ones. */
const LOOKALIKES = {
  Cyrillic: /^[аеорсухіїјѕһԁԛԝАВЕЅІЇЈКМНОРСТХҮҺԌԚԜ]+$/u,
  Greek: /^[οονιραυκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+$/u,
} as const;

const WORD = /[\p{L}\p{M}]+/gu;
const MAY_MIX = /[\u0370-\u052F]/;

export function mixedScripts(document: RuledDocument): Visitor {
  return {
    text(value, start) {
      if (!MAY_MIX.test(value)) return;
      for (const { 0: word, index } of value.matchAll(WORD)) {
        const found = mixture(word);
        if (found) document.say(report.soundnessMixedScripts(document.within(start, index, word.length), word, ...found));
      }
    },
  };
}

/** The script and the letters that do not belong; letters that cannot be mistaken are meant. */
function mixture(word: string): [script: string, letters: string] | undefined {
  const latin = word.match(/\p{Script=Latin}/gu)?.join('') ?? '';
  if (latin === '') return undefined;
  for (const script of ['Cyrillic', 'Greek'] as const) {
    const letters = word.match(script === 'Cyrillic' ? /\p{Script=Cyrillic}/gu : /\p{Script=Greek}/gu)?.join('') ?? '';
    if (letters === '') continue;
    // Formulas and abbreviations mix alphabets in a letter or two.
    if (latin.length + letters.length < 4) return undefined;
    if (letters.length < latin.length && LOOKALIKES[script].test(letters)) return [script, letters];
    if (latin.length < letters.length && /^[aceiopxyABCEHIKMNOPTXYZjs]+$/.test(latin)) return ['Latin', latin];
  }
  return undefined;
}
