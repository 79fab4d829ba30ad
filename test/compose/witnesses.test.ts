import { describe, expect, it } from 'vitest';
import { witnessesOf } from '../../src/compose/witnesses.js';
import { documentOf, TEI } from '../support/read.js';

const app = (wit: string) => `<p><app><lem>a</lem><rdg wit="${wit}">b</rdg></app></p>`;

describe('the witnesses of a document', () => {
  it('are those that readings cite, in the order of listWit, by siglum, number or identifier', () => {
    const header =
      '<listWit><witness xml:id="B" n="β">Second</witness><witness xml:id="A"><abbr type="siglum">Α¹</abbr> First</witness><witness xml:id="Z">Uncited</witness></listWit>';
    const document = documentOf(TEI(`${app('#A #B')}${app('#C')}`, header));
    expect(witnessesOf(document)?.layers.map(({ siglum, title }) => [siglum, title])).toEqual([
      ['β', 'Second'],
      ['Α¹', 'First'],
      ['C', 'C'],
    ]);
    expect(witnessesOf(documentOf(TEI('<p>x</p>', header)))).toBeUndefined();
  });

  it('put nothing into the style sheet that ends a string, a rule or a sheet', () => {
    const css = witnessesOf(documentOf(TEI(app('#a&quot;]{}x&lt;/style&gt;\\'))))?.css ?? '';
    expect(css).toContain('[data-wit~="#a\\"]{}x\\3c /style\\3e \\\\"]');
    expect(css).not.toMatch(/[<>]\/?style/);
  });
});
