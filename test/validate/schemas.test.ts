import { describe, expect, it } from 'vitest';
import { type ExamineOptions, examine } from '../../src/graph/examine.js';
import { report } from '../../src/model/codes.js';
import { readConfig } from '../../src/read/config.js';
import { associations, languageOfText } from '../../src/validate/association.js';
import { crossCheck } from '../../src/validate/relaxng/cross-check.js';
import type { Validator } from '../../src/validate/validator.js';
import { documentOf, TEI } from '../support/read.js';
import { folderWith } from '../support/run.js';

const RNG = 'http://relaxng.org/ns/structure/1.0';
const SCH = 'http://purl.oclc.org/dsdl/schematron';

/** Grammars over documents of a single root: `a.rng` wants <a>, and so on. */
const grammar = (root: string, inside = ''): string =>
  `<grammar xmlns="${RNG}">${inside}<start><element name="${root}"><text/></element></start></grammar>`;
const rules = (test: string, message: string, phases = ''): string =>
  `<schema xmlns="${SCH}" queryBinding="xslt2">${phases}<pattern id="p"><rule context="/*"><assert test="${test}">${message}</assert></rule></pattern></schema>`;
const model = (href: string, rest = ''): string => `<?xml-model href="${href}"${rest}?>`;
const ofType = (namespace: string, more = ''): string => ` type="application/xml" schematypens="${namespace}"${more}`;

async function judge(files: Readonly<Record<string, string>>, options: Partial<ExamineOptions> = {}, config: object = {}) {
  const folder = folderWith({ 'imprimatur.config.json': JSON.stringify(config), ...files });
  const { files: examined } = await examine({
    config: await readConfig(undefined, folder),
    paths: Object.keys(files).filter((path) => path.endsWith('.xml') && !path.endsWith('catalog.xml')),
    cwd: folder,
    pointers: false,
    ...options,
  });
  const [first] = examined;
  return { folder, valid: first?.valid, diagnostics: first?.diagnostics ?? [], codes: (first?.diagnostics ?? []).map(({ code }) => code) };
}

describe('an xml-model instruction', () => {
  const of = (...instructions: string[]) =>
    associations(documentOf(`${instructions.join('')}<a/>`)).map(({ href, language, phase }) => [href, language, phase]);

  it('says the language by schematypens, media type or name', () => {
    expect(
      of(model('a', ofType(RNG)), model('b', ofType(SCH, ' phase="proof"')), model('c', ' type="application/relax-ng-compact-syntax"')),
    ).toEqual([
      ['a', RNG, undefined],
      ['b', SCH, 'proof'],
      ['c', RNG, undefined],
    ]);
    expect(of(model('a.rnc?v=1.xsd'), model('b.sch#x'), model('c.xsd'))).toEqual([
      ['a.rnc?v=1.xsd', RNG, undefined],
      ['b.sch#x', SCH, undefined],
      ['c.xsd', undefined, undefined],
    ]);
  });

  it('has pseudo-attributes in either quotation mark and any order, with references', () => {
    expect(of(`<?xml-model schematypens='${RNG}' href = 'a.rng?x=1&amp;y=&#50;'?>`)).toEqual([['a.rng?x=1&y=2', RNG, undefined]]);
    expect(of('<?xml-model title="href=none"?>')).toEqual([]);
  });

  it('knows a schema by its root where it says nothing', () => {
    expect(languageOfText(`<?xml version="1.0"?><!-- <x xmlns="no"/> -->\n<s:schema xmlns="no" xmlns:s="${SCH}">`)).toBe(SCH);
    expect(languageOfText(grammar('a'))).toBe(RNG);
    expect(languageOfText('start = element a { text }')).toBeUndefined();
  });
});

