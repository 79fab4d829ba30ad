/** What a reader asks for: words, "phrases", and beginnings of words with an asterisk. All must be found. */
import { words } from './fold.js';

export interface Term {
  /** Folded words that follow one another. */
  readonly forms: readonly string[];
  /** True where the last word may go on. */
  readonly open: boolean;
}

export function parseQuery(query: string): Term[] {
  const terms: Term[] = [];
  for (const { 1: phrase, 2: single } of query.matchAll(/["“„«]([^"”“»]*)["”“»]?|(\S+)/gu)) {
    const text = phrase ?? single ?? '';
    const forms = words(text).map(({ form }) => form);
    if (forms.length > 0) terms.push({ forms, open: text.trimEnd().endsWith('*') });
  }
  return terms;
}

/** True where the words from `index` on are what the term asks for. */
export function matchesAt(forms: readonly { readonly form: string }[], index: number, { forms: wanted, open }: Term): boolean {
  return wanted.every((form, offset) => {
    const found = forms[index + offset]?.form;
    return found === form || (open && offset === wanted.length - 1 && found?.startsWith(form) === true);
  });
}
