/** A space just inside a name whose word would touch its neighbour without it belongs outside, where it is no part of the name. */
import { report } from '../../../model/codes.js';
import type { OpenElement, RuledDocument, Visitor } from '../rule.js';
import { Tally } from '../tally.js';

const NAMES = new Set('date forename geogName measure name num orgName persName placeName rs surname term title'.split(' '));

export function spaces(document: RuledDocument): Visitor {
  const found = new Tally<string, { element: OpenElement; where: 'begins' | 'ends' }>();
  /** What came last: text that ends in a word, a name's start after such, a name's text or end with a space last. */
  let state: 'other' | 'word' | 'name begun' | 'space' | 'name ended' = 'other';
  let name: OpenElement | undefined;
  const tally = (element: OpenElement, where: 'begins' | 'ends'): void =>
    found.add(`${where} ${element.local}`, () => ({ element, where }));

  return {
    start(element) {
      state = state === 'word' && NAMES.has(element.local) ? 'name begun' : 'other';
      name = element;
    },
    text(value, _, parent) {
      if (state === 'name begun' && name && /^ \S/.test(value)) tally(name, 'begins');
      if (state === 'name ended' && name && /^[\p{L}\p{N}]/u.test(value)) tally(name, 'ends');
      if (/[\p{L}\p{N}]$/u.test(value)) state = 'word';
      else state = /\S $/.test(value) && NAMES.has(parent.local) ? 'space' : 'other';
    },
    end(element) {
      state = state === 'space' ? 'name ended' : state === 'word' ? 'word' : 'other';
      name = element;
    },
    finish() {
      for (const [kind, { element, where }, count] of found) {
        document.say(report.soundnessSpaceMisplaced({ ...document.at(element), kind }, element.local, where, count));
      }
    },
  };
}
