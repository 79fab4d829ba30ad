import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/model/codes.js';
import { attribute } from '../../src/model/document.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/model/limits.js';
import { readDocument } from '../../src/read/read.js';
import { refusalOfAsync } from '../support/read.js';

const XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"';

function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'imprimatur-xinclude-')));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function read(files: Readonly<Record<string, string | Uint8Array>>, limits: Limits = DEFAULT_LIMITS) {
  const folder = project(files);
  const main = Object.keys(files)[0] ?? '';
  return readDocument({ file: join(folder, main), path: main, id: 'main' }, limits, { folder });
}

const body = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  (await read(files)).document.xml.replace(/^<a [^>]*>|<\/a>\s*$/g, '').replaceAll(` ${XI}`, '');

describe('inclusions', () => {
  it('put another file in the place of xi:include, each element in its own file', async () => {
    const { document } = await read({
      'a.xml': `<a ${XI}>\n<b/><xi:include href="parts/one.xml"/><c/>\n</a>`,
      'parts/one.xml': '<?xml version="1.0"?>\n<!DOCTYPE one [<!ENTITY e "<two/>">]>\n<one\n  n="1">text &e;</one>\n',
    });
    expect(document.elements.map(({ name, parent }) => [name, parent])).toEqual([
      ['a', 0],
      ['b', 1],
      ['one', 1],
      ['two', 3],
      ['c', 1],
    ]);
    const [, , one, two, c] = document.elements.map(({ start, contentStart }) => document.source.range(start, contentStart));
    expect(one).toEqual({ path: 'parts/one.xml', start: { line: 3, column: 1 }, end: { line: 4, column: 9 } });
    expect(two).toEqual({ path: 'parts/one.xml', start: { line: 4, column: 14 }, end: { line: 4, column: 17 } });
    expect(c).toEqual({ start: { line: 2, column: 39 }, end: { line: 2, column: 43 } });
    expect(attribute(document.elements[2]!, 'xml:base')).toBe('parts/one.xml');
    expect(document.source.line(2)).toContain('<xi:include');
    expect(document.source.file('parts/one.xml')?.line(4)).toBe('  n="1">text &e;</one>');
  });

  it('let findings be in the included file', async () => {
    const { document } = await read({ 'a.xml': `<a ${XI}><xi:include href="b.xml"/></a>`, 'b.xml': '<b>\n<c/></b>' });
    const c = document.elements[2]!;
    const finding = report.idsInvalid({ path: document.source.path, range: document.source.range(c.start) }, 'x');
    expect(finding).toMatchObject({ path: 'b.xml', range: { start: { line: 2, column: 1 } } });
    expect(finding.range).not.toHaveProperty('path');
  });

  it('keep base, language and namespaces as they were (XInclude 1.0, 4.5)', async () => {
    const { document } = await read({
      'a.xml': `<a xmlns="urn:a" xml:lang="de" ${XI}><xi:include href="sub/b.xml"/><xi:include href="sub/c.xml" xpointer="x"/></a>`,
      'sub/b.xml': `<b xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="deep/d.xml"/></b>`,
      'sub/c.xml':
        '<c xmlns="urn:c" xmlns:p="urn:p" xml:lang="fr" xml:base="http://example.org/"><x xml:id="x" xml:base="y/"><p:z/></x></c>',
      'sub/deep/d.xml': '<d xml:lang="la"/>',
    });
    const [, b, d, x, z] = document.elements;
    expect(b).toMatchObject({ name: 'b', namespace: '' });
    expect(attribute(b!, 'xml:lang')).toBe('');
    expect(attribute(b!, 'xml:base')).toBe('sub/b.xml');
    expect(d).toMatchObject({ name: 'd', namespace: '' });
    expect([attribute(d!, 'xml:lang'), attribute(d!, 'xml:base')]).toEqual(['la', 'deep/d.xml']);
    expect(x).toMatchObject({ name: 'x', namespace: 'urn:c' });
    expect([attribute(x!, 'xml:lang'), attribute(x!, 'xml:base')]).toEqual(['fr', 'http://example.org/y/']);
    expect(z).toMatchObject({ name: 'p:z', namespace: 'urn:p' });
  });

  it('take a part by its xml:id or by a child sequence', async () => {
    const part = '<b><s xml:id="s1"><i/></s><s><j/><k/></s></b>';
    const of = (pointer: string) => body({ 'a.xml': `<a ${XI}><xi:include href="b.xml" xpointer="${pointer}"/></a>`, 'b.xml': part });
    expect(await of('s1')).toBe('<s xml:base="b.xml" xml:id="s1"><i/></s>');
    expect(await of('element(/1/2/2)')).toBe('<k xml:base="b.xml"/>');
    expect(await of('element(s1/1)')).toBe('<i xml:base="b.xml"/>');
    expect(await of('xmlns(t=urn:t)element(nowhere)element(/1/2/1)')).toBe('<j xml:base="b.xml"/>');
  });

  it('take a part of the same document', async () => {
    expect(await body({ 'a.xml': `<a ${XI}><s xml:id="s">1</s><xi:include xpointer="s"/></a>` })).toBe(
      '<s xml:id="s">1</s><s xml:id="s">1</s>',
    );
  });

  it('take text, which is no markup, in the encoding that is given', async () => {
    const files = {
      'a.xml': `<a ${XI}><xi:include href="t.txt" parse="text" encoding="iso-8859-1"/></a>`,
      't.txt': Buffer.from('<é> & co', 'latin1'),
    };
    const { document } = await read(files);
    expect(document.texts.map(({ value }) => value)).toEqual(['<é> & co']);
    expect(document.source.range(document.texts[0]!.start)).toMatchObject({ path: 't.txt', start: { line: 1, column: 1 } });
  });

  it('leave comments beside the root, and no white space', async () => {
    const files = {
      'a.xml': `<a ${XI}><xi:include href="b.xml"/></a>`,
      'b.xml': '<?xml version="1.0"?>\n<!-- 1 -->\n<?t x?>\n<b/>\n<!-- 2 -->\n',
    };
    expect(await body(files)).toBe('<!-- 1 --><?t x?><b xml:base="b.xml"/><!-- 2 -->');
  });

  it('may be the root', async () => {
    const { document } = await read({ 'a.xml': `<xi:include ${XI} href="b.xml"/>`, 'b.xml': '<b/>' });
    expect(document.elements.map(({ name, parent }) => [name, parent])).toEqual([['b', 0]]);
  });

  it('know identifiers that the included file declares', async () => {
    const { document } = await read({
      'a.xml': `<a ${XI}><xi:include href="b.xml"/></a>`,
      'b.xml': '<!DOCTYPE b [<!ATTLIST b key ID #IMPLIED>]><b key="k"/>',
    });
    expect(document.ids.get('k')).toEqual([2]);
  });
});

