import { describe, expect, it } from 'vitest';
import { type ReadOptions, readSchema, type SchemaError } from '../../../../src/validate/relaxng/schema/index.js';
import { lenient } from './datatypes.js';
import { BASE, faultsOf, loaderOf } from './suite.js';

const rng = (body: string, attributes = ''): string =>
  `<grammar xmlns="http://relaxng.org/ns/structure/1.0"${attributes}>\n${body}\n</grammar>`;
const xml = (text: string, more: Partial<ReadOptions> = {}): readonly string[] => faultsOf({ text, datatypes: lenient, ...more });
const compact = (text: string, more: Partial<ReadOptions> = {}): readonly string[] =>
  faultsOf({ text, syntax: 'compact', datatypes: lenient, ...more });
const XSD = ' datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"';

describe('faults of the XML syntax', () => {
  it.each([
    ['not XML', '<grammar', /^XML 1:9 not well-formed: /],
    ['another root', '<x/>', /^3 1:1 <x> is not an element of RELAX NG/],
    ['an unknown element', rng('  <strat/>'), /^3 2:3 <strat> is not allowed in <grammar>/],
    ['an element out of place', rng('  <text/>'), /^3 2:3 <text> is not allowed in <grammar>/],
    ['an unknown attribute', rng('  <start nam="x"><text/></start>'), /^3 2:3 <start> cannot have the attribute nam$/],
    ['a missing attribute', rng('<start><ref/></start>'), /^3 2:8 <ref> must have the attribute name/],
    ['no content', rng('<start><element name="a"/></start>'), /^3 2:8 <element> must have content/],
    ['no name', rng('<start><element><empty/></element></start>'), /^3 2:17 <empty> is not allowed in <element>/],
    ['text between', rng('<start>x<empty/></start>'), /^3 2:8 text is not allowed in <start>/],
    ['two patterns in start', rng('<start><empty/><text/></start>'), /^3 2:16 <start> must hold one pattern/],
    ['an undeclared prefix', rng('<start><element name="p:a"><empty/></element></start>'), /^4.10 2:8 the prefix p/],
    ['an undeclared prefix like a property', rng('<start><element name="toString:a"><empty/></element></start>'), /^4.10 2:8/],
    ['no start', rng('<define name="a"><empty/></define>'), /^4.18 1:1 the grammar has no start/],
    ['an undefined reference', rng('<start>\n\t<ref name="a"/></start>'), /^4.18 3:2 the reference a is not defined/],
    ['a reference named like a property', rng('<start><ref name="constructor"/></start>'), /^4.18 2:8 the reference constructor/],
    ['recursion', rng('<start><ref name="a"/></start><define name="a">\n<ref name="a"/></define>'), /^4.19 3:1 a refers to itself/],
    [
      'two definitions',
      rng('<start><ref name="a"/></start><define name="a"><text/></define>\n<define name="a"><text/></define>'),
      /^4.17 3:1 a second/,
    ],
    ['data in start', rng(`<start><data type="int"${XSD}/></start>`), /^7.1.5 2:8 data is not allowed in start/],
    [
      'an unknown library',
      rng('<start><element name="a"><data type="b" datatypeLibrary="urn:c"/></element></start>'),
      /^4.16 2:26 the datatype library/,
    ],
    ['no file', rng('<include href="a.rng"/>'), /^4.5 2:1 “a.rng” cannot be read: a schema may not refer to other files here/],
  ])('%s', (_, text, fault) => {
    expect(xml(text)[0]).toMatch(fault);
  });

  const element = (content: string): string => rng(`<start><element name="a">\n${content}</element></start>`);
  it.each([
    ['7.1.1 3:23', '<attribute name="b"><attribute name="c"/></attribute>'.replace('><', '>  <')],
    ['7.1.2 3:19', '<oneOrMore><group><attribute name="b"/><text/></group></oneOrMore>'],
    ['7.1.3 3:7', '<list><text/></list>'],
    ['7.1.4 3:28', '<data type="token"><except><text/></except></data>'],
    ['7.2 3:8', '<text/><data type="token"/>'],
    ['7.2 3:1', '<oneOrMore><value>a</value></oneOrMore>'],
    ['7.3 3:22', '<attribute name="b"/><attribute name="b"/>'],
    ['7.3 3:1', '<attribute><anyName/></attribute>'],
    ['7.4 3:20', '<interleave><text/><text/></interleave>'],
    [
      '7.4 3:56',
      '<interleave><element name="b"><text/></element><group><element name="b"><text/></element></group></interleave>'.replace(
        '<group><',
        '<group> <',
      ),
    ],
  ])('%s in the content of an element', (fault, content) => {
    const [section, place = ''] = fault.split(' ');
    const found = xml(element(content));
    expect(found).toHaveLength(1);
    expect(found[0]?.split(' ')[0]).toBe(section);
    if (section !== '7.4' || !content.includes('group')) expect(found[0]?.split(' ')[1]).toBe(place);
  });

  it('are told together where they are independent', () => {
    const found = xml(rng('<start><choice><ref name="a"/><ref name="b"/></choice></start>'));
    expect(found.map((fault) => fault.split(' ')[1])).toEqual(['2:16', '2:31']);
  });

  it('allow data to be repeated in a list, also in a definition that is in a list', () => {
    const body = `<start><element name="a"><list><ref name="b"/></list></element></start>
      <define name="b"><oneOrMore><data type="int"${XSD}/></oneOrMore></define>`;
    expect(xml(rng(body))).toEqual([]);
    expect(xml(rng(body.replace(/<\/?list>/g, '')))).toEqual([expect.stringMatching(/^7.2 3:24 /)]);
  });

  it('name the file they are in', () => {
    const load = loaderOf({ 'part.rng': rng('\n<define name="a"><ref name="b"/></define>') });
    const text = rng('<include href="part.rng"/><start><ref name="a"/></start>');
    try {
      readSchema({ uri: `${BASE}all.rng`, text, syntax: 'xml', load, datatypes: lenient });
      expect.unreachable();
    } catch (error) {
      const [fault] = (error as SchemaError).faults;
      expect(fault).toMatchObject({ section: '4.18', file: `${BASE}part.rng`, line: 3, column: 18 });
      expect((error as SchemaError).message).toBe(`${BASE}part.rng:3:18: the reference b is not defined (4.18)`);
    }
  });
});

