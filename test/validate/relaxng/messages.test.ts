/** What a finding says, as data: where it stands, what it is about, what was expected, what else there is to say. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type EngineOptions, relaxngValidator } from '../../../src/validate/relaxng/engine.js';
import { documentOf } from '../../support/read.js';

const folder = mkdtempSync(join(tmpdir(), 'messages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SCHEMA = `
default namespace = "urn:book"
datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"
namespace a = "http://relaxng.org/ns/compatibility/annotations/1.0"

start = book
[ a:documentation [ "The whole." ] ]
book = element book {
  attribute lang { "en" | "ro" }?, attribute id { xsd:ID }?, (attribute from { text } | attribute to { text })?,
  head, body, (index | glossary)
}
[ a:documentation [ "What stands before the text." ] ]
head = element head { title+, author?, date? }
title = element title { text }
author = element author { attribute key { text }, text }
date = element date { attribute when { xsd:date | xsd:gYear | xsd:gYearMonth | xsd:time }?, xsd:integer }
body = element body { (p | note | items | table | figure | quote | verse | speech | stage | letter)+ }
p = element p { attribute size { xsd:double | xsd:decimal }?, attribute xml:space { text }?, mixed { (note | name)* } }
note = element note { (attribute n { text } | attribute label { text }), text }
name = element name { text }
items = element list { empty }
table = element table { empty }
figure = element figure { empty }
quote = element quote { empty }
verse = element verse { empty }
speech = element speech { empty }
stage = element stage { empty }
letter = element letter { empty }
index = element index { empty }
glossary = element glossary { empty }
`;
const file = join(folder, 'book.rnc');
writeFileSync(file, SCHEMA);

async function findings(xml: string, options: EngineOptions = {}) {
  const document = documentOf(xml);
  const verdicts = await relaxngValidator(options).validate([document], { file, path: 'book.rnc' });
  return (verdicts.get(document) ?? []).map(({ code, range, expected, notes, message }) => ({
    code: code.replace('relaxng/', ''),
    at: range && `${range.start.line}:${range.start.column}`,
    expected,
    notes,
    message,
  }));
}

const book = ({ attributes = '', head = '<title/>', body = '<p/>', back = '<index/>' } = {}): string =>
  `<book xmlns="urn:book"${attributes}>\n<head>${head}</head>\n<body>${body}</body>\n${back}\n</book>`;

test('a book without a mistake has no finding', async () => {
  expect(await findings(book({ attributes: ' lang="ro" id="b"', body: '<p size="1">x<note n="1">y</note></p>' }))).toEqual([]);
});

describe('an element', () => {
  test('too early: only what must come before it is named, and nothing is guessed', async () => {
    const found = await findings('<book xmlns="urn:book">\n  <body><p/></body>\n  <index/>\n</book>');
    expect(found).toEqual([
      {
        code: 'element-too-early',
        at: '2:3',
        expected: ['head'],
        notes: undefined,
        message: expect.stringMatching(/body .*in book: head must come first/),
      },
    ]);
  });

  test('too late: it is told what it must come before', async () => {
    const found = await findings('<book xmlns="urn:book">\n<body><p/></body>\n<head><title/></head>\n<index/></book>');
    expect(found.map(({ code, at }) => [code, at])).toEqual([
      ['element-too-early', '2:1'],
      ['element-not-allowed', '3:1'],
    ]);
    expect(found[1]?.notes).toEqual(['It must come before body, which is on line 2.']);
  });

  test('unknown: the name that was meant comes first', async () => {
    const [found] = await findings(book({ body: '<p/><spech/>' }));
    expect(found).toMatchObject({ code: 'element-unknown', at: '3:11', notes: ['Did you mean speech?', '2 more are allowed here.'] });
    expect(found?.expected?.[0]).toBe('speech');
    expect(found?.expected).toHaveLength(8);
    expect(found?.message).toContain('body');
  });

  test('known, but out of place: its name is no slip, so none is guessed', async () => {
    const [found] = await findings(book({ body: '<p>x<date>1</date></p>' }));
    expect(found).toMatchObject({ code: 'element-not-allowed', at: '3:11', expected: ['note', 'name'], notes: undefined });
  });

  test('what the document uses at such places is expected first, then what it uses at all', async () => {
    const [found] = await findings(book({ body: '<p/><letter/><stage/><letter/><wrongest/>' }));
    expect(found?.expected?.slice(0, 4)).toEqual(['letter', 'p', 'stage', 'note']);
  });

  test('in another namespace: both namespaces are named', async () => {
    const [found] = await findings(book({ body: '<p xmlns="urn:other"/>' }));
    expect(found).toMatchObject({ code: 'element-unknown', at: '3:7' });
    expect(found?.notes?.[0]).toBe('This p is in the namespace “urn:other”; the one that is allowed here is in the namespace “urn:book”.');
    const [root] = await findings('<book/>');
    expect(root?.notes).toEqual(['This book is in no namespace; the one that is allowed here is in the namespace “urn:book”.']);
  });
});

describe('content', () => {
  test('that ends too early: what is missing, at the end tag', async () => {
    const found = await findings(book({ head: '<!-- -->' }));
    expect(found).toMatchObject([{ code: 'content-incomplete', at: '2:15', expected: ['title'] }]);
    expect(found[0]?.message).toContain('title');
  });

  test('that lacks one of several: all of them', async () => {
    const found = await findings(book({ back: '' }));
    expect(found).toMatchObject([{ code: 'content-incomplete', at: '5:1', expected: ['index', 'glossary'] }]);
    expect(found[0]?.message).toContain('index or glossary');
  });

  test('that is text where there should be none: where the words begin, and which', async () => {
    const found = await findings(book({ body: '\n  stray words<p/>' }));
    expect(found).toMatchObject([{ code: 'text-not-allowed', at: '4:3', message: expect.stringContaining('“stray words”') }]);
    expect(found[0]?.expected?.[0]).toBe('p');
  });

  test('of a type: the value and what the type wants', async () => {
    const found = await findings(book({ head: '<title/><date>soon</date>' }));
    expect(found).toMatchObject([
      { code: 'value-invalid', at: '2:21', message: expect.stringMatching(/“soon” of element date is not a whole number/) },
    ]);
  });
});

describe('an attribute', () => {
  test('not allowed: the place of the attribute, its name as written, what may stand there', async () => {
    const [found] = await findings(book({ body: '<p xmlns:x="urn:x"\n x:sizes="1" siez="2"/>' }));
    expect(found).toMatchObject({ code: 'attribute-not-allowed', at: '4:2', message: expect.stringContaining('x:sizes') });
    const [, second] = await findings(book({ body: '<p xmlns:x="urn:x"\n x:sizes="1" siez="2"/>' }));
    expect(second).toMatchObject({ at: '4:14', expected: ['size', 'xml:space'], notes: ['Did you mean size?'] });
  });

  test('missing: which, or which of several', async () => {
    expect(await findings(book({ head: '<title/><author/>' }))).toMatchObject([
      { code: 'attribute-missing', at: '2:15', expected: ['key'], message: expect.stringContaining('author lacks the attribute key') },
    ]);
    expect(await findings(book({ body: '<note/>' }))).toMatchObject([
      { code: 'attribute-missing', at: '3:7', expected: ['n', 'label'], message: expect.stringContaining('n or label') },
    ]);
  });

  test('with a value that is not in the list: the list, and the one that was meant', async () => {
    const [found] = await findings(book({ attributes: ' lang="eng"' }));
    expect(found).toMatchObject({ code: 'attribute-value', at: '1:24', expected: ['en', 'ro'], notes: ['Did you mean en?'] });
  });

  test('with a date: the forms as one, and what is wrong with it', async () => {
    const when = async (value: string) => (await findings(book({ head: `<title/><date when="${value}">1</date>` })))[0];
    const thirteenth = await when('1964-13-40');
    expect(thirteenth?.message).toContain('is not a date or time such as 1964-07-06, 1964-07, 1964 or 12:00:00.');
    expect(thirteenth?.notes).toEqual(['There is no month 13.']);
    expect((await when('1963-02-29'))?.notes).toEqual(['There is no day 29 in that month.']);
    expect(await when('1964-02-29')).toBeUndefined();
    expect((await when('1964-7-6'))?.notes).toEqual(['Did you mean 1964-07-06?']);
    expect((await when('in July'))?.notes).toBeUndefined();
  });

  test('with a number: what includes what is said once, and a comma is seen', async () => {
    const [found] = await findings(book({ body: '<p size="12,5"/>' }));
    expect(found?.message).toMatch(/“12,5” of attribute size on element p is not a number\.$/);
    expect(found?.notes).toEqual(['Did you mean 12.5?']);
    const [empty] = await findings(book({ body: '<p size=""/>' }));
    expect(empty?.message).toMatch(/^The empty value /);
  });
});

test('one mistake is one finding, and the rest of the file is examined', async () => {
  const found = await findings(
    book({ attributes: ' lang="xx"', body: '<bogus><p siz="1"/><date when="x"/></bogus><p size="x"/>', back: '<index>y</index>' }),
  );
  expect(found.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'attribute-value 1:24',
    'element-unknown 3:7',
    'attribute-not-allowed 3:17',
    'attribute-value 3:32',
    'value-invalid 3:26',
    'attribute-value 3:53',
    'text-not-allowed 4:8',
  ]);
});

test('the schema says what an element is for, if asked', async () => {
  const xml = book({ head: '<!-- -->', attributes: ' lang="x"' });
  expect((await findings(xml)).map(({ notes }) => notes)).toEqual([undefined, undefined]);
  expect((await findings(xml, { explain: true })).map(({ notes }) => notes?.at(-1))).toEqual([
    'The whole.',
    'What stands before the text.',
  ]);
});
