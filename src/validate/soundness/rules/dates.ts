/** Dates that cannot be: days that no calendar has, periods that end before they begin, a time that is both known and not. */
import { report } from '../../../model/codes.js';
import { type CalendarDate, impossibility, isAfter, parseDate } from '../calendar-date.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

const NAMES = ['when', 'notBefore', 'notAfter', 'from', 'to'] as const;
const FORMS = ['', '-iso'] as const;
const ATTRIBUTES = { '': new Set<string>(NAMES), '-iso': new Set(NAMES.map((name) => `${name}-iso`)) };

/** Here from and to are leaves, pages, or places in the text. */
const NOT_TIMES = new Set(['app', 'arc', 'biblScope', 'citedRange', 'locus', 'mapping', 'rt', 'span']);

const SHORT = 'years are written with four digits, months and days with two';

/** The first must not be later than the second. */
const ORDERS = [
  ['notBefore', 'notAfter'],
  ['from', 'to'],
  ['from', 'notAfter'],
  ['notBefore', 'to'],
] as const;

export function dates(document: RuledDocument): Visitor {
  const short = (element: OpenElement, attribute: string, text: string): void => {
    const written = text.trim();
    const [, era = '', year = '', month = '', day] = /^(-?)(\d{3,})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(written) ?? [];
    if (year === '') return;
    const padded = [`${era}${year.padStart(4, '0')}`, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join(
      '-',
    );
    const date = parseDate(padded);
    if (date === undefined || impossibility(date) !== undefined) return;
    // `1964-7-6` can be read in one way only; `1964-7` may be July, or four years.
    const fix = day === undefined ? {} : document.fixAt(element, attribute, written, padded);
    const place = { ...document.at(element, attribute), expected: [padded], ...fix };
    document.say(report.soundnessDateImpossible(place, attribute, text, SHORT));
  };
  const judge = (element: OpenElement, form: '' | '-iso'): void => {
    const values = new Map<string, { text: string; date: CalendarDate }>();
    for (const name of NAMES) {
      const text = given(element, name + form);
      const date = text === undefined ? undefined : parseDate(text.trim());
      if (text !== undefined && date === undefined) short(element, name + form, text);
      if (text === undefined || date === undefined) continue;
      const reason = impossibility(date);
      if (reason === undefined) values.set(name, { text, date });
      else document.say(report.soundnessDateImpossible(document.at(element, name + form), name + form, text, reason));
    }
    for (const [early, late] of ORDERS) {
      const [first, second] = [values.get(early), values.get(late)];
      if (first && second && isAfter(first.date, second.date)) {
        const place = document.at(element, early + form);
        document.say(report.soundnessDateOrder(place, early + form, first.text, late + form, second.text));
      }
    }
    const others = NAMES.slice(1).filter((name) => values.has(name));
    if (values.has('when') && others.length > 0) {
      const said = others.map((name) => `@${name}${form}`).join(' and ');
      document.say(report.soundnessDateWhenAndRange(document.at(element, `when${form}`), said));
    }
  };
  return {
    start(element) {
      if (element.attributes.length === 0 || NOT_TIMES.has(element.local)) return;
      for (const form of FORMS) {
        if (element.attributes.some(({ name }) => ATTRIBUTES[form].has(name))) judge(element, form);
      }
    },
  };
}
