/** Characters that no text should hold, and words that are not in Unicode normalisation form C. */
import { report } from '../../../model/codes.js';
import type { TextRepair } from '../../../model/diagnostic.js';
import { repairedWord } from '../../fixes/texts.js';
import type { RuledDocument, Visitor } from '../rule.js';
import { Tally } from '../tally.js';

/** C1 controls; NEL (U+0085) is a line end elsewhere, and as useless here. Noncharacters are no text by definition. */
const CONTROL = /[\u0080-\u009F\uFDD0-\uFDEF\u{1FFFE}\u{1FFFF}]/gu;
/** Most of them were written as bytes of Windows-1252 and read as Latin-1. */
const WINDOWS = new TextDecoder('windows-1252');
const REPLACEMENT = /\uFFFD/g;
/** Of no width, within letters that are not joined: there they only break searches. */
const INVISIBLE =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+(\u00AD|\u200B|\u200C|\u200D|\u2060|\uFEFF)[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+/gu;

const INVISIBLE_CHARACTER = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;

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
  const repairable = new Map<TextRepair, Found>();

  const place = ({ word, start, index }: Found, kind: string) => ({ ...document.within(start, index, word.length), kind });
  const find = (repair: TextRepair, found: Found): void => {
    if (!repairable.has(repair) && repairedWord(found.word, repair) !== found.word) repairable.set(repair, found);
  };
  const fix = (repair: TextRepair) => {
    const first = repairable.get(repair);
    return first ? document.fixWithin(first.start, first.index, first.word, repairedWord(first.word, repair), repair) : {};
  };

  return {
    text(value, start) {
      if (PLAIN.test(value)) return;
      for (const { 0: character, index } of value.matchAll(CONTROL))
        controls.add(codePoint(character), () => ({ word: character, start, index }));
      for (const { index } of value.matchAll(REPLACEMENT)) replacements.add('U+FFFD', () => ({ word: '\uFFFD', start, index }));
      for (const { 0: word, 1: character = '', index } of value.matchAll(INVISIBLE)) {
        invisible.add(codePoint(character), () => ({ word, start, index }));
        if (character === '\uFEFF') find('U+FEFF', { word, start, index });
      }
      if (value !== value.normalize('NFC')) {
        for (const { 0: word, index } of value.matchAll(/\S+/g)) {
          if (word === word.normalize('NFC')) continue;
          unnormalised.add('NFC', () => ({ word, start, index }));
          find('NFC', { word, start, index });
        }
      }
    },
    finish() {
      for (const [code, found, count] of controls) {
        const likely = WINDOWS.decode(Uint8Array.of((found.word.codePointAt(0) ?? 0) & 0xff));
        const expected = found.word <= '\u009F' && likely !== found.word ? { expected: [likely] } : {};
        document.say(report.soundnessControlCharacter({ ...place(found, code), ...expected }, code, count));
      }
      for (const [, found, count] of replacements) document.say(report.soundnessReplacementCharacter(place(found, 'U+FFFD'), count));
      for (const [code, found, count] of invisible) {
        const repair = code === 'U+FEFF' ? fix(code) : {};
        const shown = found.word.replace(INVISIBLE_CHARACTER, '·');
        document.say(report.soundnessInvisibleCharacter({ ...place(found, code), ...repair }, code, shown, count));
      }
      for (const [, found, count] of unnormalised) {
        document.say(report.soundnessNotNfc({ ...place(found, 'NFC'), ...fix('NFC') }, found.word, count));
      }
    },
  };
}

/** `U+00AD`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
