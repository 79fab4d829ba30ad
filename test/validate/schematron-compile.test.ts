import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchematronOptions } from '../../src/validate/schematron/compile.js';
import { checkRules, loadSchematron } from '../../src/validate/schematron/validator.js';
import { documentOf, refusalOfAsync } from '../support/read.js';

let folder = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schematron-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const schema = (content: string, attributes = ''): string =>
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3" ${attributes}>
    <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>${content}</schema>`;

async function load(text: string, options: SchematronOptions = {}) {
  const file = join(folder, `s${++count}.sch`);
  await writeFile(file, text);
  return loadSchematron({ file, path: 's.sch' }, options);
}

const DOCUMENT = documentOf(`<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="root">
<div n="1" type="a"><p n="2">one</p><p>two</p></div>
<div n="3"><!--remark--><?hint x?>
</div></TEI>`);

const run = async (text: string, options: SchematronOptions = {}) =>
  (await checkRules(DOCUMENT, await load(text, options))).map(
    ({ message, range }) => `${range?.start.line}:${range?.start.column} ${message}`,
  );

describe('a pattern', () => {
  it('fires only the first rule that matches a node; another pattern fires anew', async () => {
    const found = await run(
      schema(`<pattern><rule context="t:p[@n]"><report test="true()">first</report></rule>
        <rule context="t:p"><report test="true()">second</report></rule>
        <rule context="t:*"><report test="self::t:p">third</report></rule></pattern>
        <pattern><rule context="t:p"><report test="@n">again</report></rule></pattern>`),
    );
    expect(found).toEqual(['2:21 first', '2:37 second', '2:21 again']);
  });

  it('reports where a report holds and where an assert does not', async () => {
    const found = await run(
      schema(`<pattern><rule context="t:div"><assert test="@type">no type</assert><report test="@type">type</report>
        <assert test="()">always</assert><report test="()">never</report></rule></pattern>`),
    );
    expect(found).toEqual(['2:1 type', '2:1 always', '3:1 no type', '3:1 always']);
  });

  it('is the pattern of its phase', async () => {
    const phases = schema(
      `<phase id="one"><active pattern="a"/><let name="x" value="'in phase one'"/></phase><phase id="two"><active pattern="b"/></phase>
       <let name="y" value="'y'"/>
       <pattern id="a"><rule context="/"><report test="true()">a <value-of select="$y"/></report></rule></pattern>
       <pattern id="b"><rule context="/"><report test="true()">b</report></rule></pattern>`,
      'defaultPhase="one"',
    );
    const found = await Promise.all([run(phases), run(phases, { phase: 'two' }), run(phases, { phase: '#ALL' })]);
    expect(found).toEqual([['1:1 a y'], ['1:1 b'], ['1:1 a y', '1:1 b']]);
    const [refusal] = await refusalOfAsync(load(phases, { phase: 'three' }));
    expect(refusal?.message).toContain('The schema has no phase “three”; it has one, two.');
  });

  it('may be abstract, with parameters and their defaults', async () => {
    const found = await run(
      schema(`<pattern id="has" abstract="true"><param name="what" value="@n"/><param name="what-else" value="true()"/>
          <rule context="$where"><assert test="$what and $what-else" diagnostics="d"><name/> lacks <value-of select="'$what'"/></assert></rule></pattern>
        <pattern is-a="has"><param name="where" value="t:p"/></pattern>
        <pattern is-a="has"><param name="where" value="t:div"/><param name="what" value="@type"/></pattern>
        <diagnostics><diagnostic id="d">Give <value-of select="'$what'"/>.</diagnostic></diagnostics>`),
    );
    expect(found).toEqual(['2:37 p lacks @n', '3:1 div lacks @type']);
  });
});

describe('variables', () => {
  it('of the schema, a pattern and a rule are seen where they should be', async () => {
    const found = await run(
      schema(`<let name="all" value="count(//t:p)"/>
        <pattern><let name="kind" value="'p'"/><rule context="t:*[local-name() = $kind]"><let name="text" value="upper-case(.)"/>
          <let name="both" value="$text || $all"/><report test="$text = 'ONE'"><value-of select="$both"/></report></rule></pattern>`),
    );
    expect(found).toEqual(['2:21 ONE2']);
  });

  it('of two patterns may have the same name', async () => {
    const found = await run(
      schema(`<pattern><let name="x" value="//t:p[1]"/><rule context="t:div[1]"><report test="true()"><value-of select="$x"/></report></rule></pattern>
        <pattern><let name="x" value="2"/><rule context="t:div[1]"><report test="true()"><value-of select="$x"/></report></rule></pattern>`),
    );
    expect(found).toEqual(['2:1 one', '2:1 2']);
  });
});

describe('contexts', () => {
  const at = (context: string) =>
    run(schema(`<pattern><rule context="${context}"><report test="true()"><name/></report></rule></pattern>`));

  it.each([
    ['@n', ['2:6 n', '2:24 n', '3:6 n']],
    ["t:div/@type[. = 'a']", ['2:12 type']],
    ['t:p | t:div[2]', ['2:21 p', '2:37 p', '3:1 div']],
    ["t:div[t:p[. = 'one|two' or (@n)]]/t:p[2]", ['2:37 p']],
    ['.[self::t:p]', ['2:21 p', '2:37 p']],
    ['node()[not(parent::t:*)]', ['1:1 TEI']],
    ["*[@n = '3']", ['3:1 div']],
    ['/*', ['1:1 TEI']],
    ['/t:TEI[@xml:id]', ['1:1 TEI']],
    ['/t:TEI/t:div[@type]', ['2:1 div']],
    ['*[not(@n)][@xml:id | @type]', ['1:1 TEI']],
    ['/', ['1:1']],
    ["text()[. = 'two']", ['2:40']],
    ['comment()', ['3:1']],
    ['processing-instruction()', ['3:1 hint']],
    ['t:div/(t:p (: paragraphs :) | t:head)', ['2:21 p', '2:37 p']],
    ['*:p[1]', ['2:21 p']],
    ['descendant::t:p[2]', ['2:37 p']],
    ['node()[self::t:p][1]', ['2:21 p']],
    ["t:*[@n or 'x' = 'x'][self::t:p][2]", ['2:37 p']],
  ])('%s', async (context, expected) => {
    expect((await at(context)).map((line) => line.trim())).toEqual(expected);
  });
});

describe('a rule', () => {
  it('takes over abstract rules of its pattern', async () => {
    const found = await run(
      schema(`<pattern><rule abstract="true" id="r"><let name="n" value="name()"/><report test="true()">from r: <value-of select="$n"/></report></rule>
        <rule abstract="true" id="r2"><extends rule="r"/></rule>
        <rule context="t:p[@n]"><extends rule="r2"/><report test="true()">own</report></rule></pattern>`),
    );
    expect(found).toEqual(['2:21 from r: p', '2:21 own']);
  });

  it('may name another place as its subject, and visit each item of a value', async () => {
    const found = await run(
      schema(`<pattern><rule context="t:div[t:p]"><report test="true()" subject="t:p[2]">here</report></rule></pattern>
        <pattern><rule context="t:div/@n" visit-each="1 to xs:integer(.)"><report test=". = 3">three</report></rule></pattern>
        <ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>`),
    );
    expect(found).toEqual(['2:37 here', '3:6 three']);
  });

  it('may use keys and functions that the schema brings along', async () => {
    const found = await run(
      schema(
        `<ns prefix="my" uri="urn:my"/><xsl:key name="n" match="*" use="@n"/>
        <xsl:function name="my:twice"><xsl:param name="s"/><xsl:sequence select="$s || $s"/></xsl:function>
        <pattern><rule context="/"><report test="key('n', '2')"><value-of select="my:twice(key('n', '2'))"/></report></rule></pattern>`,
        'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"',
      ),
    );
    expect(found).toEqual(['1:1 oneone']);
  });
});

describe('a finding', () => {
  it('has the weight of its role, the place of its rule and the texts of its diagnostics', async () => {
    const rules = await load(
      schema(`<pattern id="p"><rule context="t:p[@n]" role="warning"><report test="true()">  a
            <emph>warning</emph> </report><report id="i" role="info" test="true()" diagnostics="d e">information</report>
          <assert id="a" role="error" test="false()">error</assert><report role="FATAL" test="true()"/></rule></pattern>
        <diagnostics><diagnostic id="e">E</diagnostic><diagnostic id="d">D <name/></diagnostic></diagnostics>`),
    );
    const range = { start: { line: 2, column: 21 }, end: { line: 2, column: 30 } };
    const place = { path: 'test.xml', range, source: 'schematron' };
    expect(await checkRules(DOCUMENT, rules)).toEqual([
      { ...place, code: 'schematron/warning', severity: 'warning', message: 'a warning', schema: 's.sch#p' },
      { ...place, code: 'schematron/info', severity: 'info', message: 'information', schema: 's.sch#i', notes: ['D p', 'E'] },
      { ...place, code: 'schematron/assert', severity: 'error', message: 'error', schema: 's.sch#a' },
      { ...place, code: 'schematron/report', severity: 'error', message: 'The report “true()” holds here.', schema: 's.sch#p' },
    ]);
  });
});

describe('rules embedded in a grammar', () => {
  it('are gathered', async () => {
    const found = await run(`<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
      <sch:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><define name="p"><element name="p"><text/>
      <sch:pattern id="x"><sch:rule context="t:p"><sch:report test="@n">pattern</sch:report></sch:rule></sch:pattern></element>
      <sch:rule context="t:p"><sch:assert test="@n">bare rule</sch:assert></sch:rule></define></grammar>`);
    expect(found).toEqual(['2:21 pattern', '2:37 bare rule']);
  });
});

describe('a schema that cannot be used', () => {
  const XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"';

  it.each([
    ['no Schematron', '<x/>', 'not an ISO Schematron schema: its root is x'],
    ['XML that is not well-formed', '<schema', 'it is not well-formed XML at 1:'],
    ['an unknown query language', schema('').replace('xslt3', 'exslt'), 'The query language “exslt” is not known'],
    ['a missing abstract pattern', schema('<pattern is-a="y"/>'), 'There is no abstract pattern “y”.'],
    [
      'a rule that extends itself',
      schema('<pattern><rule abstract="true" id="r"><extends rule="r"/></rule><rule context="*"><extends rule="r"/></rule></pattern>'),
      'extends itself',
    ],
    ['a part from elsewhere', schema('<include href="../../etc/hosts"/>'), 'lies outside the folder of the schema'],
    ['a part that includes itself', schema('<include href="self.sch#p"/>'), 'which includes itself'],
    ['a stylesheet of its own', schema('<xsl:include href="/etc/x.xsl"/>', XSL), 'but not xsl:include'],
    [
      'a condition for the compiler',
      schema(`<xsl:variable name="x" use-when="unparsed-text-available('/etc/passwd')"/>`, XSL),
      '@use-when cannot be used',
    ],
    ['a static variable', schema(`<xsl:variable name="x" static="yes" select="1"/>`, XSL), '@static cannot be used'],
  ])('is refused with a reason: %s', async (_, text, reason) => {
    await writeFile(join(folder, 'self.sch'), schema('<pattern xml:id="p"><include href="self.sch#p"/></pattern>'));
    const [diagnostic] = await refusalOfAsync(load(text));
    expect(diagnostic).toMatchObject({ code: 'schematron/schema-broken', path: 's.sch' });
    expect(diagnostic?.message).toContain(reason);
    expect(diagnostic?.message).not.toMatch(/line [1-9]|\/tmp|Failed/);
  });

  it('is refused where it is missing', async () => {
    const [diagnostic] = await refusalOfAsync(loadSchematron({ file: join(folder, 'none.sch'), path: 'none.sch' }));
    expect(diagnostic?.message).toContain('there is no such file');
  });
});

describe('rules from strangers', () => {
  it.each([
    "doc('/etc/hosts')",
    "unparsed-text('/etc/passwd')",
    "collection('/etc')",
    "doc('http://localhost/')",
    "json-doc('/etc/x.json')",
  ])('cannot read %s', async (call) => {
    const rules = await load(
      schema(`<pattern><rule context="/"><report test="true()"><value-of select="${call}"/></report></rule></pattern>`),
    );
    const found = await checkRules(DOCUMENT, rules);
    expect(found.map(({ code }) => code)).toEqual(['schematron/rule-failed']);
    expect(found[0]?.message).not.toContain('root:');
  });
});

describe('compiled rules', () => {
  it('judge several documents', async () => {
    const file = join(folder, 'all.sch');
    await writeFile(file, schema('<pattern><rule context="/*"><assert id="id" test="@xml:id">no id</assert></rule></pattern>'));
    const other = documentOf('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', 'other.xml');
    const rules = await loadSchematron({ file, path: 'all.sch' });
    expect(await checkRules(DOCUMENT, rules)).toEqual([]);
    expect((await checkRules(other, rules)).map(({ path, schema: id }) => `${path} ${id}`)).toEqual(['other.xml all.sch#id']);
  });
});
