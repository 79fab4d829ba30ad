import { describe, expect, it } from 'vitest';
import { compactToXml, type ReadOptions, readSchema } from '../../../../src/validate/relaxng/schema/index.js';
import { compactCases } from './compacttest.js';
import { datatypes } from './datatypes.js';
import { judge } from './ledger.js';
import { normalForm } from './normal-form.js';
import { BASE, faultsOf, loaderOf, suiteIsHere } from './suite.js';

const cases = compactCases();

describe.skipIf(!suiteIsHere)('the compact syntax suite', () => {
  it('has its cases', () => {
    expect(cases.filter((one) => one.kind === 'incorrect')).toHaveLength(31);
    expect(cases.filter((one) => one.xml !== undefined)).toHaveLength(56);
  });

  it.each(cases.filter((one) => one.kind === 'incorrect').map((one) => [one.n, one] as const))('%i is refused', (n, one) => {
    const faults = faultsOf({ text: one.compact, syntax: 'compact', load: loaderOf(one.resources) });
    judge(`compacttest ${n}`, faults.length > 0, 'it loads');
  });

  it.each(cases.filter((one) => one.kind === 'correct').map((one) => [one.n, one] as const))('%i is translated', (n, one) => {
    const xml = compactToXml({ uri: `${BASE}schema.rnc`, text: one.compact });
    const [given, expected] = [normalForm(xml), normalForm(one.xml!)];
    if (JSON.stringify(given) === JSON.stringify(expected)) judge(`compacttest ${n}`, true, '');
    else expect(given).toEqual(expected);
  });

  it('reads as the same grammar what it translates', () => {
    const loaded = cases
      .filter((one) => one.kind === 'correct')
      .filter((one) => {
        const direct = faultsOf({ text: one.compact, syntax: 'compact', load: loaderOf(one.resources) });
        const translated = faultsOf({ text: compactToXml({ uri: BASE, text: one.compact }), load: loaderOf(renamed(one.resources)) });
        expect([one.n, translated.length === 0], translated.join()).toEqual([one.n, direct.length === 0]);
        if (direct.length > 0) return false;
        const compact = grammarOf({ text: one.compact, syntax: 'compact', load: loaderOf(one.resources) });
        const xml = grammarOf({
          text: compactToXml({ uri: BASE, text: one.compact }),
          syntax: 'xml',
          load: loaderOf(renamed(one.resources)),
        });
        expect(xml).toEqual(compact);
        return true;
      });
    expect(loaded).toHaveLength(46);
  });
});

/** A grammar without the places in it. */
function grammarOf(options: Pick<ReadOptions, 'text' | 'syntax' | 'load'>): unknown {
  const { files: _, ...grammar } = readSchema({ uri: `${BASE}schema`, datatypes, ...options });
  return JSON.parse(JSON.stringify(grammar, (key, value) => (key === 'place' || key === 'bindings' ? undefined : value)));
}

/** The resources under the names that the translation gives them. */
const renamed = (resources: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(resources).map(([name, text]) => [name.replace('.rnc', '.rng'), text]));
