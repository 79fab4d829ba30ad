/** What a schema may say beside patterns, rules and assertions, and what becomes of rules that are wrong. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { ForeignRules } from '../../src/validate/schematron/foreign.js';
import { RulesThreads } from '../../src/validate/schematron/rules-thread.js';
import { documentOf } from '../support/read.js';
import { folderWith } from '../support/run.js';

const threads = new RulesThreads(2);
afterAll(() => threads.close());

const schema = (content: string, attributes = ''): string =>
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3" ${attributes}>
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
${content}</schema>`;

const DOCUMENT = `<TEI xmlns="http://www.tei-c.org/ns/1.0">
<div n="1"><p n="a">one</p><p>two</p></div>
<div><p>three</p></div></TEI>`;

interface Judged {
  readonly found: readonly Diagnostic[];
  /** `line:column message` */
  readonly said: readonly string[];
  readonly svrl: string;
}

async function judge(
  sch: string,
  { phase, document = DOCUMENT, files = {} }: { phase?: string; document?: string; files?: Record<string, string> } = {},
): Promise<Judged> {
  const folder = folderWith({ 'rules/s.sch': sch, 'd.xml': document, ...files });
  let svrl = '';
  const rules = new ForeignRules({
    threads,
    folder,
    onSvrl: (_, __, report) => {
      svrl = report;
    },
  });
  const found = await rules.findings(
    { document: documentOf(document, 'd.xml'), file: join(folder, 'd.xml') },
    { schema: { file: join(folder, 'rules/s.sch'), path: 's.sch' }, ...(phase === undefined ? {} : { phase }) },
  );
  return { found, svrl, said: found.map(({ message, range }) => `${range?.start.line}:${range?.start.column} ${message}`) };
}

describe('what 2025 adds', () => {
  it('group: every rule is tried on a node, not only the first', async () => {
    const rules =
      '<rule context="t:p[@n]"><report test="true()">first</report></rule><rule context="t:p"><report test="@n">second</report></rule>';
    expect((await judge(schema(`<pattern>${rules}</pattern>`))).said).toEqual(['2:12 first']);
    expect((await judge(schema(`<group>${rules}</group>`))).said).toEqual(['2:12 first', '2:12 second']);
  });

  it('rules: abstract rules for all patterns, also of a library', async () => {
    const library =
      '<library xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="x" uri="http://www.tei-c.org/ns/1.0"/><rules xml:id="all"><rule abstract="true" id="numbered"><assert test="@n | x:p/@n">no number</assert></rule></rules></library>';
    const sch = schema('<include href="library.sch#all"/><pattern><rule context="t:div"><extends rule="numbered"/></rule></pattern>');
    expect((await judge(sch, { files: { 'rules/library.sch': library } })).said).toEqual(['3:1 no number']);
    expect((await judge(library)).said[0]).toContain('it cannot be run itself');
  });

  it('phase/@from: only what stands in matching nodes is examined', async () => {
    const sch = schema(
      '<phase id="x" from="t:div[@n]"><active pattern="p"/></phase><pattern id="p"><rule context="t:p"><report test="true()">p</report></rule></pattern>',
    );
    expect((await judge(sch, { phase: 'x' })).said).toEqual(['2:12 p', '2:28 p']);
  });

  it('phase/@when: #ANY is the first phase whose condition holds', async () => {
    const pattern = (id: string) => `<pattern id="${id}"><rule context="/*"><report test="true()">${id}</report></rule></pattern>`;
    const phase = (id: string, when: string) => `<phase id="phase-${id}" when="${when}"><active pattern="${id}"/></phase>`;
    const sch = schema(`${phase('a', '//t:lg')}${phase('b', '//t:div')}${phase('c', 'true()')}${['a', 'b', 'c'].map(pattern).join('')}`);
    expect((await judge(sch, { phase: '#ANY' })).said).toEqual(['1:1 b']);
  });

  it('severity decides before role and flag', async () => {
    const assertion = (attributes: string) => `<report test="true()" ${attributes}>x</report>`;
    const sch = schema(
      `<pattern><rule context="/*" role="warning">${['severity="info" role="error"', '', 'role="fatal"', 'severity="warning"'].map(assertion).join('')}</rule></pattern>`,
    );
    expect((await judge(sch)).found.map(({ severity }) => severity)).toEqual(['info', 'warning', 'error', 'warning']);
  });
});

