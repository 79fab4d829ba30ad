/** Bags of others, judged: the conformance suite of the Library of Congress, and what may be done to a bag. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { tagFiles } from '../../../src/interchange/bagit/bag.js';
import { verifyBag } from '../../../src/interchange/bagit/verify.js';
import { folderWith } from '../../support/run.js';
import { SHARED, sharedIsHere } from '../../support/shared.js';

const SUITE = join(SHARED, 'standards/bagit/v1.0');

describe.skipIf(!sharedIsHere('standards/bagit'))('the conformance suite', () => {
  const cases = ['valid', 'invalid'].flatMap((verdict) => readdirSync(join(SUITE, verdict)).map((name) => [verdict, name] as const));
  it.each(cases)('%s: %s', async (verdict, name) => {
    const { valid } = await verifyBag(join(SUITE, verdict, name));
    expect(valid).toBe(verdict === 'valid');
  });

  it.each([
    ['bagit-with-invalid-whitespace', 'bagit/declaration'],
    ['notAllManifestsListAllFiles', 'bagit/file-unlisted'],
    ['same-filename-listed-twice-with-different-hashes', 'bagit/listed-twice'],
    ['same-filename-listed-twice-with-the-same-hash', 'bagit/listed-twice'],
  ])('%s is refused for its own reason', async (name, code) => {
    const { diagnostics } = await verifyBag(join(SUITE, 'invalid', name));
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');

/** A valid bag with the given payload, as files by their path. */
function bag(payload: Record<string, string>): Record<string, string> {
  const files = Object.entries(payload).map(([path, text]) => ({
    path,
    size: Buffer.byteLength(text),
    checksums: { sha256: sha256(text), sha512: sha512(text) },
  }));
  return { ...payload, ...Object.fromEntries(tagFiles(files, []).map(({ path, content }) => [path, String(content)])) };
}
const GOOD = bag({ 'data/a.txt': 'a', 'data/sub/100% — ü.txt': 'b' });
const judged = async (files: Record<string, string | Uint8Array>) => {
  const { valid, diagnostics } = await verifyBag(folderWith(files));
  return { valid, codes: [...new Set(diagnostics.map(({ code }) => code))] };
};
/** One manifest alone, so that a change has one consequence. */
const plain = (manifest: string, payload: Record<string, string> = { 'data/a.txt': 'a' }) => ({
  ...payload,
  'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  'manifest-sha256.txt': manifest,
});
const A = `${sha256('a')}  data/a.txt\n`;

test('what is packed here is valid, and says how much it holds', async () => {
  expect(await judged(GOOD)).toEqual({ valid: true, codes: [] });
  expect(GOOD['bag-info.txt']).toContain('Payload-Oxum: 2.2\n');
  expect(GOOD['manifest-sha256.txt']).toContain('data/sub/100%25 — ü.txt');
});

