import { describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

const FAULTY = LETTER('<p>On <date when="1964-07-07">6 July 1964</date> <persName/> came to <ref target="#x">it</ref>.</p>');

async function codesOf(args: readonly string[], config?: object): Promise<{ code: number; found: string[]; stderr: string }> {
  const folder = folderWith({ 'tei/a.xml': FAULTY, ...(config ? { 'imprimatur.config.json': JSON.stringify(config) } : {}) });
  const { code, stdout, stderr } = await imprimatur(['validate', '--no-schematron', '--format', 'json', ...args], folder);
  const messages: { code: string; severity: string; source: string }[] = stdout === '' ? [] : JSON.parse(stdout).files[0].messages;
  return { code, stderr, found: messages.map((message) => `${message.severity} ${message.code}`) };
}

describe('what a code weighs', () => {
  it('is what its page says, where nobody says otherwise', async () => {
    expect(await codesOf([])).toMatchObject({
      code: 1,
      found: ['warning soundness/date-text', 'warning soundness/element-empty', 'error pointers/dangling'],
    });
  });

  it('is the configuration’s to say, and the command line’s before it', async () => {
    const rules = { 'soundness/date-text': 'error', 'soundness/element-empty': 'off', 'pointers/dangling': 'info' };
    expect((await codesOf([], { rules })).found).toEqual(['error soundness/date-text', 'info pointers/dangling']);
    const { code, found } = await codesOf(['--rule', 'soundness/date-text=off', '--rule', 'soundness/element-empty=info'], { rules });
    expect(found).toEqual(['info soundness/element-empty', 'info pointers/dangling']);
    expect(code).toBe(0);
  });

  it('is nothing with --no-pointers', async () => {
    expect(await codesOf(['--no-pointers'])).toMatchObject({ code: 0, found: [] });
  });

  it.each([
    [['--rule', 'soundness/date-txt=off'], /no code “soundness\/date-txt”/],
    [['--rule', 'soundness/date-text=loud'], /cannot be “loud”/],
    [['--rule', 'soundness/date-text'], /cannot be “”/],
    [['--rule', 'xml/not-well-formed=off'], /cannot be changed/],
  ])('is refused as %s', async (args, message) => {
    const { code, stderr } = await codesOf(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('is refused in a configuration that names no code', async () => {
    const { code, stderr } = await codesOf([], { rules: { 'soundness/nothing': 'off' } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/imprimatur\.config\.json .*there is no code “soundness\/nothing”/);
  });
});

describe('what is found of several documents', () => {
  const people = (name: string): string =>
    `<listPerson xmlns="http://www.tei-c.org/ns/1.0">\n<person xml:id="p1"><persName>${name}</persName></person>\n</listPerson>`;
  const folder = folderWith({
    'imprimatur.config.json': JSON.stringify({ title: 'Test', input: ['tei'], out: 'public' }),
    'tei/a.xml': LETTER(`${people('Anna')}<p><persName ref="#p1">Anna</persName></p>`),
    'tei/b.xml': LETTER(
      '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../lists/people.xml"/><p><persName ref="#p1">Bert</persName></p>',
    ),
    'lists/people.xml': people('Bert'),
  });
  const told = async (...args: string[]) => {
    const { code, stdout } = await imprimatur(['validate', '--no-schematron', '--format', 'json', ...args], folder);
    const { files } = JSON.parse(stdout) as { files: { path: string; valid: boolean; messages: Record<string, unknown>[] }[] };
    return { code, files: files.map(({ path, valid, messages }) => ({ path, valid, messages })) };
  };

  // By hand: the second person of that identifier is in the list that b.xml includes.
  const found = { code: 'soundness/id-across-files', path: 'lists/people.xml', line: 2, column: 9 };

  it.each(['own', 'xmllint'])('is told once, by the document that has it, and weighed like all else: %s', async (engine) => {
    const args = ['--engine', engine, '--rule', 'soundness/id-across-files=error'];
    expect(await told('--engine', engine)).toMatchObject({
      code: 0,
      files: [
        { path: 'tei/a.xml', valid: true, messages: [] },
        { path: 'tei/b.xml', valid: true, messages: [{ ...found, severity: 'warning' }] },
      ],
    });
    expect(await told(...args)).toMatchObject({
      code: 1,
      files: [
        { valid: true, messages: [] },
        { valid: false, messages: [{ ...found, severity: 'error' }] },
      ],
    });
    expect((await told('--engine', engine, '--rule', 'soundness/id-across-files=off')).files.map(({ messages }) => messages)).toEqual([
      [],
      [],
    ]);
  });

  it('is told once by a build as well', async () => {
    const { code, stdout, stderr } = await imprimatur(['build'], folder);
    expect(code).toBe(0);
    expect(`${stdout}${stderr}`.match(/soundness\/id-across-files/g)).toHaveLength(1);
  });
});
