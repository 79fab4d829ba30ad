import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** Data flows one way: a stage knows itself, the model, and the stages before it. */
const ORDER = ['model', 'read', 'validate', 'transform', 'compose', 'interchange', 'audit', 'write', 'graph', 'index', 'cli'];

/** Validation runs its rules on the same parsed document and the same processor as the stylesheets. */
const EXCEPTIONS = new Set(['validate -> transform']);

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const stageOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, ''));

describe('the layers of the source', () => {
  it('know only what comes before them', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const text = readFileSync(join(SRC, file), 'utf8');
      for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
        const imported = relative(SRC, resolve(dirname(join(SRC, file)), target)).replace(/\.js$/, '.ts');
        const from = stageOf(file);
        const to = stageOf(imported);
        if (from !== to && ORDER.indexOf(to) > ORDER.indexOf(from) && !EXCEPTIONS.has(`${from} -> ${to}`))
          wrong.push(`${file} -> ${imported}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are all named in the order', () => {
    expect([...new Set(files.map(stageOf))].filter((stage) => !ORDER.includes(stage))).toEqual([]);
  });

  it('let only write/ and the starter edition touch the disk', () => {
    const writers = files.filter((file) => /writeFile|\.rename\(|mkdir|\.remove\(|fs-extra/.test(readFileSync(join(SRC, file), 'utf8')));
    const allowed =
      /^(write\/|cli\/commands\/init\.ts|read\/cache\.ts|(graph\/precompile|transform\/(compile|saxon))\.ts|validate\/schematron\/)/;
    expect(writers.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('keep files under 300 lines', () => {
    const roots = [SRC, fileURLToPath(new URL('../xslt/', import.meta.url))];
    const long = roots.flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|xsl)$/.test(file) && statSync(join(root, file)).isFile())
        .filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300),
    );
    expect(long).toEqual([]);
  });
});
