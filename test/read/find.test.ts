import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInputs } from '../../src/read/find.js';
import { readDocument } from '../../src/read/read.js';
import { refusalOfAsync, TEI } from '../support/read.js';
import { folderWith } from '../support/run.js';

const idsIn = async (folder: string, paths = ['tei']): Promise<string[]> => (await findInputs(paths, folder)).map(({ id }) => id);

describe('the files of a folder', () => {
  it('are those that are named as TEI, in upper or lower case, at any depth', async () => {
    const folder = folderWith({ 'tei/A.XML': '', 'tei/b/c.tei': '', 'tei/d.odd': '', 'tei/e.txt': '', 'tei/f': '' });
    expect(await idsIn(folder)).toEqual(['A', 'b/c', 'd']);
  });

  it('are found through links, each once, and no circle is followed', async () => {
    const folder = folderWith({ 'tei/a.xml': '', 'elsewhere/b.xml': '' });
    symlinkSync('../elsewhere', join(folder, 'tei/more'));
    symlinkSync('../elsewhere/b.xml', join(folder, 'tei/b.xml'));
    symlinkSync('.', join(folder, 'tei/circle'));
    expect(await idsIn(folder)).toEqual(['a', 'b', 'more/b']);
  });

  it('do not come from hidden folders, dependencies or a published edition', async () => {
    const folder = folderWith({
      'a.xml': '',
      '.cache/b.xml': '',
      'node_modules/x/c.xml': '',
      'dist/manifest.json': '{"version":1,"generator":"Imprimatur 0.1.0","files":[]}',
      'dist/a/document.xml': '',
      'other/manifest.json': '{"name":"a web app"}',
      'other/d.xml': '',
    });
    expect(await idsIn(folder, ['.'])).toEqual(['a', 'other/d']);
    expect(await idsIn(folder, ['dist'])).toEqual(['a/document']);
  });

  it('are refused, not waited for, where they are pipes or links to nothing', async () => {
    const folder = folderWith({ 'tei/a.xml': TEI('<p/>') });
    execFileSync('mkfifo', [join(folder, 'tei/pipe.xml')]);
    symlinkSync('nowhere', join(folder, 'tei/broken.xml'));
    const inputs = await findInputs(['tei'], folder);
    expect(inputs.map(({ id }) => id)).toEqual(['a', 'broken', 'pipe']);
    const reasons = await Promise.all(inputs.slice(1).map((input) => refusalOfAsync(readDocument(input))));
    expect(reasons.flat().map(({ code, message }) => `${code} ${message}`)).toEqual([
      'xml/unreadable The file cannot be read: there is no such file or folder.',
      'xml/unreadable The file cannot be read: it is no regular file.',
    ]);
  });
});

describe('an id', () => {
  it('has nothing that means something else in an address', async () => {
    const names = ['a#b', 'a?c', '50%', 'to:do', 'with space', 'ünï', 'x"y', 'back\\slash'];
    const folder = folderWith(Object.fromEntries(names.map((name) => [`tei/${name}.xml`, ''])));
    expect((await idsIn(folder)).sort()).toEqual(['50-', 'a-b', 'a-c', 'back-slash', 'to-do', 'with space', 'x-y', 'ünï']);
  });

  it('is the same however a system writes its accents', async () => {
    expect(await idsIn(folderWith({ 'tei/u\u0308.xml': '' }))).toEqual(['\u00fc']);
  });

  it('keeps files apart that differ in their extension, or in upper and lower case', async () => {
    expect(await idsIn(folderWith({ 'tei/a.xml': '', 'tei/a.tei': '' }))).toEqual(['a-tei', 'a-xml']);
    expect(await idsIn(folderWith({ 'tei/A.tei': '', 'tei/a.xml': '' }))).toEqual(['A-tei', 'a-xml']);
  });
});

describe('bytes', () => {
  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['an archive', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
    ['JSON', Buffer.from('{"a": 1}')],
  ])('of %s are said to be no XML', async (what, bytes) => {
    const folder = folderWith({ 'a.xml': bytes });
    const [refused] = await refusalOfAsync(readDocument({ file: join(folder, 'a.xml'), path: 'a.xml', id: 'a' }));
    expect([what, refused?.code]).toEqual([what, what === 'UTF-32' ? expect.stringMatching(/^xml\/not-/) : 'xml/not-xml']);
    expect(refused?.range?.start).toEqual({ line: 1, column: 1 });
  });
});