describe('what cannot be had', () => {
  const fallback = '<xi:fallback><p>instead</p></xi:fallback>';
  it.each([
    ['a file that is missing', 'href="none.xml"', /there is no such file/],
    ['a file on another host', 'href="http://localhost:1/x.xml"', /another host/],
    ['a file outside the project', 'href="../../../../../../etc/passwd" parse="text"', /outside the project folder/],
    ['a file outside by its absolute address', 'href="file:///etc/passwd" parse="text"', /outside the project folder/],
    ['a link that leads outside', 'href="link.txt" parse="text"', /outside the project folder/],
    ['a folder', 'href="sub/" parse="text"', /a folder/],
    ['an element that is not there', 'href="a.xml" xpointer="nobody"', /no element is at “nobody”/],
    ['a pointer of another scheme', 'href="a.xml" xpointer="xpointer(//p)"', /scheme xpointer\(\) is not known/],
  ])('%s is refused with place and reason, or replaced by the fallback', async (_, attributes, says) => {
    const of = (content: string) => {
      const folder = project({ 'a.xml': `<a ${XI}>\n <xi:include ${attributes}>${content}</xi:include></a>`, 'sub/x.txt': '' });
      symlinkSync('/etc/passwd', join(folder, 'link.txt'));
      return readDocument({ file: join(folder, 'a.xml'), path: 'a.xml', id: 'a' }, DEFAULT_LIMITS, { folder });
    };
    const [diagnostic] = await refusalOfAsync(of(''));
    expect(diagnostic).toMatchObject({ code: 'xml/include', path: 'a.xml', range: { start: { line: 2, column: 14 } } });
    expect(diagnostic?.message).toMatch(says);
    expect((await of(fallback)).document.elements.map(({ name }) => name)).toEqual(['a', 'p']);
  });

  it('fallbacks may include in turn', async () => {
    const nested = `<xi:include href="none.xml"><xi:fallback>x<xi:include href="b.xml"/>y</xi:fallback></xi:include>`;
    expect(await body({ 'a.xml': `<a ${XI}>${nested}</a>`, 'b.xml': '<b/>' })).toBe('x<b xml:base="b.xml"/>y');
  });
});

