/** Reads a date in words: English, German, French, Italian, Spanish, Latin, Romanian. Anything unusual is not read. */

const MONTHS: readonly string[] = [
  'january jan januar jänner jaenner jän janvier janv gennaio genn enero ianuarii januarii ianuarie ian',
  'february feb febr februar feber février fevrier févr febbraio febbr febrero februarii februarie',
  'march mar märz maerz mrz mars marzo martii martie mart',
  'april apr avril avr aprile abril aprilis aprilie',
  'may mai maggio magg mayo maii',
  'june jun juni juin giugno giu junio iunii junii iunie iun',
  'july jul juli juillet juil luglio lugl julio iulii julii iulie iul',
  'august aug août aout agosto ago augusti',
  'september sept sep septembre settembre sett septiembre setiembre septembris septembrie',
  'october oct oktober okt octobre ottobre ott octubre octobris octombrie',
  'november nov novembre noviembre novembris noiembrie noi',
  'december dec dezember dez décembre decembre déc dicembre dic diciembre decembris decembrie',
];

const MONTH = new Map(MONTHS.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])));

const WEEKDAYS =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|lunes|martes|miércoles|jueves|viernes|sábado|domingo|luni|marți|miercuri|joi|vineri|sâmbătă|duminică)';
const BEFORE = `(?:${WEEKDAYS},?\\s+)?(?:(?:the|den|dem|der|am|le|il|el|die|on)\\s+)?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|re|ter|ten|º|ª|°|\\.)?';
const OF = '(?:(?:of|de|di|del|day of)\\s+)?';
const NAME = '(\\p{L}+)\\.?';
const YEAR = '(?:(?:de|del|anno|a\\.)\\s+)?(\\d{4})';

const DAY_FIRST = new RegExp(`^${BEFORE}${DAY}\\s*${OF}${NAME}(?:,?\\s+${YEAR})?$`, 'u');
const MONTH_FIRST = new RegExp(`^${BEFORE}${NAME}\\s+${DAY}(?:,?\\s+${YEAR})?$`, 'u');
const MONTH_ONLY = new RegExp(`^${BEFORE}${NAME},?\\s+${OF}${YEAR}$`, 'u');
/** Day first wherever full stops divide; with strokes it may be the month. */
const NUMBERS = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const YEAR_ONLY = /^(\d{4})$/;

export interface ReadDate {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** Undefined where the words are not a date and nothing else, or could be two. */
export function readDate(words: string): ReadDate | undefined {
  const text = words
    .normalize('NFC')
    .replace(/[[\]()]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]$/, '')
    .toLowerCase();
  if (text.length > 60) return undefined;
  const numbers = NUMBERS.exec(text);
  if (numbers) return date(numbers[3], Number(numbers[2]), numbers[1]);
  const year = YEAR_ONLY.exec(text);
  if (year) return date(year[1], undefined, undefined);
  const first = DAY_FIRST.exec(text);
  if (first) return named(first[3], first[2], first[1]);
  const second = MONTH_FIRST.exec(text);
  if (second) return named(second[3], second[1], second[2]);
  const only = MONTH_ONLY.exec(text);
  return only ? named(only[2], only[1], undefined) : undefined;
}

function named(year: string | undefined, name: string | undefined, day: string | undefined): ReadDate | undefined {
  const month = MONTH.get(name ?? '');
  return month === undefined ? undefined : date(year, month, day);
}

function date(year: string | undefined, month: number | undefined, day: string | undefined): ReadDate | undefined {
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return undefined;
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}
