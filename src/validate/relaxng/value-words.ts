/** What a value should have been, in words, and what was probably meant by it. */

/** How many values a person is shown. */
const MOST_VALUES = 8;

const DATES = /^a (?:date|year|month|day|time)[^“]* such as (\S+)$/;
/** Of the many forms of dates that TEI allows at once, these tell most. */
const EXAMPLES = ['1964-07-06', '1964-07', '1964', '12:00:00'];

/** `“a”, “b” or a date such as 1964-07-06`: the values that are listed, then what the datatypes want. */
export function wantedWords({ values, types }: { readonly values: readonly string[]; readonly types: readonly string[] }): string {
  const quoted = values.slice(0, MOST_VALUES).map((value) => `“${value}”`);
  const more = values.length > MOST_VALUES ? [`one of ${values.length - MOST_VALUES} other values`] : [];
  const wanted = [...quoted, ...more, ...shorter(types)];
  return wanted.length > 1 ? `${wanted.slice(0, -1).join(', ')} or ${wanted.at(-1)}` : (wanted[0] ?? '');
}

/** Types that another one includes go; dates of three or more forms are told as one. */
function shorter(types: readonly string[]): readonly string[] {
  const numbers = types.includes('a number') ? types.filter((type) => !/^a (decimal|whole) number$/.test(type)) : types;
  const forms = numbers.map((type) => DATES.exec(type)?.[1]);
  if (forms.filter((form) => form !== undefined).length < 3) return numbers;
  const examples = EXAMPLES.filter((example) => forms.includes(example));
  const dates = `a date${forms.some((form) => form?.includes(':')) ? ' or time' : ''} such as ${either(examples)}`;
  return [dates, ...numbers.filter((_, index) => forms[index] === undefined)];
}

const either = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');

/** What is probably wrong with a value of such a type; undefined where nothing can be said. */
export function valueHint(written: string, types: readonly string[]): string | undefined {
  const value = written.trim();
  if (types.some((type) => DATES.test(type))) return dateHint(value);
  if (types.some((type) => type.includes('number'))) {
    const point = value.replace(',', '.');
    if (point !== value && /^[+-]?\d+\.\d+$/.test(point)) return `Did you mean ${point}?`;
  }
  return undefined;
}

function dateHint(value: string): string | undefined {
  const [, year, month, day] = /^(-?\d{4,})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(value) ?? [];
  if (year === undefined || month === undefined) return undefined;
  if (Number(month) < 1 || Number(month) > 12) return `There is no month ${month}.`;
  // The day 0 of the next month is the last of this one; a leap year is known by the year's last four digits or all.
  const last = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate();
  if (day !== undefined && (Number(day) < 1 || Number(day) > last)) return `There is no day ${day} in that month.`;
  const padded = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  return padded === value ? undefined : `Did you mean ${padded}?`;
}
