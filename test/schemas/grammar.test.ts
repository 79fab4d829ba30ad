/** What our grammar says of small pieces of TEI, module by module, and of values of its datatypes. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { CASES, documentOf } from './cases.js';
import { readGrammar } from './grammar.js';
import { judge, type Verdict } from './xmllint.js';

const SCHEMAS = fileURLToPath(new URL('../../schemas/', import.meta.url));
const OURS = `${SCHEMAS}imprimatur.rng`;
const modules = readdirSync(`${SCHEMAS}modules`).map((file) => file.replace('.rng', ''));

/** Values that a datatype must refuse, in an attribute that has it. */
const REFUSED: Readonly<Record<string, readonly [piece: string, values: readonly string[]]>> = {
  'teidata.truthValue': ['<pc pre="$"/>', ['yes', 'TRUE', '']],
  'teidata.xTruthValue': ['<said aloud="$"/>', ['maybe', 'no', '']],
  'teidata.probability': ['<certainty locus="name" degree="$"/>', ['1.1', '-0.1', 'high', '']],
  'teidata.certainty': ['<precision precision="$"/>', ['0.5', 'High', '']],
  'teidata.probCert': ['<p cert="$"/>', ['2', 'sure', '']],
  'teidata.count': ['<gap><desc/></gap><damage group="$"/>', ['-1', '1.5', 'one', '']],
  'teidata.numeric': ['<num value="$"/>', ['one', '1/', '1/2/3', '1,5', '']],
  'teidata.interval': ['<when interval="$"/>', ['often', '']],
  'teidata.word': ['<p part="N"/><idno type="x"/><measure unit="$"/>', ['two words', '']],
  'teidata.enumerated': ['<name type="$"/>', ['two words', '']],
  'teidata.words': ['<p rend="$"/>', ['', '  ']],
  'teidata.name': ['<index indexName="$"/>', ['1a', 'two words', '']],
  'teidata.id': ['<p xml:id="$"/>', ['1a', 'a:b', 'a b', '']],
  'teidata.language': ['<p xml:lang="$"/>', ['de_AT', 'abcdefghi', 'de AT']],
  'teidata.pointer': ['<p sameAs="$"/>', ['', '#a #b', 'a b']],
  'teidata.pointers': ['<p corresp="$"/>', ['', ' ']],
  'teidata.temporal.w3c': [
    '<date when="$"/>',
    ['', '64', '6.7.1964', '1964-7-6', '1964-02-30', '1964-07-06/1964-07-07', '24:30:00', 'July'],
  ],
  'teidata.temporal.iso': ['<date when-iso="$"/>', ['', 'July 1964', '1964 07']],
  'teidata.temporal.working': ['<desc versionDate="$"/>', ['', '1969-12-31', '2026', '2026-13-01']],
  'teidata.duration.w3c': ['<date dur="$"/>', ['', '3 days', 'P', '1Y']],
  'teidata.duration.iso': ['<date dur-iso="$"/>', ['', 'three days']],
  'teidata.outputMeasurement': ['<graphic url="a" width="$"/>', ['', 'wide', '10 px', '10furlong']],
  'teidata.point': ['<zone points="$"/>', ['1;2 3;4 5;6', '1,2,3,4 1,2 3,4', '1,2']],
  'teidata.version': ['<version/>', ['4.x', '']],
  'teidata.versionNumber': ['<application/>', ['one', '']],
  'teidata.prefix': ['<prefixDef/>', ['1a', 'A', '']],
  'teidata.xmlName': ['<localProp/>', ['a:b', '1a', '']],
};

/** Where a piece can't stand in a paragraph, the document that it stands in instead. */
const ELSEWHERE: Readonly<Record<string, (value: string) => string>> = {
  'teidata.point': (v) => documentOf('resource', `<facsimile><surface><zone points="${v}"/></surface></facsimile>`),
  'teidata.interval': (v) => documentOf('body', `<p/><timeline><when interval="${v}"/></timeline>`),
  'teidata.version': (v) => documentOf('body', '<p/>').replace('<TEI ', `<TEI version="${v}" `),
  'teidata.versionNumber': (v) => documentOf('encoding', `<appInfo><application ident="a" version="${v}"><desc/></application></appInfo>`),
  'teidata.prefix': (v) =>
    documentOf('encoding', `<listPrefixDef><prefixDef ident="${v}" matchPattern="a" replacementPattern="b"/></listPrefixDef>`),
  'teidata.xmlName': (v) => documentOf('encoding', `<charDecl><char><localProp name="${v}" value="b"/></char></charDecl>`),
};

