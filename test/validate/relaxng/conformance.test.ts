/** The conformance suites of RELAX NG: every schema and every document, as the suites have them. */
import { describe, expect, test } from 'vitest';
import { compileSchema, validateXml } from '../../../src/validate/relaxng/index.js';
import { BASE, type Case, casesOf, loaderOf, suiteIsHere } from './schema/suite.js';

if (!suiteIsHere) console.error('\n*** NOT TESTED: the RELAX NG conformance suites, for want of ../shared/suites/relaxng. ***\n');

type DocumentCase = Case & { readonly documents?: readonly { readonly valid: boolean; readonly text: string }[] };

/** Cases that do not come out as the suite has them, each with its reason from the specification. None is known. */
const LEDGER: Readonly<Record<string, string>> = {};

const SUITES = [
  { file: 'spectest-cases.json', ids: true, documents: 580 },
  { file: 'spectest-cases.json', ids: false, documents: 580 },
  // With ID checking one of its schemas is refused, as the suite's notes say.
  { file: 'xsdtest-expanded-cases.json', ids: false, documents: 1043 },
];

describe.skipIf(!suiteIsHere).each(SUITES)('$file, ID checking $ids', ({ file, ids, documents }) => {
  const cases = casesOf(file) as readonly DocumentCase[];

  test('the suite is whole', () => {
    expect(cases.flatMap((each) => each.documents ?? [])).toHaveLength(documents);
  });

  for (const { n, schema, schemaKind, resources, documents: own = [] } of cases) {
    if (schemaKind !== 'correct' || own.length === 0) continue;
    const name = `${file} ${n}`;
    test(`case ${n}`, () => {
      const compiled = compileSchema(schema, { uri: `${BASE}schema`, syntax: 'xml', load: loaderOf(resources), ids });
      const wrong = own.filter(({ valid, text }) => (validateXml(text, compiled, { ids }).length === 0) !== valid);
      if (LEDGER[name] === undefined) expect(wrong).toEqual([]);
      else expect(wrong, `${name} passes now: take it out of the ledger`).not.toEqual([]);
    });
  }
});
