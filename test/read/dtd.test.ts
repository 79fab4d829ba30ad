import { describe, expect, it } from 'vitest';
import { attribute, attributeOffset } from '../../src/model/document.js';
import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import { SourceText } from '../../src/model/source.js';
import type { Catalog } from '../../src/read/dtd/declarations.js';
import { tokenize } from '../../src/read/tokenize.js';
import { documentOf, refusalOf } from '../support/read.js';

const read = (xml: string, external?: Catalog) =>
  tokenize(new SourceText('test.xml', xml), Buffer.from(xml), 'test', DEFAULT_LIMITS, external ? { external } : {});

describe('markup declarations that are not well-formed', () => {
  // The offset of the caret ‸ is where the fault is.
  const cases: readonly [what: string, xml: string, says: RegExp][] = [
    ['mixed content that does not end with )*', '<!DOCTYPE a [\n<!ELEMENT a (#PCDATA|b)‸>]><a/>', /must end with “\)\*”/],
    ['a sequence that turns into a choice', '<!DOCTYPE a [<!ELEMENT a (b,c‸|d)>]><a/>', /“,” and “\|” are mixed/],
    ['a content model that is none', '<!DOCTYPE a [<!ELEMENT a ‸BITS>]><a/>', /EMPTY, ANY or a model/],
    ['an attribute type that is none', '<!DOCTYPE a [<!ATTLIST a b ‸STRING #IMPLIED>]><a/>', /“STRING” is no attribute type/],
    ['a default that is none', '<!DOCTYPE a [<!ATTLIST a b CDATA ‸#OPTIONAL>]><a/>', /#REQUIRED, #IMPLIED, #FIXED/],
    ['a “<” in a default', '<!DOCTYPE a [<!ATTLIST a b CDATA "x‸<y">]><a/>', /Write it as &lt;/],
    [
      'an entity in a default before it is declared',
      '<!DOCTYPE a [<!ATTLIST a b CDATA "‸&e;"><!ENTITY e "x">]><a/>',
      /not declared before/,
    ],
    ['a parameter entity in an entity value', '<!DOCTYPE a [<!ENTITY % p "x"><!ENTITY e "1‸%p;">]><a/>', /none may stand there/],
    ['a lone ampersand in an entity value', '<!DOCTYPE a [<!ENTITY e "a ‸& b">]><a/>', /“&” stands alone/],
    ['a public identifier without a system identifier', '<!DOCTYPE a PUBLIC "-//X//EN"‸><a/>', /must be followed by a system identifier/],
    ['a processing instruction named xml', '<!DOCTYPE a [ ‸<?xml version="1.0"?>]><a/>', /very first thing/],
    ['a comment with two hyphens', '<!DOCTYPE a [<!-- a ‸-- b -->]><a/>', /A comment holds “--”/],
    ['a conditional section in the document', '<!DOCTYPE a [‸<![INCLUDE[]]>]><a/>', /no markup declaration/],
    ['a subset that is not closed', '<!DOCTYPE a [<!ELEMENT a ANY>‸', /The file ends in the document type declaration/],
  ];
  it.each(cases)('are refused with the place: %s', (_, marked, says) => {
    const xml = marked.replace('‸', '');
    const [diagnostic] = refusalOf(() => documentOf(xml));
    expect(diagnostic?.message).toMatch(says);
    expect(diagnostic).toMatchObject({ code: 'xml/not-well-formed', path: 'test.xml' });
    expect(diagnostic?.range?.start).toEqual(new SourceText('x', xml).position(marked.indexOf('‸')));
  });

  it('are refused where a second document type declaration follows', () => {
    expect(refusalOf(() => documentOf('<!DOCTYPE a><!DOCTYPE a><a/>'))[0]?.message).toContain('before the root element, once');
  });
});

