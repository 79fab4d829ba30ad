/** CITATION.cff, DataCite and Zenodo's file, each held by the schema of its community, for documents of different kinds. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { parse } from 'yaml';
import { citationFile } from '../../src/interchange/cff/cff.js';
import { dataciteJson, dataciteXml } from '../../src/interchange/datacite/datacite.js';
import { editionModel } from '../../src/interchange/edition-model.js';
import { creatorsOf, spdxOf } from '../../src/interchange/facts.js';
import { bibtex, ris } from '../../src/interchange/references/references.js';
import { deposit } from '../../src/interchange/zenodo/zenodo.js';
import type { EditionAgent, EditionModel } from '../../src/model/edition.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { folderWith, imprimatur, ROOT } from '../support/run.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

const { Cite } = createRequire(import.meta.url)('@citation-js/core') as { Cite: new (text: string) => { data: object[] } };
const STANDARDS = join(SHARED, 'standards');
const XSD = 'datacite-4.7';
const INCLUDES = [
  'contributorType',
  'dateType',
  'descriptionType',
  'funderIdentifierType',
  'nameType',
  'numberType',
  'relatedIdentifierType',
  'relationType',
  'resourceType',
  'titleType',
];
const xsd = (path: string) => ({ fileName: path, contents: readFileSync(join(STANDARDS, XSD, path), 'utf8') });

async function faultsOfDatacite(xml: string): Promise<readonly string[]> {
  const preload = [...INCLUDES.map((name) => xsd(`include/datacite-${name}-v4.xsd`)), xsd('include/xml.xsd')];
  const { errors } = await validateXML({ xml: [{ fileName: 'datacite.xml', contents: xml }], schema: [xsd('metadata.xsd')], preload });
  return errors.map(({ message }) => message);
}

const agent = (name: string, roles: string[], more: Partial<EditionAgent> = {}): EditionAgent => ({
  name,
  kind: 'person',
  roles,
  uris: [],
  ...more,
});
const FULL: EditionModel = {
  version: 1,
  title: 'Letters & other papers <1>',
  description: 'Letters of nobody, with “quotes”.',
  base: 'https://letters.example/',
  release: '2.1',
  published: '2026-05-04',
  languages: ['de'],
  keywords: ['letters', 'wells'],
  publishers: ['Institute of Nothing'],
  licences: [{ text: 'CC BY', target: 'https://creativecommons.org/licenses/by/4.0/' }],
  identifiers: [{ type: 'DOI', value: 'https://doi.org/10.1234/abc' }],
  agents: [
    agent('Nimeni, Ana', ['editor'], { uris: ['https://orcid.org/0000-0002-1825-0097'] }),
    agent('The Office', ['author'], { kind: 'organisation' }),
    agent('Nobody, John', ['translator']),
    agent('The Fund', ['funder'], { kind: 'organisation' }),
  ],
  documents: [{ id: 'a', title: 'A letter' }],
};
const { description: _, keywords: __, licences: ___, ...rest } = FULL;
const BARE: EditionModel = {
  ...rest,
  languages: [],
  keywords: [],
  licences: [],
  release: undefined as never,
  agents: [agent('Anonymous', ['author'])],
};

describe.skipIf(!sharedIsHere('standards'))('by the schemas of their communities', () => {
  it.each([
    ['with all facts', FULL],
    ['with the least', BARE],
  ])('DataCite 4.7 is valid %s', async (_what, edition) => {
    expect(await faultsOfDatacite(dataciteXml(edition))).toEqual([]);
  });

  it('finds what is not valid', async () => {
    expect(await faultsOfDatacite(dataciteXml({ ...FULL, publishers: [] }))).not.toEqual([]);
  });

  it.each([
    ['with all facts', FULL],
    ['with the least', BARE],
  ])('CITATION.cff is valid %s', (_what, edition) => {
    const schema = JSON.parse(readFileSync(join(STANDARDS, 'cff-1.2.0/schema.json'), 'utf8')) as object;
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    expect(ajv.validate(schema, citationFile(edition))).toBe(true);
    expect(ajv.validate(schema, { ...citationFile(edition), title: undefined })).toBe(false);
  });
});

test('who answers for the edition stands first, and each other one with their part', () => {
  const json = dataciteJson(FULL);
  expect(json.creators).toEqual([
    {
      name: 'Nimeni, Ana',
      nameType: 'Personal',
      givenName: 'Ana',
      familyName: 'Nimeni',
      nameIdentifiers: [
        { nameIdentifier: 'https://orcid.org/0000-0002-1825-0097', nameIdentifierScheme: 'ORCID', schemeUri: 'https://orcid.org' },
      ],
    },
  ]);
  expect(json.contributors.map(({ name, contributorType }) => `${contributorType}: ${name}`)).toEqual([
    'Other: The Office',
    'Translator: Nobody, John',
  ]);
  expect(json.fundingReferences).toEqual([{ funderName: 'The Fund' }]);
  expect(json.doi).toBe('10.1234/abc');
  expect(creatorsOf(BARE).map(({ name }) => name)).toEqual(['Anonymous']);
});

test.each([
  ['https://creativecommons.org/licenses/by/4.0/', 'CC-BY-4.0'],
  ['http://creativecommons.org/licenses/by-nc-sa/3.0', 'CC-BY-NC-SA-3.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0-1.0'],
  ['https://creativecommons.org/licenses/by/4.0/evil', undefined],
  ['https://example.org/licence', undefined],
])('the licence %s is %s in the SPDX list', (target, expected) => {
  expect(spdxOf(target)).toBe(expected);
});

test('reference managers read the same from BibTeX and RIS as from CSL-JSON', () => {
  const [bib = '', tags = ''] = [bibtex, ris].map(({ write }) => String(write(FULL)[0]?.content));
  expect(bib).toContain('author = {Nimeni, Ana}');
  expect(bib).toContain('title = {Letters \\& other papers');
  expect(tags.split('\n')).toEqual(
    expect.arrayContaining([
      'TY  - DATA',
      'AU  - Nimeni, Ana',
      'TI  - Letters & other papers <1>',
      'DO  - 10.1234/abc',
      'ET  - 2.1',
      'PY  - 2026',
    ]),
  );
  for (const text of [bib, tags]) {
    const [read] = new Cite(text).data as { title: string; DOI: string; author: object[] }[];
    expect(read).toMatchObject({ title: FULL.title, DOI: '10.1234/abc', author: [{ family: 'Nimeni', given: 'Ana' }] });
  }
});

test('Zenodo is told what it asks for', () => {
  const file = deposit(FULL);
  for (const required of ['title', 'description', 'creators', 'upload_type', 'license']) expect(file).toHaveProperty(required);
  expect(file['license']).toBe('cc-by-4.0');
});

test('an agent of several documents is one, by its entry in a register; what only some documents say is not said of all', () => {
  const record = (more: object) =>
    ({ title: 'T', agents: [], identifiers: [], availability: [], keywords: [], ...more }) as unknown as DocumentRecord;
  const documents = [
    {
      id: 'a',
      record: record({
        agents: [{ name: 'A. N.', role: 'editor', kind: 'person', ref: '#ana' }],
        identifiers: [
          { type: 'DOI', value: '10.1/a' },
          { type: 'series', value: 's' },
        ],
        published: '2020-01-01',
      }),
    },
    {
      id: 'b',
      record: record({
        agents: [{ name: 'Ana', role: 'translator', kind: 'person', ref: '#ana' }],
        identifiers: [
          { type: 'DOI', value: '10.1/b' },
          { type: 'series', value: 's' },
        ],
        published: '2021-02-02',
      }),
    },
  ];
  const entity = { kind: 'person', name: 'Nimeni, Ana', identifiers: [{ type: 'viaf', value: '1', uri: 'https://viaf.org/viaf/1' }] };
  const model = editionModel(documents, {}, 'Two', () => entity as never);
  expect(model.agents).toEqual([
    { name: 'Nimeni, Ana', kind: 'person', roles: ['editor', 'translator'], uris: ['https://viaf.org/viaf/1'] },
  ]);
  expect(model.identifiers).toEqual([{ type: 'series', value: 's' }]);
  expect(model.published).toBe('2021-02-02');
});

describe('from the command line', () => {
  const OPEN: Readonly<Record<string, string>> = {
    play: 'shakedracor/macbeth.xml',
    novel: 'eltec-eng/ENG18652_Carroll.xml',
    letter: 'schnitzler-briefe/L01338.xml',
    manuscript: 'medieval-mss/Jesus_College_MS_38.xml',
  };
  let note: string;
  beforeAll(async () => {
    note = folderWith({
      'imprimatur.config.json': JSON.stringify({ title: 'The note', input: [join(ROOT, 'tei')], base: 'https://note.example/' }),
    });
    await imprimatur(['build', '--offline'], note);
  }, 60_000);

  it('the note is packed in every format that it has the facts for; what the others lack is said, and where it belongs', async () => {
    const { code, stdout, stderr } = await imprimatur(['package'], note);
    expect(code).toBe(1);
    expect(stdout).toBe('Packed into package: citation.bib, CITATION.cff, citation.csl.json, citation.ris, .zenodo.json, bag/\n');
    expect(stderr).toContain(
      'DataCite Metadata Schema 4.7 is not written: it needs a DOI, which belongs into teiHeader/fileDesc/publicationStmt/idno[@type="DOI"]',
    );
    const cff = parse(readFileSync(join(note, 'package/CITATION.cff'), 'utf8')) as Record<string, unknown>;
    expect(cff).toMatchObject({ title: 'The note', 'date-released': '2026-11-23', license: 'CC-BY-4.0', url: 'https://note.example/' });
    expect(cff['authors']).toEqual([{ name: 'Imprimatur contributors' }]);
    expect((await imprimatur(['package', '--verify', 'package/bag'], note)).code).toBe(0);
  });

  it('the same edition gives the same bytes', async () => {
    const files = ['package/CITATION.cff', 'package/.zenodo.json', 'package/bag/tagmanifest-sha512.txt'];
    const once = files.map((file) => readFileSync(join(note, file), 'utf8'));
    await imprimatur(['package'], note);
    expect(files.map((file) => readFileSync(join(note, file), 'utf8'))).toEqual(once);
  });

  it.skipIf(!sharedIsHere('corpora-open')).each(Object.entries(OPEN))('a %s', { timeout: 60_000 }, async (_kind, file) => {
    const edition = folderWith({
      'tei/document.xml': readFileSync(join(SHARED, 'corpora-open', file)),
      'imprimatur.config.json': '{ "description": "One document" }',
    });
    await imprimatur(['build', '--lenient', '--offline'], edition);
    const { stdout, stderr } = await imprimatur(['package'], edition);
    expect(stdout).toContain('bag/');
    expect((await imprimatur(['package', '--verify', 'package/bag'], edition)).code).toBe(0);
    const model = JSON.parse(readFileSync(join(edition, 'dist/edition.json'), 'utf8')) as EditionModel;
    // Whatever else it lacks: with a DOI, a publisher and a date it is a record that DataCite takes.
    const completed = {
      ...model,
      identifiers: [{ type: 'DOI', value: '10.1234/x' }],
      published: model.published ?? '2020-01-01',
      publishers: model.publishers.length > 0 ? model.publishers : ['Nobody'],
    };
    if (creatorsOf(model).length > 0) expect(await faultsOfDatacite(dataciteXml(completed))).toEqual([]);
    else expect(stderr).toMatch(/BibTeX, .* are not written: they need somebody who answers for the edition/);
  });
});
