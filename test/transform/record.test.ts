import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentRecord } from '../../src/model/record.js';
import { entity, noteXml, recordOf, tei } from './record-of.js';

describe('the record of the note', () => {
  let record: DocumentRecord;
  const xml = noteXml();
  const text = xml.slice(xml.indexOf('<text>'));

  beforeAll(async () => {
    record = await recordOf(xml, 'note-1964-07-06');
  });

  test('says what the document is', () => {
    expect(record.title).toBe('Note on Issues in Romanian-Soviet Relations Prepared by the Romanian Side for the Conversations in Moscow');
    expect(record.language).toBe('en');
    expect(record.created).toEqual({ text: '6 July 1964', when: '1964-07-06' });
    expect(record.place).toEqual({ text: 'Bucharest', ref: '#bucharest' });
    expect(record.agents.slice(0, 3)).toEqual([
      { name: 'The Romanian side', role: 'author', kind: 'organisation', ref: '#romanian-side' },
      { name: 'Larry L. Watts', role: 'translator', kind: 'person', ref: '#watts' },
      { name: 'Leon Levy Foundation', role: 'funder', kind: 'organisation', ref: '#leon-levy' },
    ]);
    expect(record.availability.map(({ target }) => target)).toEqual([undefined, 'https://creativecommons.org/licenses/by/4.0/']);
  });

  test('says where the original is', () => {
    expect(record.manuscripts).toHaveLength(1);
    expect(record.manuscripts[0]).toMatchObject({
      repository: 'ANIC',
      repositoryRef: '#anic',
      settlement: 'Bucharest',
      collection: 'Fond C.C. al P.C.R., Secția Relații Externe',
      idno: 'dosar 36/1964',
      locus: 'filele 9-13',
      language: 'ro',
    });
    expect(record.sources.map(({ id }) => id)).toEqual(['digital-archive-page', 'edossier-42', 'buga-2012']);
  });

  test('has every entry of the registers once', () => {
    const standOff = xml.slice(xml.indexOf('<standOff>'), xml.indexOf('</standOff>'));
    const ids = [...standOff.matchAll(/<(?:person|place|org|event|bibl) xml:id="([^"]+)"/g)].map(([, id]) => id);
    expect(record.entities.map(({ id }) => id)).toEqual(ids);
    expect(entity(record, 'khrushchev').name).toBe('Khrushchev, Nikita Sergeyevich');
    expect(entity(record, 'miskolc').geo).toEqual({ latitude: 48.10306, longitude: 20.77806 });
    expect(entity(record, 'declaration-1964')).toMatchObject({ kind: 'work', name: 'Declaration of the RWP CC', type: 'declaration' });
  });

  test('has the verified identifiers, and no others', () => {
    const [, ...rows] = readFileSync(new URL('../tei/verified-identifiers.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const prefixes = ['https://www.wikidata.org/entity/', 'https://viaf.org/viaf/', 'https://d-nb.info/gnd/', 'https://sws.geonames.org/'];
    const verified = rows.flatMap((row) => {
      const [key = '', ...values] = row.split(',');
      return values.flatMap((value, index) => (value ? [`${key} ${prefixes[index]}${value}${index === 3 ? '/' : ''}`] : []));
    });
    const recorded = record.entities.flatMap(({ id, identifiers }) => identifiers.map(({ uri }) => `${id} ${uri}`));
    expect(recorded.sort()).toEqual(verified.sort());
  });

  test('has every place of the text that points to an entry', () => {
    const pointing = [...text.matchAll(/<(\w+)(?=[^>]*\sref="([^"]*)")[^>]*>/g)].map(([, element, ref]) => [element, ref]);
    expect(record.mentions.map(({ element, targets }) => [element, targets.join(' ')])).toEqual(pointing);
  });

  test('points to nothing that has no entry', () => {
    const known = new Set(record.entities.map(({ id }) => `#${id}`));
    const pointers = [
      ...record.mentions.flatMap(({ targets }) => targets),
      ...record.entities.flatMap(({ relations }) => relations.map(({ target }) => target)),
    ];
    expect(pointers.filter((pointer) => !known.has(pointer))).toEqual([]);
  });

  test('has certainty and responsibility where the mention itself has them', () => {
    const doubted = [...text.matchAll(/<\w+(?=[^>]*\sref=")(?=[^>]*\scert="(\w+)")[^>]*>/g)].map(([, cert]) => cert);
    const recorded = record.mentions.filter(({ cert }) => cert);
    expect(recorded.map(({ cert }) => cert)).toEqual(doubted);
    expect(recorded.every(({ resp }) => resp === '#imprimatur')).toBe(true);
  });
});

describe('mentions', () => {
  test('have the number of their element and an anchor, their own identifier where they have one', async () => {
    const record = await recordOf(
      tei({ text: '<p><persName ref="#a">A</persName> and <persName xml:id="x" ref="#a #b">B</persName></p>' }),
    );
    expect(record.mentions).toEqual([
      // TEI 1, teiHeader 2, fileDesc 3, titleStmt 4, title 5, publicationStmt 6, p 7, sourceDesc 8, p 9, profileDesc 10, text 11, body 12, p 13
      { ordinal: 14, anchor: 'mention-1', element: 'persName', targets: ['#a'] },
      { ordinal: 15, anchor: 'x', element: 'persName', targets: ['#a', '#b'] },
    ]);
  });

  test('may be given by @key, and are neither speakers by @who nor names without a pointer', async () => {
    const record = await recordOf(
      tei({ text: '<sp who="#a"><speaker>A</speaker><p><name key="person_1">N</name> <persName>O</persName></p></sp>' }),
    );
    expect(record.mentions.map(({ targets }) => targets)).toEqual([['person_1']]);
  });

  test('resolve the private schemes that the header declares', async () => {
    const record = await recordOf(
      tei({
        rest: '<encodingDesc><listPrefixDef><prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="persons.xml#$1"/></listPrefixDef></encodingDesc>',
        text: '<p><persName ref="psn:anna">A</persName> <persName ref="other:anna">A</persName></p>',
      }),
    );
    expect(record.mentions.map(({ targets }) => targets)).toEqual([['persons.xml#anna'], ['other:anna']]);
  });

  test('do not inherit the responsibility for the words around them', async () => {
    const record = await recordOf(
      tei({
        text: '<p><supplied resp="#t"><placeName ref="#m">M</placeName><placeName ref="#n" resp="#u" cert="low">N</placeName></supplied></p>',
      }),
    );
    expect(record.mentions.map(({ resp, cert }) => [resp, cert])).toEqual([
      [undefined, undefined],
      ['#u', 'low'],
    ]);
  });

  test('are not the fields of a register entry in the text, but the names in its prose', async () => {
    const record = await recordOf(
      tei({
        text: `<listPerson><person xml:id="a"><persName>A</persName><birth><settlement ref="#w">W</settlement></birth><note>Friend of <persName ref="#b">B</persName>.</note></person></listPerson>
          <listBibl><bibl xml:id="c"><author ref="#a">A</author> <title>C</title></bibl></listBibl>`,
      }),
    );
    expect(record.mentions.map(({ targets }) => targets)).toEqual([['#b']]);
  });

  test('are found in every document of a corpus', async () => {
    const inner = tei({
      text: '<p><persName ref="#a">A</persName></p>',
      standOff: '<listPerson><person xml:id="a"><persName>A</persName></person></listPerson>',
    });
    const corpus = `<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Corpus</title></titleStmt></fileDesc></teiHeader>${inner}${inner.replaceAll('"a"', '"b"').replaceAll('#a', '#b')}</teiCorpus>`;
    const record = await recordOf(corpus);
    expect(record.title).toBe('Corpus');
    expect(record.entities.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(record.mentions.map(({ targets }) => targets[0])).toEqual(['#a', '#b']);
  });
});
