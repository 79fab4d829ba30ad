import { describe, expect, test } from 'vitest';
import { recordOf, tei } from './record-of.js';

const statements = (titles: string, publication = '<p/>', source = '<p/>'): string =>
  `<titleStmt>${titles}</titleStmt><publicationStmt>${publication}</publicationStmt><sourceDesc>${source}</sourceDesc>`;
const header = (titles: string, publication?: string, source?: string) => recordOf(tei({ file: statements(titles, publication, source) }));

describe('the title of a document', () => {
  test('is the main one, not that of its series nor a date', async () => {
    const { title, titles } = await header(
      '<title level="s">Letters</title><title type="iso-date">1893-09-14</title><title level="a">A to B, <lb/>14 September 1893</title>',
    );
    expect(title).toBe('A to B, 14 September 1893');
    expect(titles).toEqual([
      { text: 'Letters', level: 's' },
      { text: '1893-09-14', type: 'iso-date' },
      { text: 'A to B, 14 September 1893', level: 'a' },
    ]);
  });

  test('shows corrections and leaves notes out', async () => {
    const { title } = await header('<title>On <choice><sic>teh</sic><corr>the</corr></choice> road<note>Perhaps a draft.</note></title>');
    expect(title).toBe('On the road');
  });

  test('is the identifier of the document where the header has none', async () => {
    expect((await recordOf(tei({ file: statements('<title/>') }), 'letters/17')).title).toBe('letters/17');
    expect((await recordOf(tei({ file: statements('<title/>'), attributes: ' xml:id="L17"' }), 'letters/17')).title).toBe('L17');
  });
});

describe('agents', () => {
  test('have the role that element, @role or resp gives them', async () => {
    const { agents } = await header(
      `<title>T</title><author ref="#a">Anna</author><editor role="translator"><persName ref="#w">W. W.</persName></editor>
       <editor><name>One</name><name>Two</name></editor><funder>Fund</funder>
       <respStmt xml:id="us"><resp>encoding</resp><orgName>Us</orgName></respStmt>`,
    );
    expect(agents).toEqual([
      { name: 'Anna', role: 'author', kind: 'unknown', ref: '#a' },
      { name: 'W. W.', role: 'translator', kind: 'person', ref: '#w' },
      { name: 'One', role: 'editor', kind: 'unknown' },
      { name: 'Two', role: 'editor', kind: 'unknown' },
      { name: 'Fund', role: 'funder', kind: 'unknown' },
      { name: 'Us', role: 'encoding', kind: 'organisation', id: 'us' },
    ]);
  });

  test('are named surname first where only the parts of the name are given', async () => {
    const { agents } = await header(
      '<title>T</title><author><persName><forename>William</forename><surname>Shakespeare</surname></persName><idno type="wikidata">Q692</idno></author>',
    );
    expect(agents).toEqual([{ name: 'Shakespeare, William', role: 'author', kind: 'person', ref: 'http://www.wikidata.org/entity/Q692' }]);
  });

  test('are one publisher even with a name for each department', async () => {
    const record = await header(
      '<title>T</title>',
      '<publisher><orgName>Special Collections</orgName><orgName>Bodleian Libraries</orgName></publisher><date when="2018"/>',
    );
    expect(record.publisher).toBe('Special Collections, Bodleian Libraries');
    expect(record.published).toBe('2018');
    expect(record.agents).toEqual([{ name: 'Special Collections, Bodleian Libraries', role: 'publisher', kind: 'organisation' }]);
  });
});

