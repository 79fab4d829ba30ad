import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pMap from 'p-map';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read.js';
import { runRules } from '../../src/transform/rules.js';
import { parseForSaxon } from '../../src/transform/saxon.js';
import { ForeignRules } from '../../src/validate/schematron/foreign.js';
import { RulesThreads } from '../../src/validate/schematron/rules-thread.js';
import { checkRules, loadSchematron } from '../../src/validate/schematron/validator.js';
import { documentOf } from '../support/read.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

const SUITE = `${SHARED}suites/schematron-2020/testcases/`;
const GROUPS = ['instance-document-selection', 'pattern-templating', 'reporting', 'rule-based-validation', 'schema-composition'];

/** Cases that fail, with the reason; one that passes must be struck from the list. */
const KNOWN_FAILURES: Readonly<Record<string, string>> = {};

interface Case {
  /** `valid`, `invalid`, or `error` where the schema is to be refused. */
  readonly expected: string;
  readonly given: string;
  /** XPath expressions about the report that do not hold. */
  readonly unmet: readonly string[];
}

const xpath = createRequire(import.meta.url)('saxon-js') as {
  getResource(options: object): Promise<unknown>;
  XPath: { evaluate(expression: string, context: unknown, options: object): unknown };
};

async function judge(text: string): Promise<Case> {
  const folder = await mkdtemp(join(tmpdir(), 'schematron-suite-'));
  let svrl = '';
  const rules = new ForeignRules({
    threads,
    folder,
    onSvrl: (_, __, report) => {
      svrl = report;
    },
  });
  try {
    const expected = /expect="(\w+)"/.exec(text)?.[1] ?? '';
    const documents = [...text.matchAll(/<document filename="([^"]+)">([\s\S]*?)<\/document>(?=\s*<(?:\/documents|document filename))/g)];
    for (const [, name = '', content = ''] of documents) await writeFile(join(folder, name), content.trim());
    const file = join(folder, 'schema.sch');
    await writeFile(file, /<schemas>\s*([\s\S]*?<\/sch:schema>)/.exec(text)?.[1] ?? '');
    const [, name = '', content = ''] = documents[0] ?? [];
    const found = await rules.findings(
      { document: documentOf(content.trim(), name), file: join(folder, name) },
      { schema: { file, path: 'schema.sch' } },
    );
    const given = found.some(({ code }) => code === 'schematron/schema-broken') ? 'error' : found.length > 0 ? 'invalid' : 'valid';
    const report = svrl === '' ? undefined : await xpath.getResource({ type: 'xml', text: svrl });
    const assertions = [...text.matchAll(/<assertion assert="([^"]+)"/g)].map(([, expression = '']) => expression.replaceAll('&gt;', '>'));
    const holds = (expression: string) =>
      xpath.XPath.evaluate(`boolean(${expression})`, report, { namespaceContext: { svrl: 'http://purl.oclc.org/dsdl/svrl' } }) === true;
    return { expected, given, unmet: assertions.filter((expression) => !holds(expression)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const threads = new RulesThreads(2);
afterAll(() => threads.close());

describe.skipIf(!sharedIsHere('suites/schematron-2020'))('the conformance suite for Schematron 2020', async () => {
  const cases: string[] = [];
  for (const group of sharedIsHere('suites/schematron-2020') ? GROUPS : []) {
    for (const name of (await readdir(SUITE + group)).sort()) cases.push(`${group}/${name}`);
  }

  it.concurrent.each(cases)('%s', async (name) => {
    const { expected, given, unmet } = await judge(await readFile(SUITE + name, 'utf8'));
    const passes = expected === given && unmet.length === 0;
    if (name in KNOWN_FAILURES) expect(passes, 'a known failure passes: strike it from the list').toBe(false);
    else expect({ given, unmet }).toEqual({ given: expected, unmet: [] });
  });

  it('has every known failure, and is whole', () => {
    expect(cases).toEqual(expect.arrayContaining(Object.keys(KNOWN_FAILURES)));
    expect(cases.length).toBeGreaterThanOrEqual(87);
  });
});

describe.skipIf(!sharedIsHere('corpora-open'))("TEI's own rules, embedded in tei_all.rng", () => {
  it('find in the open corpora what Saxon-HE finds with another compiler', { timeout: 300_000 }, async () => {
    const root = `${SHARED}corpora-open/`;
    const oracle = JSON.parse(await readFile(`${root}oracle-schematron.json`, 'utf8')) as {
      readonly files: Readonly<Record<string, readonly { readonly text: string; readonly location: string }[] | null>>;
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
      if (expected.length > 0) {
        const events = runRules(await parseForSaxon(read.document), rules, { full: true });
        const places = events.filter((event) => 'assertion' in event).map(({ place }) => place.path);
        expect([path, places]).toEqual([path, expected.map(({ location }) => location)]);
      }
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
    // Schemas are compiled in processes of their own: two at a time.
    await pMap(
      oracle.odds,
      async ({ sch, documents = [] }) => {
        if (sch === undefined) return;
        const rules = await loadSchematron({ file: root + sch, path: sch });
        for (const { file, schematron } of documents) {
          if (schematron === undefined) continue;
          const { document } = await readDocument({ file: root + file, path: file, id: file });
          const given = (await checkRules(document, rules)).map(({ message }) => message);
          const expected = schematron.map((finding) => (typeof finding === 'string' ? finding : finding.text));
          expect([sch, file, words(given)]).toEqual([sch, file, words(expected)]);
          judged++;
        }
      },
      { concurrency: 2 },
    );
    expect(judged).toBeGreaterThan(100);
  });
});
