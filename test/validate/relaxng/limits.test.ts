/** Schemas that are built to hang or to exhaust the memory: each is judged, or refused with a clear error. */
import { describe, expect, test } from 'vitest';
import { compileSchema, DatatypeError, PatternLimitError, validateXml } from '../../../src/validate/relaxng/index.js';
import { folderWith, imprimatur } from '../../support/run.js';

const many = (count: number, text: (index: number) => string, separator = ''): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(separator);
const faults = (schema: string, xml: string) => validateXml(xml, compileSchema(schema, { ids: false }), { ids: false });
const XSD = 'datatypes x = "http://www.w3.org/2001/XMLSchema-datatypes"\n';

describe('is judged', () => {
  test('an interleave of 200 optional elements, given in the reverse order', () => {
    const schema = `start = element r { ${many(200, (index) => `element e${index} { empty }?`, ' & ')} }`;
    expect(faults(schema, `<r>${many(200, (index) => `<e${199 - index}/>`)}</r>`)).toEqual([]);
    expect(faults(schema, '<r><e7/><e7/></r>')).toMatchObject([{ fault: { kind: 'element-not-allowed' }, column: 9 }]);
  });

  test('300 optional elements of one name in a row', () => {
    const schema = `start = element r { ${many(300, () => 'element e { empty }?', ', ')} }`;
    expect(faults(schema, `<r>${many(300, () => '<e/>')}</r>`)).toEqual([]);
    expect(faults(schema, `<r>${many(301, () => '<e/>')}</r>`)).toHaveLength(1);
  });

  test('definitions that double each other a hundred times by choices', () => {
    const definitions = many(100, (index) => `a${index} = (a${index + 1}, text) | (text, a${index + 1})\n`);
    const schema = `start = element r { a0 }\n${definitions}a100 = element b { empty }`;
    expect(faults(schema, '<r>x<b/>y</r>')).toEqual([]);
    expect(faults(schema, '<r/>')).toHaveLength(1);
  });

  test('the same in a list, and around an attribute', () => {
    const doubled = (beside: string) => many(100, (index) => `a${index} = (a${index + 1}, ${beside}) | (${beside}, a${index + 1})\n`);
    const list = `${XSD}start = element r { attribute l { list { a0 } } }\n${doubled('x:int?')}a100 = x:int`;
    expect(faults(list, '<r l="1 2 3"/>')).toEqual([]);
    expect(faults(list, '<r l="1 two 3"/>')).toMatchObject([{ fault: { kind: 'attribute-value' } }]);
    const attribute = `start = element r { a0 }\n${doubled('text')}a100 = attribute b { text }`;
    expect(faults(attribute, '<r b="">x</r>')).toEqual([]);
    expect(faults(attribute, '<r>x</r>')).toMatchObject([{ fault: { kind: 'attribute-missing', missing: [{ local: 'b' }] } }]);
  });

  test('a choice at each of thousands of places', () => {
    const item = '(element a { empty } | element b { empty })';
    const schema = `start = element r { ${item}*, element a { empty }, ${many(20, () => item, ', ')} }`;
    // The element before the last twenty must be an a.
    expect(faults(schema, `<r>${many(3000, () => '<b/>')}<a/>${many(20, () => '<b/>')}</r>`)).toEqual([]);
    expect(faults(schema, `<r>${many(3000, () => '<a/>')}<b/>${many(20, () => '<b/>')}</r>`)).toHaveLength(1);
  });

  test('counts in counts', () => {
    const schema = `${XSD}start = element r { x:string { pattern = "(a{1,1000}){1,1000}" } }`;
    expect(faults(schema, `<r>${'a'.repeat(5000)}</r>`)).toEqual([]);
    expect(faults(schema, `<r>${'a'.repeat(5000)}b</r>`)).toHaveLength(1);
  });
});

describe('is refused', () => {
  /** Each nesting doubles what may be meant: 2 to the power of the depth. */
  const AMBIGUOUS = `start = a1 | a2
    a1 = element a { (a1 | a2)*, element b { empty } }
    a2 = element a { (a1 | a2)*, element c { empty } }`;
  const deep = (depth: number): string => `${'<a>'.repeat(depth)}<b/>${'</a><b/>'.repeat(depth - 1)}</a>`;

  test('ambiguity that doubles with the depth; other documents are judged by the same schema, before and after', () => {
    const schema = compileSchema(AMBIGUOUS, { ids: false });
    expect(validateXml(deep(4), schema)).toEqual([]);
    expect(() => validateXml(deep(60), schema)).toThrow(PatternLimitError);
    expect(validateXml(deep(5), schema)).toEqual([]);
    expect(validateXml('<a><d/><b/></a>', schema)).toHaveLength(1);
  });

  test('definitions that double each other by groups', () => {
    const schema = `start = element r { a0 }\n${many(60, (index) => `a${index} = a${index + 1}, a${index + 1}\n`)}a60 = element b { empty }`;
    expect(() => faults(schema, '<r><b/></r>')).toThrow(PatternLimitError);
  });

  test('a pattern whose states grow with each character; the next value is judged', () => {
    const schema = compileSchema(`${XSD}start = element r { element s { x:string { pattern = "([a-z]{0,500}[0-9]{0,500}){0,500}!" } }+ }`, {
      ids: false,
    });
    expect(() => validateXml(`<r><s>${'a'.repeat(60_000)}</s></r>`, schema)).toThrow(DatatypeError);
    expect(validateXml('<r><s>ab12!</s></r>', schema)).toEqual([]);
    expect(validateXml('<r><s>ab12?</s></r>', schema)).toHaveLength(1);
  });

  test('with exit code 2, the file being neither valid nor invalid', async () => {
    const folder = folderWith({ 'a.rnc': AMBIGUOUS, 'a.xml': deep(60), 'b.xml': deep(3) });
    const flags = ['--schema', 'a.rnc', '--format', 'json', '--no-schematron', '--no-pointers'];
    const { stdout } = await imprimatur(['validate', 'a.xml', 'b.xml', ...flags], folder);
    const [a, b] = JSON.parse(stdout).files;
    expect(a).toMatchObject({ valid: null, messages: [{ code: 'relaxng/engine-failed' }] });
    expect(b).toMatchObject({ valid: true, messages: [] });
    expect((await imprimatur(['validate', 'a.xml', ...flags], folder)).code).toBe(2);
  });
});
