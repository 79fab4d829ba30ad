import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { all, ancestors, descendants, type Element, only, parse, witness } from './tree.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const root = parse(read('../../tei/note-1964-07-06.xml'));
const body = only(root, 'body');
const register = only(root, 'standOff');
const everything = [...descendants(root)];
const ids = everything.flatMap((element) => element.attributes.get('xml:id') ?? []);
const byId = new Map(everything.map((element) => [element.attributes.get('xml:id'), element]));
const within = (element: Element, names: readonly string[]): boolean =>
  [element, ...ancestors(element)].some(({ name }) => names.includes(name));
const tokens = (element: Element, attribute: string): string[] => element.attributes.get(attribute)?.split(/\s+/) ?? [];

describe('the outline', () => {
  const divisions = (type: string): Element[] => all(body, 'div').filter((each) => each.attributes.get('type') === type);
  const lists = (rend: string, of: Element = body): Element[] => all(of, 'list').filter((each) => each.attributes.get('rend') === rend);
  const items = (rend: string, of: Element = body): Element[] =>
    lists(rend, of).flatMap((list) => all(list, 'item').filter(({ parent }) => parent === list));

  test('has 4 sections, 16 subsections, 83 dash items and 14 asterisk items, and no others', () => {
    const counts = [divisions('section'), divisions('subsection'), items('dash'), items('asterisk')];
    expect(counts.map(({ length }) => length)).toEqual([4, 16, 83, 14]);
    expect([all(body, 'div').length, all(body, 'item').length]).toEqual([20, 97]);
  });

  test('has them where the source has them', () => {
    const table = divisions('subsection').map(
      (each) =>
        `${each.parent?.attributes.get('n')}${each.attributes.get('n')} ` +
        `${items('dash', each).length}/${items('asterisk', each).length}`,
    );
    expect(table).toEqual(
      ('1a 11/1,1b 7/0,1c 7/0,1d 9/0,1e 7/0,1f 2/0,1g 2/0,1h 0/0,1i 7/0,' + '2a 3/6,2b 0/0,2c 3/0,2d 0/0,3a 8/3,3b 8/0,3c 9/4').split(','),
    );
  });

  test('nests asterisk items in a dash item', () => {
    for (const list of lists('asterisk')) {
      expect(list.parent?.name).toBe('item');
      expect(list.parent?.parent?.attributes.get('rend')).toBe('dash');
    }
  });

  test('gives every division and item the identifier of its place', () => {
    const position = (element: Element): number =>
      all(element.parent ?? body, element.name)
        .filter(({ parent }) => parent === element.parent)
        .indexOf(element) + 1;
    const place = (element: Element): string => {
      const type = element.attributes.get('type');
      if (type === 'section') return `s${position(element)}`;
      const above = element.parent;
      if (above === undefined) throw new Error('no place');
      if (type === 'subsection') return place(above) + String.fromCharCode(96 + position(element));
      if (element.name === 'list') return place(above);
      const separator = above.attributes.get('rend') === 'dash' ? '.i' : '.';
      return place(above) + separator + position(element);
    };
    for (const element of [...all(body, 'div'), ...all(body, 'item')]) {
      expect(element.attributes.get('xml:id')).toBe(place(element));
    }
  });
});

