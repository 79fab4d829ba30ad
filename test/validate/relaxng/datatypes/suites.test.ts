import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { datatypeLibrary, type PrefixResolver, XSD_DATATYPES } from '../../../../src/validate/relaxng/datatypes/index.js';
import { RegularExpression } from '../../../../src/validate/relaxng/datatypes/regex/pattern.js';

const suite = fileURLToPath(new URL('../../../../../shared/suites/relaxng/', import.meta.url));
const present = existsSync(suite);
if (!present) console.error('\n*** NOT TESTED: the datatype and regular expression suites, for want of ../shared/suites/relaxng. ***\n');

interface Node {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Node[];
  text: string;
}

/** Prefixes, and the entities of an internal subset, as a case declares them on itself. */
function contextOf(attributes: Record<string, string>): PrefixResolver {
  const entities = [...(attributes['internalSubset'] ?? '').matchAll(/<!ENTITY (\S+) /g)].map(([, name = '']) => name);
  return Object.assign((prefix: string) => attributes[`xmlns:${prefix}`], { unparsedEntities: new Set(entities) });
}

function read(file: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top) top.text += text;
  });
  parser.write(readFileSync(suite + file, 'utf8')).close();
  return root.children[0]!;
}

describe.skipIf(!present)('the suite of datatypes (xsdtest.xml)', () => {
  for (const { attributes, children } of present ? read('xsdtest.xml').children : []) {
    const params = children
      .filter(({ name }) => name === 'param')
      .map((each) => ({ name: each.attributes['name'] ?? '', value: each.text }));
    const label = `${attributes['name']} ${params.map(({ name, value }) => `${name}=${value}`).join(' ')}`;
    const type = () => datatypeLibrary(XSD_DATATYPES)!.type(attributes['name'] ?? '', params);
    const none = () => undefined;
    for (const { name, text, attributes: own, children: classes } of children) {
      if (name === 'valid' || name === 'invalid') {
        test(`${label}: “${text}” is ${name}`, () => expect(type().allows(text, contextOf(own))).toBe(name === 'valid'));
      } else if (name === 'equiv') {
        test(`${label}: equal values are equal, others are not`, () => {
          const keys = classes.map(({ children: values }) => new Set(values.map((value) => type().canonical(value.text, contextOf(own)))));
          for (const key of keys) expect([...key]).toHaveLength(1);
          expect(new Set(keys.map((key) => [...key][0])).size).toBe(keys.length);
        });
      } else if (name === 'lessThan' || name === 'incomparable') {
        const [low = '', high = ''] = classes.map((each) => each.text);
        const bounded = (facet: string, bound: string) =>
          datatypeLibrary(XSD_DATATYPES)!.type(attributes['name'] ?? '', [{ name: facet, value: bound }]);
        test(`${label}: “${low}” and “${high}”: ${name}`, () => {
          expect(bounded('maxExclusive', high).allows(low, none)).toBe(name === 'lessThan');
          expect(bounded('minExclusive', low).allows(high, none)).toBe(name === 'lessThan');
          expect(bounded('minExclusive', high).allows(low, none)).toBe(false);
        });
      } else if (name === 'length') {
        const long = own['value'] ?? '';
        test(`${label}: “${text}” is ${long} long`, () => {
          const exactly = (value: string) => datatypeLibrary(XSD_DATATYPES)!.type(attributes['name'] ?? '', [{ name: 'length', value }]);
          expect(exactly(long).allows(text, none)).toBe(true);
          expect(exactly(String(Number(long) + 1)).allows(text, none)).toBe(false);
        });
      } else if (name !== 'param') {
        test.fails(`${label}: the suite has an unknown part ${name}`, () => expect(name).toBe('known'));
      }
    }
  }
});

describe.skipIf(!present).each(['regextest.xml', 'hardtest.xml'])('the suite of regular expressions (%s)', (file) => {
  for (const { children } of present ? read(file).children : []) {
    const [{ name, text } = { name: '', text: '' }, ...strings] = children;
    if (name === 'incorrect') test(`“${text}” is malformed`, () => expect(() => new RegularExpression(text)).toThrow(/malformed/));
    else {
      test(`“${text}” is well-formed`, () => expect(() => new RegularExpression(text)).not.toThrow());
      for (const string of strings) {
        test(`“${text}” and “${string.text}”: ${string.name}`, () => {
          expect(new RegularExpression(text).matches(string.text)).toBe(string.name === 'valid');
        });
      }
    }
  }
});
