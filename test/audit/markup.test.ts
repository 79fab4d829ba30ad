import { describe, expect, it } from 'vitest';
import { auditMarkup } from '../../src/audit/markup.js';
import { textOfPage } from '../../src/audit/reverse.js';
import { teiFromHtml } from '../../src/audit/tei-from-html.js';
import { documentOf, TEI } from '../support/read.js';

const page = (content: string) =>
  `<!DOCTYPE html><html><body><main data-audit="text"><article class="document">${content}</article></main></body></html>`;

const GOOD =
  '<div class="tei-text"><div class="tei-body"><p class="tei-p rend-big" id="p1" data-not-before="1900" data-when--iso="1900" lang="de" data-xml-lang="ger">a <b class="tei-hi">b</b></p></div></div>';
const SOURCE = TEI('<p rend="big" xml:id="p1" notBefore="1900" when-iso="1900" xml:lang="ger">a <hi>b</hi></p>');

const found = (html: string) => {
  const root = textOfPage(page(html));
  return auditMarkup(documentOf(SOURCE), root ?? (undefined as never)).map(
    ({ code, message, range }) => `${code} ${range?.start.line} ${message.replace(/^.*back as it is: /, '')}`,
  );
};

describe('the proof of the markup', () => {
  it('accepts a page that says all of it, whatever the edition adds and wraps', () => {
    expect(found(GOOD)).toEqual([]);
    expect(
      found(GOOD.replace('<b ', '<span class="wrapper"><sup data-generated="" class="tei-note">1</sup><b ').replace('</b>', '</b></span>')),
    ).toEqual([]);
  });

  it.each([
    ['an attribute', GOOD.replace(' data-not-before="1900"', ''), 'its attribute notBefore'],
    ['the value of an attribute', GOOD.replace('rend-big', 'rend-small'), 'its attribute rend'],
    ['an element', GOOD.replace('<b class="tei-hi">b</b>', 'b'), 'its text or white space'],
    ['the name of an element', GOOD.replace('tei-hi', 'tei-emph'), 'the element or its end'],
    ['white space', GOOD.replace('a <b', 'a<b'), 'its text or white space'],
    ['an attribute that is not in the source', GOOD.replace('<b ', '<b data-n="1" '), 'an attribute n that it does not have'],
  ])('finds a change of %s', (_, html, what) => {
    expect(found(html)[0]).toMatch(/^audit\/markup-lost \d+ /);
    expect(found(html)[0]).toContain(`${what} is not as in the source`);
  });
});

describe('the TEI of a page', () => {
  it('has names, attributes, namespaces, instructions and references as XML needs them', () => {
    const html =
      '<div class="tei-text" data-tei-attribute-xlink-href="http://www.w3.org/1999/xlink xlink:href" data-xlink-href="a&quot;&lt;b"><!--?pi a%2Db--><math class="tei-math" data-tei-name="http://www.w3.org/1998/Math/MathML m:math"></math>1 &lt; 2 &amp; 3</div>';
    expect(teiFromHtml(page(html))).toEqual([
      '<text xmlns="http://www.tei-c.org/ns/1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="a&#34;&lt;b"><?pi a-b?><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>1 &lt; 2 &amp; 3</text>\n',
    ]);
  });

  it('is none where the page is not one of ours', () => {
    expect(teiFromHtml('<p>Hello</p>')).toEqual([]);
  });
});
