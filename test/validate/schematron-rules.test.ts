import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read.js';
import { checkRules } from '../../src/validate/schematron/validator.js';
import { documentOf } from '../support/read.js';
import { SHARED, sharedIsHere } from '../support/shared.js';
import { EXAMPLES, type Example } from './schematron-examples.js';

const schema = readFileSync(new URL('../../schemas/imprimatur.sch', import.meta.url), 'utf8');

const found = async (xml: string) =>
  (await checkRules(documentOf(xml))).map(({ schema: rule, severity }) => `${severity} ${rule?.replace('imprimatur.sch#', '')}`);

describe('our rules', () => {
  it('have each an example that breaks it and one that keeps it', () => {
    const asserted = [...schema.matchAll(/<(?:assert|report) id="([^"$]+)" role="(\w+)"/g)].map(([, id, role]) => `${role} ${id}`);
    const instances = [...schema.matchAll(/name="id" value="([^"]+)"\/>\s*<param name="role" value="(\w+)"/g)].map(
      ([, id, role]) => `${role} ${id}`,
    );
    expect(
      Object.entries(EXAMPLES)
        .map(([id, { role }]) => `${role ?? 'error'} ${id}`)
        .sort(),
    ).toEqual([...asserted, ...instances].sort());
  });

  it('all have an id and a role', () => {
    expect([...schema.matchAll(/<(?:assert|report)\b(?! id="[^"]+" role="[^"]+")/g)]).toEqual([]);
  });

  it.each(Object.entries(EXAMPLES))('%s fires where it should, and nowhere else', async (id, example: Example) => {
    expect(await found(example.breaks)).toEqual([`${example.role ?? 'error'} ${id}`]);
    expect(await found(example.keeps)).toEqual([]);
  });

  it('find nothing in our own edition', async () => {
    const file = new URL('../../tei/note-1964-07-06.xml', import.meta.url);
    expect(await found(readFileSync(file, 'utf8'))).toEqual([]);
  });
});

describe('a finding', () => {
  it('stands at the attribute that it is about', async () => {
    const [finding] = await checkRules(documentOf(EXAMPLES['language-tag']!.breaks));
    expect(finding).toMatchObject({ code: 'schematron/assert', schema: 'imprimatur.sch#language-tag', source: 'schematron' });
    expect(EXAMPLES['language-tag']!.breaks.split('\n')[finding!.range!.start.line - 1]!.slice(finding!.range!.start.column - 1)).toMatch(
      /^xml:lang="en_GB"/,
    );
  });

  it('says what is wrong and what to do', async () => {
    const [finding] = await checkRules(documentOf(EXAMPLES['date-order']!.breaks));
    expect(finding?.message).toBe(
      'The range ends (1964-06) before it begins (1964-07-06). Exchange the two dates or correct the wrong one.',
    );
  });
});

/** True faults of documents that a grammar calls valid, each looked up. */
const TRUE_FAULTS = [
  // Páll Jónsson Vídalín lived from 1667 to 1727; the register has him born in 1767.
  'teic-p5/testnames.xml person-life',
];

describe.skipIf(!sharedIsHere('corpora-open'))('in the open corpora', () => {
  interface Oracle {
    readonly results: readonly { readonly file: string; readonly schema: string; readonly default: { readonly verdict: string } }[];
  }
  let valid: readonly string[] = [];
  beforeAll(() => {
    const oracle = JSON.parse(readFileSync(`${SHARED}corpora-open/oracle.json`, 'utf8')) as Oracle;
    valid = oracle.results
      .filter((result) => result.schema === 'schemas/tei_all.rng' && result.default.verdict === 'valid')
      .map(({ file }) => file);
  });

  it('no document that is valid TEI has an error, but for true faults', async () => {
    expect(valid.length).toBeGreaterThan(40);
    const errors: string[] = [];
    for (const file of valid) {
      const { document } = await readDocument({ file: `${SHARED}corpora-open/${file}`, path: file, id: file });
      for (const { severity, schema: rule } of await checkRules(document)) {
        if (severity === 'error') errors.push(`${file} ${rule?.split('#')[1]}`);
      }
    }
    expect(errors).toEqual(TRUE_FAULTS);
  });
});
