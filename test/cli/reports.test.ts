/** What reports hold, in the words of the formats themselves. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { default as AjvDraft04 } from 'ajv-draft-04';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER, type Ran } from '../support/run.js';

/** A module of CommonJS, whose types say otherwise. */
const Ajv = AjvDraft04 as unknown as new (
  options: object,
) => { compile(schema: object): { (data: unknown): boolean; errors?: unknown[] | null } };

const BODY = `<p>Dear <persname>Clara</persname>, see <ref target="#p2, 100%:">this</ref>.</p>
<p n="\u0007">&lt;b>bold&lt;/b></p>`.replace('\u0007', '&#x9;');
const FILES = { 'a b.xml': LETTER(BODY), 'fine.xml': LETTER(), 'torn.xml': '<TEI' };
let folder = '';
let ran: Ran;
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

beforeAll(async () => {
  folder = folderWith(FILES);
  ran = await imprimatur(
    [
      'validate',
      '.',
      '--format',
      'pretty',
      '--format',
      'json:r.json',
      '--format',
      'sarif:r.sarif',
      '--format',
      'junit:r.xml',
      '--format',
      'github:r.txt',
      '--format',
      'html:sub/r.html',
    ],
    folder,
  );
});

const found = () =>
  JSON.parse(read('r.json')).files as {
    path: string;
    messages: { code: string; line: number; column: number; xpath?: string; severity: string }[];
  }[];

it('reports in several formats are made in one run, each where it is wanted', () => {
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('1 of 3 files valid');
  expect(['r.json', 'r.sarif', 'r.xml', 'r.txt', 'sub/r.html'].map((file) => existsSync(join(folder, file)))).toEqual(Array(5).fill(true));
});

it('a finding names the element that it stands at', () => {
  const [file] = found();
  expect(file?.messages.map(({ code, xpath }) => [code, xpath])).toContainEqual(['relaxng/element-unknown', '/TEI/text/body/p/persname']);
  expect(file?.messages.map(({ code, xpath }) => [code, xpath])).toContainEqual(['pointers/dangling', '/TEI/text/body/p/ref']);
});

describe('SARIF', () => {
  it('is valid by its schema, and points to the same places', () => {
    const log = JSON.parse(read('r.sarif'));
    const schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    valid(log);
    expect(valid.errors ?? []).toEqual([]);
    const [run] = log.runs;
    const places = run.results.map(
      (result: { ruleId: string; locations: { physicalLocation: { region: { startLine: number; startColumn: number } } }[] }) => {
        const { startLine, startColumn } = result.locations[0]?.physicalLocation.region ?? {};
        return [result.ruleId, startLine, startColumn];
      },
    );
    expect(places).toEqual(found().flatMap(({ messages }) => messages.map(({ code, line, column }) => [code, line, column])));
    expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri: 'a%20b.xml', uriBaseId: 'WORKINGFOLDER' });
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe(run.results[0].ruleId);
    expect(run.columnKind).toBe('utf16CodeUnits');
  });
});

describe('JUnit', () => {
  it('is XML with a suite for each file and a case for each error', () => {
    const xml = read('r.xml');
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => /^test(suite|case)$/.test(name),
    }).parse(xml);
    expect(testsuites.testsuite.map(({ name }: { name: string }) => name)).toEqual(['a b.xml', 'fine.xml', 'torn.xml']);
    const errors = found().map(({ messages }) => messages.filter(({ severity }) => severity === 'error').length);
    expect(testsuites.testsuite.map(({ failures }: { failures: string }) => Number(failures))).toEqual(errors);
    expect(testsuites.testsuite[1].testcase).toEqual([{ classname: 'fine.xml', name: 'valid' }]);
    expect(testsuites.testsuite[0].testcase[0].failure['#text']).toContain('<persname>');
  });
});

describe('annotations of GitHub', () => {
  it('escape what their syntax uses (workflow commands, percent-encoding)', () => {
    const lines = read('r.txt').trimEnd().split('\n');
    expect(lines).toHaveLength(found().flatMap(({ messages }) => messages).length);
    const dangling = lines.find((line) => line.includes('title=pointers/dangling'));
    expect(dangling).toMatch(
      /^::error file=a b\.xml,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=pointers\/dangling::@target points to “#p2,”/,
    );
    expect(read('r.txt')).toContain('100%25:');
  });
});

describe('the page in HTML', () => {
  it('shows each passage, and makes no markup of what it quotes', () => {
    const html = read('sub/r.html');
    expect(html).toContain('<mark>&#60;persname&#62;</mark>');
    expect(html).not.toMatch(/<script|<persname|https?:\/\/|<b>bold/);
    expect(html.match(/<li class="(error|warning|info)">/g)).toHaveLength(found().flatMap(({ messages }) => messages).length);
  });
});

describe('the pretty report', () => {
  it('shows ten of a kind of each file, or as many as --max says', async () => {
    const many = folderWith({ 'a.xml': LETTER(Array.from({ length: 14 }, (_, n) => `<p corresp="#x${n}">x</p>`).join('\n')) });
    const shown = async (...args: string[]) =>
      ((await imprimatur(['validate', 'a.xml', ...args], many)).stdout.match(/error: @corresp/g) ?? []).length;
    expect([await shown(), await shown('--max', '3'), await shown('--max', '0')]).toEqual([10, 3, 14]);
    const { stdout } = await imprimatur(['validate', 'a.xml', '--max', '3'], many);
    expect(stdout).toContain('a.xml: 11 more of this kind [pointers/dangling] (--max 0 shows all)');
    expect(stdout).toContain('14 errors');
  });
});

describe('where a report goes', () => {
  it('may be named by --output; the sum is told all the same', async () => {
    const { stdout, code } = await imprimatur(['validate', 'fine.xml', '--format', 'json', '--output', 'out.json'], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 of 1 file valid/);
    expect(JSON.parse(read('out.json')).summary.valid).toBe(1);
  });

  it.each([
    [['--format', 'json', '--format', 'sarif'], 'two reports would go to standard output'],
    [['--format', 'json:x', '--format', 'sarif:x'], 'two reports would go to'],
    [['--format', 'yaml'], 'there is no report format “yaml”'],
    [['--format', 'json:fine.xml/x', '--max', '5'], 'cannot be written'],
    [['--max', 'many'], '--max takes a number'],
  ])('is refused, and ends with 2: %j', async (args, reason) => {
    const { code, stderr } = await imprimatur(['validate', 'fine.xml', ...args], folder);
    expect(stderr).toContain(reason);
    expect(code).toBe(2);
  });
});

describe('explain', () => {
  it('prints the page about a code, lists the codes, and guesses what was meant', async () => {
    expect((await imprimatur(['explain', 'pointers/dangling'], folder)).stdout).toMatch(/^# pointers\/dangling\n/);
    expect((await imprimatur(['explain'], folder)).stdout).toMatch(/^relaxng\/element-unknown +error$/m);
    const wrong = await imprimatur(['explain', 'pointers/danglin'], folder);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('expected here: pointers/dangling')]);
  });
});
