import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/read/config.js';
import { refusalOfAsync } from '../support/read.js';

function folderWith(config?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'imprimatur-config-'));
  if (config !== undefined) writeFileSync(join(folder, 'imprimatur.config.json'), config);
  return folder;
}

describe('the configuration', () => {
  it('may be absent: every key has a default', async () => {
    const folder = folderWith();
    expect(await readConfig(undefined, folder)).toMatchObject({
      input: ['tei'],
      out: 'dist',
      schemas: [],
      folder,
      limits: { bytes: 32_000_000, depth: 250 },
    });
  });

  it('keeps the other limits where one is set', async () => {
    const folder = folderWith('{"limits": {"depth": 9}, "title": "T"}');
    expect(await readConfig(undefined, folder)).toMatchObject({ title: 'T', limits: { bytes: 32_000_000, depth: 9 } });
  });

  it('is refused with the name of a key that does not exist, and those that do', async () => {
    const [diagnostic] = await refusalOfAsync(readConfig(undefined, folderWith('{"titel": "T"}')));
    expect(diagnostic).toMatchObject({ code: 'config/invalid', path: 'imprimatur.config.json' });
    expect(diagnostic?.message).toContain('“titel”');
    expect(diagnostic?.expected).toContain('title');
  });

  it('is refused where it is no JSON, has a wrong type, or is missing though named', async () => {
    expect((await refusalOfAsync(readConfig(undefined, folderWith('{'))))[0]?.message).toContain('not JSON');
    expect((await refusalOfAsync(readConfig(undefined, folderWith('{"out": 3}'))))[0]?.message).toContain('“out” must be string');
    expect((await refusalOfAsync(readConfig('other.json', folderWith())))[0]?.code).toBe('config/unreadable');
  });
});
