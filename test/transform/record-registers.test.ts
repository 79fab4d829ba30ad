import { describe, expect, test } from 'vitest';
import { entity, recordOf, tei } from './record-of.js';

const register = (standOff: string, text?: string) => recordOf(tei({ standOff, ...(text ? { text } : {}) }));

describe('entities', () => {
  test('come from standOff, the participants of the header, and lists of the text, in this order of the document', async () => {
    const { entities } = await recordOf(
      tei({
        profile:
          '<particDesc><listPerson><person xml:id="a"><persName>A</persName></person><personGrp xml:id="all"><persName>All</persName></personGrp></listPerson></particDesc><settingDesc><place xml:id="b"><placeName>B</placeName></place></settingDesc>',
        standOff:
          '<listOrg><org xml:id="c"><orgName>C</orgName></org></listOrg><listEvent><event xml:id="d"><label>D</label></event></listEvent>',
        text: '<div><listBibl><bibl xml:id="e"><title>E</title></bibl><biblStruct xml:id="f"><monogr><title>F</title></monogr></biblStruct></listBibl></div>',
      }),
    );
    expect(entities.map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ['a', 'person', 'A'],
      ['all', 'person', 'All'],
      ['b', 'place', 'B'],
      ['c', 'organisation', 'C'],
      ['d', 'event', 'D'],
      ['e', 'work', 'E'],
      ['f', 'work', 'F'],
    ]);
    expect(entities.filter(({ group }) => group).map(({ id }) => id)).toEqual(['all']);
  });

  test('need an identifier, and are no cast lists and no bibliography of a manuscript', async () => {
    const { entities } = await register(
      '<listPerson><person><persName>Nobody</persName></person></listPerson>',
      '<castList><castItem><role xml:id="r">Role</role></castItem></castList><msDesc><additional><listBibl><bibl xml:id="x">X</bibl></listBibl></additional></msDesc>',
    );
    expect(entities).toEqual([]);
  });

  test('are named as written where the name has punctuation, else surname first', async () => {
    const record = await register(`<listPerson>
      <person xml:id="written"><persName type="variant">N. S. Khrushchev</persName><persName type="preferred"><surname>Khrushchev</surname>, <forename>Nikita</forename>
        <forename type="patronymic">Sergeyevich</forename></persName></person>
      <person xml:id="parts"><persName><forename>Ludwig</forename><nameLink>van</nameLink><surname>Beethoven</surname></persName></person>
      <person xml:id="single"><persName><forename>Hamlet</forename></persName></person>
      <person xml:id="nameless"/></listPerson>`);
    expect(entity(record, 'written').names).toEqual(['Khrushchev, Nikita Sergeyevich', 'N. S. Khrushchev']);
    expect(entity(record, 'parts').name).toBe('Beethoven, Ludwig van');
    expect(entity(record, 'single').name).toBe('Hamlet');
    expect(entity(record, 'nameless').name).toBe('nameless');
  });

  test('sort without their article, or as @sortKey says', async () => {
    const record =
      await register(`<listPlace><place xml:id="w"><placeName>the West</placeName></place><place xml:id="m"><placeName>Moscow</placeName></place></listPlace>
      <listBibl><bibl xml:id="b" sortKey="wealth"><title>An Inquiry</title></bibl></listBibl>`);
    expect(record.entities.map(({ sortKey }) => sortKey)).toEqual(['West', undefined, 'wealth']);
  });

  test('have the dates of life with their places', async () => {
    const record = await register(`<listPerson>
      <person xml:id="a"><persName>A</persName><birth when="1921" cert="medium"><placeName>Dupnitsa</placeName></birth></person>
      <person xml:id="b"><persName>B</persName><birth><date when="1862-05-15">15. 5. 1862</date><settlement ref="#wien"><placeName>Wien</placeName><location><geo>48,2 16,3</geo></location></settlement></birth>
        <death>unknown</death></person></listPerson>
      <listEvent><event xml:id="e" from="1964-07-07" to="1964-07-14"><label>Talks</label></event><event xml:id="f" notAfter="1964"><label>Earlier</label></event></listEvent>`);
    expect(entity(record, 'a').dates).toEqual([
      { label: 'birth', date: { text: '1921', when: '1921', cert: 'medium' }, place: { text: 'Dupnitsa' } },
    ]);
    expect(entity(record, 'b').dates).toEqual([
      { label: 'birth', date: { text: '15. 5. 1862', when: '1862-05-15' }, place: { text: 'Wien', ref: '#wien' } },
      { label: 'death', date: { text: 'unknown' } },
    ]);
    expect(entity(record, 'e').dates).toEqual([
      { label: 'date', date: { text: '1964-07-07 – 1964-07-14', from: '1964-07-07', to: '1964-07-14' } },
    ]);
    expect(entity(record, 'f').dates).toEqual([{ label: 'date', date: { text: 'not after 1964', notAfter: '1964' } }]);
  });

  test('have the relations in which they are active or mutual, and that of the entry around them', async () => {
    const record =
      await register(`<listPlace><place xml:id="wales"><placeName>Cymru</placeName><place xml:id="shire"><placeName>Carmarthenshire</placeName></place></place></listPlace>
      <listPerson><person xml:id="a"/><person xml:id="b"/></listPerson>
      <listRelation><relation name="knows" mutual="#a #b"/><relation name="bornIn" active="#a #b" passive="#shire"/></listRelation>`);
    expect(entity(record, 'shire').relations).toEqual([{ name: 'partOf', target: '#wales' }]);
    expect(entity(record, 'a').relations).toEqual([
      { name: 'knows', target: '#b' },
      { name: 'bornIn', target: '#shire' },
    ]);
    expect(entity(record, 'b').relations).toEqual([
      { name: 'knows', target: '#a' },
      { name: 'bornIn', target: '#shire' },
    ]);
    expect(entity(record, 'wales').relations).toEqual([]);
  });
});

