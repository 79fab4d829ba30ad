/** TEI in, lines of text out. Where the layers agree, the reading text is shown. */
import { describe, expect, test } from 'vitest';
import { documentOf } from '../support/read.js';
import { editions, fragment, slice } from './text-editions.js';

const made = (body: string, header = '') => editions(fragment(body, header));
const reading = async (body: string, header = ''): Promise<string[]> => (await made(body, header)).reading.text.split('\n').slice(0, -1);
const diplomatic = async (body: string, header = ''): Promise<string[]> =>
  (await made(body, header)).diplomatic.text.split('\n').slice(0, -1);

describe('what no schema allows', () => {
  test('is not lost: text in elements that are empty by definition, an item without its list', async () => {
    const words = (await diplomatic('<p>a<lb>b</lb>c<pb n="2">d</pb>e<milestone>f</milestone>g<ptr target="https://x.org/">h</ptr>i</p>'))
      .join(' ')
      .replace(/\[[^\]]*\]|<[^>]*>|\s/g, '');
    expect(words).toBe('abcdefghi');
    expect(await reading('<p>a <item>b</item></p>')).toEqual(['a', 'b']);
  });
});

describe('a document with a transcription by surfaces and no text', () => {
  const transcription = (text = '') => {
    const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc/></teiHeader><sourceDoc><surface><zone><line>one <hi>two</hi></line><line>three</line></zone></surface><surface><zone>four</zone></surface></sourceDoc>${text}</TEI>`;
    return documentOf(xml);
  };

  test('is read from it, line by line', async () => {
    const { reading, diplomatic } = await editions(transcription());
    expect(diplomatic.text).toBe('one two\nthree\n\nfour\n');
    expect(reading.text).toBe(diplomatic.text);
  });

  test('is read from its text where it has one', async () => {
    expect((await editions(transcription('<text><body><p>five</p></body></text>'))).reading.text).toBe('five\n');
  });
});

describe('paragraphs and divisions', () => {
  test('a paragraph is a line, with an empty line before the next', async () => {
    expect(await reading('<p>One\n  line.</p>\n<p>Two.</p>')).toEqual(['One line.', '', 'Two.']);
  });

  test('what no template knows passes through: as a line among blocks, else within the line', async () => {
    expect(await reading('<unknown>a</unknown><p>b <other>c</other> <x xmlns="urn:x">d</x></p>')).toEqual(['a', '', 'b c d']);
  });

  test('the number of a division stands before its head, and its content is indented', async () => {
    expect(await reading('<div n="1"><head>Issues</head><p>a</p><div n="b"><head>Borders</head><p>c</p></div></div><p>d</p>')).toEqual([
      '1. Issues',
      '',
      '  a',
      '',
      '  b. Borders',
      '',
      '    c',
      '',
      'd',
    ]);
  });

  test.each([
    ['1', 'Chapter 1'],
    ['1', 'CHAPTER I.'],
    ['12', 'Chapter the Twelfth'],
    ['2', 'Chapter Two'],
    ['a', 'a) Borders'],
    ['IV', 'Part IV'],
    ['3', '3. Notes'],
  ])('the number %s is not put before “%s”, which has it', async (n, head) => {
    expect(await reading(`<div n="${n}"><head>${head}</head></div>`)).toEqual([head]);
  });

  test.each(['ch1', '1-3', ''])('@n “%s” is a name, not a number of the text', async (n) => {
    expect(await reading(`<div n="${n}"><head>Head</head></div>`)).toEqual(['Head']);
  });

  test('a division without head has no mark', async () => {
    expect(await reading('<div n="1"><p>a</p></div>')).toEqual(['a']);
  });

  test('the parts of opener and closer stand on lines of their own', async () => {
    expect(
      await reading(
        '<div><opener><dateline>Wien, 6. Juli</dateline> <salute>Lieber Freund,</salute></opener><p>a</p><closer>Herzlich<lb/>dein <signed>A.</signed></closer></div>',
      ),
    ).toEqual(['Wien, 6. Juli', 'Lieber Freund,', '', 'a', '', 'Herzlich', 'dein', 'A.']);
  });

  test('a quotation of paragraphs or verses is set off, another is not', async () => {
    expect(await reading('<p>a <quote>b</quote> c <quote><l>d</l><l>e</l></quote> f</p><quote><p>g</p></quote>')).toEqual([
      'a b c',
      '  d',
      '  e',
      'f',
      '',
      '  g',
    ]);
  });

  test('title pages', async () => {
    expect(
      await reading(
        '<titlePage><docTitle><titlePart>Emma</titlePart> <titlePart>A Novel</titlePart></docTitle><byline>by <docAuthor>J. A.</docAuthor></byline></titlePage>',
      ),
    ).toEqual(['Emma', 'A Novel', '', 'by J. A.']);
  });
});

describe('marks of the source', () => {
  test('dashes and asterisks come from the rendition of the list; each rank is indented', async () => {
    expect(await reading('<list rend="dash"><item>a\n <list rend="asterisk"> <item>b</item></list> c</item><item>d</item></list>')).toEqual(
      ['- a', '  * b', '  c', '- d'],
    );
  });

  test('ordered lists count, or have the number that an item gives', async () => {
    expect(await reading('<list rend="numbered"><item>a</item><item n="2bis">b</item></list>')).toEqual(['1. a', '2bis. b']);
    expect(await reading('<list><item>a</item></list>')).toEqual(['a']);
  });

  test('declared marks come before the usual ones', async () => {
    const header = `<tagsDecl>
      <rendition scheme="css" scope="before" selector="div[type=&quot;part&quot;]">content: "§ " attr(n) " "</rendition>
      <rendition scheme="css" scope="before" selector="list[rend=&quot;dash&quot;] &gt; item">content: "– "</rendition>
      <rendition scheme="css" scope="before" xml:id="open">content: '»'</rendition>
      <rendition scheme="css" scope="after" xml:id="close">content: '«';</rendition>
    </tagsDecl>`;
    const body = '<div type="part" n="7"><head>Head</head><list rend="dash"><item>a <q rendition="#open #close">b</q></item></list></div>';
    expect(await reading(body, header)).toEqual(['§ 7 Head', '', '  – a »b«']);
  });

  test('marks are generated, and no span starts with one', async () => {
    const result = await made('<list rend="dash" xml:id="list"><item xml:id="i">a</item></list>');
    expect(result.reading.generated).toEqual([{ start: 0, end: 2 }]);
    expect(slice(result, result.reading, 'i')).toBe('a');
    expect(slice(result, result.reading, 'list')).toBe('a');
  });

  test('quotation marks are added only where the encoding says that it left them out', async () => {
    const body = '<p><q>Yes</q>, he said.</p>';
    expect(await reading(body)).toEqual(['Yes, he said.']);
    expect(await reading(body, '<editorialDecl><quotation marks="none"/></editorialDecl>')).toEqual(['“Yes”, he said.']);
    expect(await reading(body, '<editorialDecl><quotation marks="all"/></editorialDecl>')).toEqual(['Yes, he said.']);
  });

  test('lists of different kinds stand within each other', async () => {
    expect(
      await reading(
        '<list rend="dash"><item>a<list><label>L</label><item>b<list rend="numbered"><item>c</item></list></item></list></item><item>d</item></list><list rend="inline"><item>e</item> <item>f</item></list>',
      ),
    ).toEqual(['- a', '  L: b', '    1. c', '- d', '', 'e f']);
  });

  test('a long list is numbered to its end', async () => {
    const lines = await reading(`<list rend="numbered">${'<item>a</item>'.repeat(1000)}</list>`);
    expect(lines).toHaveLength(1000);
    expect(lines.at(-1)).toBe('1000. a');
  });

  test('a label stands on the line of its item', async () => {
    expect(
      await reading(
        '<list type="gloss"><head>Abbreviations</head><label>UN</label> <item>United Nations</item> <label>(a)</label><item>b</item></list>',
      ),
    ).toEqual(['Abbreviations', 'UN: United Nations', '(a) b']);
  });
});

describe('verse', () => {
  test('a verse is a line; an empty line parts stanzas', async () => {
    expect(await reading('<lg><lg><l>a</l><l rend="indent">b</l></lg><lg><l>c</l> <l rend="indent(2)">d</l></lg></lg>')).toEqual([
      'a',
      '  b',
      '',
      'c',
      '    d',
    ]);
  });

  test('verses without stanza follow one another', async () => {
    expect(await reading('<p>a</p><l>b</l><lb/><l>c</l><p>d</p>')).toEqual(['a', '', 'b', 'c', '', 'd']);
  });
});

describe('drama', () => {
  test('speaker, speech and directions have lines of their own, without added parentheses', async () => {
    expect(
      await reading(
        '<div><head>Scene 1</head><stage>Enter Ghost.</stage><sp><speaker>HAMLET </speaker><l>Alas, <stage>aside</stage> poor ghost!</l></sp><sp><speaker>GHOST</speaker><p>Mark me.</p></sp></div>',
      ),
    ).toEqual(['Scene 1', '', '  Enter Ghost.', '', 'HAMLET', 'Alas,', '  aside', 'poor ghost!', '', 'GHOST', 'Mark me.']);
  });

  test('a direction in the name of a speaker stays there', async () => {
    expect(await reading('<sp><speaker>HAMLET <stage>(aside)</stage></speaker><l>a</l></sp>')).toEqual(['HAMLET (aside)', 'a']);
  });

  test('cast lists indent the members of a group under what they have in common', async () => {
    expect(
      await reading(
        '<castList><head>Persons</head><castItem><role>A</role>, <roleDesc>a king</roleDesc></castItem><castGroup><head>courtiers</head><castItem>B</castItem></castGroup></castList>',
      ),
    ).toEqual(['Persons', 'A, a king', 'courtiers', '  B']);
  });
});

describe('tables and figures', () => {
  test('a row is a line', async () => {
    expect(
      await reading('<table><head>T</head><row><cell>a</cell><cell>b</cell></row><row><cell><p>c</p><p>d</p></cell> <cell/></row></table>'),
    ).toEqual(['T', 'a | b', 'c / d |']);
  });

  test('a figure is its head and its description', async () => {
    expect(await reading('<figure><graphic url="a.png"/><head>Map</head><figDesc>A map.</figDesc></figure>')).toEqual([
      'Map',
      '[Figure: A map.]',
    ]);
  });
});

describe('code', () => {
  test('keeps its white space; tags of examples are shown', async () => {
    expect(
      await reading(
        '<p>The <gi>p</gi> element, <att>n</att>:</p><eg>a\n  b</eg><egXML xmlns="http://www.tei-c.org/ns/Examples"><p n="1">x<lb/></p></egXML>',
      ),
    ).toEqual(['The <p> element, @n:', '', 'a', '  b', '', '<p n="1">x<lb/></p>']);
  });
});

describe('utterances', () => {
  test('are lines with their speakers', async () => {
    expect(await reading('<u who="#a">well <pause/> yes</u><u who="#b">no<vocal><desc>laughs</desc></vocal></u>')).toEqual([
      'a: well [pause] yes',
      'b: no[laughs]',
    ]);
  });
});

describe('bibliography', () => {
  test('parts without punctuation are told apart by commas; a pointer says where it leads', async () => {
    expect(
      await reading(
        '<listBibl><biblStruct><monogr><author>Buga</author><title>O vară</title><imprint><date>2012</date></imprint></monogr></biblStruct><bibl>A. <ptr target="https://example.org/"/></bibl></listBibl>',
      ),
    ).toEqual(['Buga, O vară, 2012', '', 'A. <https://example.org/>']);
  });
});

describe('notes', () => {
  const body =
    '<div><p>One<note n="a">first</note> two<note><p>second</p><p>more</p></note>.</p><div><p>Three<note>third</note></p></div><p>Four<note>fourth</note></p></div>';

  test('follow in the reading text where the division, or what precedes its inner division, ends', async () => {
    expect(await reading(body)).toEqual([
      'One[1] two[2].',
      '',
      '[1] first',
      '[2] second',
      '    more',
      '',
      'Three[3]',
      '',
      '[3] third',
      '',
      'Four[4]',
      '',
      '[4] fourth',
    ]);
  });

  test('stand at their place in the diplomatic text', async () => {
    expect(await diplomatic(body)).toEqual([
      'One[note a: first] two[note: second',
      'more].',
      '',
      'Three[note: third]',
      '',
      'Four[note: fourth]',
    ]);
  });

  test('to what is not read are not read; notes among paragraphs and within notes stay at their place', async () => {
    expect(await reading('<div><p>a<del>b<note>c</note></del></p><note>d <note>e</note></note></div>')).toEqual(['a', '', '[d [e]]']);
  });

  test('their spans are their text', async () => {
    const result = await made('<p>a<note xml:id="n">b</note></p>');
    expect(slice(result, result.reading, 'n')).toBe('b');
    expect(slice(result, result.diplomatic, 'n')).toBe('b');
  });
});
