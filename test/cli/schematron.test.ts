import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

const RULES = (test: string) => `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2">
<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern id="signed"><rule context="t:body"><assert test="${test}">A letter is signed.</assert></rule></pattern>
<pattern id="paragraphs"><rule context="t:p"><assert test="node()">Empty.</assert></rule></pattern></schema>`;

const run = async (test: string, ...args: string[]) => {
  const folder = folderWith({ 'a.xml': LETTER(), 'r.sch': RULES(test) });
  return { folder, ...(await imprimatur(['validate', 'a.xml', '--schematron', 'r.sch', ...args], folder)) };
};

describe('validate --schematron', () => {
  it('ends with 1 where a rule is broken by the document', async () => {
    const { code, stdout } = await run('.//t:signed');
    expect(code).toBe(1);
    expect(stdout).toContain('a.xml:11:5 error: A letter is signed.');
  });

  it('ends with 2 where a rule itself is wrong, and runs the others', async () => {
    const { code, stdout } = await run('.//t:signed[', '--format', 'json');
    expect(code).toBe(2);
    const [file] = JSON.parse(stdout).files;
    expect(file.valid).toBeNull();
    expect(file.messages).toMatchObject([{ code: 'schematron/rule-broken', message: expect.stringContaining('r.sch:3:45') }]);
  });

  it('--svrl writes a report for each document and schema, and examines what is known as well', async () => {
    const { folder } = await run('.//t:signed');
    const { stdout } = await imprimatur(['validate', 'a.xml', '--schematron', 'r.sch', '--svrl', 'reports'], folder);
    expect(stdout).toContain('A letter is signed.');
    expect(readFileSync(join(folder, 'reports/a.xml.r.sch.svrl'), 'utf8')).toMatch(/<svrl:failed-assert [^>]*test=".\/\/t:signed"/);
  });

  it('--svrl says what stands in the way of a report', async () => {
    const { code, stderr } = await run('.//t:signed', '--svrl', 'a.xml');
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be written: a part of its path is a file, not a folder.');
  });

  it('--profile lists the patterns with their times and places', async () => {
    const { code, stderr } = await run('true()', '--profile');
    expect(code).toBe(0);
    expect(stderr).toMatch(/ms {10}parsing documents/);
    expect(stderr).toMatch(/\d ms +[\d.]+ % +(signed +r\.sch:3:1|paragraphs +r\.sch:4:1)/);
  });
});
