import { expect, it } from 'vitest';
import { Coverage } from '../../src/audit/coverage.js';
import { textOfPage } from '../../src/audit/reverse.js';

const text = (content: string) => {
  const root = textOfPage(`<!DOCTYPE html><main data-audit="text"><article class="document">${content}</article></main>`);
  if (root === undefined) throw new Error('the page has no text');
  return root;
};

it('counts elements and attributes, says what became of them, and what no rule knew', () => {
  const coverage = new Coverage();
  coverage.add(
    'a',
    text(
      '<p class="tei-p rend-big" id="p1">x <i class="tei-hi" data-n="1">y</i><sup class="tei-note" data-generated="">1</sup></p><span class="wrapper"><b class="tei-hi">z</b></span>',
    ),
  );
  coverage.add(
    'b',
    text(
      '<p class="tei-p" id="generated" data-tei-anchor=""><span class="tei-bogus tei-unknown">?</span><math class="tei-math" data-tei-name="urn:m math"></math></p>',
    ),
  );
  expect(coverage.documents).toBe(2);
  expect(coverage.elements).toEqual([
    { name: 'bogus', count: 1, documents: 1, shown: { span: 1 }, neutral: 1, attributes: [] },
    { name: 'hi', count: 2, documents: 1, shown: { i: 1, b: 1 }, neutral: 0, attributes: [{ name: 'n', count: 1, shown: 'data' }] },
    { name: 'math', namespace: 'urn:m', count: 1, documents: 1, shown: { math: 1 }, neutral: 0, attributes: [] },
    {
      name: 'p',
      count: 2,
      documents: 2,
      shown: { p: 2 },
      neutral: 0,
      attributes: [
        { name: 'rend', count: 1, shown: 'class' },
        { name: 'xml:id', count: 1, shown: 'id' },
      ],
    },
  ]);
});
