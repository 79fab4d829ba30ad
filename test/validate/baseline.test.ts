import { expect, it } from 'vitest';
import { report } from '../../src/model/codes.js';
import { compared, recorded } from '../../src/validate/baseline.js';

const finding = (line: number) => report.pointersDangling({ path: 'a.xml', range: { start: { line, column: 1 } } }, 'ref', '#x');
const file = (...lines: number[]) => [{ path: 'a.xml', valid: false, diagnostics: lines.map(finding) }];

it('as many of what is alike are known as were there', () => {
  const known = recorded(file(1, 2), []);
  expect(known).toEqual([{ file: 'a.xml', code: 'pointers/dangling', at: '', message: finding(1).message, count: 2 }]);
  const more = compared(file(5, 6, 7), known);
  expect(more.files[0]).toMatchObject({ known: 2, valid: false, diagnostics: [{ range: { start: { line: 7 } } }] });
  const fewer = compared(file(9), known);
  expect(fewer).toMatchObject({ gone: 1, left: [{ count: 1 }] });
  expect(fewer.files[0]).toMatchObject({ known: 1, valid: true });
});