describe('entities with markup', () => {
  it('become elements and text, all of it at the place of the reference', () => {
    const xml = '<!DOCTYPE a [<!ENTITY sig "<name>Ann &amp; <hi>Co</hi></name>">]>\n<a>by &sig;!<b/></a>';
    const document = documentOf(xml);
    expect(document.elements.map(({ name, parent }) => [name, parent])).toEqual([
      ['a', 0],
      ['name', 1],
      ['hi', 2],
      ['b', 1],
    ]);
    expect(document.texts.map(({ value }) => value)).toEqual(['by ', 'Ann & ', 'Co', '!']);
    const places = document.elements.map(({ start, contentStart }) => document.source.range(start, contentStart));
    const reference = { start: { line: 2, column: 7 }, end: { line: 2, column: 12 } };
    expect(places.slice(1, 3)).toEqual([reference, reference]);
    expect(places[3]).toEqual({ start: { line: 2, column: 13 }, end: { line: 2, column: 17 } });
    expect(document.source.line(2)).toBe('<a>by &sig;!<b/></a>');
  });

  it('may hold others, CDATA sections and references as data (XML 1.0, appendix D)', () => {
    const appendix =
      '<!DOCTYPE t [<!ENTITY example "<p>An ampersand (&#38;#38;) may be escaped numerically (&#38;#38;#38;).</p>">]><t>&example;</t>';
    expect(documentOf(appendix).texts.map(({ value }) => value)).toEqual(['An ampersand (&) may be escaped numerically (&#38;).']);
    const nested = '<!DOCTYPE t [<!ENTITY in "<x/>]"><!ENTITY out "[&in;]"><!ENTITY raw "<![CDATA[<y>&in;]]>">]><t>&out;>&raw;</t>';
    const document = documentOf(nested);
    expect(document.elements.map(({ name }) => name)).toEqual(['t', 'x']);
    expect(document.texts.map(({ value }) => value).join('')).toBe('[]]><y>&in;');
  });

  it.each([
    ['an element that is not closed', '<!ENTITY e "<b>">', '&e;</b>'],
    ['an end tag alone', '<!ENTITY e "</b>">', '<b>&e;'],
    ['a part of a tag', '<!ENTITY e "<b x=&#39;1">', "&e;'/>"],
    ['a comment that is not closed', '<!ENTITY e "<!-- ">', '&e;-->'],
    ['an ampersand made of a character reference', '<!ENTITY e "&#38;">', '&e;lt;'],
  ])('are refused where they hold %s', (_, declaration, content) => {
    const [diagnostic] = refusalOf(() => documentOf(`<!DOCTYPE a [${declaration}]>\n<a>${content}</a>`));
    expect(diagnostic).toMatchObject({ code: 'xml/not-well-formed' });
    expect(diagnostic?.message).toMatch(/^The entity e /);
    expect(diagnostic?.range?.start).toEqual({ line: 2, column: content.indexOf('&e;') + 4 });
  });

  it('show faults of what they hold at the reference', () => {
    const [diagnostic] = refusalOf(() => documentOf('<!DOCTYPE a [<!ENTITY e "<x:b/>">]>\n<a>\n &e;</a>'));
    expect(diagnostic).toMatchObject({
      message: expect.stringMatching(/prefix "x" is not bound/),
      range: { start: { line: 3, column: 2 } },
    });
  });

  it('are refused where they refer to each other in a circle, at a declaration', () => {
    const xml = '<!DOCTYPE a [\n<!ENTITY x "<b>&y;</b>">\n<!ENTITY y "&x;">]>\n<a>&x;</a>';
    const [diagnostic] = refusalOf(() => documentOf(xml));
    expect(diagnostic).toMatchObject({ code: 'xml/entity-too-large', range: { start: { line: 2, column: 1 } } });
    expect(diagnostic?.message).toContain('refers to itself');
  });

  it('that are elements in great number are bounded', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(9)}">`).join('');
    const bomb = `<!DOCTYPE a [<!ENTITY e0 "<b/>">${levels}]><a x="">&e9;</a>`;
    expect(refusalOf(() => documentOf(bomb))[0]?.code).toBe('xml/entity-too-large');
    const inAttribute = `<!DOCTYPE a [<!ENTITY e0 "b">${levels}]><a x="&e9;"/>`;
    expect(refusalOf(() => documentOf(inAttribute))[0]?.code).toBe('xml/entity-too-large');
  });
});

describe('attributes that are declared', () => {
  it('have their default, in the document and in what processors are given', () => {
    const xml =
      '<!DOCTYPE a [<!ENTITY w "W"><!ATTLIST b part (Y|N) "N" who CDATA "&w; &#38; co" n CDATA #IMPLIED><!ATTLIST b part CDATA "second">]>\n<a>\n<b/><b part="Y"></b></a>';
    const document = documentOf(xml);
    expect(document.elements.slice(1).map(({ attributes }) => attributes.map(({ name, value }) => `${name}=${value}`))).toEqual([
      ['part=N', 'who=W & co'],
      ['part=Y', 'who=W & co'],
    ]);
    expect(document.xml.trim()).toBe('<a>\n<b part="N" who="W &#38; co"/><b part="Y" who="W &#38; co"></b></a>');
    const [, first, second] = document.elements;
    expect(document.source.position(first!.start)).toEqual({ line: 3, column: 1 });
    expect(document.source.position(attributeOffset(document, first!, 'who'))).toEqual({ line: 3, column: 1 });
    expect(document.source.position(second!.start)).toEqual({ line: 3, column: 5 });
    expect(document.source.position(attributeOffset(document, second!, 'part'))).toEqual({ line: 3, column: 8 });
  });

  it('bind namespaces', () => {
    const document = documentOf('<!DOCTYPE TEI [<!ATTLIST TEI xmlns CDATA #FIXED "http://www.tei-c.org/ns/1.0">]><TEI><text/></TEI>');
    expect(document.elements.map(({ namespace }) => namespace)).toEqual(['http://www.tei-c.org/ns/1.0', 'http://www.tei-c.org/ns/1.0']);
  });

  it('are normalised by their type (XML 1.0, 3.3.3, the table of examples)', () => {
    const of = (type: string, value: string) =>
      attribute(
        documentOf(
          `<!DOCTYPE a [<!ATTLIST a v ${type} #IMPLIED><!ENTITY d "&#xD;"><!ENTITY a "&#xA;"><!ENTITY da "&#xD;&#xA;">]><a v="${value}"/>`,
        ).elements[0]!,
        'v',
      );
    expect(of('NMTOKENS', '\n\nxyz')).toBe('xyz');
    expect(of('CDATA', '\n\nxyz')).toBe('  xyz');
    expect(of('NMTOKENS', '&d;&d;A&a;&#x20;&a;B&da;')).toBe('A B');
    expect(of('CDATA', '&d;&d;A&a;&#x20;&a;B&da;')).toBe('  A   B  ');
    expect(of('NMTOKENS', '&#xd;&#xd;A&#xa;&#xa;B&#xd;&#xa;')).toBe('\r\rA\n\nB\r\n');
    expect(of('CDATA', '&#xd;&#xd;A&#xa;&#xa;B&#xd;&#xa;')).toBe('\r\rA\n\nB\r\n');
  });

  it('are identifiers where their type is ID, as is xml:id', () => {
    const document = documentOf(
      '<!DOCTYPE a [<!ATTLIST b key ID #IMPLIED xml:id ID #IMPLIED>]><a><b key=" one "/><b xml:id="two" key="two"/><c key="x"/></a>',
    );
    expect([...document.ids]).toEqual([
      ['one', [2]],
      ['two', [3]],
    ]);
  });
});