describe('the markup', () => {
  /** Every piece of text of the witness in the body, with the element that it stands in. */
  const pieces = [...descendants(body)]
    .filter((element) => !['corr'].includes(element.name))
    .filter((element) => !(element.name === 'expan' && element.parent?.name === 'choice'))
    .flatMap((element) => element.children.flatMap((child) => (typeof child === 'string' ? [{ element, text: child }] : [])));
  const where = (pattern: RegExp): Element[] => pieces.filter(({ text }) => pattern.test(text)).map(({ element }) => element);

  test.each([
    ['abbreviations', /\b(?:RWP|CPSU|RPR|HPR|USSR|CC|CMEA|IUS|FDIF|UN|UNCTAD)\b/, ['abbr']],
    ['adjectives of states', /Romanian|Soviet|Yugoslav|European/, ['rs', 'orgName', 'expan']],
    ['the first person', /\b(?:we|us|our)\b/i, ['rs']],
    ['square brackets', /[[\]]/, ['supplied']],
    ['figures', /\d/, ['date', 'rs']],
  ])('%s are always marked', (_what, pattern, names) => {
    const places = where(pattern);
    expect(places).not.toHaveLength(0);
    for (const element of places) expect(within(element, names)).toBe(true);
  });

  test('the eleven brackets are the translator’s, brackets included', () => {
    const supplied = all(body, 'supplied');
    expect(supplied).toHaveLength(11);
    for (const each of supplied) {
      expect(each.attributes.get('resp')).toBe('#watts');
      expect(witness(each)).toMatch(/^\[[^[\]]+\]$/);
    }
  });

  test('each correction and expansion within a choice is the encoders’', () => {
    for (const choice of all(body, 'choice')) {
      const added = choice.children.filter((each) => typeof each !== 'string' && within(each, ['corr', 'expan']));
      expect(added.length).toBeGreaterThan(0);
    }
    const ours = [...descendants(body)].filter(({ name, parent }) => name === 'corr' || (name === 'expan' && parent?.name === 'choice'));
    for (const each of ours) expect(each.attributes.get('resp')).toBe('#imprimatur');
  });

  test('each element of the text is declared with its number', () => {
    const counted = new Map<string, number>();
    for (const { name } of descendants(only(root, 'text'))) counted.set(name, (counted.get(name) ?? 0) + 1);
    const declared = all(root, 'tagUsage').map(({ attributes }) => [attributes.get('gi'), Number(attributes.get('occurs'))] as const);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(counted));
  });
});

describe('pointers', () => {
  test('identifiers are unique', () => {
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('all resolve within the file', () => {
    const dangling = everything.flatMap(({ name, attributes }) =>
      [...attributes].flatMap(([attribute, value]) =>
        value
          .split(/\s+/)
          .filter((token) => token.startsWith('#') && !byId.has(token.slice(1)))
          .map((token) => `${name}/@${attribute} ${token}`),
      ),
    );
    expect(dangling).toEqual([]);
  });

  const KINDS: Readonly<Record<string, readonly string[]>> = {
    persName: ['person'],
    placeName: ['place'],
    geogName: ['place'],
    orgName: ['org'],
    title: ['bibl'],
    'rs place': ['place'],
    'rs org': ['org'],
    'rs event': ['event'],
    'rs work': ['bibl', 'biblStruct'],
    'rs treaty': ['bibl'],
  };

  test('names lead to an entry of their kind', () => {
    for (const element of everything.filter(({ attributes }) => attributes.has('ref'))) {
      const kinds = KINDS[element.name === 'rs' ? `rs ${element.attributes.get('type')}` : element.name];
      if (kinds === undefined) continue;
      for (const token of tokens(element, 'ref')) {
        expect(kinds, `${element.name} ${token}`).toContain(byId.get(token.slice(1))?.name);
      }
    }
  });

  test('every name in the text has a pointer', () => {
    for (const name of ['persName', 'placeName', 'geogName', 'orgName', 'rs', 'title']) {
      for (const element of all(body, name)) expect(element.attributes.has('ref'), witness(element)).toBe(true);
    }
  });

  test('every entry of the registers is named somewhere', () => {
    const named = new Set(everything.flatMap((element) => tokens(element, 'ref')));
    const entries = ['person', 'place', 'org', 'event', 'bibl'].flatMap((name) => all(register, name));
    const unnamed = entries.flatMap(({ attributes }) => attributes.get('xml:id') ?? []).filter((each) => !named.has(`#${each}`));
    expect(unnamed).toEqual([]);
  });
});

test('the registers have the verified identifiers, and no others', () => {
  const addresses: Readonly<Record<string, (value: string) => string>> = {
    wikidata: (value) => `https://www.wikidata.org/entity/${value}`,
    viaf: (value) => `https://viaf.org/viaf/${value}`,
    gnd: (value) => `https://d-nb.info/gnd/${value}`,
    geonames: (value) => `https://sws.geonames.org/${value}/`,
  };
  const [head = '', ...rows] = read('verified-identifiers.csv').trim().split('\n');
  const columns = head.split(',');
  const verified = rows.flatMap((row) => {
    const [key, ...values] = row.split(',');
    return values.flatMap((value, index) => {
      const type = columns[index + 1] ?? '';
      return value === '' ? [] : [`${key} ${type} ${addresses[type]?.(value)}`];
    });
  });
  const given = all(register, 'idno').map(
    (idno) => `${idno.parent?.attributes.get('xml:id')} ${idno.attributes.get('type')} ${witness(idno)}`,
  );
  expect(given.sort()).toEqual(verified.sort());
});
