/**
 * Whatever the document names is marked, and points to the right entry: each form is searched in the source, and
 * must stand as often in the encoding within an element that leads to its entry. The forms are those of an
 * encoder's reading of the source.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { document } from './source.js';
import { all, ancestors, type Element, only, parse, pieces } from './tree.js';

const root = parse(readFileSync(new URL('../../tei/note-1964-07-06.xml', import.meta.url), 'utf8'));
const body = only(root, 'body');

/** The characters of the body with the element that each stands in, runs of white space as one. */
const characters: { character: string; element: Element }[] = [];
for (const { text, element } of pieces(body)) {
  for (const character of text.replace(/[ \t\r\n]+/g, ' ')) {
    if (character !== ' ' || characters.at(-1)?.character !== ' ') characters.push({ character, element });
  }
}
const edition = characters.map(({ character }) => character).join('');
const source = document.join(' ');

/** Whether one element that points to `key` holds all of a stretch of the edition. */
function leads(start: number, end: number, key: string): boolean {
  const around = (at: number): Element[] => {
    const { element } = characters[at]!;
    return [element, ...ancestors(element)];
  };
  const last = new Set(around(end - 1));
  return around(start).some((each) => last.has(each) && each.attributes.get('ref')?.split(' ').includes(`#${key}`));
}

const FORMS: readonly (readonly [key: string, form: RegExp, times: number])[] = [
  ['khrushchev', /N\. S\. Khrushchev(?:’s)?/g, 2],
  ['gorky', /Maxim Gorky/g, 1],
  ['valev', /Valev/g, 1],
  ['moscow', /Moscow/g, 2],
  ['bucharest', /Bucharest/g, 1],
  ['leipzig', /Leipzig/g, 2],
  ['gagra', /Gagra/g, 1],
  ['miskolc', /Miskolc/g, 1],
  ['romania', /Romania\b/g, 2],
  ['romania', /Romanian(?! Workers| People)/g, 7],
  ['rpr', /RPR|Romanian People’s Republic/g, 24],
  ['ussr', /USSR/g, 8],
  ['ussr', /Soviet\b(?! Union| Army)/g, 12],
  ['hpr', /HPR|Hungarian Peoples Republic/g, 2],
  ['hungary', /Hungary/g, 1],
  ['yugoslavia', /Yugoslav/g, 1],
  ['bessarabia', /Bessarabia/g, 2],
  ['transylvania', /Transylvania/g, 2],
  ['danube', /Danube(?= Convention)/g, 1],
  ['lower-danube', /Lower Danube/g, 3],
  ['iron-gates', /Iron Gates/g, 1],
  ['iron-gates-plant', /hydroelectric plant at the Iron Gates/g, 1],
  ['europe', /European/g, 1],
  ['west', /West\b|[Cc]apitalist [Cc]ountries/g, 4],
  ['rwp', /RWP|Romanian Workers’ Party/g, 8],
  ['rwp-cc', /RWP CC/g, 4],
  ['cpsu', /CPSU|Communist Party of the Soviet Union/g, 4],
  ['cpsu-cc', /CPSU CC/g, 2],
  ['cmea', /CMEA/g, 6],
  ['warsaw-pact-org', /Warsaw Pact|member countries/g, 4],
  ['warsaw-treaty', /[Tt]reaty/g, 3],
  ['pcc', /Political Consultative Committee/g, 3],
  ['unified-command', /Unified Command/g, 1],
  ['sovroms', /SOVROMS/g, 1],
  ['ius', /IUS/g, 1],
  ['fdif', /FDIF/g, 1],
  ['un', /\bUN\b/g, 1],
  ['unctad', /Conference for Trade and Development \[UNCTAD\]/g, 1],
  ['intourist', /INTOURIST/g, 1],
  ['russian-book', /Russian Book Store/g, 1],
  ['gorky-institute', /Maxim Gorky Institute/g, 1],
  ['soviet-army', /Soviet Army/g, 1],
  ['rpr-armed-forces', /Armed Forces of RPR/g, 1],
  ['rpr-government', /Romanian government/g, 1],
  ['rpr-delegation-un', /RPR delegation/g, 1],
  ['ussr-delegation-un', /USSR delegation/g, 1],
  ['lower-danube-admin', /(?:Joint Romanian-Soviet Administration|Romanian administration) of the Lower Danube/g, 2],
  ['soviet-side', /Soviet side|Soviets|\bMoscow(?=\])/g, 3],
  ['romanian-side', /Romanian Side|\b(?:[Ww]e|us|our)\b/g, 12],
  ['moscow-talks-1964', /Conversations in Moscow/g, 1],
  ['plenary-1964', /RWP CC Plenary/g, 1],
  ['insurrection-1944', /insurrection of 23 August 1944/g, 1],
  ['meeting-1963', /(?:discussions|Meeting) [^.–]*?in June 1963/g, 2],
  ['leipzig-1959', /declaration of N\. S\. Khrushchev – Leipzig 1959|speech at Leipzig/g, 2],
  ['gagra-meeting', /meeting at Gagra/g, 1],
  ['miskolc-speech', /N\. S\. Khrushchev’s speech – at Miskolc/g, 1],
  ['un-1963', /UN \(1963\)|these international meetings/g, 2],
  ['unctad-1', /Conference for Trade and Development|these international meetings/g, 2],
  ['new-congress', /new congress of communist and workers’ parties/g, 1],
  ['declaration-1964', /RWP CC Plenary Declaration of April 1964|April 1964 Declaration of the RWP CC/g, 2],
  ['declaration-1960', /1960 Declaration/g, 1],
  ['message-1963', /message of 31\.XII\.1963/g, 1],
  ['letter-1964-01-02', /letter of 2 January of this year/g, 1],
  ['response-1964-01-14', /our response of 14 January/g, 1],
  ['yugoslav-response', /Yugoslav response/g, 1],
  ['intourist-map', /INTOURIST map/g, 1],
  ['valev-article', /Valev proposals/g, 1],
  ['ppps', /Problems of Peace and Socialism|(?<=line of the )journal/g, 2],
  ['danube-convention', /Article 20 of the Danube Convention|(?<!Danube )Convention/g, 2],
];

