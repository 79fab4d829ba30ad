/** The bytes of the index give back what was put in, for any words and any numbers. */
import { expect, test } from 'vitest';
import { decodeBlock, encodeBlock } from '../../../src/compose/search/codec.js';

test('words and their segments come back', () => {
  const postings = [
    { form: 'a', segments: [0] },
    { form: 'ab', segments: [1, 2, 300, 70_000, 5_000_000] },
    { form: 'abc', segments: [127, 128, 129] },
    { form: 'бук', segments: [16_384] },
    { form: 'буки', segments: [0, 16_383] },
    { form: '🜚', segments: [3] },
  ];
  expect(decodeBlock(encodeBlock(postings))).toEqual(postings);
  expect(decodeBlock(encodeBlock([]))).toEqual([]);
});
