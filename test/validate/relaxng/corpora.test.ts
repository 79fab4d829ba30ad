/** Real TEI and its broken copies under real schemas, beside what Jing says of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/model/diagnostic.js';
import type { TeiDocument } from '../../../src/model/document.js';
import { DEFAULT_LIMITS } from '../../../src/model/limits.js';
import { readDocument } from '../../../src/read/read.js';
import type { Fault } from '../../../src/validate/relaxng/engine/faults.js';
import type { Schema } from '../../../src/validate/relaxng/engine/matcher.js';
import { SchemaError } from '../../../src/validate/relaxng/index.js';
import { loadSchema } from '../../../src/validate/relaxng/load.js';
import { match } from '../../../src/validate/relaxng/match.js';
import { SHARED, sharedIsHere } from '../../support/shared.js';

const CORPORA = `${SHARED}corpora-open/`;
const present = sharedIsHere('corpora-open');
if (!present) console.error('\n*** NOT TESTED: verdicts beside those of Jing, for want of ../shared/corpora-open. ***\n');

interface JingError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
interface Judged {
  readonly verdict: 'valid' | 'invalid' | 'schema-error';
  readonly errors: readonly JingError[];
}
interface Result {
  readonly file: string;
  readonly schema: string;
  readonly default: Judged;
  readonly noIds: Judged & { readonly errorsSameAsDefault?: boolean };
}

/** Pairs where we and Jing differ, by `file schema`, argued from the specification. None is known. */
const LEDGER: Readonly<Record<string, string>> = {};

const oracle: { readonly results: readonly Result[] } = present
  ? JSON.parse(readFileSync(`${CORPORA}oracle.json`, 'utf8'))
  : { results: [] };

const documents = new Map<string, Promise<TeiDocument | undefined>>();
const schemas = new Map<string, Schema | undefined>();

function documentOf(path: string): Promise<TeiDocument | undefined> {
  let document = documents.get(path);
  if (document === undefined) {
    document = readDocument({ file: CORPORA + path, path, id: path }, { ...DEFAULT_LIMITS, depth: 1000 }).then(
      (read) => read.document,
      (error) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      },
    );
    documents.set(path, document);
  }
  return document;
}

function schemaOf(path: string, ids: boolean): Schema | undefined {
  const key = `${path} ${ids}`;
  if (!schemas.has(key)) {
    try {
      schemas.set(key, loadSchema(CORPORA + path, { ids }));
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      schemas.set(key, undefined);
    }
  }
  return schemas.get(key);
}

interface Tag {
  readonly local: string;
  readonly isEnd: boolean;
  readonly attributes: readonly string[];
}

/** The tags of the document by the place just past them: what Jing points to. */
function tagsByEnd({ elements, source }: TeiDocument): Map<string, Tag> {
  const at = (offset: number): string => Object.values(source.position(offset)).join(':');
  return new Map(
    elements.flatMap(({ local, contentStart, end, attributes }): [string, Tag][] => [
      [at(end), { local, isEnd: true, attributes: [] }],
      [at(contentStart), { local, isEnd: false, attributes: attributes.map(({ name }) => name) }],
    ]),
  );
}

/**
 * Jing repeats what it said of an element at later tags that it cannot place, under the name of the first; of one
 * attribute it says two things, and of an ID also where it was first; a text it may be given in pieces. None of these is
 * another fault.
 */
function distinct(errors: readonly JingError[], document: TeiDocument): readonly string[] {
  const tags = tagsByEnd(document);
  const { source } = document;
  const faults = errors.flatMap(({ line, column, message }) => {
    const place = `${line}:${column}`;
    const tag = tags.get(place);
    const [, named, incomplete] = /^element "(?:[^":]+:)?([^"]+)" (incomplete)?/.exec(message) ?? [];
    const elsewhere = named !== undefined && tag !== undefined && (tag.local !== named || (tag.isEnd && !incomplete));
    const attribute = /^(?:value of )?attribute "([^"]+)"/.exec(message)?.[1];
    const attributeElsewhere = attribute !== undefined && tag !== undefined && !tag.attributes.includes(attribute);
    const textOfTag = message.startsWith('text') && tag !== undefined;
    const textEnd = message.startsWith('text') ? source.text.indexOf('<', (source.lineStarts[line - 1] ?? 0) + column - 1) : undefined;
    const companion = /^(first occurrence of ID|value of attribute of type ID)/.test(message);
    return elsewhere || attributeElsewhere || textOfTag || companion ? [] : [`${textEnd ?? place} ${message.slice(0, 30)}`];
  });
  return [...new Set(faults)];
}

/** Whether Jing's place, just past the construct that failed, is that of the fault. */
function sameConstruct(document: TeiDocument, fault: Fault, { line, column }: JingError): boolean {
  const { source, elements } = document;
  const offset = (source.lineStarts[line - 1] ?? 0) + column - 1;
  const element = elements.find(({ start }) => start === fault.place);
  if (element && !fault.kind.startsWith('content')) return offset === element.contentStart;
  // A text is found wrong at the tag that follows it, an end tag at its own end.
  const next = source.text.indexOf('>', source.text.indexOf('<', fault.place)) + 1;
  return offset >= fault.place && offset <= next;
}

describe.skipIf(!present)('real documents, beside Jing', () => {
  test('the oracle is whole', () => expect(oracle.results.length).toBeGreaterThan(200));

  for (const { file, schema, default: withIds, noIds } of oracle.results) {
    for (const ids of [true, false]) {
      const expected = ids ? withIds : noIds;
      const key = `${file} ${schema}`;
      test(`${key}${ids ? '' : ' (no ids)'}: ${expected.verdict}`, async () => {
        const compiled = schemaOf(schema, ids);
        if (expected.verdict === 'schema-error') return expect(compiled).toBeUndefined();
        expect(compiled).toBeDefined();
        const document = await documentOf(file);
        // What is not well-formed is refused before any schema is asked.
        if (!document || !compiled) return expect(expected.verdict).toBe('invalid');
        const faults = match(document, compiled, { ids });
        if (LEDGER[key]) return expect(faults.length > 0, 'the ledger has it, and it passes').not.toBe(expected.verdict === 'invalid');
        expect(faults.length > 0 ? 'invalid' : 'valid').toBe(expected.verdict);
        const errors = ids || !noIds.errorsSameAsDefault ? expected.errors : withIds.errors;
        const [first] = errors;
        const [fault] = faults;
        if (first && fault) {
          expect(sameConstruct(document, fault, first), `${JSON.stringify(fault)} beside ${JSON.stringify(first)}`).toBe(true);
          const theirs = distinct(errors, document);
          expect(faults.length, theirs.join('\n')).toBeGreaterThanOrEqual(theirs.length);
        }
      });
    }
  }
});
