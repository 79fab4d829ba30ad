/** `@when` says again, for programs, what the words of the date say: where those can be read, the two must agree. */
import { report } from '../../../model/codes.js';
import { type CalendarDate, parseDate } from '../calendar-date.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';
import { type ReadDate, readDate } from '../words-of-dates.js';

const DATES = new Set(['date', 'docDate', 'origDate']);

/** Before that year old and new style, and the beginning of the year, differ from place to place. */
const STYLES_SETTLED = 1753;

/** Within them a date has two wordings, or words that are not its own. */
const NOT_PLAIN = new Set(['add', 'app', 'choice', 'corr', 'del', 'note', 'orig', 'reg', 'sic', 'subst', 'gap', 'unclear', 'date']);

export function dateWords(document: RuledDocument): Visitor {
  const open: { element: OpenElement; when: string; words: string; plain: boolean }[] = [];
  return {
    start(element) {
      const innermost = open.at(-1);
      if (innermost && NOT_PLAIN.has(element.local)) innermost.plain = false;
      if (!DATES.has(element.local)) return;
      const when = given(element, 'when');
      if (when !== undefined && isGregorian(element)) open.push({ element, when, words: '', plain: true });
    },
    text(value) {
      const innermost = open.at(-1);
      if (innermost) innermost.words += value;
    },
    end(element) {
      const innermost = open.at(-1);
      if (innermost?.element !== element) return;
      open.pop();
      const { when, words, plain } = innermost;
      const [date, read] = [parseDate(when), plain ? readDate(words) : undefined];
      const what = date && read ? disagreement(date, read) : undefined;
      if (what) document.say(report.soundnessDateText(document.at(element, 'when'), when, words.replace(/\s+/g, ' ').trim(), what));
    },
  };
}

const isGregorian = (element: OpenElement): boolean =>
  ['calendar', 'datingMethod'].every((name) => /^$|gregorian/i.test(given(element, name) ?? ''));

function disagreement(date: CalendarDate, read: ReadDate): string | undefined {
  if (date.year < STYLES_SETTLED || isOtherStyle(date, read)) return undefined;
  for (const part of ['year', 'month', 'day'] as const) {
    const [one, other] = [date[part], read[part]];
    if (one !== undefined && other !== undefined && one !== other) return part;
  }
  return undefined;
}

/** Countries that kept the Julian calendar until the 20th century are 11 to 13 days behind. */
function isOtherStyle({ year, month, day }: CalendarDate, read: ReadDate): boolean {
  if (month === undefined || day === undefined || read.month === undefined || read.day === undefined) return false;
  const days = (Date.UTC(year, month - 1, day) - Date.UTC(read.year ?? year, read.month - 1, read.day)) / 86_400_000;
  return days >= 11 && days <= 13;
}
