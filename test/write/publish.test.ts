import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../src/model/artifact.js';
import { discard, publish, stage } from '../../src/write/publish.js';
import { refusalOfAsync } from '../support/read.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'imprimatur-write-'));
const page = (path: string, content: string): Artifact => ({ path, content, mediaType: 'text/html' });

describe('publishing', () => {
  it('replaces the old edition whole and leaves nothing beside it', async () => {
    const root = folder();
    const out = join(root, 'dist');
    await publish(await stage(out), [page('index.html', 'old'), page('gone/index.html', 'x')]);
    await publish(await stage(out), [page('index.html', 'new')]);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
    expect(existsSync(join(out, 'gone'))).toBe(false);
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('lists every file with size and checksum, sorted, without dates', async () => {
    const out = join(folder(), 'dist');
    await publish(await stage(out), [{ ...page('b.html', 'ș'), source: 'tei/b.xml' }, page('a.html', '')]);
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
    await publish(await stage(out), [page('index.html', 'old')]);
    await discard(await stage(out));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  it('never replaces a folder that holds files of somebody else', async () => {
    const out = folder();
    writeFileSync(join(out, 'thesis.doc'), 'ten years of work');
    expect((await refusalOfAsync(stage(out)))[0]?.code).toBe('write/foreign-folder');
    expect(readFileSync(join(out, 'thesis.doc'), 'utf8')).toBe('ten years of work');
  });

  it('into a place that cannot be written is refused before any work', async () => {
    const root = folder();
    writeFileSync(join(root, 'file'), '');
    expect((await refusalOfAsync(stage(join(root, 'file', 'dist'))))[0]?.code).toBe('write/failed');
    if (process.getuid?.() !== 0) {
      mkdirSync(join(root, 'locked'));
      chmodSync(join(root, 'locked'), 0o500);
      expect((await refusalOfAsync(stage(join(root, 'locked', 'dist'))))[0]?.message).toContain('permission is denied');
    }
  });
});
