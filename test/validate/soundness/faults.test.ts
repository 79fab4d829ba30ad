import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pointers } from '../../../src/model/codes/pointers.js';
import { soundness } from '../../../src/model/codes/soundness.js';
import type { TeiDocument } from '../../../src/model/document.js';
import { weigh } from '../../../src/model/weights.js';
import { checkIds } from '../../../src/validate/pointers/ids.js';
import { checkPointers } from '../../../src/validate/pointers/pointers.js';
import { SoundnessCheck } from '../../../src/validate/soundness/check.js';
import { withoutEchoes } from '../../../src/validate/validate.js';
import { documentOf } from '../../support/read.js';

/**
 * Each file under faults/ has one fault and says on top which finding belongs to it, and at which piece of its text; what
 * is under clean/ by the same name is the same without the fault. A folder is an edition of several files.
 */
const HERE = fileURLToPath(new URL('./', import.meta.url));

interface Found {
  readonly file: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file)) : [path];

const editionIn = (path: string): string[] => filesIn(path).filter((file) => file.endsWith('.xml'));

/** By hand: the place of the piece of text that a file names as faulty. */
function expectations(file: string): Found[] {
  const text = readFileSync(file, 'utf8');
  const body = text.indexOf('\n<TEI');
  return [...text.slice(0, body).matchAll(/<!-- expects (\S+) at: (.*) -->/g)].map(([, code = '', piece = '']) => {
    const at = text.indexOf(piece, body);
    expect(at, `“${piece}” stands in ${file}`).toBeGreaterThan(0);
    expect(text.indexOf(piece, at + 1), `“${piece}” stands once in ${file}`).toBe(-1);
    const before = text.slice(0, at).split('\n');
    return { file: relative(HERE, file), code, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });
}

function findingsIn(path: string): Found[] {
  const documents = editionIn(path).map((file) => documentOf(readFileSync(file, 'utf8'), relative(HERE, file)));
  const fileOf = (document: TeiDocument): string => join(HERE, document.source.path);
  const targets = new Map(documents.map((document) => [fileOf(document), document]));
  const soundness = new SoundnessCheck({ exists: existsSync });
  const found = documents.flatMap((document) => [
    ...checkIds(document),
    ...checkPointers(document, targets, { fileOf, exists: existsSync }),
    ...soundness.examine(document, fileOf(document)),
  ]);
  const diagnostics = withoutEchoes([...found, ...[...soundness.end().values()].flat()]);
  return weigh(diagnostics, path.endsWith('id-repeated') ? { 'soundness/id-repeated': 'info' } : {}).map(
    ({ code, path: file = '', range }) => ({ file, code, line: range?.start.line ?? 0, column: range?.start.column ?? 0 }),
  );
}

const faults = readdirSync(join(HERE, 'faults'));

describe('each seeded fault', () => {
  it.each(faults)('%s is found, with its code, at its place, and nothing else', (name) => {
    const expected = editionIn(join(HERE, 'faults', name)).flatMap(expectations);
    expect(expected).not.toEqual([]);
    expect(findingsIn(join(HERE, 'faults', name))).toEqual(expected);
  });

  it.each(faults)('%s without its fault is found sound', (name) => {
    expect(existsSync(join(HERE, 'clean', name))).toBe(true);
    expect(findingsIn(join(HERE, 'clean', name))).toEqual([]);
  });

  it('stands for a rule, and each rule has one', () => {
    const seeded = new Set(faults.flatMap((name) => editionIn(join(HERE, 'faults', name)).flatMap(expectations)).map(({ code }) => code));
    // A pointer to a file that is there and not examined: test/validate/pointers.test.ts.
    const elsewhere = new Set<string>(['ids/duplicate', 'ids/invalid', 'ids/missing-target', 'pointers/file-not-given']);
    const codes = [...Object.values(soundness), ...Object.values(pointers)].map(({ code }) => code as string);
    expect(codes.filter((code) => !seeded.has(code) && !elsewhere.has(code))).toEqual([]);
  });
});