describe('inclusions that are wrong', () => {
  it('are refused in the file that they stand in', async () => {
    const [loop] = await refusalOfAsync(
      read({ 'a.xml': `<a ${XI}><xi:include href="s/b.xml"/></a>`, 's/b.xml': `<b ${XI}>\n<xi:include href="../a.xml"/></b>` }),
    );
    expect(loop).toMatchObject({ code: 'xml/include-loop', path: 's/b.xml', range: { start: { line: 2, column: 13 } } });
    const [self] = await refusalOfAsync(read({ 'a.xml': `<a ${XI}><s xml:id="s"><xi:include xpointer="s"/></s></a>` }));
    expect(self).toMatchObject({ code: 'xml/include-loop' });
    const [broken] = await refusalOfAsync(
      read({ 'a.xml': `<a ${XI}><xi:include href="b.xml"><xi:fallback/></xi:include></a>`, 'b.xml': '<b>\n<c></b>' }),
    );
    expect(broken).toMatchObject({ code: 'xml/not-well-formed', path: 'b.xml', range: { start: { line: 2, column: 4 } } });
  });

  it.each([
    ['href="b.xml#x"', '', /href has a fragment/],
    ['href="b.xml" parse="html"', '', /it must be xml or text/],
    ['href="b.xml" parse="text" xpointer="x"', '', /xpointer cannot be used/],
    ['', '', /neither href nor xpointer/],
    ['href="b.xml"', '<xi:fallback/><xi:fallback/>', /second xi:fallback/],
    ['href="b.xml"', '<xi:include href="c.xml"/>', /cannot stand in an xi:include/],
  ])('are refused: %s', async (attributes, content, says) => {
    const [diagnostic] = await refusalOfAsync(read({ 'a.xml': `<a ${XI}><xi:include ${attributes}>${content}</xi:include></a>` }));
    expect(diagnostic).toMatchObject({ code: 'xml/include-invalid', path: 'a.xml' });
    expect(diagnostic?.message).toMatch(says);
  });

  it('are bounded in depth and size', async () => {
    const deep = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`${n}.xml`, `<a ${XI}><xi:include href="${n + 1}.xml"/></a>`] as const),
    );
    expect((await refusalOfAsync(read(deep)))[0]?.message).toContain('nested more than 32 deep');
    const fan = (n: number) => `<a ${XI}>${'x'.repeat(100)}${`<xi:include href="${n}.xml"/>`.repeat(9)}</a>`;
    const wide = { '0.xml': fan(1), '1.xml': fan(2), '2.xml': fan(3), '3.xml': fan(4), '4.xml': '<b/>' };
    expect((await refusalOfAsync(read(wide, { ...DEFAULT_LIMITS, bytes: 20_000 })))[0]?.code).toBe('xml/too-large');
    expect((await refusalOfAsync(read({ ...wide, '4.xml': fan(5), '5.xml': '<b/>' })))[0]?.message).toContain('10000 inclusions');
  });
});