/** A value for each of {@link REFUSED} that is allowed, so that only the value can be at fault. */
const ALLOWED: Readonly<Record<string, string>> = {
  'teidata.truthValue': 'true',
  'teidata.xTruthValue': 'unknown',
  'teidata.probability': '0.5',
  'teidata.certainty': 'low',
  'teidata.probCert': '1',
  'teidata.count': '3',
  'teidata.numeric': '1/2',
  'teidata.interval': '2.5',
  'teidata.language': 'de-AT',
  'teidata.pointer': '#a',
  'teidata.pointers': '#a #b',
  'teidata.temporal.w3c': '1964-07-06',
  'teidata.temporal.iso': '1964-07-06/1964-07-07',
  'teidata.temporal.working': '2026-11-23',
  'teidata.duration.w3c': 'P3D',
  'teidata.duration.iso': 'P3D',
  'teidata.outputMeasurement': '10px',
  'teidata.point': '1,2 3,4 5,6',
  'teidata.version': '4.12.0',
  'teidata.versionNumber': '1.0',
};

function valueDocument(datatype: string, value: string): string {
  const [piece] = REFUSED[datatype]!;
  return ELSEWHERE[datatype]?.(value) ?? documentOf('p', piece.replace(/<p ([^>]*)\/>/, '<seg $1/>').replace('$', value));
}

const documents = new Map<string, string>();
const add = (name: string, xml: string): string => {
  documents.set(name, xml);
  return name;
};

const rows = (module: string, kind: 'valid' | 'invalid') =>
  CASES[module]![kind].map(([place, piece], i) => ({
    name: add(`${module}-${kind}-${i}.xml`, documentOf(place, piece)),
    piece: piece === '' ? `nothing in ${place}` : `${place}: ${piece}`,
  }));
const pieces = Object.keys(CASES).map((module) => ({
  module,
  valid: rows(module, 'valid'),
  invalid: rows(module, 'invalid'),
}));
const values = Object.entries(REFUSED).map(([datatype, [, refused]], d) => ({
  datatype,
  allowed: add(`value-${d}-allowed.xml`, valueDocument(datatype, ALLOWED[datatype] ?? 'word')),
  refused: refused.map((value, i) => ({
    value: value === '' ? 'nothing' : value,
    name: add(`value-${d}-${i}.xml`, valueDocument(datatype, value)),
  })),
}));

let verdicts: ReadonlyMap<string, Verdict>;
beforeAll(async () => {
  verdicts = await judge(OURS, documents);
});

describe.each(pieces)('$module', ({ valid, invalid }) => {
  it.each(valid)('allows $piece', ({ name }) => {
    expect(verdicts.get(name)).toEqual({ valid: true, messages: [] });
  });
  it.each(invalid)('refuses $piece', ({ name }) => {
    expect(verdicts.get(name)!.valid).toBe(false);
  });
});

describe.each(values)('$datatype', ({ allowed, refused }) => {
  it('allows a value of it', () => {
    expect(verdicts.get(allowed)).toEqual({ valid: true, messages: [] });
  });
  it.each(refused)('refuses $value', ({ name }) => {
    expect(verdicts.get(name)!.valid).toBe(false);
  });
});

describe('the modules', () => {
  it('have pieces that are allowed and pieces that are refused, each', () => {
    expect(Object.keys(CASES).sort()).toEqual(modules.sort());
    for (const { valid, invalid } of pieces) expect([valid.length > 1, invalid.length > 3]).toEqual([true, true]);
  });

  it('have no datatype without values that it refuses, but for those that are any text', () => {
    const datatypes = [...readGrammar(OURS).defines.keys()].filter((name) => name.startsWith('teidata.'));
    const free = ['teidata.text', 'teidata.xpath'];
    expect(datatypes.filter((name) => !(name in REFUSED)).sort()).toEqual(free);
  });

  it('document every element, in one sentence', () => {
    for (const module of modules) {
      const rng = readFileSync(`${SCHEMAS}modules/${module}.rng`, 'utf8');
      const undocumented = [...rng.matchAll(/<element name="([^"]+)"[^>]*>(?!\s*<a:documentation>[^<]+\.\s*<)/g)];
      expect(undocumented.map(([, name]) => name)).toEqual([]);
    }
  });
});
