import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/model/diagnostic.js';
import { DEFAULT_LIMITS } from '../../../src/model/limits.js';
import { SourceText } from '../../../src/model/source.js';
import { decode } from '../../../src/read/decode.js';
import type { Catalog } from '../../../src/read/dtd/declarations.js';
import { tokenize } from '../../../src/read/tokenize.js';
import { canonical, comparable } from './canonical.js';
import { CATALOG, CLOSED, idsOf, type Ledger } from './ledger.js';
import { type ConformanceCase, conformanceCases } from './suite.js';

/** Cases of the fifth edition of XML 1.0 and of Namespaces 1.0, and those of 1.1, which are refused for their version. */
const cases = conformanceCases().filter(({ edition }) => edition === '' || edition.includes('5'));

interface Outcome {
  /** Well-formed, but refused. */
  readonly refused: Map<string, string>;
  /** Not well-formed, but read. */
  readonly read: Map<string, string>;
  /** Read as something else than the suite has. */
  readonly differs: Map<string, string>;
  compared: number;
}

function run(selected: readonly ConformanceCase[], catalogOf?: (file: string) => Catalog): Outcome {
  const outcome: Outcome = { refused: new Map(), read: new Map(), differs: new Map(), compared: 0 };
  for (const { id, file, type, canonical: expected } of selected) {
    const bytes = readFileSync(file);
    try {
      const source = new SourceText(id, decode(bytes, id));
      const { document } = tokenize(source, bytes, id, DEFAULT_LIMITS, catalogOf ? { external: catalogOf(file) } : {});
      if (type === 'not-wf') outcome.read.set(id, 'read');
      else if (expected !== undefined && type !== 'error') {
        outcome.compared += 1;
        if (canonical(document) !== comparable(expected)) outcome.differs.set(id, canonical(document));
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw new Error(`${id}: ${(error as Error).stack}`);
      const [first] = error.diagnostics;
      expect(first?.message, id).toMatch(/^\S.*[.?:]/s);
      if (type === 'valid' || type === 'invalid') outcome.refused.set(id, `${first?.code}: ${first?.message}`);
    }
  }
  return outcome;
}

function expectLedger({ refused, read, differs }: Outcome, ledger: Ledger): void {
  expect([...read.keys()].sort()).toEqual(idsOf(ledger.read));
  expect([...differs.keys()].sort()).toEqual(idsOf(ledger.differs));
  expect([...refused.keys()].sort()).toEqual(idsOf(ledger.refused));
}

describe('the W3C XML conformance suite', () => {
  it('is there, whole', () => {
    expect(cases.length).toBeGreaterThan(2000);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ file }) => !existsSync(file))).toEqual([]);
  });

  it('is passed but for what policy refuses: nothing outside the document is read', () => {
    const outcome = run(cases);
    expect(outcome.compared).toBeGreaterThan(300);
    expectLedger(outcome, CLOSED);
  });

  it('is passed where a catalog has the files outside the document', () => {
    const selected = cases.filter(({ recommendation }) => !recommendation.endsWith('1.1'));
    const beside =
      (file: string): Catalog =>
      (_, systemId) => {
        const found = resolve(dirname(file), systemId);
        return existsSync(found) && statSync(found).isFile() ? decode(readFileSync(found), systemId) : undefined;
      };
    const outcome = run(selected, beside);
    expect(outcome.compared).toBeGreaterThan(350);
    expectLedger(outcome, CATALOG);
  });
});