describe('a document', () => {
  const schemas = {
    'a.rng': grammar('a'),
    'b.rng': grammar('b'),
    'a.rnc': 'start = element a { text }',
    'x.sch': rules("@n or . = 'x'", 'Write an x.'),
  };

  it('is judged by each of its schemas, in both syntaxes and both languages', async () => {
    const all = model('a.rng', ofType(RNG)) + model('a.rnc', ' type="application/relax-ng-compact-syntax"') + model('x.sch', ofType(SCH));
    expect(await judge({ 'd.xml': `${all}<a>x</a>`, ...schemas })).toMatchObject({ valid: true, diagnostics: [] });
    expect((await judge({ 'd.xml': `${all}<a>y</a>`, ...schemas })).diagnostics).toMatchObject([
      { code: 'schematron/assert', message: 'Write an x.', schema: expect.stringMatching(/x\.sch#p$/) },
    ]);
    const both = model('a.rng') + model('b.rng');
    expect(await judge({ 'd.xml': `${both}<a>x</a>`, ...schemas })).toMatchObject({
      valid: false,
      diagnostics: [{ source: 'relaxng', schema: expect.stringMatching(/b\.rng$/) }],
    });
  });

  it('that names the same file for grammar and rules is judged by the rules in the grammar as well', async () => {
    const embedded = `<s:pattern xmlns:s="${SCH}"><s:rule context="a"><s:report test="@n or . = 'x'">No x here.</s:report></s:rule></s:pattern>`;
    const file = { 'both.rng': grammar('a', embedded) };
    const twice = model('both.rng', ofType(RNG)) + model('both.rng', ofType(SCH));
    expect((await judge({ 'd.xml': `${twice}<a>x</a>`, ...file })).codes).toEqual(['schematron/report']);
    expect((await judge({ 'd.xml': `${model('both.rng', ofType(RNG))}<a>x</a>`, ...file })).codes).toEqual([]);
    expect((await judge({ 'd.xml': `${twice}<a>x</a>`, ...file }, { schematron: false })).codes).toEqual([]);
    // Given by the user, a grammar brings its rules.
    expect((await judge({ 'd.xml': '<a>x</a>', ...file }, { schemas: ['both.rng'] })).codes).toEqual(['schematron/report']);
  });

  it('is judged in the phase that it names', async () => {
    const phases = '<phase id="none"/><phase id="all"><active pattern="p"/></phase>';
    const file = { 'x.sch': rules("@n or . = 'x'", 'Write an x.', phases) };
    expect((await judge({ 'd.xml': `${model('x.sch', ofType(SCH, ' phase="none"'))}<a>y</a>`, ...file })).codes).toEqual([]);
    expect((await judge({ 'd.xml': `${model('x.sch', ofType(SCH, ' phase="all"'))}<a>y</a>`, ...file })).codes).toEqual([
      'schematron/assert',
    ]);
    expect((await judge({ 'd.xml': '<a>y</a>', ...file }, { rules: ['x.sch'], phase: 'none' })).codes).toEqual([]);
  });

  it('that names no schema is judged by those of the configuration, each language by itself, else by ours', async () => {
    const config = { schemas: ['a.rng'], schematron: ['x.sch'] };
    expect((await judge({ 'd.xml': '<b>y</b>', ...schemas }, {}, config)).codes).toEqual(['relaxng/element-unknown', 'schematron/assert']);
    expect((await judge({ 'd.xml': `${model('b.rng')}<b>y</b>`, ...schemas }, {}, config)).codes).toEqual(['schematron/assert']);
    expect((await judge({ 'd.xml': '<b>y</b>', ...schemas }, { schemas: ['b.rng'] }, config)).codes).toEqual([]);
    expect((await judge({ 'd.xml': '<b>y</b>', ...schemas })).diagnostics).toMatchObject([{ schema: 'imprimatur/imprimatur.rng' }]);
  });

  it('that names a language nobody here knows is told so, and judged as if it named none', async () => {
    const { diagnostics } = await judge(
      { 'd.xml': `${model('a.xsd', ofType('http://www.w3.org/2001/XMLSchema'))}<a/>`, ...schemas },
      {},
      { schemas: ['a.rng'] },
    );
    expect(diagnostics).toMatchObject([{ code: 'relaxng/schema-language', severity: 'warning', range: { start: { line: 1, column: 1 } } }]);
  });
});

describe('a schema that cannot be had', () => {
  it('is an error at the instruction that names it, and the document is not judged', async () => {
    const first = model('here.rng');
    const { valid, diagnostics } = await judge({
      'd.xml': `\n${first}${model('gone.rng')}\n${model('gone.sch', ofType(SCH))}<a/>`,
      'here.rng': grammar('a'),
    });
    expect(valid).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: 'relaxng/schema-unavailable',
        severity: 'error',
        range: { start: { line: 2, column: first.length + 1 }, end: { line: 2, column: first.length + model('gone.rng').length + 1 } },
        message: 'The document could not be judged by the schema gone.rng: there is no such file or folder.',
      },
      { code: 'schematron/schema-unavailable', range: { start: { line: 3, column: 1 } } },
    ]);
  });

  it('leaves a document invalid that another schema finds invalid', async () => {
    expect(await judge({ 'd.xml': `${model('gone.rng')}${model('a.rng')}<b/>`, 'a.rng': grammar('a') })).toMatchObject({ valid: false });
  });

  it('is not read from a device, nor from an address of this machine, nor by an unknown scheme', async () => {
    for (const [href, reason] of [
      ['/dev/zero', 'it is not a file'],
      ['http://127.0.0.1:9/a.rng', 'private network'],
      ['ftp://example.org/a.rng', 'only files and http or https'],
    ]) {
      const { diagnostics, valid } = await judge({ 'd.xml': `${model(href ?? '', ofType(RNG))}<a/>` });
      expect(valid).toBeNull();
      expect(diagnostics[0]?.message).toContain(reason);
    }
  });
});