describe('faults of ID types', () => {
  const withId = (more: string): string =>
    rng(`<start><element name="a"><attribute name="id"><data type="ID"/></attribute>${more}</element></start>`, XSD);
  it.each([
    ['an ID in a choice', '<attribute name="b"><choice><data type="ID"/><empty/></choice></attribute>'],
    ['an ID in a list', '<list><data type="IDREF"/></list>'],
    ['an ID elsewhere of an open name', '<oneOrMore><attribute><nsName ns="x"/><data type="IDREF"/></attribute></oneOrMore>'],
    ['another type on the same element', '<element name="a"><attribute name="id"><data type="IDREF"/></attribute></element>'],
    ['no type on the same element', '<element name="a"><attribute name="id"/></element>'],
    ['an open element with an open attribute', '<element><anyName/><oneOrMore><attribute><anyName/></attribute></oneOrMore></element>'],
  ])('%s', (_, more) => {
    expect(xml(withId(more))[0]).toMatch(/^DTD compatibility 3 2:/);
    expect(xml(withId(more), { ids: false })).toEqual([]);
  });

  it('are none where names differ', () => {
    expect(xml(withId('<element name="b"><attribute name="id"/></element>'))).toEqual([]);
    const open =
      '<element><anyName><except><name>a</name></except></anyName><oneOrMore><attribute><anyName/></attribute></oneOrMore></element>';
    expect(xml(withId(open))).toEqual([]);
  });

  it('and of default values, if asked for', () => {
    const attribute = (value: string): string =>
      `<optional><attribute name="b" a:defaultValue="${value}"><value>x</value></attribute></optional>`;
    const schema = (value: string): string =>
      rng(
        `<start><element name="a">${attribute(value)}</element></start>`,
        ' xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"',
      );
    expect(xml(schema('y'))).toEqual([]);
    expect(xml(schema('x'), { defaults: true })).toEqual([]);
    expect(xml(schema('y'), { defaults: true })[0]).toMatch(/^DTD compatibility 2 /);
  });
});

