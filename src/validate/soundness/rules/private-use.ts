/** Characters for private use mean what a charDecl says (TEI P5, chapter 5), and nothing without it. */
import { report } from '../../../model/codes.js';
import { ancestor, given, type RuledDocument, type Visitor } from '../rule.js';
import { Tally } from '../tally.js';
import { codePoint } from './characters.js';

const PRIVATE = /\p{Co}/gu;

export function privateUse(document: RuledDocument): Visitor {
  const used = new Tally<string, { start: number; index: number }>();
  const declared = new Set<string>();
  return {
    elements: ['localProp', 'unicodeProp'],
    start(element) {
      for (const [character] of (given(element, 'value') ?? '').matchAll(PRIVATE)) declared.add(character);
    },
    text(value, start, parent) {
      if (value.search(PRIVATE) < 0) return;
      const isDeclaration = parent.local === 'charDecl' || ancestor(parent, 'charDecl') !== undefined;
      // A g with @ref names the declaration itself.
      if (parent.local === 'g' && given(parent, 'ref') !== undefined) return;
      for (const { 0: character, index } of value.matchAll(PRIVATE)) {
        if (isDeclaration) declared.add(character);
        else used.add(character, () => ({ start, index }));
      }
    },
    finish() {
      for (const [character, { start, index }, count] of used) {
        if (declared.has(character)) continue;
        const kind = codePoint(character);
        document.say(report.soundnessPrivateUse({ ...document.within(start, index, character.length), kind }, kind, count));
      }
    },
  };
}
