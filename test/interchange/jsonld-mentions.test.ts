import { describe, expect, test } from 'vitest';
import { documentGraph, expandOffline } from '../../src/interchange/jsonld/index.js';
import { annotationsOf, BASE, inputOf, mention, person, selectors, withId } from './jsonld-input.js';

describe('a mention', () => {
  test('is counted in code points, not in UTF-16 code units', () => {
    const text = '𝔘nto 𝔄nna, with love';
    const [annotation] = annotationsOf(
      documentGraph(inputOf({ entities: [person('a', 'Anna')], mentions: [mention(7, '#a')] }, text, [[7, 5, 9]])),
    );
    expect(annotation && selectors(annotation)).toEqual([
      { '@type': 'TextPositionSelector', start: 5, end: 9 },
      { '@type': 'TextQuoteSelector', exact: '𝔄nna', prefix: '𝔘nto ', suffix: ', with love' },
    ]);
  });

  test('that the reading text does not show is found in the HTML only', () => {
    const [annotation] = annotationsOf(documentGraph(inputOf({ entities: [person('a', 'Anna')], mentions: [mention(7, '#a')] }, 'Text')));
    expect(annotation?.target).toEqual([
      {
        '@type': 'SpecificResource',
        source: `${BASE}letters/17/`,
        selector: { '@type': 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: 'mention-7' },
      },
    ]);
  });

  test('has an annotation for each entity, and words for what no register explains', async () => {
    const graph = documentGraph(
      inputOf({ entities: [person('a', 'Anna')], mentions: [mention(7, '#a', 'https://d-nb.info/gnd/118609807', 'person_3')] }, 'Anna', [
        [7, 0, 4],
      ]),
    );
    expect(annotationsOf(graph).map((each) => [each['@id'].split('#')[1], each.body])).toEqual([
      ['annotation/7', `${BASE}persons/#a`],
      ['annotation/7/2', 'https://d-nb.info/gnd/118609807'],
      ['annotation/7/3', { '@type': 'TextualBody', value: 'person_3' }],
    ]);
    await expandOffline(graph);
  });
});

describe('agents', () => {
  test('are one node however many roles they have, and contributors where schema.org has no such role', async () => {
    const graph = documentGraph(
      inputOf({
        agents: [
          { name: 'Ann', role: 'editor', kind: 'person', id: 'ann' },
          { name: 'Ann', role: 'drawings', kind: 'person' },
          { name: 'Press', role: 'publisher', kind: 'organisation' },
        ],
        mentions: [{ ...mention(7, '#x'), resp: '#ann' }],
      }),
    );
    const ann = `${BASE}letters/17/document.jsonld#ann`;
    expect(withId(graph, '/letters/17/')).toMatchObject({
      editor: [ann],
      contributor: [{ '@type': 'Role', roleName: 'drawings', contributor: [ann] }],
      publisher: [`${BASE}letters/17/document.jsonld#agent/2`],
    });
    expect(annotationsOf(graph)[0]?.creator).toBe(ann);
    await expandOffline(graph);
  });
});

describe('versions', () => {
  const manuscript = { id: 'm', repository: 'Library', idno: 'MS 1', language: 'la', identifiers: [{ type: 'id', value: 'MS 1' }] };

  test('of a text that is no translation are the manuscript and the edition', async () => {
    const graph = documentGraph(
      inputOf({
        language: 'la',
        manuscripts: [manuscript],
        agents: [{ name: 'Ann', role: 'author', kind: 'person' }],
        created: { text: '1210', when: '1210' },
      }),
    );
    const item = `${BASE}letters/17/document.jsonld#m`;
    expect(withId(graph, '/letters/17/')['isBasedOn']).toEqual([item]);
    expect(withId(graph, '#m')).toMatchObject({
      name: 'Library, MS 1',
      dateCreated: '1210',
      holdingArchive: { '@type': 'ArchiveOrganization', name: 'Library' },
    });
    expect(JSON.stringify(graph)).not.toContain('translation');
    await expandOffline(graph);
  });

  test('have valid IRIs whatever the TEI has in its pointers', async () => {
    const graph = documentGraph(
      inputOf({
        sources: [{ text: 'S', targets: ['https://example.org/a b<c>'] }],
        entities: [{ ...person('a', 'Anna'), identifiers: [{ type: 'x', value: 'y', uri: 'https://example.org/{y}' }] }],
        availability: [{ text: 'L', target: 'javascript:alert(1)' }],
      }),
    );
    expect(withId(graph, '#a')['sameAs']).toEqual(['https://example.org/%7By%7D']);
    expect(JSON.stringify(graph)).not.toContain('javascript:');
    await expandOffline(graph);
  });
});
