/**
 * The form of a word under which it is found, the same when the index is made and when it is asked: without case and diacritics, with the
 * letters that old hands and presses used in the place of others made one. Nothing here may need Node or a browser.
 */

const LETTERS: Readonly<Record<string, string>> = {
  ſ: 's',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ꝛ: 'r',
  ꝝ: 'rum',
  ꝑ: 'per',
  ꝓ: 'pro',
  ꝗ: 'q',
  ꝙ: 'q',
  ꝯ: 'con',
  ꝰ: 'us',
  ð: 'd',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
  ƿ: 'w',
  ȝ: 'gh',
  '⁊': 'et',
  // One letter each, in hand and print, until about 1630.
  v: 'u',
  j: 'i',
};

const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Accents and points that a word is known without. Signs for vowels, as those of Indic scripts, are letters. */
const MARKS = /(?=\p{M})[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Arabic}]/gu;

/** Compatibility decomposition takes ligatures (ﬁ, ﬅ) and letters above others apart; accents go, soft hyphens and joiners too. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[\u00AD\u200B-\u200D\u2060ʼ’']/gu, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** A word as it stands in a text, with its place in UTF-16 code units. */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Letters, figures, marks on them, and what joins the parts of one word. Signs for `et` are words. */
const WORD = /[\p{L}\p{N}⁊](?:[\p{L}\p{N}\p{M}\u00AD\u200C\u200D]|['’ʼ](?=\p{L}))*/gu;

/** Scripts without spaces between words: each of their letters is one. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const { 0: form, index } of text.matchAll(WORD)) {
    if (!UNSPACED.test(form)) {
      found.push({ form: fold(form), start: index, end: index + form.length });
      continue;
    }
    let start = index;
    for (const letter of form) {
      found.push({ form: fold(letter), start, end: start + letter.length });
      start += letter.length;
    }
  }
  return found;
}
