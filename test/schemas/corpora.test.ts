/**
 * Completeness: real documents that are valid TEI P5 are valid under our grammar too, but for those
 * listed here with the module of TEI that they need and we leave out.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHARED, sharedIsHere } from '../support/shared.js';
import { judge, type Verdict } from './xmllint.js';

const OURS = fileURLToPath(new URL('../../schemas/imprimatur.rng', import.meta.url));
const CORPORA = `${SHARED}corpora-open/`;

/** Valid TEI P5 that our grammar refuses, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  'teic-p5/tei_all.odd': 'schemaSpec: the specification of schemas (tagdocs)',
  'teic-p5/tei_bare.odd': 'specList, specGrp, schemaSpec: the specification of schemas (tagdocs)',
  'teic-p5/testfsd.xml': 'fsdDecl: feature structures (iso-fs)',
  'teic-p5/testnames.xml': 'form in nym: dictionaries',
  'teic-p5/testspoken.xml': 'u, pause, writing: transcribed speech (spoken)',
  'teic-stylesheets/testClass.odd': 'schemaSpec: the specification of schemas (tagdocs)',
};

interface Oracle {
  results: { file: string; schema: string; default: { verdict: string } }[];
}

const present = sharedIsHere('corpora-open');

describe.skipIf(!present)('real documents that are valid TEI P5', () => {
  const files = present
    ? (JSON.parse(readFileSync(`${CORPORA}oracle.json`, 'utf8')) as Oracle).results
        .filter(({ schema, default: { verdict } }) => schema === 'schemas/tei_all.rng' && verdict === 'valid')
        .map(({ file }) => file)
    : [];
  let verdicts: ReadonlyMap<string, Verdict>;

  beforeAll(async () => {
    verdicts = await judge(OURS, new Map(files.map((file) => [file, readFileSync(CORPORA + file, 'utf8')])));
  });

  it('are many', () => expect(files.length).toBeGreaterThan(40));

  it.each(files.filter((file) => !(file in REFUSED)))('%s is valid', (file) => {
    expect(verdicts.get(file)).toEqual({ valid: true, messages: [] });
  });

  it.each(Object.entries(REFUSED))('%s is refused: %s', (file) => {
    expect(verdicts.get(file)?.valid).toBe(false);
  });
});
