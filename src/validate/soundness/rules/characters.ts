/** Characters that no text should hold, and words that are not in Unicode normalisation form C. */
import { report } from '../../../model/codes.js';
import type { RuledDocument, Visitor } from '../rule.js';
import { Tally } from '../tally.js';

/** C1 controls; NEL (U+0085) is a line end elsewhere, and as useless here. Noncharacters are no text by definition. */
const CONTROL = /[\u0080-\u009F\uFDD0-\uFDEF\u{1FFFE}\u{1FFFF}]/gu;
const REPLACEMENT = /\uFFFD/g;
/** Of no width, within letters that are not joined: there they only break searches. */
const INVISIBLE =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+(\u00AD|\u200B|\u200C|\u200D|\u2060|\uFEFF)[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+/gu;

/** What none of the rules can concern: nearly all text. */
const PLAIN = /^[\t\n\r -~\u00A0-\u00AC\u00AE-\u00FF\u2010-\u2027]*$/;

/** A stretch of a text that begins at an offset of the source. */
interface Found {
  readonly word: string;
  readonly start: number;
  readonly index: number;
}

export function characters(document: RuledDocument): Visitor {
  const controls = new Tally<string, Found>();
  const replacements = new Tally<'U+FFFD', Found>();
  const invisible = new Tally<string, Found>();
  const unnormalised = new Tally<'NFC', Found>();

  const place = ({ word, start, index }: Found) => document.within(start, index, word.length);

  return {
    text(value, start) {
      if (PLAIN.test(value)) return;
      for (const { 0: character, index } of value.matchAll(CONTROL))
        controls.add(codePoint(character), () => ({ word: character, start, index }));
      for (const { index } of value.matchAll(REPLACEMENT)) replacements.add('U+FFFD', () => ({ word: '\uFFFD', start, index }));
      for (const { 0: word, 1: character = '', index } of value.matchAll(INVISIBLE)) {
        invisible.add(codePoint(character), () => ({ word: word.replace(character, '·'), start, index }));
      }
      if (value !== value.normalize('NFC')) {
        for (const { 0: word, index } of value.matchAll(/\S+/g)) {
          if (word !== word.normalize('NFC')) unnormalised.add('NFC', () => ({ word, start, index }));
        }
      }
    },
    finish() {
      for (const [code, found, count] of controls) document.say(report.soundnessControlCharacter(place(found), code, count));
      for (const [, found, count] of replacements) document.say(report.soundnessReplacementCharacter(place(found), count));
      for (const [code, found, count] of invisible) {
        document.say(report.soundnessInvisibleCharacter(place(found), code, found.word, count));
      }
      for (const [, found, count] of unnormalised) {
        const fix = { from: found.word, to: found.word.normalize('NFC'), normalise: true } as const;
        document.say(report.soundnessNotNfc({ ...place(found), fix }, found.word, count));
      }
    },
  };
}

/** `U+00AD`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
