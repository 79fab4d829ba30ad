/** What an earlier run found is taken over only as long as nothing that it depends on has changed. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type ExamineOptions, examine } from '../../src/graph/examine.js';
import { readConfig } from '../../src/read/config.js';

const home = process.env['XDG_CACHE_HOME'];
let folder = '';
let cache = '';

const tei = (content: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude">${content}</TEI>\n`;
/** Where `@corresp` of the first p is. */
const AT = `1:${tei('<p corresp').indexOf('corresp') + 1}`;
const schema = (elements: string) => `default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { any }
any = mixed { (${elements})* }
p = element p { attribute corresp { text }?, any }
include "names.rnc"`;
const names = (declared: string) => `default namespace = "http://www.tei-c.org/ns/1.0"\nname = element name { ${declared} }`;
const rules = (test: string) =>
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <pattern><rule context="t:p"><assert test="${test}">No.</assert></rule></pattern></schema>`;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imprimatur-examined-'));
  cache = join(folder, 'cache');
  process.env['XDG_CACHE_HOME'] = cache;
  write('imprimatur.config.json', '{}');
  write('s.rnc', schema('p | name'));
  write('names.rnc', names('text'));
  write('tei/a.xml', tei('<p corresp="b.xml#x">One</p>'));
  write('tei/b.xml', tei('<p corresp="x">Two <name>Three</name></p>'));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => {
  if (home === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = home;
});

async function run(options: Partial<ExamineOptions> = {}) {
  const config = await readConfig(join(folder, 'imprimatur.config.json'));
  const { files } = await examine({ config, cwd: folder, schemas: ['s.rnc'], cache: true, ...options });
  return {
    files,
    again: files.filter(({ unchanged }) => !unchanged).map(({ path }) => path.replace(/^.*\//, '')),
    codes: files.flatMap(({ diagnostics }) => diagnostics.map(({ code, range }) => `${code} ${range?.start.line}:${range?.start.column}`)),
  };
}
const kept = () => readdirSync(join(cache, 'imprimatur', 'examined'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile());

describe('a second run', () => {
  it('examines nothing where nothing has changed, and finds the same, lines included', async () => {
    const first = await run();
    expect(first.again).toEqual(['a.xml', 'b.xml']);
    expect(first.codes).toEqual([`pointers/dangling-in-other-file ${AT}`, `pointers/file-missing ${AT}`]);
    const second = await run();
    expect(second.again).toEqual([]);
    expect(second.codes).toEqual(first.codes);
    expect(second.files[0]?.source?.line(1)).toBe(tei('<p corresp="b.xml#x">One</p>').trimEnd());
    expect((await run({ cache: false })).again).toEqual(['a.xml', 'b.xml']);
  });

  it('examines what has changed, and judges pointers of the others by it', async () => {
    expect((await run()).codes).toContain(`pointers/dangling-in-other-file ${AT}`);
    write('tei/b.xml', tei('<p corresp="#y">Two</p>'));
    const second = await run();
    expect(second.again).toEqual(['b.xml']);
    expect(second.codes).toContain(`pointers/dangling ${AT}`);
  });
});

describe('everything is examined again', () => {
  const changes: [what: string, change: () => unknown, options: Partial<ExamineOptions>][] = [
    ['the schema', () => write('s.rnc', schema('p')), {}],
    ['a module of the schema', () => write('names.rnc', names('empty')), {}],
    ['what is asked', () => undefined, { ids: false }],
    ['the limits', () => write('imprimatur.config.json', '{"limits":{"depth":99}}'), {}],
    [
      'a catalog',
      () => write('catalog.xml', '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="q" uri="q"/></catalog>'),
      {},
    ],
  ];
  it.each(changes)('after a change of %s', async (_, change, options) => {
    await run();
    expect((await run()).again).toEqual([]);
    change();
    expect((await run(options)).again).toEqual(['a.xml', 'b.xml']);
  });

  it('after a change of the rules', async () => {
    write('r.sch', rules('true()'));
    const given = { rules: ['r.sch'] };
    await run(given);
    const second = await run(given);
    expect([second.again, second.codes.filter((code) => code.startsWith('schematron'))]).toEqual([[], []]);
    write('r.sch', rules('false()'));
    const third = await run(given);
    expect(third.again).toEqual(['a.xml', 'b.xml']);
    expect(third.codes.filter((code) => code.startsWith('schematron/assert'))).toHaveLength(2);
  });

  it('where what was kept is damaged or cut off', async () => {
    const { codes } = await run();
    for (const [index, { parentPath, name }] of kept().entries()) {
      const file = join(parentPath, name);
      const data = readFileSync(file);
      if (index === 0) writeFileSync(file, data.subarray(0, data.length / 2));
      else writeFileSync(file, Buffer.from(data).fill(7, data.length - 4));
    }
    const second = await run();
    expect([second.again, second.codes]).toEqual([['a.xml', 'b.xml'], codes]);
  });
});

describe('a document is examined again', () => {
  it('where a file that it points to has come, or is now given', async () => {
    write('tei/a.xml', tei('<p corresp="c.xml">One</p>'));
    write('tei/b.xml', tei('<p corresp="d/">Two</p>'));
    expect((await run()).codes.filter((code) => code.startsWith('pointers/file-missing'))).toHaveLength(2);
    mkdirSync(join(folder, 'tei/d'));
    const second = await run();
    expect(second.again).toEqual(['b.xml']);
    write('tei/c.xml', tei('<p corresp="d/">Three</p>'));
    const third = await run();
    expect(third.again).toEqual(['a.xml', 'c.xml']);
    expect(third.codes.filter((code) => code.startsWith('pointers/file-missing'))).toEqual([]);
  });

  it('where a file that it includes has changed, or has come in place of a fallback', async () => {
    write('tei/a.xml', tei('<xi:include href="../parts/p.xml"/>'));
    write('tei/b.xml', tei('<xi:include href="../parts/q.xml"><xi:fallback><name>none</name></xi:fallback></xi:include>'));
    write('parts/p.xml', '<p xmlns="http://www.tei-c.org/ns/1.0" corresp="x/">A</p>');
    await run();
    expect((await run()).again).toEqual([]);
    write('parts/p.xml', '<p xmlns="http://www.tei-c.org/ns/1.0" corresp="y/">A</p>');
    expect((await run()).again).toEqual(['a.xml']);
    write('parts/q.xml', '<pp xmlns="http://www.tei-c.org/ns/1.0"/>');
    const last = await run();
    expect(last.again).toEqual(['b.xml']);
    expect(last.files[1]?.diagnostics.find(({ code }) => code.startsWith('relaxng/'))?.path).toMatch(/q\.xml$/);
    expect((await run()).files[1]?.diagnostics.find(({ code }) => code.startsWith('relaxng/'))?.path).toMatch(/q\.xml$/);
  });
});

describe('what could not be judged', () => {
  it('is not kept: a schema that is broken, rules that fail, a document that is not well-formed', async () => {
    write('s.rnc', 'start = nothing');
    await run();
    expect((await run()).again).toEqual(['a.xml', 'b.xml']);
    write('s.rnc', schema('p | name'));
    write('tei/b.xml', '<TEI>');
    await run();
    expect((await run()).again).toEqual(['b.xml']);
  });

  it('does not stop a run whose cache cannot be written', async () => {
    writeFileSync(join(folder, 'cache'), 'a file in its place');
    await run();
    expect((await run()).again).toEqual(['a.xml', 'b.xml']);
  });
});

it('how much a finding weighs is decided anew in each run', async () => {
  await run();
  write('imprimatur.config.json', '{"rules":{"pointers/dangling-in-other-file":"info"}}');
  const { files, again } = await run();
  expect([again, files[0]?.valid, files[0]?.diagnostics[0]?.severity]).toEqual([[], true, 'info']);
});
