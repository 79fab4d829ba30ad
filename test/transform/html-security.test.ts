/** What a hostile document can put into a page: text, and links to where links may lead. Nothing else. */
import { describe, expect, test } from 'vitest';
import { all, attr, body, elements, textOf } from './html-of.js';

const HOSTILE = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java&#9;script:alert(1)',
  'java&#10;script:alert(1)',
  '&#32;javascript:alert(1)',
  'javascript&#58;alert(1)',
  'java&#xAD;script:alert(1)',
  'java&#x200B;script:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'file:///etc/passwd',
  'blob:https://x.example/1',
  'x-unknown:y',
];

/** Addresses that a browser would follow or load. */
function addresses(root: Parameters<typeof elements>[0]): string[] {
  return [...elements(root)].flatMap(({ attrs }) =>
    attrs
      .filter(({ name }) => /^(href|src|srcset|action|formaction|data|poster|cite|background|xlink:href)$/.test(name))
      .map(({ value }) => value),
  );
}

/** The scheme as a browser finds it: white space and control characters do not count. */
function scheme(address: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these.
  return /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020\u007f-\u009f]/g, ''))?.[1]?.toLowerCase();
}

describe.each(HOSTILE)('%s', (uri) => {
  test.each([
    ['ref', `<ref target="${uri}">x</ref>`],
    ['ref with a good target first', `<ref target="#a ${uri}">x</ref>`],
    ['ptr', `<ptr target="${uri}"/>`],
    ['graphic', `<figure><graphic url="${uri}"/></figure>`],
    ['media', `<media mimeType="text/html" url="${uri}"/>`],
    ['a note’s target', `<div><note target="${uri}">x</note></div>`],
    ['idno', `<bibl><idno type="URI">${uri}</idno></bibl>`],
    ['an unknown element', `<a href="${uri}" onclick="alert(1)" src="${uri}" srcdoc="${uri}">x</a>`],
    ['licence', `<licence target="${uri}">x</licence>`],
    [
      'MathML',
      `<formula><math xmlns="http://www.w3.org/1998/Math/MathML" href="${uri}"><mi xlink:href="${uri}" xmlns:xlink="http://www.w3.org/1999/xlink">x</mi></math></formula>`,
    ],
  ])('in %s leads nowhere', async (_, tei) => {
    const { root } = await body(`<p>${tei}</p>`);
    for (const address of addresses(root)) expect(['http', 'https', 'mailto', undefined]).toContain(scheme(address));
    for (const { attrs } of elements(root)) expect(attrs.filter(({ name }) => /^on|^srcdoc$/i.test(name))).toEqual([]);
  });
});

test('a refused address is shown as text and reported', async () => {
  const { root, html } = await body('<p><ref target="javascript:alert(1)">here</ref> <ptr target="vbscript:x"/></p>');
  expect(all(root, 'a')).toEqual([]);
  expect(textOf(root)).toBe('here vbscript:x');
  // TEI, teiHeader, fileDesc, encodingDesc, text, body, p, ref, ptr
  expect(html.messages).toEqual(['unsafe-uri 8 target javascript:alert(1)', 'unsafe-uri 9 target vbscript:x']);
});

test('a private scheme is replaced as the header says, and judged after that', async () => {
  const { root } = await body(
    '<p><ref target="gnd:118">a</ref><ref target="evil:1">b</ref></p>',
    '<listPrefixDef><prefixDef ident="gnd" matchPattern="([0-9]+)" replacementPattern="https://d-nb.info/gnd/$1"/><prefixDef ident="evil" matchPattern="(.*)" replacementPattern="javascript:$1"/></listPrefixDef>',
  );
  expect(all(root, 'a').map((a) => attr(a, 'href'))).toEqual(['https://d-nb.info/gnd/118']);
});

test('every target of a link is linked; another host gets no referrer', async () => {
  const { root } = await body('<p><ref target="https://x.example/a?b=c&amp;d #e">t</ref></p>');
  const links = all(root, 'a');
  expect(links.map((a) => attr(a, 'href'))).toEqual(['https://x.example/a?b=c&d', '#e']);
  expect(attr(links[0], 'rel')).toBe('noopener noreferrer');
  expect(attr(links[0], 'class')).toContain('external');
  expect(textOf(root, false)).toBe('t');
});

test('a link within a link is none', async () => {
  const { root } = await body(
    '<p><ref target="#a">x <ref target="#b">y</ref> <ptr target="#c"/> <persName ref="#d">z</persName></ref></p>',
  );
  expect(all(root, 'a').filter((a) => attr(a, 'class') !== 'permalink')).toHaveLength(1);
});

test('markup in text and attributes stays text', async () => {
  const { root } = await body('<p n="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&lt;img src=x onerror=alert(1)&gt;</p>');
  expect(all(root, 'script')).toEqual([]);
  expect(all(root, 'img')).toEqual([]);
  expect(textOf(root)).toBe('<img src=x onerror=alert(1)>');
});

test.each(['script', 'style', 'iframe', 'object', 'svg', 'base', 'meta', 'link', 'form'])(
  'an HTML %s in the text is not one in the page',
  async (name) => {
    for (const namespace of ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg', 'http://www.tei-c.org/ns/1.0']) {
      const { root } = await body(`<p><${name} xmlns="${namespace}">alert(1)</${name}></p>`);
      expect(all(root, name)).toEqual([]);
      expect(textOf(root, false)).toBe('alert(1)');
    }
  },
);