describe('a pattern about other documents', () => {
  const sch = schema(
    '<pattern documents="//t:ref/@target"><let name="all" value="count(//t:p)"/><rule context="t:p"><report test="$all = 1 and not(@n)">alone</report></rule></pattern>',
  );
  const refer = (...targets: string[]) =>
    `<TEI xmlns="http://www.tei-c.org/ns/1.0">${targets.map((target) => `<ref target="${target}"/>`).join('')}</TEI>`;

  it('is told in these, at their places', async () => {
    const files = {
      'sub/b.xml': '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n <p/></TEI>',
      'c.xml': '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p/><p/></TEI>',
    };
    const { found, svrl } = await judge(sch, { document: refer('sub/b.xml', 'c.xml'), files });
    expect(found.map(({ path, range }) => [path?.replace(/.*\//, ''), range?.start])).toEqual([['b.xml', { line: 2, column: 2 }]]);
    expect(svrl).toMatch(/<svrl:active-pattern documents="file:[^"]*\/sub\/b\.xml file:[^"]*\/c\.xml"/);
  });

  it('reads nothing outside the folder, from other hosts, or that is not there', async () => {
    const { found } = await judge(sch, {
      document: refer('../../../../../../../../etc/hostname', 'https://example.org/a.xml', 'none.xml'),
    });
    expect(found.map(({ code }) => code)).toEqual(Array(3).fill('schematron/document-unavailable'));
    expect(found.map(({ message }) => message.replace(/^.*judged: /, ''))).toEqual([
      'it is outside the folder of the edition.',
      'it is on another host, and rules read nothing from there.',
      expect.stringContaining('there is no such file'),
    ]);
  });
});

describe('a rule that is wrong', () => {
  it('is named with its place, its expression and the reason, and the others are run', async () => {
    const sch = schema(`<pattern><rule context="t:p">
  <assert test="@n = ">n</assert>
  <report test="@n">numbered</report></rule>
  <rule context="t:div[">
  <report test="true()">never</report></rule></pattern>
<pattern><rule context="t:div"><report test="$nothing">x</report><assert test="@n">no n</assert></rule></pattern>`);
    const { found } = await judge(sch);
    expect(found.filter(({ code }) => code === 'schematron/rule-broken').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The rule at s\.sch:4:3 cannot be compiled .* in “@n = ?”\. The other rules were run\.$/),
      expect.stringMatching(/^The rule at s\.sch:6:3 cannot be compiled .* in “t:div\[”/),
      expect.stringMatching(/^The rule at s\.sch:8:32 cannot be compiled .*No binding for variable nothing, in “\$nothing”/),
    ]);
    expect(found.filter(({ code }) => /assert|report/.test(code)).map(({ message }) => message)).toEqual(['numbered', 'no n']);
  });

  it('is named in the file that is included', async () => {
    const part =
      '<pattern xmlns="http://purl.oclc.org/dsdl/schematron">\n <rule context="*">\n  <assert test="1 +">x</assert></rule></pattern>';
    const { found } = await judge(schema('<include href="parts/a.sch"/>'), { files: { 'rules/parts/a.sch': part } });
    expect(found[0]?.message).toMatch(/^The rule at parts\/a\.sch:3:3 /);
  });

  it('is told once for a document where it throws, and the others go on', async () => {
    const sch =
      schema(`<pattern id="dates"><rule context="t:p"><report test="xs:date(.) gt current-date()" xmlns:xs="http://www.w3.org/2001/XMLSchema">late</report></rule></pattern>
<pattern><rule context="t:p"><report test="@n">numbered</report></rule></pattern>`).replace(
        '<ns ',
        '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><ns ',
      );
    const { found } = await judge(sch);
    expect(found.map(({ code }) => code).sort()).toEqual(['schematron/report', 'schematron/rule-failed']);
    const failed = found.find(({ code }) => code === 'schematron/rule-failed');
    expect(failed?.message).toMatch(/the rule for t:p stopped \(FORG0001/);
    expect(failed?.range?.start).toEqual({ line: 2, column: 12 });
    expect(failed?.notes).toEqual(['The rule stands at s.sch:3:21.', 'It fails in the same way at 2 more places of this file.']);
  });
});

describe('rules in an ODD', () => {
  const odd = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron"><text><body><schemaSpec ident="x">
<elementSpec ident="p" mode="change"><constraintSpec ident="a" scheme="schematron"><constraint><sch:assert test="@n">p without n</sch:assert></constraint></constraintSpec>
<attList><attDef ident="n"><constraintSpec ident="b" scheme="schematron"><constraint><sch:report test="number(.) = 1">number one</sch:report></constraint></constraintSpec></attDef></attList></elementSpec>
<constraintSpec ident="c" scheme="schematron"><constraint><sch:rule context="tei:div"><sch:assert test="@n">div without n</sch:assert></sch:rule></constraint></constraintSpec>
<constraintSpec ident="d" scheme="schematron" mode="delete"><constraint><sch:report test="true()">deleted</sch:report></constraint></constraintSpec>
</schemaSpec></body></text></TEI>`;
  it('are about what they specify', async () => {
    const document = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<div><p n="1"/><p/></div></TEI>';
    expect((await judge(odd, { document })).said.toSorted()).toEqual(['2:16 p without n', '2:1 div without n', '2:9 number one'].sort());
  });
});

describe('a report in SVRL', () => {
  it('has what fired, what was found, where, and in which words', async () => {
    const sch = schema(
      `<title>Rules &amp; more</title><pattern id="p"><rule id="r" context="t:p"><assert id="a" test="@n &lt; 'b'" diagnostics="d" properties="q">No “n”</assert></rule></pattern>
<diagnostics><diagnostic id="d" xml:lang="de">In <value-of select="name(..)"/></diagnostic></diagnostics><properties><property id="q" scheme="s">v</property></properties>`,
      'schemaVersion="2"',
    );
    const { svrl } = await judge(sch);
    expect(svrl.match(/<svrl:fired-rule /g)).toHaveLength(3);
    expect(svrl.match(/<svrl:failed-assert /g)).toHaveLength(2);
    for (const part of [
      'title="Rules &#38; more"',
      'schemaVersion="2"',
      'test="@n &#60; \'b\'"',
      'location="/Q{http://www.tei-c.org/ns/1.0}TEI[1]/Q{http://www.tei-c.org/ns/1.0}div[2]/Q{http://www.tei-c.org/ns/1.0}p[1]"',
      '<svrl:diagnostic-reference diagnostic="d"><svrl:text xml:lang="de">In div</svrl:text>',
      '<svrl:property-reference property="q" scheme="s"><svrl:text xmlns:svrl="http://purl.oclc.org/dsdl/svrl">v</svrl:text>',
    ]) {
      expect(svrl).toContain(part);
    }
  });
});