test.each<[string, Record<string, string | Uint8Array>, string[]]>([
  ['a file that was changed', { ...GOOD, 'data/a.txt': 'A' }, ['bagit/checksum']],
  ['a tag file that was changed', { ...GOOD, 'bag-info.txt': 'Payload-Oxum: 2.2\nContact-Name: Eve\n' }, ['bagit/checksum']],
  ['a file too many', { ...GOOD, 'data/more.txt': 'c' }, ['bagit/file-unlisted', 'bagit/oxum']],
  ['a file that is missing', plain(`${A}${sha256('b')}  data/b.txt\n`), ['bagit/file-missing']],
  ['a path out of the bag', plain(`${A}${sha256('x')}  data/../../etc/passwd\n`), ['bagit/path-outside']],
  ['an absolute path', plain(`${A}${sha256('x')}  /etc/passwd\n`), ['bagit/path-outside']],
  ['a path of another system', plain(`${A}${sha256('x')}  data\\..\\secret\n`), ['bagit/path-outside']],
  ['a payload manifest that lists a tag file', plain(`${A}${sha256('x')}  bagit.txt\n`), ['bagit/path-outside']],
  ['a line that is none', plain(`${A}data/a.txt\n`), ['bagit/manifest-line']],
  ['one file under two sums', plain(`${A}${sha256('x')}  data/a.txt\n`), ['bagit/listed-twice', 'bagit/checksum']],
  ['an algorithm that nobody knows', { ...plain(A), 'manifest-crc7.txt': 'ff  data/a.txt\n' }, ['bagit/algorithm']],
  ['no manifest', { 'data/a.txt': 'a', 'bagit.txt': GOOD['bagit.txt'] ?? '' }, ['bagit/manifest-missing']],
  ['no declaration', { 'data/a.txt': 'a', 'manifest-sha256.txt': A }, ['bagit/declaration']],
  ['a byte order mark', { ...plain(A), 'bagit.txt': `\ufeff${GOOD['bagit.txt']}` }, ['bagit/declaration']],
  [
    'an encoding that is not',
    { ...plain(A), 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-9\n' },
    ['bagit/declaration'],
  ],
  [
    'bytes of another encoding',
    { ...plain(A), 'manifest-sha256.txt': Buffer.from(`${A}${sha256('x')}  data/\xfc.txt\n`, 'latin1') },
    ['bagit/encoding'],
  ],
  ['a payload that is larger than it says', { ...plain(A), 'bag-info.txt': 'Payload-Oxum: 9.1\n' }, ['bagit/oxum']],
  [
    'what is still to be fetched',
    { ...plain(`${A}${sha256('b')}  data/b.txt\n`), 'fetch.txt': 'https://example.org/b 1 data/b.txt\n' },
    ['bagit/fetch'],
  ],
  ['what is fetched to somewhere else', { ...plain(A), 'fetch.txt': 'https://example.org/b 1 ../b.txt\n' }, ['bagit/path-outside']],
  [
    'a tag manifest without the payload manifest',
    { ...plain(A), 'tagmanifest-sha256.txt': `${sha256(GOOD['bagit.txt'] ?? '')}  bagit.txt\n` },
    ['bagit/tag-manifest'],
  ],
])('%s is named', async (_what, files, codes) => {
  expect(await judged(files)).toEqual({ valid: false, codes });
});

test('in another encoding that is declared, paths are read in it', async () => {
  const files = {
    'data/ü.txt': 'u',
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n',
    'manifest-sha256.txt': Buffer.from(`${sha256('u')}  data/\xfc.txt\n`, 'latin1'),
  };
  expect(await judged(files)).toEqual({ valid: true, codes: [] });
});

test('before version 1.0, white space is free, and one manifest may list what another does not', async () => {
  const files = {
    'data/a.txt': 'a',
    'data/b.txt': 'b',
    'bagit.txt': 'BagIt-Version : 0.97\nTag-File-Character-Encoding : UTF-8\n',
    'manifest-sha256.txt': A,
    'manifest-sha512.txt': `${sha512('b')}  data/b.txt\n`,
  };
  expect(await judged(files)).toEqual({ valid: true, codes: [] });
});

test('names that are one on some file systems are a warning', async () => {
  const payload = { 'data/A.txt': 'a', 'data/a.txt': 'a' };
  expect(await judged(bag(payload))).toEqual({ valid: true, codes: ['bagit/lookalike'] });
});

test('a link is not followed, whatever the manifest says of it', async () => {
  const folder = folderWith({ ...plain(`${A}${sha256('secret')}  data/link.txt\n`), '../secret.txt': 'secret' });
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(join(dirname(folder), 'secret.txt'), 'secret');
  symlinkSync(join(dirname(folder), 'secret.txt'), join(folder, 'data/link.txt'));
  const { valid, diagnostics } = await verifyBag(folder);
  expect(valid).toBe(false);
  expect(diagnostics.map(({ code }) => code)).toEqual(['bagit/linked', 'bagit/file-missing']);
});