describe('a catalog', () => {
  const catalog = (entries: string): string => `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${entries}</catalog>`;

  it('says where the schemas of a document lie, and those that they bring in', async () => {
    const files = {
      'd.xml': `${model('http://nowhere.example/tei.rng')}${model('urn:rules', ofType(SCH))}<a>y</a>`,
      'local/main.rng': `<grammar xmlns="${RNG}"><include href="http://nowhere.example/mod.rng"/></grammar>`,
      'local/mod.rng': grammar('a'),
      'local/x.sch': rules("@n or . = 'x'", 'Write an x.'),
      'catalog.xml': catalog(
        '<uri name="http://nowhere.example/tei.rng" uri="local/main.rng"/><uri name="http://nowhere.example/mod.rng" uri="local/mod.rng"/><uri name="urn:rules" uri="local/x.sch"/>',
      ),
    };
    expect((await judge(files, { offline: true })).codes).toEqual(['schematron/assert']);
    const { 'catalog.xml': _, ...without } = files;
    expect((await judge(without, { offline: true })).codes).toEqual(['relaxng/schema-unavailable', 'schematron/schema-unavailable']);
  });

  it('counts for a schema that is given by its URL too, and a change of it is noticed', async () => {
    const files = { 'd.xml': '<a/>', 'a.rng': grammar('a'), 'main.rng': `<grammar xmlns="${RNG}"><include href="urn:part"/></grammar>` };
    const entries = '<uri name="urn:main" uri="main.rng"/><uri name="urn:part" uri="PART"/>';
    const given = { schemas: ['urn:main'] };
    expect((await judge({ ...files, 'catalog.xml': catalog(entries.replace('PART', 'a.rng')) }, given)).codes).toEqual([]);
    expect(
      (await judge({ ...files, 'b.rng': grammar('b'), 'catalog.xml': catalog(entries.replace('PART', 'b.rng')) }, given)).codes,
    ).toEqual(['relaxng/element-unknown']);
  });
});

describe('a bad schema', () => {
  const broken: readonly [what: string, schema: string, place: RegExp, rule: RegExp, more?: Readonly<Record<string, string>>][] = [
    [
      'that is not RELAX NG',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
      /s\.rng:1:1:/,
      /not an element of RELAX NG \(RELAX NG, section 3\)/,
    ],
    ['that is not XML', '<grammar', /s\.rng:1:\d+:/, /not well-formed/],
    [
      'that breaks a restriction',
      `<element name="a" xmlns="${RNG}">\n<list><list><text/></list></list></element>`,
      /s\.rng:2:\d+:/,
      /RELAX NG, section 7\.1\.3/,
    ],
    [
      'that brings in itself',
      `<grammar xmlns="${RNG}">\n  <include href="s.rng"/></grammar>`,
      /s\.rng:2:3:/,
      /brings in itself \(RELAX NG, section 4\.7\)/,
    ],
    [
      'whose references go round',
      `<grammar xmlns="${RNG}"><start><ref name="x"/></start>\n<define name="x"><ref name="x"/></define></grammar>`,
      /s\.rng:2:\d+:/,
      /RELAX NG, section 4\.19/,
    ],
    [
      'with a missing include',
      `<grammar xmlns="${RNG}">\n  <include href="gone.rng"/></grammar>`,
      /s\.rng:2:3:/,
      /“gone\.rng” cannot be read: there is no such file or folder \(RELAX NG, section 4\.5\)/,
    ],
    [
      'with a fault in what it includes',
      `<grammar xmlns="${RNG}"><include href="part.rng"/></grammar>`,
      /part\.rng:2:1:/,
      /RELAX NG, section/,
      { 'part.rng': `<grammar xmlns="${RNG}">\n<nonsense/></grammar>` },
    ],
  ];
  it.each(broken)('%s is refused with the place and the rule, and nothing is judged', async (_, schema, place, rule, more = {}) => {
    const { valid, diagnostics } = await judge({ 'd.xml': `${model('s.rng')}<a/>`, 's.rng': schema, ...more });
    expect(valid).toBeNull();
    expect(diagnostics[0]).toMatchObject({ code: 'relaxng/schema-broken', severity: 'error' });
    expect(diagnostics[0]?.message).toMatch(place);
    expect(diagnostics[0]?.message).toMatch(rule);
  });

  it('in Schematron is refused likewise', async () => {
    const { valid, diagnostics } = await judge({ 'd.xml': `${model('s.sch')}<a/>`, 's.sch': rules('count(', 'never') });
    expect(valid).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'schematron/rule-broken' }]);
    const broken = await judge({
      'd.xml': `${model('s.sch')}<a/>`,
      's.sch': '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern is-a="x"/></schema>',
    });
    expect(broken.valid).toBeNull();
    expect(broken.diagnostics).toMatchObject([{ code: 'schematron/schema-broken' }]);
  });
});

