import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Load, readSchema, SchemaError } from '../../../../src/validate/relaxng/schema/index.js';
import { SHARED, sharedIsHere } from '../../../support/shared.js';
import { datatypes } from './datatypes.js';

const ROOT = `${SHARED}corpora-open/`;
const here = sharedIsHere('corpora-open');

interface Verdict {
  readonly loads: boolean;
}
const oracle: Readonly<Record<string, { readonly default: Verdict; readonly noIds: Verdict }>> = here
  ? JSON.parse(readFileSync(`${ROOT}oracle.json`, 'utf8')).schemas
  : {};

const load: Load = (href, base) => {
  const uri = new URL(href, base).href;
  return { uri, text: readFileSync(new URL(uri), 'utf8') };
};

function read(path: string, ids: boolean) {
  const uri = new URL(`file://${ROOT}${path}`).href;
  return readSchema({ uri, text: readFileSync(ROOT + path, 'utf8'), syntax: 'xml', load, datatypes, ids });
}

function loads(path: string, ids: boolean): boolean {
  try {
    read(path, ids);
    return true;
  } catch (error) {
    if (error instanceof SchemaError) return false;
    throw error;
  }
}

describe.skipIf(!here)('the schemas of the open corpora', () => {
  it.each(Object.entries(oracle))('%s loads as in Jing', (path, verdict) => {
    expect({ ids: loads(path, true), noIds: loads(path, false) }).toEqual({ ids: verdict.default.loads, noIds: verdict.noIds.loads });
  });

  it('includes files (MathML)', () => {
    expect(existsSync(`${ROOT}schemas/mathml2-main.rng`)).toBe(true);
    const grammar = read('schemas/mathml2.rng', true);
    expect(grammar.files.map((file) => file.replace(/.*\//, ''))).toEqual(['mathml2.rng', 'mathml2-main.rng', 'mathml2-qname-1.mod.rng']);
    expect(grammar.elements.length).toBeGreaterThan(100);
  });

  it('shares the attribute classes of TEI', () => {
    const grammar = read('schemas/tei_all.rng', true);
    expect(grammar.elements.length).toBeGreaterThan(580);
    expect(grammar.shared.length).toBeGreaterThan(100);
    const p = grammar.elements.find((element) => element.name.kind === 'name' && element.name.local === 'p')!;
    expect(p.documentation).toMatch(/^\(paragraph\)/);
    expect(JSON.stringify(p.of).length).toBeLessThan(4000);
    expect(JSON.parse(JSON.stringify(grammar))).toEqual(grammar);
  });

  it('names the attribute whose ID types conflict', () => {
    expect(() => read('schemas/testAttValQuant.rng', true)).toThrow(/conflicting ID types for the attribute “id”.* of the element “test”/);
  });
});
