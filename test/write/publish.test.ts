import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../src/model/artifact.js';
import { publish, target } from '../../src/write/publish.js';
import { refusalOfAsync } from '../support/read.js';
import { ROOT } from '../support/run.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'imprimatur-write-'));
const page = (path: string, content: string): Artifact => ({ path, content, mediaType: 'text/html' });

describe('publishing', () => {
  it('replaces the old edition whole and leaves nothing beside it', async () => {
    const root = folder();
    const out = join(root, 'dist');
    await publish(await target(out), [page('index.html', 'old'), page('gone/index.html', 'x')]);
    await publish(await target(out), [page('index.html', 'new')]);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
    expect(existsSync(join(out, 'gone'))).toBe(false);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('lists every file with size and checksum, sorted, without dates', async () => {
    const out = join(folder(), 'dist');
    await publish(await target(out), [{ ...page('b.html', 'ș'), source: 'tei/b.xml' }, page('a.html', '')]);
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    expect(manifest.files.map((file: { path: string }) => file.path)).toEqual(['a.html', 'b.html']);
    expect(manifest.files[1]).toEqual({
      path: 'b.html',
      size: 2,
      sha256: createHash('sha256').update('ș').digest('hex'),
      mediaType: 'text/html',
      source: 'tei/b.xml',
    });
  });

  it('that is given up leaves the old edition as it was', async () => {
    const root = folder();
    const out = join(root, 'dist');
    await publish(await target(out), [page('index.html', 'old')]);
    await target(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('never replaces a folder that holds files of somebody else', async () => {
    const out = folder();
    writeFileSync(join(out, 'thesis.doc'), 'ten years of work');
    expect((await refusalOfAsync(target(out)))[0]?.code).toBe('write/foreign-folder');
    expect(readFileSync(join(out, 'thesis.doc'), 'utf8')).toBe('ten years of work');
  });

  it('never takes along a file that somebody put into a published folder', async () => {
    const out = join(folder(), 'dist');
    await publish(await target(out), [page('index.html', 'old')]);
    writeFileSync(join(out, 'CNAME'), 'example.org');
    const [refused] = await refusalOfAsync(target(out));
    expect(refused).toMatchObject({ code: 'write/foreign-folder', message: expect.stringContaining('CNAME') });
    expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('example.org');
  });

  it('looks again before it replaces: a file that came while the edition was made is kept', async () => {
    const root = folder();
    const out = join(root, 'dist');
    await publish(await target(out), [page('index.html', 'old')]);
    const given = await target(out);
    mkdirSync(join(out, 'notes'));
    writeFileSync(join(out, 'notes/today.txt'), 'x');
    expect((await refusalOfAsync(publish(given, [page('index.html', 'new')])))[0]?.message).toContain('notes/today.txt');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('never replaces a folder with a source in it, whichever way the path leads there', async () => {
    const root = folder();
    const out = join(root, 'dist');
    await publish(await target(out), [page('a/document.xml', '<TEI/>')]);
    symlinkSync(root, join(root, 'link'));
    const [refused] = await refusalOfAsync(target(out, [join(root, 'link/dist/a/document.xml')]));
    expect(refused?.code).toBe('write/over-source');
  });

  it('keeps a link to the folder, and replaces what it leads to', async () => {
    const root = folder();
    mkdirSync(join(root, 'disk'));
    symlinkSync(join(root, 'disk'), join(root, 'dist'));
    await publish(await target(join(root, 'dist')), [page('index.html', 'new')]);
    expect(lstatSync(join(root, 'dist')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'disk/index.html'), 'utf8')).toBe('new');
  });

  it('by several builds at once leaves one whole edition and nothing beside it', async () => {
    const root = folder();
    const out = join(root, 'dist');
    const editions = ['one', 'two', 'three', 'four', 'five'];
    const pages = (name: string) => Array.from({ length: 40 }, (_, index) => page(`${index}/index.html`, name));
    await Promise.all(editions.map(async (name) => publish(await target(out), pages(name))));
    const names = new Set(Array.from({ length: 40 }, (_, index) => readFileSync(join(out, `${index}/index.html`), 'utf8')));
    expect(names.size).toBe(1);
    expect(editions).toContain([...names][0]);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('puts back the edition that a build had moved away when it was ended by force', async () => {
    const root = folder();
    const out = join(root, 'dist');
    await publish(await target(out), [page('index.html', 'old')]);
    // No process has a number that high (kernel.pid_max is at most 2^22).
    renameSync(out, join(root, '.dist.staging-99999999-abcdef-old-1'));
    await target(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('that is interrupted ends as it was told to, and leaves the old edition and nothing beside it', async () => {
    const root = folder();
    const out = join(root, 'dist');
    await publish(await target(out), [page('index.html', 'old')]);
    const script = `
      import { publish, target } from ${JSON.stringify(join(ROOT, 'lib/write/publish.js'))};
      const text = 'x'.repeat(5000);
      const artifacts = Array.from({ length: 20_000 }, (_, n) => ({ path: n + '/index.html', content: text, mediaType: 'text/html' }));
      const writing = publish(await target(${JSON.stringify(out)}), artifacts);
      setTimeout(() => process.kill(process.pid, 'SIGINT'), 20);
      await writing;
      console.log('published');
    `;
    const { signal, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect([signal, stdout]).toEqual(['SIGINT', '']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('makes no folder before there is something to publish', async () => {
    const root = folder();
    await target(join(root, 'new/deep/dist'));
    expect(readdirSync(root)).toEqual([]);
  });

  it('into a place that cannot be written is refused before any work', async () => {
    const root = folder();
    writeFileSync(join(root, 'file'), '');
    expect((await refusalOfAsync(target(join(root, 'file', 'dist'))))[0]?.code).toBe('write/failed');
    if (process.getuid?.() !== 0) {
      mkdirSync(join(root, 'locked'));
      chmodSync(join(root, 'locked'), 0o500);
      expect((await refusalOfAsync(target(join(root, 'locked', 'dist'))))[0]?.message).toContain('permission is denied');
    }
  });
});