describe('what the document names', () => {
  test.each(FORMS)('%s: %s', (key, form, times) => {
    expect(source.match(form) ?? [], 'in the source').toHaveLength(times);
    const found = [...edition.matchAll(form)];
    expect(found, 'in the edition').toHaveLength(times);
    for (const { 0: text, index } of found) expect(leads(index, index + text.length, key), text).toBe(true);
  });

  test('is all that is marked: no pointer in the body leads to an entry that is not listed here', () => {
    const keys = new Set(FORMS.map(([key]) => `#${key}`));
    const pointed = ['persName', 'placeName', 'geogName', 'orgName', 'rs', 'title'].flatMap((name) =>
      all(body, name).flatMap((each) => each.attributes.get('ref')?.split(' ') ?? []),
    );
    expect([...new Set(pointed)].filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe('the dates of the document', () => {
  /** In order, with the certainty of what is inferred. */
  const DATES = [
    '6 July 1964 = 1964-07-06',
    'April 1964 = 1964-04',
    '23 August 1944 = 1944-08-23',
    'June 1963 = 1963-06',
    '1959 = 1959',
    '31.XII.1963 = 1963-12-31',
    '1963 = 1963',
    'the last five years = 1959/1964 (medium)',
    '1966-1970 = 1966/1970',
    'June 1963 = 1963-06',
    'April 1964 = 1964-04',
    '1960 = 1960',
    '1963 = 1963',
    '2 January of this year = 1964-01-02 (high)',
    '14 January = 1964-01-14 (high)',
  ];

  test('are all marked, in standard form', () => {
    const given = all(body, 'date').map((date) => {
      const at = (name: string): string | undefined => date.attributes.get(name);
      const text = [...pieces(date)].map((piece) => piece.text).join('');
      const certainty = at('cert') === undefined ? '' : ` (${at('cert')})`;
      return `${text.replace(/\s+/g, ' ')} = ${at('when') ?? `${at('from')}/${at('to')}`}${certainty}`;
    });
    expect(given).toEqual(DATES);
  });
});