describe('the second opinion', () => {
  const files = {
    'main.rnc': 'include "parts/mod.rnc"\nstart |= notAllowed',
    'parts/mod.rnc': 'start = element a { attribute n { xsd:integer }, external "inner.rng" }',
    'parts/inner.rng': `<element name="b" xmlns="${RNG}"><text/></element>`,
  };
  it('of libxml2 is given the compact syntax and what a schema brings in', async () => {
    const options: Partial<ExamineOptions> = { engine: 'xmllint', schemas: ['main.rnc'], ids: false };
    expect(await judge({ 'd.xml': '<a n="1"><b/></a>', ...files }, options)).toMatchObject({ valid: true });
    const bad = await judge({ 'd.xml': '<a n="x"><b/></a>', ...files }, options);
    expect(bad).toMatchObject({ valid: false });
    expect(bad.diagnostics[0]).toMatchObject({ source: 'relaxng', range: { start: { line: 1 } } });
    expect((await judge({ 'd.xml': '<a n="1"><b/></a>', ...files, 'parts/inner.rng': '<broken' }, options)).codes).toEqual([
      'relaxng/schema-broken',
    ]);
    expect((await judge({ 'd.xml': '<a n="1"><b/></a>', 'main.rnc': 'include "gone.rnc"' }, options)).diagnostics[0]?.message).toMatch(
      /gone\.rnc.* cannot be read/,
    );
  });

  it('agrees in a cross-check where both judge alike', async () => {
    const options: Partial<ExamineOptions> = { engine: 'cross-check', schemas: ['main.rnc'] };
    expect((await judge({ 'd.xml': '<a n="1"><b/></a>', ...files }, options)).codes).toEqual([]);
    expect((await judge({ 'd.xml': '<a n="x"><b/></a>', ...files }, options)).codes).toEqual(['relaxng/attribute-value']);
  });

  it('is reported where it differs, with what it says', async () => {
    const document = documentOf(TEI('<p/>'));
    const engine = (...messages: string[]): Validator => ({
      validate: async () => new Map([[document, messages.map((message) => report.relaxngInvalid({ path: 'test.xml' }, message))]]),
    });
    const codes = async (first: Validator, second: Validator) =>
      ((await crossCheck(first, second).validate([document], { file: '/s.rng', path: 's.rng' })).get(document) ?? []).map(
        ({ code, message }) => `${code} ${message}`,
      );
    expect(await codes(engine(), engine())).toEqual([]);
    expect(await codes(engine('one'), engine('other', 'more'))).toEqual(['relaxng/invalid one']);
    expect(await codes(engine(), engine('Bad p.'))).toEqual([
      'relaxng/engines-differ The two RELAX NG engines differ: ours finds the file valid, libxml2 does not: Bad p.',
    ]);
    expect(await codes(engine('Bad p.'), engine())).toEqual([
      'relaxng/invalid Bad p.',
      'relaxng/engines-differ The two RELAX NG engines differ: ours finds faults, libxml2 finds it valid.',
    ]);
  });
});
