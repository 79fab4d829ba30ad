import { beforeAll, describe, expect, test } from 'vitest';
import {
  canonize,
  contextTerms,
  documentGraph,
  editionGraph,
  expandOffline,
  type JsonLdInput,
  type JsonObject,
  quadsOffline,
} from '../../src/interchange/jsonld/index.js';
import { annotationsOf, BASE, nodes, noteInput, ofType, selectors, withId } from './jsonld-input.js';

describe('the JSON-LD of the note', () => {
  let input: JsonLdInput;
  let graph: JsonObject;

  beforeAll(async () => {
    input = await noteInput();
    graph = documentGraph(input);
  });

  test('expands in safe mode without any other file, and keeps every property', async () => {
    const expanded = await expandOffline(graph);
    expect(expanded).toHaveLength(nodes(graph).length);
    for (const [index, node] of nodes(graph).entries()) {
      const keys = Object.keys(node).filter((key) => !key.startsWith('@'));
      expect(Object.keys(expanded[index] ?? {}).filter((key) => !key.startsWith('@'))).toHaveLength(keys.length);
    }
  });

  test('defines each term it uses as the published context does, and no other', () => {
    const context = graph['@context'] as JsonObject;
    const text = JSON.stringify(graph['@graph']);
    for (const [term, definition] of Object.entries(context)) {
      expect(definition).toEqual(contextTerms()[term]);
      if (!term.startsWith('@')) expect(text).toContain(`"${term}"`);
    }
  });

  test('is a document with name, dates, rights and encodings', () => {
    expect(withId(graph, '/note-1964-07-06/')).toMatchObject({
      '@id': `${BASE}note-1964-07-06/`,
      name: 'Note on Issues in Romanian-Soviet Relations Prepared by the Romanian Side for the Conversations in Moscow',
      inLanguage: 'en',
      author: [`${BASE}organisations/#romanian-side`],
      translator: [`${BASE}persons/#watts`],
      license: ['https://creativecommons.org/licenses/by/4.0/'],
      isPartOf: BASE,
    });
    const encodings = withId(graph, '/note-1964-07-06/')['encoding'] as unknown as readonly JsonObject[];
    expect(encodings.map((each) => [each['contentUrl'], each['encodingFormat']])).toEqual([
      [`${BASE}note-1964-07-06/index.html`, 'text/html'],
      [`${BASE}note-1964-07-06/document.xml`, 'application/tei+xml'],
      [`${BASE}note-1964-07-06/text.txt`, 'text/plain'],
      [`${BASE}note-1964-07-06/diplomatic.txt`, 'text/plain'],
    ]);
  });

  test('leads from the edition through the translation and the original to the archive', () => {
    const at = (node: JsonObject, property: string): JsonObject => withId(graph, String([node[property]].flat()[0]));
    const translation = at(withId(graph, '/note-1964-07-06/'), 'isBasedOn');
    expect(translation).toMatchObject({
      inLanguage: 'en',
      translator: [`${BASE}persons/#watts`],
      funder: [`${BASE}organisations/#leon-levy`],
    });
    const original = at(translation, 'translationOfWork');
    expect(original).toMatchObject({
      inLanguage: ['ro'],
      author: [`${BASE}organisations/#romanian-side`],
      dateCreated: '1964-07-06',
      locationCreated: `${BASE}places/#bucharest`,
    });
    const item = at(original, 'workExample');
    expect(item).toMatchObject({
      '@type': ['ArchiveComponent', 'Manuscript'],
      itemLocation: 'Fond C.C. al P.C.R., Secția Relații Externe, dosar 36/1964, filele 9-13',
    });
    expect(at(item, 'holdingArchive')).toMatchObject({
      '@type': ['Organization', 'ArchiveOrganization'],
      name: 'Arhivele Naționale Istorice Centrale',
    });
  });

  test('does not license the text with the licence of its encoding', () => {
    const licensed = nodes(graph).filter((node) => 'license' in node);
    expect(licensed.map((node) => node['@id'])).toEqual([`${BASE}note-1964-07-06/`]);
    expect(String(withId(graph, '#version/translation')['copyrightNotice'])).toMatch(/^For the text, no licence is stated\./);
  });

  test('has every entity with type and name, and identifies it with what is certain only', () => {
    for (const { id } of input.record.entities) expect(withId(graph, `#${id}`)).toMatchObject({ name: expect.any(String) });
    expect(withId(graph, '#moscow')).toMatchObject({
      '@type': 'Place',
      geo: { latitude: 55.7499961298, longitude: 37.7000015385 },
      sameAs: ['http://www.wikidata.org/entity/Q649', 'https://www.wikidata.org/entity/Q649', 'https://sws.geonames.org/524901/'],
    });
    const bessarabia = withId(graph, '#bessarabia');
    expect(bessarabia['sameAs']).toBeUndefined();
    expect(bessarabia['identifier']).toMatchObject([{ value: 'https://www.wikidata.org/entity/Q174994', certainty: 'medium' }]);
  });

  test('has each relation of the registers, and schema.org’s own where there is one', () => {
    const relations = ofType(graph, 'Relation').map(({ name, active, passive }) => [
      name,
      String(active).split('#')[1],
      String(passive).split('#')[1],
    ]);
    expect(relations).toContainEqual(['historicalStateOf', 'rpr', 'romania']);
    expect(relations).toContainEqual(['takesPartIn', 'soviet-side', 'moscow-talks-1964']);
    expect(withId(graph, '#bucharest')['containedInPlace']).toEqual([`${BASE}places/#romania`]);
    expect(withId(graph, '#rwp-cc')['parentOrganization']).toEqual([`${BASE}organisations/#rwp`]);
  });

  test('has one annotation for each pointer of each mention', () => {
    const pointers = input.record.mentions.flatMap(({ targets }) => targets.map((target) => target.slice(1)));
    expect(annotationsOf(graph).map(({ body }) => String(body).split('#')[1])).toEqual(pointers);
  });

  test('has offsets that slice exactly the mention out of the reading text', () => {
    const points = [...input.text.text];
    for (const annotation of annotationsOf(graph)) {
      const [{ start, end }, { exact, prefix = '', suffix = '' }] = selectors(annotation) ?? [{ start: 0, end: 0 }, { exact: 'nothing' }];
      expect(points.slice(start, end).join('')).toBe(exact);
      expect(points.slice(0, start).join('').endsWith(prefix)).toBe(true);
      expect(points.slice(end).join('').startsWith(suffix)).toBe(true);
    }
    const words = annotationsOf(graph)
      .filter(({ body }) => String(body).endsWith('#khrushchev'))
      .map((each) => selectors(each)?.[1].exact);
    expect(words).toEqual(['N. S. Khrushchev', 'N. S. Khrushchev’s']);
  });

  test('says who doubts what', () => {
    const doubted = annotationsOf(graph).filter(({ certainty }) => certainty);
    expect(doubted.length).toBe(input.record.mentions.filter(({ cert }) => cert).length);
    for (const { creator } of doubted) expect(withId(graph, String(creator))).toMatchObject({ name: 'Imprimatur contributors' });
  });

  test('names nothing of the edition that it does not describe', async () => {
    const described = new Set(nodes(graph).map((node) => node['@id']));
    const used = [
      ...(await quadsOffline(graph)).matchAll(
        /> <(https:\/\/example\.org\/edition\/(?:persons|places|organisations|events|works)\/#[^>]*)>/g,
      ),
    ].map(([, iri]) => iri);
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((iri) => !described.has(iri))).toEqual([]);
  });

  test('says the same with relative addresses, read where the file lies', async () => {
    const relative = documentGraph({ ...input, base: undefined });
    expect(JSON.stringify(relative)).not.toContain('example.org');
    expect(await canonize(relative, `${BASE}note-1964-07-06/document.jsonld`)).toBe(await canonize(graph));
  });
});

describe('the JSON-LD of an edition', () => {
  test('is a collection and a data set of its documents', async () => {
    const { record, id } = await noteInput();
    const graph = editionGraph({ title: 'Notes', base: BASE, documents: [{ id, record }] });
    expect(withId(graph, '/edition/')).toMatchObject({ '@type': ['Collection', 'Dataset'], name: 'Notes', hasPart: [`${BASE}${id}/`] });
    expect(await expandOffline(graph)).toHaveLength(2);
  });
});

describe('processing', () => {
  test('refuses to fetch a context', async () => {
    await expect(expandOffline({ '@context': 'https://example.org/context.jsonld', name: 'T' })).rejects.toThrow();
  });

  test('refuses to drop a property without a definition', async () => {
    await expect(expandOffline({ '@context': {}, '@id': 'https://example.org/x', colour: 'red' })).rejects.toThrow(/safe mode/i);
  });
});
