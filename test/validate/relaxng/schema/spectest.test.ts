import { describe, expect, it } from 'vitest';
import { readSchema } from '../../../../src/validate/relaxng/schema/index.js';
import { datatypes } from './datatypes.js';
import { judge } from './ledger.js';
import { BASE, casesOf, faultsOf, loaderOf, suiteIsHere } from './suite.js';

const spectest = casesOf('spectest-cases.json');
const xsdtest = casesOf('xsdtest-expanded-cases.json');

/** Where another section than the suite's is as true, and comes first. */
const OTHER_SECTIONS: Readonly<Record<number, string>> = {
  // The schemas also break the syntax of RELAX NG.
  ...{ 106: '3', 187: '3', 189: '3', 193: '3', 197: '3' },
  // The recursion is through a parentRef, but recursion it is.
  207: '4.19',
  // What the built-in library lacks is found where its types are looked up.
  ...{ 276: '4.16', 277: '4.16', 278: '4.16', 279: '4.16' },
};

describe.skipIf(!suiteIsHere)('the RELAX NG conformance suite', () => {
  it('has its cases', () => {
    expect(spectest.filter((one) => one.schemaKind === 'correct')).toHaveLength(172);
    expect(spectest.filter((one) => one.schemaKind === 'incorrect')).toHaveLength(213);
    expect(xsdtest).toHaveLength(240);
  });

  describe.each([true, false])('with ids: %s', (ids) => {
    it.each(spectest.map((one) => [one.n, one.schemaKind, one] as const))('spectest %i is %s', (n, kind, one) => {
      const faults = faultsOf({ text: one.schema, load: loaderOf(one.resources), ids });
      judge(`spectest ${n}`, (faults.length === 0) === (kind === 'correct'), faults.join('\n') || 'it loads');
    });
  });

  it('refuses incorrect schemas by the sections that the suite names', () => {
    const wrong: string[] = [];
    for (const { n, schema, resources, sections } of spectest.filter((one) => one.schemaKind === 'incorrect')) {
      const faults = faultsOf({ text: schema, load: loaderOf(resources) });
      const expected = OTHER_SECTIONS[n] ?? sections?.join(' ') ?? '';
      if (!faults.some((fault) => expected.split(' ').includes(fault.split(' ')[0]!))) wrong.push(`${n} ${expected}: ${faults[0]}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(xsdtest.map((one) => [one.n, one] as const))('xsdtest %i loads', (n, one) => {
    const faults = faultsOf({ text: one.schema, ids: false });
    judge(`xsdtest ${n}`, faults.length === 0, faults.join('\n'));
  });

  it('xsdtest 236 has an ID as content, which is refused with ids', () => {
    expect(faultsOf({ text: xsdtest[235]!.schema })).toEqual([expect.stringMatching(/^DTD compatibility 3 /)]);
  });

  it('gives grammars that survive being written as JSON', () => {
    for (const { schema, resources } of spectest.filter((one) => one.schemaKind === 'correct')) {
      const grammar = readSchema({ uri: `${BASE}schema`, text: schema, syntax: 'xml', load: loaderOf(resources), datatypes });
      expect(JSON.parse(JSON.stringify(grammar))).toEqual(grammar);
    }
  });
});
