import { expect, test } from 'vitest';
import { registerContext } from '../../src/compose/register-page.js';
import type { RegisterEntry, Registers } from '../../src/compose/registers.js';
import { ownMessages } from '../../src/read/messages.js';

const entry = (name: string) =>
  ({
    kind: 'place',
    anchor: name,
    path: 'places/index.html',
    mentions: [],
    entity: { name, names: [], dates: [], identifiers: [], relations: [] },
  }) as unknown as RegisterEntry;
const registers = { entries: [], find: () => undefined } as Registers;

/** Alphabets: DIN 5007-1 for German; the Romanian Academy's for Romanian; the Real Academia's for Spanish. */
test.each([
  ['de', ['Zürich', 'Ägypten', 'Aachen', 'Ulm', 'Österreich', 'Oslo'], 'A: Aachen Ägypten, O: Oslo Österreich, U: Ulm, Z: Zürich'],
  [
    'ro',
    ['Țebea', 'Tulcea', 'Șiria', 'Sibiu', 'Iași', 'Încă', 'Zalău'],
    'I: Iași, Î: Încă, S: Sibiu, Ș: Șiria, T: Tulcea, Ț: Țebea, Z: Zalău',
  ],
  ['es', ['Ñuble', 'Navarra', 'Oviedo', 'Ávila'], 'A: Ávila, N: Navarra, Ñ: Ñuble, O: Oviedo'],
  ['ru', ['Ярославль', 'Ёлкино', 'Елец', 'Москва'], 'Е: Елец Ёлкино, М: Москва, Я: Ярославль'],
])('in %s names stand in the order of its alphabet, under its letters', async (language, names, expected) => {
  const messages = await ownMessages(language);
  const { letters } = registerContext({ folder: 'places' }, names.map(entry), registers, 'places/index.html', true, messages);
  const said = letters.map(({ letter, entries }) => `${letter}: ${entries.map((each) => (each as { name: string }).name).join(' ')}`);
  expect(said.join(', ')).toBe(expected);
});