describe('faults of the compact syntax', () => {
  it.each([
    ['element a { text', '1:17 “}” is expected, not the end of the schema'],
    ['element a { text } }', '1:20 the end of the schema is expected, not “}”'],
    ['start = element a {\r\n  "x\r\n" }', '2:3 a literal is not closed on its line'],
    ['start =\n  element', '2:10 a name is expected, not the end of the schema'],
    ['start = a:b', '1:9 the datatypes prefix a is not declared'],
    ['start = element a:b { empty }', '1:17 the namespace prefix a is not declared'],
    ['start = a, b | c', '1:14 “,” and “|” need parentheses between them'],
    ['start = string - "a"+', '1:21 data with an except cannot be repeated'],
    ['start = \\x{65}lement a { div }', '1:26 a pattern is expected, not the keyword div; a name that is a keyword is written \\div'],
    ['start = \\x{110000}', '1:9 “\\x{110000}” is not a character'],
    ['start = a ; b', '1:11 “;” is not expected here'],
    ['include "a" { include "b" }', '1:15 an include cannot hold another include'],
    ['namespace a = "x" namespace a = "y" start = b', '1:37 the prefix a is declared twice'],
  ])('%s', (text, fault) => {
    expect(compact(text)).toEqual([`compact syntax ${fault}`]);
  });

  it('keep their places through simplification', () => {
    expect(compact('start = a\r\na =\r\n  b, # x\r\n  \\x{63}')).toEqual([
      '4.18 3:3 the reference b is not defined',
      '4.18 4:3 the reference c is not defined',
    ]);
  });
});

describe('limits', () => {
  const many = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join('');
  it('of nesting', () => {
    expect(xml(rng(`<start>${'<group>'.repeat(100_000)}`))[0]).toMatch(/^limit .* nested/);
    expect(compact(`start = ${'('.repeat(100_000)}`)[0]).toMatch(/^limit .* nested/);
    expect(compact(`[ ${'a ['.repeat(100_000)} ] start = text`)[0]).toMatch(/^limit .* nested/);
    expect(compact(`start = ${'element a { '.repeat(100_000)}`)[0]).toMatch(/^limit .* nested/);
  });

  it('of references that follow each other', () => {
    const chain = many(50_000, (i) => `a${i} = a${i + 1}, a${i + 1}\n`);
    expect(compact(`start = element a { a0 }\n${chain} a50000 = element b { empty }`)[0]).toMatch(/^limit .* deep/);
  });

  it('of definitions that double each other: they are shared, not copied', () => {
    const doubling = many(100, (i) => `a${i} = (a${i + 1}, text) | (text, a${i + 1})\n`);
    const grammar = readSchema({
      uri: 'x',
      text: `start = element a { a0 }\n${doubling} a100 = element b { empty }`,
      syntax: 'compact',
      datatypes: lenient,
    });
    expect(JSON.stringify(grammar).length).toBeLessThan(100_000);
  });

  it('of files that bring in each other twice', () => {
    const load = (href: string) => ({
      uri: href,
      text: `grammar { start = external "${Number(href) + 1}" | external "${Number(href) + 1}" }`,
    });
    expect(compact('start = external "1"', { load })[0]).toMatch(/^limit .* (files are brought in|deep)/);
  });
});

describe('what Jing lets pass, and the specification does not', () => {
  it('an element in two parts of an interleave, in one of them within mixed and choice (7.4)', () => {
    const schema = (second: string) => `start = element r { a & (element b { empty } | mixed { ${second} }) } a = element a { empty }`;
    expect(compact(schema('a'))).toEqual([expect.stringMatching(/^7\.4 /)]);
    expect(compact(schema('element c { empty }'))).toEqual([]);
  });

  it('an element in a list, by a definition that holds itself (7.1.3)', () => {
    expect(compact('start = element a { b } b = element b { list { "x", b } }')).toEqual([expect.stringMatching(/^7\.1\.3 /)]);
  });
});