describe('rights, subjects and dates', () => {
  test('keep what is said of rights apart from licences', async () => {
    const { availability } = await header(
      '<title>T</title>',
      '<publisher>P</publisher><availability status="restricted"><p>Ask first.</p><licence target="https://example.org/l">Some rights.</licence></availability>',
    );
    expect(availability).toEqual([
      { text: 'Ask first.', status: 'restricted' },
      { text: 'Some rights.', target: 'https://example.org/l', status: 'restricted' },
    ]);
  });

  test('describe categories in the words of the header', async () => {
    const record = await recordOf(
      tei({
        rest: '<encodingDesc><classDecl><taxonomy xml:id="t"><category xml:id="c"><catDesc>A kind</catDesc></category></taxonomy></classDecl></encodingDesc>',
        profile:
          '<textClass><catRef target="#c https://example.org/x"/><keywords><term>one</term><term>two</term><term>one</term></keywords></textClass>',
      }),
    );
    expect(record.categories).toEqual([{ target: '#c', text: 'A kind' }, { target: 'https://example.org/x' }]);
    expect(record.keywords).toEqual(['one', 'two']);
  });

  test('take the sending of a letter for its origin', async () => {
    const record = await recordOf(
      tei({
        profile: `<correspDesc><correspAction type="sent"><persName ref="#a">Anna</persName><placeName ref="#s">Salzburg</placeName><date when="1893-09-14">14. 9. [1893]</date></correspAction>
          <correspAction type="received"><persName>Ben</persName><date notBefore="1893-09-15" notAfter="1893-09-19"/></correspAction></correspDesc>`,
      }),
    );
    expect(record.created).toEqual({ text: '14. 9. [1893]', when: '1893-09-14' });
    expect(record.place).toEqual({ text: 'Salzburg', ref: '#s' });
    expect(record.correspondence).toEqual([
      { action: 'sent', agents: [{ name: 'Anna', kind: 'person', ref: '#a' }], date: record.created, place: record.place },
      {
        action: 'received',
        agents: [{ name: 'Ben', kind: 'person' }],
        date: { text: 'between 1893-09-15 and 1893-09-19', notBefore: '1893-09-15', notAfter: '1893-09-19' },
      },
    ]);
  });

  test('are absent where the header does not give them', async () => {
    const record = await recordOf(tei({}));
    expect(Object.keys(record).sort()).toEqual([
      'agents',
      'availability',
      'categories',
      'correspondence',
      'entities',
      'identifiers',
      'keywords',
      'languages',
      'manuscripts',
      'mentions',
      'sources',
      'title',
      'titles',
    ]);
  });
});

describe('sources', () => {
  test('are manuscripts with their call numbers', async () => {
    const { manuscripts } = await header(
      '<title>T</title>',
      '<p/>',
      `<msDesc xml:id="m"><msIdentifier><settlement>Oxford</settlement><repository>Jesus College</repository><idno type="shelfmark">MS. 38</idno>
       <altIdentifier><idno type="ark">ark:29072/j8bc386h47kh</idno></altIdentifier></msIdentifier>
       <msContents><textLang mainLang="la">Latin</textLang></msContents>
       <history><origin><origDate notBefore="1200" notAfter="1210">13th century, early</origDate></origin></history></msDesc>`,
    );
    expect(manuscripts).toEqual([
      {
        id: 'm',
        settlement: 'Oxford',
        repository: 'Jesus College',
        idno: 'MS. 38',
        identifiers: [
          { type: 'shelfmark', value: 'MS. 38' },
          { type: 'ark', value: 'ark:29072/j8bc386h47kh', uri: 'ark:29072/j8bc386h47kh' },
        ],
        language: 'la',
        origin: { text: '13th century, early', notBefore: '1200', notAfter: '1210' },
      },
    ]);
  });

  test('are references in words, with commas where the TEI has structure only', async () => {
    const { sources, entities } = await header(
      '<title>T</title>',
      '<p/>',
      `<listBibl><bibl xml:id="b">Coxe, <title>Catalogus</title> (<date when="1852">1852</date>).</bibl>
       <biblStruct type="book"><monogr><author><persName><forename>Lou</forename><surname>Burnard</surname></persName></author><title>Guidelines</title>
       <imprint><date>1988</date><biblScope unit="page">12-13</biblScope></imprint></monogr><ptr target="https://example.org/b #local"/></biblStruct></listBibl>`,
    );
    expect(sources).toEqual([
      { id: 'b', text: 'Coxe, Catalogus (1852).', title: 'Catalogus', date: '1852', targets: [] },
      {
        text: 'Burnard, Lou, Guidelines, 1988, page 12-13',
        title: 'Guidelines',
        type: 'book',
        date: '1988',
        targets: ['https://example.org/b'],
      },
    ]);
    expect(entities).toEqual([]);
  });
});
