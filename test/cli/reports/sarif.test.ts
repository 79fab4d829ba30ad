import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { default as AjvDraft04 } from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../../support/run.js';

/** A module of CommonJS, whose types say otherwise. */
const Ajv = AjvDraft04 as unknown as new (
  options: object,
) => { compile(schema: object): { (data: unknown): boolean; errors?: unknown[] | null } };
const schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const valid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: object; readonly region: Region } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } }[];
    }[];
  }[];
}

interface Run {
  readonly columnKind: string;
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly defaultConfiguration: object; readonly help: { readonly text: string } }[];
    };
  };
  readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly object[] }];
  readonly results: readonly Result[];
}

/** The run of a report that is valid by the schema of OASIS. */
async function runOf(folder: string, ...args: string[]): Promise<Run> {
  await imprimatur(['validate', ...args, '--format', 'sarif:r.sarif'], folder);
  const log = JSON.parse(readFileSync(join(folder, 'r.sarif'), 'utf8'));
  valid(log);
  expect(valid.errors ?? []).toEqual([]);
  return log.runs[0];
}

describe('SARIF', () => {
  it('is valid by its schema, and points to the same places as the report in JSON', async () => {
    const body = '<p>😀 <persname>Clara</persname>, see <ref target="#p2">this</ref>.</p>';
    const folder = folderWith({ 'a b.xml': LETTER(body), 'fine.xml': LETTER(), 'torn.xml': '<TEI' });
    const run = await runOf(folder, '.', '--format', 'json:r.json');
    const { files } = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as {
      files: { messages: { code: string; line: number; column: number }[] }[];
    };
    const places = run.results.map(({ ruleId, locations }) => {
      const { region } = locations[0]?.physicalLocation ?? {};
      return [ruleId, region?.startLine, region?.startColumn];
    });
    expect(places).toEqual(files.flatMap(({ messages }) => messages.map(({ code, line, column }) => [code, line, column])));
    // Of UTF-16 code units the emoji has two: 6 blanks, <p>, it, a blank.
    expect(places).toContainEqual(['relaxng/element-unknown', 12, 13]);
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri: 'a%20b.xml', uriBaseId: 'WORKINGFOLDER' });
    expect(run.invocations[0].executionSuccessful).toBe(true);
  });

  it('has the page about each code, and its usual weight', async () => {
    const run = await runOf(folderWith({ 'a.xml': LETTER('<p xml:lang="german">x <persname/></p>') }), 'a.xml');
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const unknown = run.tool.driver.rules.find(({ id }) => id === 'soundness/lang-unknown');
    expect(unknown).toMatchObject({ defaultConfiguration: { level: 'warning' }, help: { text: expect.stringContaining('BCP 47') } });
    expect(run.results.find(({ ruleId }) => ruleId === 'relaxng/element-unknown')?.message.text).toContain('\nDid you mean persName?\n');
  });

  it('has repairs that can be carried out as they stand', async () => {
    const line = '<p xml:id="p1" corresp="#p1 p1">p1</p><p xml:lang="en_GB"><date when="1964-7-6">x</date></p>';
    const folder = folderWith({ 'a.xml': LETTER(line) });
    const { results } = await runOf(folder, 'a.xml');
    const replacements = results.flatMap(({ fixes = [] }) =>
      fixes.flatMap(({ artifactChanges }) => artifactChanges[0]?.replacements ?? []),
    );
    const lines = LETTER(line).split('\n');
    for (const { deletedRegion, insertedContent } of replacements.toReversed()) {
      const { startLine, startColumn, endColumn } = deletedRegion;
      const old = lines[startLine - 1] ?? '';
      lines[startLine - 1] = old.slice(0, startColumn - 1) + insertedContent.text + old.slice(endColumn - 1);
    }
    expect(lines.join('\n')).toBe(
      LETTER('<p xml:id="p1" corresp="#p1 #p1">p1</p><p xml:lang="en-GB"><date when="1964-07-06">x</date></p>'),
    );
  });

  it('knows a finding again when its line has moved, and tells those that are alike apart', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p><ref target="#x">a</ref><ref target="#x"/></p><p>b <persname/> <persname/></p>') });
    const prints = ({ results }: Run) => results.map(({ partialFingerprints }) => partialFingerprints['finding/v1']);
    const before = prints(await runOf(folder, 'a.xml'));
    expect(new Set(before).size).toBe(before.length);
    writeFileSync(join(folder, 'a.xml'), readFileSync(join(folder, 'a.xml'), 'utf8').replace('<teiHeader>', '\n\n<teiHeader>'));
    expect(prints(await runOf(folder, 'a.xml'))).toEqual(before);
  });

  it('says so when the run came to nothing, and why', async () => {
    const folder = folderWith({ 'a.xml': LETTER(), 'imprimatur.config.json': '{"inptu": "."}' });
    const { invocations, results } = await runOf(folder, 'a.xml');
    expect(results).toEqual([]);
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([{ descriptor: { id: 'config/invalid' }, level: 'error' }]);
    const unjudged = await runOf(folderWith({ 'a.xml': LETTER() }), 'a.xml', '--schema', 'none.rng');
    expect(unjudged.invocations[0].executionSuccessful).toBe(false);
  });
});
