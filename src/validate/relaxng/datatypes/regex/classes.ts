/** Character classes: categories, blocks and multi-character escapes (XML Schema Part 2, F.1). */
import { nameCharacters } from '../name-characters.js';
import { block } from './blocks.js';
import type { CharacterTest } from './expression.js';

export const not =
  (test: CharacterTest): CharacterTest =>
  (codePoint) =>
    !test(codePoint);

export const union = (tests: readonly CharacterTest[]): CharacterTest => {
  const [only] = tests;
  return tests.length === 1 && only ? only : (codePoint) => tests.some((test) => test(codePoint));
};

/** F.1.1: the general categories; Cs has no characters that can stand in XML. */
const CATEGORY = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

const known = new Map<string, CharacterTest>();

/** By the name of a category (`Lu`), of a block (`IsThai`) or of an escape (`\i`); undefined where there is none. */
export function characterClass(name: string): CharacterTest | undefined {
  let test = known.get(name);
  if (test === undefined) {
    test = make(name);
    if (test) known.set(name, test);
  }
  return test;
}

function make(name: string): CharacterTest | undefined {
  switch (name) {
    case '\\s':
      return (codePoint) => codePoint === 32 || codePoint === 9 || codePoint === 10 || codePoint === 13;
    case '\\d':
      return byExpression(/^\p{Nd}$/u);
    case '\\w':
      return byExpression(/^[^\p{P}\p{Z}\p{C}]$/u);
    // The names are those of XML 1.0 before its fifth edition, as XML Schema 1.0 has them.
    case '\\i':
      return byExpression(new RegExp(`^[${nameCharacters().LETTER}_:]$`, 'u'));
    case '\\c':
      return byExpression(new RegExp(`^[${nameCharacters().NAME_CHAR}]$`, 'u'));
  }
  if (CATEGORY.test(name)) return byExpression(new RegExp(`^\\p{${name}}$`, 'u'));
  const ranges = name.startsWith('Is') ? block(name.slice(2)) : undefined;
  return ranges && ((codePoint) => ranges.some(([low, high]) => codePoint >= low && codePoint <= high));
}

function byExpression(expression: RegExp): CharacterTest {
  return (codePoint) => expression.test(String.fromCodePoint(codePoint));
}