describe('what stands outside the document', () => {
  const files: Readonly<Record<string, string>> = {
    'chapter.xml': '<?xml version="1.0" encoding="UTF-8"?><p>one</p>\r\n<p>two</p>',
    'tei.dtd':
      '<!ENTITY % on "INCLUDE"><!ENTITY % atts "n CDATA \'1\'">\n<![%on;[<!ATTLIST p %atts;>]]><![IGNORE[<!ATTLIST p <![x]]> n CDATA "2">]]><!ENTITY e "from the DTD">',
  };
  const catalog: Catalog = (_, systemId) => files[systemId];

  it('is not read: an external subset is noted, an external entity refused, an unparsed one left alone', () => {
    const { diagnostics, document } = read(
      '<!DOCTYPE a SYSTEM "tei.dtd" [<!NOTATION png SYSTEM "png"><!ENTITY f SYSTEM "f.png" NDATA png>]><a/>',
    );
    expect(diagnostics).toMatchObject([{ code: 'xml/external-dtd', severity: 'warning', range: { start: { line: 1, column: 1 } } }]);
    expect(document.elements).toHaveLength(1);
    expect(refusalOf(() => documentOf('<!DOCTYPE a [<!ENTITY % x PUBLIC "-//X" "x.ent"> %x;]><a/>'))[0]).toMatchObject({
      code: 'xml/external-entity',
    });
    expect(
      refusalOf(() => documentOf('<!DOCTYPE a [<!NOTATION n SYSTEM "n"><!ENTITY f SYSTEM "f" NDATA n>]><a>&f;</a>'))[0]?.message,
    ).toContain('is no text');
  });

  it('nor are parameter entities followed', () => {
    const [diagnostic] = refusalOf(() => documentOf('<!DOCTYPE a [<!ENTITY % x "<!ENTITY e \'1\'>">\n%x;]><a/>'));
    expect(diagnostic).toMatchObject({
      code: 'xml/parameter-entity',
      range: { start: { line: 2, column: 1 }, end: { line: 2, column: 4 } },
    });
    expect(documentOf('<!DOCTYPE a [<!ENTITY % x "unused">]><a/>').elements).toHaveLength(1);
  });

  it('is read where a catalog has it', () => {
    const { document, diagnostics } = read('<!DOCTYPE a SYSTEM "tei.dtd" [<!ENTITY c SYSTEM "chapter.xml">]><a>&e;: &c;</a>', catalog);
    expect(diagnostics).toEqual([]);
    expect(document.texts.map(({ value }) => value)).toEqual(['from the DTD: ', 'one', '\n', 'two']);
    expect(attribute(document.elements[1]!, 'n')).toBe('1');
  });

  it('may not be used by a standalone document', () => {
    const xml = '<?xml version="1.0" standalone="yes"?><!DOCTYPE a SYSTEM "tei.dtd"><a>&e;</a>';
    expect(refusalOf(() => read(xml, catalog))[0]?.message).toContain('standalone');
  });
});

it('XML 1.1 is refused, later versions are read as 1.0 (XML 1.0, 2.8)', () => {
  expect(refusalOf(() => documentOf('<?xml version="1.1"?><a/>'))[0]).toMatchObject({ code: 'xml/version' });
  expect(documentOf('<?xml version="1.7"?><a/>').elements).toHaveLength(1);
});
