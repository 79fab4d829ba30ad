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
