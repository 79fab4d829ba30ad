/** What reports hold, in the words of the formats themselves. */
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER, type Ran } from '../../support/run.js';

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

describe('where a report goes', () => {
  it('may be named by --output; the sum is told all the same', async () => {
    const { stdout, code } = await imprimatur(['validate', 'fine.xml', '--format', 'json', '--output', 'out.json'], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 of 1 file valid/);
    expect(JSON.parse(read('out.json')).summary.valid).toBe(1);
  });

  it('is refused before the work where it could not be written', async () => {
    const { code, stdout, stderr } = await imprimatur(
      ['validate', 'fine.xml', '--format', 'json:fine.xml/x', '--format', 'pretty'],
      folder,
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('a part of its path is a file, not a folder. [write/failed]');
  });

  it('is never a file that is examined; the other reports are written all the same', async () => {
    const own = folderWith({ 'a.xml': LETTER() });
    symlinkSync('a.xml', join(own, 'link.xml'));
    for (const target of ['./a.xml', 'link.xml']) {
      const { code, stderr } = await imprimatur(['validate', 'a.xml', '--format', `json:${target}`, '--format', 'junit:r.xml'], own);
      expect([code, stderr]).toEqual([2, expect.stringContaining('[write/over-source]')]);
    }
    expect(readFileSync(join(own, 'a.xml'), 'utf8')).toBe(LETTER());
    expect(readFileSync(join(own, 'r.xml'), 'utf8')).toContain('<testsuites');
  });

  it('keeps its permissions, and is written through a link', async () => {
    const own = folderWith({ 'a.xml': LETTER(), 'real.json': 'old' });
    chmodSync(join(own, 'real.json'), 0o640);
    symlinkSync('real.json', join(own, 'link.json'));
    await imprimatur(['validate', 'a.xml', '--format', 'json:link.json'], own);
    expect(lstatSync(join(own, 'link.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(own, 'real.json'), 'utf8')).version).toBe(1);
    expect(statSync(join(own, 'real.json')).mode & 0o777).toBe(0o640);
    expect(readdirSync(own).sort()).toEqual(expect.arrayContaining(['a.xml', 'link.json', 'real.json']));
    expect(readdirSync(own).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each([
    [['--format', 'json', '--format', 'sarif'], 'two reports would go to standard output'],
    [['--format', 'json:x', '--format', 'sarif:x'], 'two reports would go to'],
    [['--format', 'yaml'], 'there is no report format “yaml”'],
    [['--format', 'json:r.json', '--output', 'x'], '--output is one too many'],
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
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Did you mean pointers/dangling?')]);
  });
});
