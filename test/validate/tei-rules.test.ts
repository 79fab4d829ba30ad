/**
 * A file for each assertion of TEI's own Schematron, which breaks it at the element (or attribute) behind `<?here?>`. That it does
 * was read from the rule, and found by Saxon-HE with another compiler as well: in all files the two find the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runRules } from '../../src/transform/rules.js';
import { parseXml } from '../../src/transform/saxon.js';
import { rangeOf } from '../../src/validate/schematron/findings.js';
import { type CompiledSchematron, loadSchematron } from '../../src/validate/schematron/validator.js';
import { documentOf } from '../support/read.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

const FOLDER = fileURLToPath(new URL('tei-rules/', import.meta.url));
/** Some rules are about the next weeks. */
const SOON = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

const collapsed = (text = ''): string => text.replace(/\s+/g, ' ').trim();

function seeded(file: string) {
  const text = readFileSync(FOLDER + file, 'utf8').replaceAll('SOON', SOON);
  const said = (name: string) => collapsed(new RegExp(`<\\?${name} ([\\s\\S]*?)\\?>`).exec(text)?.[1]);
  const here = /<\?here ?@?(\S*?)\?>/.exec(text);
  const element = (here?.index ?? 0) + (here?.[0].length ?? 0);
  const start = here?.[1] ? text.indexOf(` ${here[1]}=`, element) + 1 : element;
  return { text, kind: said('breaks'), context: said('context'), test: said('test'), start };
}

const files = readdirSync(FOLDER).sort();

describe.skipIf(!sharedIsHere('corpora-open'))("TEI's own rules", () => {
  let rules: CompiledSchematron;
  beforeAll(async () => {
    rules = await loadSchematron({ file: `${SHARED}corpora-open/schemas/tei_all.rng`, path: 'tei_all.rng' });
  });

  it.each(files)('find the fault in %s', async (file) => {
    const { text, kind, context, test, start } = seeded(file);
    const document = documentOf(text, file);
    const { table } = rules;
    const found = runRules(await parseXml(document.xml), rules).flatMap((event) => {
      if (!('assertion' in event)) return [];
      const row = table.assertions[event.assertion - 1];
      const rule = row && table.rules[row.rule - 1];
      const is = row?.kind === kind && collapsed(row.test) === test && collapsed(rule?.context) === context;
      return is ? [rangeOf(document, event.place).range?.start] : [];
    });
    expect(found).toContainEqual(document.source.position(start));
  });

  it('each have their file', () => {
    const known = new Set(files.map(seeded).map(({ kind, context, test }) => `${kind} ${context} ${test}`));
    const { table } = rules;
    const all = table.assertions.map(({ kind, rule, test }) => `${kind} ${collapsed(table.rules[rule - 1]?.context)} ${collapsed(test)}`);
    expect(all.filter((each) => !known.has(each))).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(103);
  });
});
