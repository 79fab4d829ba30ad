import { expect, test } from 'vitest';
import type { ComposedDocument } from '../../src/compose/composed.js';
import { network } from '../../src/compose/network.js';
import type { RegisterEntry, Registers } from '../../src/compose/registers.js';
import { ownMessages } from '../../src/read/messages.js';

const MESSAGES = await ownMessages();
const ENTRY = { path: 'persons/index.html#anna', entity: { name: 'Anna' } } as unknown as RegisterEntry;
const registers: Registers = { entries: [ENTRY], find: (_, pointer) => (pointer === '#anna' ? ENTRY : undefined) };
type Agent = { name: string; ref?: string };
let number = 0;
const letter = (from: Agent[], to: Agent[], date = '1900'): ComposedDocument => {
  number += 1;
  return {
    document: { id: `letter-${number}` },
    record: {
      title: `Letter ${number}`,
      correspondence: [
        { action: 'sent', agents: from, date: { text: date } },
        { action: 'received', agents: to },
      ],
    },
  } as unknown as ComposedDocument;
};
const drawn = (documents: ComposedDocument[]) => network(documents, registers, 'index.html', MESSAGES);
const ANNA = { name: 'A.', ref: '#anna' };
const BORIS = { name: 'Boris' };

test('each pair of sender and receiver is a row, with its letters and the entry of the register', () => {
  const found = drawn([
    letter([ANNA], [BORIS], '1 May 1900'),
    letter([ANNA], [BORIS], '2 May 1900'),
    letter([BORIS], [ANNA], '3 May 1900'),
  ]);
  expect(found?.letters).toBe(3);
  expect(found?.rows.map(({ from, to, count }) => `${from.name} → ${to.name}: ${count}`)).toEqual(['Anna → Boris: 2', 'Boris → Anna: 1']);
  expect(found?.rows[0]?.from.url).toBe('persons/#anna');
  expect(found?.rows[0]?.letters.map(({ label }) => label)).toEqual(['1 May 1900', '2 May 1900']);
  expect(found?.svg.match(/<path /g)).toHaveLength(1);
  expect(found?.svg.match(/<circle /g)).toHaveLength(2);
});

test('an unknown receiver is said to be so and not drawn, several are each a row', () => {
  const found = drawn([letter([ANNA], []), letter([ANNA], [BORIS, { name: 'Clara' }])]);
  expect(found?.rows.map(({ from, to }) => `${from.name} → ${to.name}`)).toEqual(['Anna → Boris', 'Anna → Clara', 'Anna → not known']);
  expect(found?.svg.match(/<circle /g)).toHaveLength(3);
});

test('who takes part in nearly all letters stands in the middle', () => {
  const found = drawn(['B', 'C', 'D', 'E'].map((name) => letter([ANNA], [{ name }])));
  expect(found?.svg).toMatch(/<circle cx="380.0" cy="260.0" r="[\d.]+"><title>Anna</);
});

test('of many, those with the most letters are drawn within the frame, and the others counted', () => {
  const many = Array.from({ length: 40 }, (_, n) => letter([{ name: `Sender ${n}` }], [{ name: `Receiver ${n % 7} & <Sons>` }]));
  const found = drawn(many);
  expect(found?.rows).toHaveLength(40);
  expect(found?.svg.match(/<circle /g)).toHaveLength(28);
  expect(found?.leftOut).toBe(47 - 28);
  expect(found?.svg).not.toContain('<Sons>');
  for (const [, x, y] of found?.svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/g) ?? []) {
    expect(Number(x)).toBeGreaterThan(100);
    expect(Number(x)).toBeLessThan(660);
    expect(Number(y)).toBeGreaterThan(20);
    expect(Number(y)).toBeLessThan(500);
  }
});

test('there is none without letters', () => {
  expect(drawn([{ document: { id: 'x' }, record: { title: 'X', correspondence: [] } } as unknown as ComposedDocument])).toBeUndefined();
});