describe('identifiers', () => {
  const identifiersOf = async (content: string, attributes = '') =>
    entity(await register(`<listPlace><place xml:id="p"${attributes}><placeName>P</placeName>${content}</place></listPlace>`), 'p')
      .identifiers;

  test('are URIs where the type says of which authority', async () => {
    expect(
      await identifiersOf(
        '<idno type="wikidata">Q649</idno><idno type="VIAF">64007537</idno><idno type="gnd">4008858-3</idno><idno type="geonames">524901</idno><idno type="pmb">50</idno><idno type="local">17</idno><idno type="wikidata">moscow</idno>',
      ),
    ).toEqual([
      { type: 'wikidata', value: 'Q649', uri: 'http://www.wikidata.org/entity/Q649' },
      { type: 'VIAF', value: '64007537', uri: 'https://viaf.org/viaf/64007537' },
      { type: 'gnd', value: '4008858-3', uri: 'https://d-nb.info/gnd/4008858-3' },
      { type: 'geonames', value: '524901', uri: 'https://sws.geonames.org/524901/' },
      { type: 'pmb', value: '50', uri: 'https://pmb.acdh.oeaw.ac.at/entity/50/' },
      { type: 'local', value: '17' },
      { type: 'wikidata', value: 'moscow' },
    ]);
  });

  test('keep a URI as given, its certainty, and the more telling type', async () => {
    expect(
      await identifiersOf(
        '<idno type="wikidata" cert="medium">https://www.wikidata.org/entity/Q174994</idno><idno type="URL" subtype="geonames">https://sws.geonames.org/2950159/</idno><idno type="URL">https://example.org/7</idno>',
      ),
    ).toEqual([
      {
        type: 'wikidata',
        value: 'https://www.wikidata.org/entity/Q174994',
        uri: 'https://www.wikidata.org/entity/Q174994',
        cert: 'medium',
      },
      { type: 'geonames', value: 'https://sws.geonames.org/2950159/', uri: 'https://sws.geonames.org/2950159/' },
      { type: 'example.org', value: 'https://example.org/7', uri: 'https://example.org/7' },
    ]);
  });

  test('include what @sameAs and @corresp equate the entry with, if it is elsewhere', async () => {
    expect(
      await identifiersOf(
        '<idno type="x">https://example.org/1</idno>',
        ' sameAs="https://example.org/1 https://example.org/2" corresp="#other"',
      ),
    ).toEqual([
      { type: 'x', value: 'https://example.org/1', uri: 'https://example.org/1' },
      { type: 'sameAs', value: 'https://example.org/2', uri: 'https://example.org/2' },
    ]);
  });
});

describe('coordinates', () => {
  const geoOf = async (geo: string, rest = '') =>
    entity(await recordOf(tei({ rest, standOff: `<listPlace><place xml:id="p"><placeName>P</placeName>${geo}</place></listPlace>` })), 'p')
      .geo;

  test.each([
    ['<location><geo>55.75 37.7</geo></location>', { latitude: 55.75, longitude: 37.7 }],
    ['<location><geo>48,208333 16,373056</geo></location>', { latitude: 48.208333, longitude: 16.373056 }],
    ['<location><geo>40.7484,-73.9858</geo></location>', { latitude: 40.7484, longitude: -73.9858 }],
    [
      '<location type="located_in_place"><geo>46,0 2,0</geo></location><location type="coords"><geo>48.85 2.35</geo></location>',
      { latitude: 48.85, longitude: 2.35 },
    ],
    ['<location><geo>45.256 -110.45 46.46 -109.48</geo></location>', undefined],
    ['<location><geo>95.0 10.0</geo></location>', undefined],
    ['<location><geo>N 45 E 3</geo></location>', undefined],
  ])('%s', async (geo, expected) => {
    expect(await geoOf(geo)).toEqual(expected);
  });

  test('are left out where the header declares another datum', async () => {
    expect(
      await geoOf('<location><geo>48.85 2.35</geo></location>', '<encodingDesc><geoDecl datum="OSGB36"/></encodingDesc>'),
    ).toBeUndefined();
  });
});
