import { describe, expect, it } from 'vitest';
import { attributeOffset } from '../../src/model/document.js';
import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import { documentOf, refusalOf } from '../support/read.js';

describe('places in the source', () => {
  it('are known for elements, text and attributes, across comments, CDATA and references', () => {
    const xml = '<a>\n  <b n="1"\n     xml:id="x">one<!-- c --> two &amp; three<![CDATA[ <four> ]]></b>\r\n</a>';
    const document = documentOf(xml);
    const [a, b] = document.elements;
    expect(xml.slice(a?.start, a?.end)).toBe(xml);
    expect(xml.slice(b?.start, b?.end)).toBe(xml.slice(6, xml.indexOf('</b>') + 4));
    expect(document.source.position(b?.start ?? 0)).toEqual({ line: 2, column: 3 });
    expect(document.source.position(attributeOffset(document, b!, 'xml:id'))).toEqual({ line: 3, column: 6 });
    const words = document.texts.filter(({ value }) => /\S/.test(value));
    expect(words.map(({ value }) => value)).toEqual(['one', ' two & three', ' <four> ']);
    expect(words.map(({ start, end }) => xml.slice(start, end))).toEqual(['one', ' two &amp; three', '<![CDATA[ <four> ]]>']);
    expect(document.ids.get('x')).toEqual([2]);
  });

  it('count columns in UTF-16 code units', () => {
    const document = documentOf('<a>𝔄<b/></a>');
    expect(document.source.position(document.elements[1]?.start ?? 0)).toEqual({ line: 1, column: 6 });
  });
});

describe('a document that is not well-formed', () => {
  const cases: readonly [what: string, xml: string, line: number, column: number, says: RegExp][] = [
    ['a wrong end tag', '<a>\n<b>x</c></a>', 2, 5, /end tag of b, opened on line 2, should stand here, not <\/c>/],
    ['an end tag too many', '<a>\n</a></a>', 2, 5, /no start tag for <\/a>/],
    ['a truncated file', '<a>\n<b>x', 2, 5, /b, opened on line 2, has no end tag. Is it truncated/],
    ['a file that ends in a tag', '<a>\n <b x="', 2, 2, /ends in the middle of this tag/],
    ['a file that ends in a comment', '<a>\n <!-- R&D', 2, 2, /ends in the middle of this comment/],
    ['a file that ends in a CDATA section', '<a>\n <![CDATA[x', 2, 2, /ends in the middle of this CDATA section/],
    ['a lone ampersand', '<a>\nx & y</a>', 2, 3, /Write it as &amp;/],
    ['an undeclared entity', '<a>x&eacute;</a>', 1, 5, /not declared/],
    ['a reference to no character', '<a>\nx &#0; y</a>', 2, 3, /names no character/],
    ['an attribute given twice', '<a x="1" xx="x" x="2"/>', 1, 17, /x is given twice/],
    ['an attribute given twice by two prefixes', '<a xmlns:p="u" xmlns:q="u"\n p:x="1" q:x="2"/>', 2, 10, /x is given twice/],
    ['an unquoted attribute', '<a b=c/>', 1, 6, /quotation marks/],
    ['an unbound prefix', '<x:a/>', 1, 2, /prefix .*x.* not bound/],
    ['an unbound prefix of an attribute', '<a n="x:">\n<b x:n="1"/></a>', 2, 4, /prefix .*x.* not bound/],
    ['text after the root', '<a/>\n  foo', 2, 3, /outside the root/],
    ['a second root', '<a/>\n<b n="1"/>', 2, 1, /second root/],
    ['an XML declaration that is not the first thing', '\n<?xml version="1.0"?>\n<a/>', 2, 1, /very first thing/],
    ['a control character', '<a>\u0001</a>', 1, 4, /character/],
  ];
  it.each(cases)('is refused with the place: %s', (_, xml, line, column, says) => {
    const [diagnostic] = refusalOf(() => documentOf(xml));
    expect(diagnostic).toMatchObject({ code: 'xml/not-well-formed', path: 'test.xml', range: { start: { line, column } } });
    expect(diagnostic?.message).toMatch(says);
  });

  it('is refused where it is no XML at all', () => {
    expect(refusalOf(() => documentOf('Dear editor,'))[0]?.code).toBe('xml/not-xml');
    expect(refusalOf(() => documentOf('  \n'))[0]?.code).toBe('xml/empty');
  });
});

describe('hostile input', () => {
  it('nested 10,000 deep is refused at the first element that is too deep', () => {
    const [diagnostic] = refusalOf(() => documentOf('<a>'.repeat(10_000) + '</a>'.repeat(10_000)));
    expect(diagnostic).toMatchObject({ code: 'xml/too-deep', range: { start: { line: 1, column: 250 * 3 + 1 } } });
  });

  it('with external entities is refused, whether they are used or not', () => {
    const [diagnostic] = refusalOf(() => documentOf('<!DOCTYPE a [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>'));
    expect(diagnostic).toMatchObject({ code: 'xml/external-entity', range: { start: { line: 2, column: 1 } } });
  });

  it('that grows exponentially is refused', () => {
    const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE a [<!ENTITY e0 "ha">${levels}]><a>&e12;</a>`;
    expect(refusalOf(() => documentOf(bomb))[0]?.code).toBe('xml/entity-too-large');
  });

  it('that grows by many references to one long entity is refused', () => {
    const bomb = `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(20_000)}">]><a>${'&e;'.repeat(1000)}</a>`;
    expect(refusalOf(() => documentOf(bomb))[0]?.code).toBe('xml/entity-too-large');
  });

  it('whose entities refer to themselves is refused', () => {
    expect(refusalOf(() => documentOf('<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>'))[0]?.code).toBe('xml/entity-too-large');
  });

  it('may have small entities, which reach processors expanded', () => {
    const document = documentOf('<!DOCTYPE a [<!ENTITY ed "the &#x201C;editor&#x201D; &amp; co">]>\n<a>&ed;<![CDATA[&ed;]]></a>');
    expect(document.texts.map(({ value }) => value)).toEqual(['the “editor” & co', '&ed;']);
    expect(document.xml.trim()).toBe('<a>the “editor” &#38; co<![CDATA[&ed;]]></a>');
    expect(document.xml.split('\n').length).toBe(2);
  });

  it('keeps to the limits it is given', () => {
    expect(refusalOf(() => documentOf('<a><b><c/></b></a>', 'x.xml', { ...DEFAULT_LIMITS, depth: 2 }))[0]?.code).toBe('xml/too-deep');
  });
});
