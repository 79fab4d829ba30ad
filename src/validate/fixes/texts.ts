/** Repairs of words wherever they stand in a text. Markup, references and what surrounds the words stay as they are. */
import type { TextRepair } from '../../model/diagnostic.js';

/** A stretch of the source, in UTF-16 code units, and what takes its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where the texts of a document stand in its source, as offsets. */
export type Texts = readonly (readonly [start: number, end: number])[];

/**
 * Points of Hebrew take an order that is not that of the scribes, and compatibility ideographs become others that may look
 * otherwise (Unicode Standard, 3.11, and UAX #15, section 1.2): whoever wrote these may have meant them.
 */
const DISPUTED = /[\u0591-\u05C7\uFB1D-\uFB4E\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/** The letters that `soundness/invisible-character` looks between. */
const MARK_BETWEEN =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}])\uFEFF+(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/gu;

const REPAIRS: Readonly<Record<TextRepair, (word: string) => string>> = {
  NFC: (word) => (DISPUTED.test(word) ? word : word.normalize('NFC')),
  // Between letters no line is broken in any case, so that it does nothing (Unicode Standard, 23.8).
  'U+FEFF': (word) => word.replace(MARK_BETWEEN, ''),
};

/** A word as it should be; the same where it is right, or where that is for a person to say. */
export function repairedWord(word: string, ...repairs: readonly TextRepair[]): string {
  const repaired = repairs.reduce((text, repair) => REPAIRS[repair](text), word);
  // A stroke that would join a delimiter, as after the end of a CDATA section, makes another character of it.
  return delimiters(repaired) === delimiters(word) ? repaired : word;
}

const delimiters = (word: string): string => word.replace(/[^<>&]/g, '');

/** Word by word, so that what is right already is not touched. */
export function textReplacements(source: string, texts: Texts, repairs: readonly TextRepair[]): Replacement[] {
  if (repairs.length === 0) return [];
  return texts.flatMap(([from, to]) =>
    [...source.slice(from, to).matchAll(/[^ \t\r\n]+/g)].flatMap(({ 0: word, index }): Replacement[] => {
      const text = repairedWord(word, ...repairs);
      return text === word ? [] : [{ start: from + index, end: from + index + word.length, text }];
    }),
  );
}
