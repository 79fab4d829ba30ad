import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read.js';
import { checkRules, loadSchematron } from '../../src/validate/schematron/validator.js';
import { documentOf } from '../support/read.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

const SUITE = `${SHARED}suites/schematron-2020/testcases/`;
/** The groups about validation; `reporting` is about SVRL, which is not made. */
const GROUPS = ['instance-document-selection', 'pattern-templating', 'rule-based-validation', 'schema-composition'];

/** Cases that fail, each refused with a message rather than judged wrongly. */
const KNOWN_FAILURES: Readonly<Record<string, string>> = {
  'instance-document-selection/pattern-subordinate-document-variable.xml': 'rules see no other documents',
  'instance-document-selection/pattern-subordinate-document.xml': 'rules see no other documents',
  'pattern-templating/pattern-abstract-pattern-documents.xml': 'rules see no other documents',
  'schema-composition/extends-href-fragment-xml-id-preserve-ns.xml': 'a prefix means one namespace in all parts of a schema',
  'schema-composition/schema-phase-from.xml': 'phase/@from is not supported',
};

/** What a case of the suite gives: `valid`, `invalid`, or `error` where the schema is refused. */
async function judge(text: string): Promise<{ readonly expected: string; readonly given: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'schematron-suite-'));
  try {
    const expected = /expect="(\w+)"/.exec(text)?.[1] ?? '';
    const documents = [...text.matchAll(/<document filename="([^"]+)">([\s\S]*?)<\/document>/g)];
    for (const [, name = '', content = ''] of documents) await writeFile(join(folder, name), content.trim());
    const file = join(folder, 'schema.sch');
    await writeFile(file, /<schemas>\s*([\s\S]*?<\/sch:schema>)/.exec(text)?.[1] ?? '');
    const rules = await loadSchematron({ file, path: 'schema.sch' }).catch(() => undefined);
    if (rules === undefined) return { expected, given: 'error' };
    const findings = await checkRules(documentOf((documents[0]?.[2] ?? '').trim()), rules);
    return { expected, given: findings.length > 0 ? 'invalid' : 'valid' };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.skipIf(!sharedIsHere('suites/schematron-2020'))('the conformance suite for Schematron 2020', async () => {
  const cases: string[] = [];
  for (const group of sharedIsHere('suites/schematron-2020') ? GROUPS : []) {
    for (const name of (await readdir(SUITE + group)).sort()) cases.push(`${group}/${name}`);
  }

  it.each(cases)('%s', async (name) => {
    const { expected, given } = await judge(await readFile(SUITE + name, 'utf8'));
    if (name in KNOWN_FAILURES) expect(given, 'a known failure passes: strike it from the list').toBe('error');
    else expect(given).toBe(expected);
  });

  it('has every known failure', () => {
    expect(cases).toEqual(expect.arrayContaining(Object.keys(KNOWN_FAILURES)));
  });
});

describe.skipIf(!sharedIsHere('corpora-open'))("TEI's own rules, embedded in tei_all.rng", () => {
  it('find in the open corpora what Saxon-HE finds with another compiler', { timeout: 300_000 }, async () => {
    const root = `${SHARED}corpora-open/`;
    const oracle = JSON.parse(await readFile(`${root}oracle-schematron.json`, 'utf8')) as {
      readonly files: Readonly<Record<string, readonly { readonly text: string }[] | null>>;
    };
    const rules = await loadSchematron({ file: `${root}schemas/tei_all.rng`, path: 'tei_all.rng' });
    const words = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, ' ').trim()).sort();
    let judged = 0;
    for (const [path, expected] of Object.entries(oracle.files)) {
      if (expected === null) continue;
      const read = await readDocument({ file: root + path, path, id: path }).catch(() => undefined);
      if (read === undefined) continue;
      const given = (await checkRules(read.document, rules)).map(({ message }) => message);
      expect([path, words(given)]).toEqual([path, words(expected.map(({ text }) => text))]);
      judged++;
    }
    expect(judged).toBeGreaterThan(100);
  });
});

describe.skipIf(!sharedIsHere('odd-suite'))('schemas made from ODD files', () => {
  interface Customisation {
    readonly sch?: string;
    readonly documents?: readonly { readonly file: string; readonly schematron?: readonly (string | { readonly text: string })[] }[];
  }

  it('find in documents what the XSLT of ISO Schematron finds', { timeout: 600_000 }, async () => {
    const root = `${SHARED}odd-suite/`;
    const oracle = JSON.parse(await readFile(`${root}oracle.json`, 'utf8')) as { readonly odds: readonly Customisation[] };
    const words = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, ' ').trim()).sort();
    let judged = 0;
    for (const { sch, documents = [] } of oracle.odds) {
      if (sch === undefined) continue;
      const rules = await loadSchematron({ file: root + sch, path: sch });
      for (const { file, schematron } of documents) {
        if (schematron === undefined) continue;
        const { document } = await readDocument({ file: root + file, path: file, id: file });
        const given = (await checkRules(document, rules)).map(({ message }) => message);
        const expected = schematron.map((finding) => (typeof finding === 'string' ? finding : finding.text));
        expect([sch, file, words(given)]).toEqual([sch, file, words(expected)]);
        judged++;
      }
    }
    expect(judged).toBeGreaterThan(100);
  });
});
