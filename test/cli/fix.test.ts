import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

/** What is wrong, and what is there after the repair: written by hand. */
const REPAIRS: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    'a pointer without #',
    "<p xml:id='p1'>a</p><p corresp = 'p1'\n  n='p1'>p1</p>",
    "<p xml:id='p1'>a</p><p corresp = '#p1'\n  n='p1'>p1</p>",
  ],
  ['one pointer of several', '<p xml:id="p1">a</p><p corresp="#p1 p1">b</p>', '<p xml:id="p1">a</p><p corresp="#p1 #p1">b</p>'],
  ['a language tag with an underscore', '<p xml:lang="en_GB">a</p>', '<p xml:lang="en-GB">a</p>'],
  ['a date without noughts', '<p><date when="1964-7-6">6 July 1964</date></p>', '<p><date when="1964-07-06">6 July 1964</date></p>'],
  [
    'words that are not in normalisation form C',
    '<p n="e\u0301">Caf\u00e9 caf<!-- e\u0301 -->e\u0301 &amp;e\u0301 <hi>e\u0301</hi></p>',
    '<p n="e\u0301">Caf\u00e9 caf<!-- e\u0301 -->\u00e9 &amp;\u00e9 <hi>\u00e9</hi></p>',
  ],
];

const encodings: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['UTF-8 with CR LF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text) => Buffer.from(`\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le')],
];

describe('--fix', () => {
  it.each(REPAIRS)('repairs %s, and leaves every other byte', async (_, before, after) => {
    const folder = folderWith({ 'a.xml': LETTER(before) });
    const { stderr } = await imprimatur(['validate', 'a.xml', '--fix', '--yes'], folder);
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(LETTER(after));
    expect(stderr).toContain('Repaired:');
  });

  it.each(encodings)('keeps the encoding: %s', async (_, encode) => {
    const folder = folderWith({ 'a.xml': encode(LETTER('<p xml:lang="en_GB">\u00e4</p>')) });
    await imprimatur(['validate', 'a.xml', '--fix', '--yes'], folder);
    expect(readFileSync(join(folder, 'a.xml')).equals(encode(LETTER('<p xml:lang="en-GB">\u00e4</p>')))).toBe(true);
  });

  it('does not guess: what was likely meant is for a person to write', async () => {
    const text = LETTER('<p xml:id="letter">a</p><p corresp="#lettre"><persname>x</persname><date when="1964-13-45">x</date></p>');
    const folder = folderWith({ 'a.xml': text });
    const { stderr, code } = await imprimatur(['validate', 'a.xml', '--fix', '--yes'], folder);
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(text);
    expect([code, stderr]).toEqual([1, 'Nothing here can be repaired without a person.\n']);
  });

  it('--dry-run prints a patch and writes nothing', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p xml:lang="en_GB">a</p>') });
    const { stdout, code } = await imprimatur(['validate', 'a.xml', '--fix', '--dry-run'], folder);
    expect(stdout).toContain('-      <p xml:lang="en_GB">a</p>\n+      <p xml:lang="en-GB">a</p>\n');
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(LETTER('<p xml:lang="en_GB">a</p>'));
    expect(code).toBe(1);
  });

  it('shows the changes and writes nothing where nobody can be asked', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p xml:lang="en_GB">a</p>') });
    const { stderr } = await imprimatur(['validate', 'a.xml', '--fix'], folder);
    expect(stderr).toContain('+      <p xml:lang="en-GB">a</p>');
    expect(stderr).toContain('Nothing was written. --yes repairs without asking.');
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toContain('en_GB');
  });

  it('takes a repair back that makes a new error', async () => {
    // The project's own grammar wants the underscore.
    const schema =
      'default namespace = "http://www.tei-c.org/ns/1.0" start = element TEI { any } any = (element * { attribute xml:lang { "en_GB" }?, any } | text)*';
    const folder = folderWith({ 'a.xml': LETTER('<p xml:lang="en_GB">a</p>'), 's.rnc': schema });
    const { stderr } = await imprimatur(['validate', 'a.xml', '--schema', 's.rnc', '--fix', '--yes'], folder);
    expect(stderr).toContain('a.xml: taken back, since its repair made a new error.');
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(LETTER('<p xml:lang="en_GB">a</p>'));
  });
});

describe('--baseline', () => {
  const BODY = '<p corresp="#a">x</p>\n<p corresp="#b">x</p>';
  const start = async () => {
    const folder = folderWith({ 'a.xml': LETTER(BODY), 'b.xml': LETTER('<p corresp="#c">y</p>') });
    const validate = (...args: string[]) => imprimatur(['validate', ...args, '--baseline', 'known.json'], folder);
    return { folder, validate, known: () => readFileSync(join(folder, 'known.json'), 'utf8') };
  };

  it('accepts what it knows, also where it has moved, and fails what is new', async () => {
    const { folder, validate } = await start();
    expect((await validate('.', '--update-baseline')).code).toBe(0);
    writeFileSync(join(folder, 'a.xml'), `<!-- moved -->\n\n${LETTER(BODY).replace(/^.*\n/, '')}`);
    const same = await validate('.');
    expect([same.code, same.stdout]).toEqual([0, expect.stringMatching(/^2 of 2 files valid: 0 errors, 0 warnings, \d+ known/)]);
    writeFileSync(join(folder, 'a.xml'), LETTER(`${BODY}<p corresp="#new">x</p>`));
    const { code, stdout } = await validate('.');
    expect(code).toBe(1);
    expect(stdout.match(/error:.*/g)).toEqual([expect.stringContaining('“#new”')]);
  });

  it('loses what was mended, and nothing of files that were not examined', async () => {
    const { folder, validate, known } = await start();
    await validate('.', '--update-baseline');
    writeFileSync(join(folder, 'a.xml'), LETTER('<p corresp="#a">x</p>\n<p>x</p>'));
    const { stderr } = await validate('a.xml');
    expect(stderr).toBe('known.json: 1 finding no longer there, taken out.\n');
    expect(known()).not.toContain('#b');
    expect(known()).toContain('#a');
    expect(known()).toContain('b.xml');
    writeFileSync(join(folder, 'a.xml'), LETTER(BODY));
    expect((await validate('a.xml')).code).toBe(1);
  });

  it('never knows that a file cannot be read', async () => {
    const { folder, validate } = await start();
    writeFileSync(join(folder, 'a.xml'), '<TEI>');
    await validate('a.xml', '--update-baseline');
    expect((await validate('a.xml')).code).toBe(1);
  });

  it.each([
    ['{', 'the baseline is not JSON'],
    ['{"version":2}', 'it is no baseline; make one with --update-baseline'],
    [undefined, 'there is no such file; make it with --update-baseline'],
  ])('that cannot be used ends the run with 2: %s', async (text, reason) => {
    const { folder, validate } = await start();
    if (text !== undefined) writeFileSync(join(folder, 'known.json'), text);
    const { code, stderr } = await validate('a.xml');
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
  });
});
