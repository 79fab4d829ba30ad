/**
 * Arbitrary schemas and documents: the verdicts of the engine are those of a slow, literal transcription of Clark's
 * algorithm, which is given the schema as it was written, so that our readers of both syntaxes are tried as well.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSchema, type Schema, SchemaError, validateXml } from '../../../src/validate/relaxng/index.js';
import { arbitrarySchema } from './fuzz/arbitrary-schema.js';
import { arbitraryDocument, documentFor, documentXml, mutated, picksOf } from './fuzz/document.js';
import { DOCUMENT_PREFIXES } from './fuzz/schema.js';
import { compactOf } from './fuzz/to-compact.js';
import { referenceOf } from './fuzz/to-reference.js';
import { xmlOf } from './fuzz/to-xml.js';
import { isValid } from './reference/derivatives.js';
import { TooMuchWork, withBudget } from './reference/patterns.js';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_125);

const streams = fc.array(fc.tuple(fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }), fc.nat(2)), { minLength: 4, maxLength: 6 });
const cases = fc.record({ schema: arbitrarySchema, compact: fc.boolean(), streams, random: fc.array(arbitraryDocument, { maxLength: 1 }) });

function compile(text: string): Schema | undefined {
  try {
    return compileSchema(text, { ids: false });
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}

test('verdicts are those of the algorithm, transcribed', () => {
  const count = { schemas: 0, refused: 0, valid: 0, invalid: 0, tooMuchWork: 0 };
  fc.assert(
    fc.property(cases, ({ schema, compact, streams: given, random }) => {
      const text = compact ? compactOf(schema) : xmlOf(schema);
      const compiled = compile(text);
      count.schemas += 1;
      if (compiled === undefined) {
        count.refused += 1;
        return;
      }
      const start = referenceOf(schema);
      const documents = given.map(([numbers, mutations]) => {
        const pick = picksOf(numbers);
        let document = documentFor(schema, pick);
        for (let time = 0; time < mutations; time += 1) document = mutated(document, pick);
        return document;
      });
      for (const document of [...documents, ...random]) {
        let expected: boolean;
        try {
          expected = withBudget(50_000, () => isValid(start, document, DOCUMENT_PREFIXES));
        } catch (error) {
          if (!(error instanceof TooMuchWork)) throw error;
          count.tooMuchWork += 1;
          continue;
        }
        count[expected ? 'valid' : 'invalid'] += 1;
        const xml = documentXml(document);
        const faults = validateXml(xml, compiled, { ids: false });
        expect(faults.length === 0, `${text}\n${xml}\n${JSON.stringify(faults)}`).toBe(expected);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  console.info(`fuzz: ${JSON.stringify(count)}`);
  // Both verdicts must be common, or the comparison says little.
  const judged = count.valid + count.invalid;
  expect(judged).toBeGreaterThan(3 * RUNS);
  expect(count.valid / judged).toBeGreaterThan(0.25);
  expect(count.invalid / judged).toBeGreaterThan(0.25);
  expect(count.tooMuchWork / judged).toBeLessThan(0.05);
});
