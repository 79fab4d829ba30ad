/** The words of the interface: what pages say that no document says. */

/** A sentence, or one for each category of number that its language has (CLDR plural rules). */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

export type MessageTexts = Readonly<Record<string, Message>>;

export type Direction = 'ltr' | 'rtl';

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = /^(Adlm|Arab|Armi|Hebr|Mand|Mend|Nkoo|Phli|Phnx|Rohg|Samr|Syrc|Syre|Thaa|Yezi)$/;

/** How the script of a language runs (BCP 47), by the script that it is usually written in where the tag names none. */
export function directionOf(language: string): Direction {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return RIGHT_TO_LEFT.test(script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** A language as attributes of what is written in it; nothing where it is not known. */
export function languageOf(language: string | undefined): { readonly language?: string; readonly direction?: Direction } {
  return language === undefined ? {} : { language, direction: directionOf(language) };
}

/** The messages of one language. */
export class Messages {
  readonly language: string;
  readonly direction: Direction;
  /** Sorts names as the language does. */
  readonly compare: (a: string, b: string) => number;
  readonly #texts: MessageTexts;
  readonly #plural: Intl.PluralRules;
  readonly #list: Intl.ListFormat;

  constructor(language: string, texts: MessageTexts) {
    this.language = language;
    this.direction = directionOf(language);
    this.#texts = texts;
    this.#plural = new Intl.PluralRules(language);
    this.#list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' });
    this.compare = new Intl.Collator(language, { sensitivity: 'base', numeric: true }).compare;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#texts, key);
  }

  /**
   * The message, with values in the place of `{0}`, `{1}`…; of one that differs by number, the form for the first value.
   * Throws where there is no such message.
   */
  say(key: string, ...values: readonly (string | number)[]): string {
    const message = this.has(key) ? this.#texts[key] : undefined;
    if (message === undefined) throw new Error(`there is no message “${key}”`);
    const text = typeof message === 'string' ? message : (message[this.#plural.select(Number(values[0]))] ?? message.other ?? '');
    return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
  }

  /** “A, B and C”. */
  list(names: readonly string[]): string {
    return this.#list.format(names);
  }

  /** The messages whose keys begin with one of the prefixes. */
  under(...prefixes: readonly string[]): MessageTexts {
    return Object.fromEntries(Object.entries(this.#texts).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))));
  }
}
