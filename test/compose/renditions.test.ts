import { describe, expect, it } from 'vitest';
import { renditionsOf } from '../../src/compose/renditions.js';
import { documentOf, TEI } from '../support/read.js';

const header = (...renditions: string[]) => `<encodingDesc><tagsDecl>${renditions.join('')}</tagsDecl></encodingDesc>`;
const read = (...renditions: string[]) => {
  const { css, refused } = renditionsOf(documentOf(TEI('<p/>', header(...renditions))));
  return { css: css.replace(/\s+/g, ' '), refused: refused.map(({ words }) => words) };
};

describe('a rendition in CSS', () => {
  it('is for what points to it, and for elements that its selector names', () => {
    expect(read('<rendition xml:id="sc" scheme="css">font-variant: small-caps</rendition>').css).toBe(
      '.text .rendition-sc { font-variant: small-caps; }',
    );
    expect(read('<rendition selector="hi, emph" scope="first-letter">font-size: 200%</rendition>').css).toBe(
      '.text .tei-hi::first-letter, .text .tei-emph::first-letter { font-size: 200%; }',
    );
    expect(read('<rendition xml:id="q" scope="before">content: "»"; quotes: none</rendition>').css).toBe(
      '.text .rendition-q::before { content: "»"; quotes: none; }',
    );
  });

  it('gives colours to light paper alone', () => {
    expect(read('<rendition xml:id="r">color:red;text-align:center</rendition>').css).toBe(
      '.text .rendition-r { text-align: center; } @media (prefers-color-scheme: light) { .text .rendition-r { color: red; } }',
    );
  });

  it('leaves marks that hold an attribute or a counter to the stylesheets', () => {
    expect(read('<rendition xml:id="m" scope="before" selector="div[type=&quot;s&quot;]">content: attr(n) ". "</rendition>')).toEqual({
      css: '',
      refused: [],
    });
  });

  it('is nothing where it is in another language', () => {
    expect(read('<rendition xml:id="x" scheme="free">in red ink</rendition>')).toEqual({ css: '', refused: [] });
  });

  it.each([
    'position: fixed',
    'background: url(https://example.org/x)',
    'color: expression(alert(1))',
    'font-size: 9999em',
    'content: "</style>"',
    'color: red} body {display: none',
    'text-align: center/*',
    'font-family: "\\\\65 vil"',
    'color: var(--ink)',
    'in red ink',
    'text-align: -moz-element(#x)',
  ])('leaves out what could do more than look: %s', (words) => {
    const { css, refused } = read(`<rendition xml:id="x">text-indent: 1em; ${words.replaceAll('<', '&lt;')}</rendition>`);
    expect(css).toBe('.text .rendition-x { text-indent: 1em; }');
    expect(refused).toEqual([words]);
  });

  it('leaves out selectors that are more than names of elements', () => {
    expect(read('<rendition selector="p:not(.x), *">text-indent: 1em</rendition>')).toEqual({ css: '', refused: [] });
    expect(read('<rendition selector="p {">text-indent: 1em</rendition>')).toEqual({ css: '', refused: ['p {'] });
  });
});
