import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentGraph, editionGraph, type JsonLdInput, type JsonObject, quadsOffline } from '../../src/interchange/jsonld/index.js';
import { BASE, inputOf, mention, nodes, noteInput, person } from './jsonld-input.js';

const shapes = new Store(new Parser().parse(readFileSync(new URL('../../schemas/edition.shacl.ttl', import.meta.url), 'utf8')));
const validator = new Validator(shapes as never);

/** What the shapes say of a graph: the message of each violation with the last part of its focus node. */
async function violations(graph: JsonObject): Promise<string[]> {
  const data = new Store(new Parser({ format: 'N-Quads' }).parse(await quadsOffline(graph)));
  const report = await validator.validate(data as never);
  return report.results.map(({ message }) => message.map(({ value }) => value).join(' '));
}

/** A small document with everything that the shapes speak of. */
function sample(): JsonObject {
  return documentGraph(
    inputOf(
      {
        agents: [
          { name: 'Ann', role: 'author', kind: 'person' },
          { name: 'Ben', role: 'translator', kind: 'person' },
        ],
        manuscripts: [{ id: 'm', repository: 'Library', idno: 'MS 1', identifiers: [{ type: 'id', value: 'MS 1' }] }],
        entities: [
          { ...person('a', 'Anna'), identifiers: [{ type: 'viaf', value: '1', uri: 'https://viaf.org/viaf/1' }] },
          { ...person('p', 'Paris'), kind: 'place', geo: { latitude: 48.85, longitude: 2.35 } },
        ],
        mentions: [mention(7, '#a')],
      },
      'Anna',
      [[7, 0, 4]],
    ),
  );
}

describe('the shapes', () => {
  let input: JsonLdInput;

  beforeAll(async () => {
    input = await noteInput();
  });

  test('hold for the note', async () => {
    expect(await violations(documentGraph(input))).toEqual([]);
  });

  test('hold for the edition', async () => {
    expect(await violations(editionGraph({ title: 'Notes', base: BASE, documents: [input] }))).toEqual([]);
  });

  test('hold for a small document', async () => {
    expect(await violations(sample())).toEqual([]);
  });

  // biome-ignore lint/suspicious/noExplicitAny: nodes are broken here in ways that no type allows.
  type Change = (node: Record<string, any>) => void;
  const broken: readonly (readonly [what: string, type: string, change: Change, message: string])[] = [
    ['a document without a name', 'edition', (node) => delete node['name'], 'A document has exactly one name.'],
    ['a document of no edition', 'edition', (node) => delete node['isPartOf'], 'A document is part of one edition.'],
    ['an encoding without an address', 'edition', (node) => delete node['encoding'][0]['contentUrl'], 'An encoding has one address.'],
    [
      'an encoding without a media type',
      'edition',
      (node) => (node['encoding'][0]['encodingFormat'] = 'TEI'),
      'An encoding has one media type.',
    ],
    ['a person without a name', 'Person', (node) => delete node['name'], 'An entity has exactly one name; the others are alternate names.'],
    ['an identity with words', 'Person', (node) => (node['sameAs'] = [{ '@value': 'VIAF 1' }]), 'sameAs gives IRIs.'],
    ['an identifier without a type', 'Person', (node) => delete node['identifier'][0]['propertyID'], 'An identifier has a type.'],
    ['a latitude beyond the pole', 'Place', (node) => (node['geo'].latitude = 95), 'A latitude lies between -90 and 90.'],
    [
      'a manuscript held by nobody in particular',
      'ArchiveComponent',
      (node) => (node['holdingArchive']['@type'] = 'Place'),
      'An archival item is held by one ArchiveOrganization.',
    ],
    ['a mention of nothing', 'Annotation', (node) => delete node['body'], 'A mention has exactly one body: an entity, or a key in words.'],
    [
      'a mention of two',
      'Annotation',
      (node) => (node['body'] = [node['body'], 'https://example.org/other']),
      'A mention has exactly one body: an entity, or a key in words.',
    ],
    [
      'a mention nowhere',
      'Annotation',
      (node) => delete node['target'],
      'A mention has at least one target, each with source and selector.',
    ],
    [
      'a target without a source',
      'Annotation',
      (node) => delete node['target'][0]['source'],
      'A mention has at least one target, each with source and selector.',
    ],
    ['a mention that does not identify', 'Annotation', (node) => delete node['motivation'], 'A mention identifies.'],
    [
      'a position before the text',
      'Annotation',
      (node) => (node['target'][0].selector[0].start = -1),
      'A position starts at a non-negative integer before its end.',
    ],
    [
      'a position that ends before it starts',
      'Annotation',
      (node) => (node['target'][0].selector[0].end = 0),
      'A position starts at a non-negative integer before its end.',
    ],
    [
      'a position without an end',
      'Annotation',
      (node) => delete node['target'][0].selector[0].end,
      'A position ends at a non-negative integer.',
    ],
    ['a quotation of nothing', 'Annotation', (node) => (node['target'][0].selector[1].exact = ''), 'A quotation has the words it quotes.'],
    [
      'a translation of nothing named',
      'translation',
      (node) => (node['translationOfWork'] = 'https://example.org/nothing'),
      'A translation is of one work.',
    ],
  ];

  test.each(broken)('report %s', async (_, type, change, message) => {
    const graph = structuredClone(sample());
    const node = nodes(graph).find((each) =>
      type === 'edition'
        ? 'encoding' in each
        : type === 'translation'
          ? 'translationOfWork' in each
          : [each['@type']].flat().includes(type) && (type !== 'Person' || 'sameAs' in each),
    );
    change(node as Parameters<Change>[0]);
    expect(await violations(graph)).toContain(message);
  });
});
