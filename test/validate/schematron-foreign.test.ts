import { describe, expect, it } from 'vitest';
import type { TeiDocument } from '../../src/model/document.js';
import { ForeignRules, RULES_LIMITS } from '../../src/validate/schematron/foreign.js';
import { documentOf, TEI } from '../support/read.js';

const schema = (test: string) => {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern><rule context="/*"><report test="${test}">Found.</report></rule></pattern></schema>`;
  return { schema: { file: '/nowhere/rules.sch', path: 'rules.sch', bytes: Buffer.from(text) } };
};
const DOCUMENT = documentOf(TEI('<p/>'));
const at = (document: TeiDocument) => ({ document, file: '/nowhere/a.xml' });
const codesOf = async (test: string, limits = RULES_LIMITS) => {
  const rules = new ForeignRules({ limits });
  try {
    return (await rules.findings(at(DOCUMENT), schema(test))).map(({ code, message }) => `${code} ${message}`);
  } finally {
    await rules.close();
  }
};

describe('rules from elsewhere', () => {
  it('are run over the document, and again as they were kept', async () => {
    expect(await codesOf('true()')).toEqual(['schematron/report Found.']);
    expect(await codesOf('true()')).toEqual(['schematron/report Found.']);
    expect(await codesOf('false()')).toEqual([]);
  });

  it('that do not come to an end are ended, and the document counts as not judged', async () => {
    const endless = 'count(for $a in 1 to 100000, $b in 1 to 100000 return $a * $b) = 0';
    expect(await codesOf(endless, { ...RULES_LIMITS, run: 3000 })).toEqual([
      'schematron/rule-failed The Schematron rules could not be run to their end on this file: they did not come to an end within 3 s.',
    ]);
  });

  it('may not read files or ask hosts', async () => {
    expect(await codesOf("doc-available('file:///etc/passwd')")).toEqual([]);
    expect((await codesOf("doc('file:///etc/hostname') = 'x'"))[0]).toMatch(/^schematron\/rule-failed/);
  });

  it('go on with the next document where one was given up', async () => {
    const rules = new ForeignRules({ limits: { ...RULES_LIMITS, run: 3000 } });
    const slow = documentOf(TEI('<p n="slow"/>'), 'slow.xml');
    const test = "if (//@n = 'slow') then count(for $a in 1 to 100000, $b in 1 to 100000 return $a * $b) = 0 else true()";
    const verdicts = await Promise.all([slow, DOCUMENT].map((document) => rules.findings(at(document), schema(test))));
    await rules.close();
    expect(verdicts.map((found) => found.map(({ code }) => code))).toEqual([['schematron/rule-failed'], ['schematron/report']]);
  });
});
