import { describe, expect, it } from 'vitest';
import { withFormulas } from '../../src/compose/formulas.js';
import { documentOf, TEI } from '../support/read.js';

const set = (tex: string, notation = 'TeX', rend = '') => {
  const escaped = tex.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const document = documentOf(TEI(`<p>x <formula notation="${notation}">${escaped}</formula></p>`));
  return withFormulas(`<p>x <code class="tei-formula${rend}" data-notation="${notation}">${escaped}</code></p>`, document);
};

describe('a formula in TeX', () => {
  it('is set in MathML, beside its words', () => {
    const { html, faults } = set('\\frac{a}{b} < c');
    expect(faults).toEqual([]);
    expect(html).toMatch(
      /^<p>x <code class="tei-formula" data-notation="TeX">\\frac\{a\}\{b\} &lt; c<\/code><span class="formula" data-generated=""><math /,
    );
    expect(html).toMatch(/<mfrac><mi>a<\/mi><mi>b<\/mi><\/mfrac>/);
  });

  it('may have its delimiters, and a line of its own', () => {
    expect(set('$x^2$').html).toContain('<msup><mi>x</mi><mn>2</mn></msup>');
    expect(set('x', 'LaTeX', ' rend-display').html).toContain('display="block"');
  });

  it('that cannot be set is left as it is, and told', () => {
    const { html, faults } = set('\\frac{a');
    expect(html).not.toContain('<math');
    expect(faults.map(({ element, reason }) => [element.local, /Unexpected end of input/.test(reason)])).toEqual([['formula', true]]);
  });

  it.each(['\\href{javascript:alert(1)}{x}', '\\htmlData{a=b}{x}', '\\includegraphics{https://example.org/a.png}'])(
    'links to nothing and loads nothing: %s',
    (tex) => {
      const [math = ''] = /<math[\s\S]*<\/math>/.exec(set(tex).html) ?? [];
      expect(math).not.toMatch(/<a\b|<img|<mglyph|\s(?:href|src|data-\w+|on\w+)=/);
    },
  );

  it('is none in another notation', () => {
    expect(set('x^2', 'ascii').html).not.toContain('<math');
  });
});
