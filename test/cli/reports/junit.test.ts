import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../../src/cli/reporters/junit.js';
import type { Report, ReportedFile } from '../../../src/cli/reporters/report.js';
import { report as finding } from '../../../src/model/codes.js';
import { SourceText } from '../../../src/model/source.js';
import { judge } from '../../schemas/xmllint.js';
import { folderWith, imprimatur, LETTER, ROOT } from '../../support/run.js';

interface Case {
  readonly name: string;
  readonly failure?: { readonly '#text': string; readonly message: string };
  readonly error?: object;
}
interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly testcase: readonly Case[];
  readonly 'system-out'?: string;
}

/** The suites, as a program that reads JUnit has them: xmllint is asked whether it could. */
async function suitesOf(xml: string): Promise<readonly Suite[]> {
  const verdict = (await judge(join(ROOT, 'test/cli/reports/junit.rng'), new Map([['r.xml', xml]]))).get('r.xml');
  expect(verdict).toEqual({ valid: true, messages: [] });
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => /^test(suite|case)$/.test(name),
  });
  return parser.parse(xml).testsuites.testsuite;
}

const reportOf = (files: readonly ReportedFile[], more: Partial<Report> = {}): Report => {
  return { files, diagnostics: [], seconds: 0.1, exitCode: 1, page: () => undefined, ...more };
};

describe('JUnit', () => {
  it('has a suite for each file, and a case for each error', async () => {
    const folder = folderWith({ 'a b.xml': LETTER('<p>Dear <persname>C</persname> <ref target="#x">y</ref></p>'), 'fine.xml': LETTER() });
    const { stdout } = await imprimatur(['validate', '.', '--format', 'junit'], folder);
    const [broken, fine] = await suitesOf(stdout);
    expect(broken).toMatchObject({ name: 'a b.xml', tests: '2', failures: '2', errors: '0' });
    expect(broken?.testcase[0]?.failure?.['#text']).toContain('<persname>');
    expect(broken?.testcase[0]?.failure?.['#text']).toContain('Did you mean persName?');
    expect(fine).toMatchObject({ name: 'fine.xml', tests: '1', failures: '0', testcase: [{ name: 'valid' }] });
    expect(fine?.['system-out']).toContain('warning: fine.xml');
  });

  it('is well-formed whatever a file holds, and names no two cases alike', async () => {
    const source = new SourceText('a.xml', '<p n="\u0001]]&gt; \uFFFE">');
    const bad = finding.schematronAssert({ path: 'a.xml', range: source.range(0, 3) }, '<b>]]> & "\u0000\uD800\r\n');
    const [suite] = await suitesOf(junitReport(reportOf([{ path: '<&">.xml', valid: false, diagnostics: [bad, bad], source }])));
    expect(suite?.testcase.map(({ name }) => name)).toEqual(['schematron/assert at 1:1', 'schematron/assert at 1:1 (2)']);
  });

  it('counts what could not be judged, and what is wrong with the run, as errors', async () => {
    const unjudged = { path: 'a.xml', valid: null, diagnostics: [finding.xmlUnreadable({ path: 'a.xml' }, 'permission is denied')] };
    const run = { diagnostics: [finding.configInvalid({}, 'it is not.')] };
    const suites = await suitesOf(junitReport(reportOf([unjudged], run)));
    expect(suites.map(({ name, failures, errors }) => [name, failures, errors])).toEqual([
      ['imprimatur', '0', '1'],
      ['a.xml', '0', '1'],
    ]);
  });
});
