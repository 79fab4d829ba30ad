/** The characters of names before the fifth edition of XML 1.0, as XML Schema 1.0 has them: parts of character classes. */
import { createRequire } from 'node:module';

interface NameCharacters {
  readonly LETTER: string;
  readonly NAME_CHAR: string;
}

let characters: NameCharacters | undefined;

/** Loaded when first needed: names in ASCII do without. */
export function nameCharacters(): NameCharacters {
  characters ??= createRequire(import.meta.url)('xmlchars/xml/1.0/ed4.js') as NameCharacters;
  return characters;
}
