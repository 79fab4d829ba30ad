/** What the reading text and the diplomatic text make of interventions and breaks. */
import { describe, expect, test } from 'vitest';
import { editions, fragment, slice } from './text-editions.js';

/** Both layers of one paragraph, each as one string without its line end. */
async function layers(paragraph: string, header = ''): Promise<[reading: string, diplomatic: string]> {
  const { reading, diplomatic } = await editions(fragment(`<p>${paragraph}</p>`, header));
  return [reading.text.replace(/\n$/, ''), diplomatic.text.replace(/\n$/, '')];
}

describe('alternatives', () => {
  test.each([
    ['<choice><sic>then</sic><corr>than</corr></choice>', 'than', 'then‹than›'],
    ['<choice><corr>than</corr><sic>then</sic></choice>', 'than', '‹than›then'],
    ['<choice>\n <orig>vniuersity</orig>\n <reg>university</reg>\n</choice>', 'university', 'vniuersity‹university›'],
    [
      '<choice><abbr>CMEA</abbr><expan>Council for Mutual Economic Assistance</expan></choice>',
      'CMEA',
      'CMEA‹Council for Mutual Economic Assistance›',
    ],
    ['<choice><unclear>one</unclear><unclear>won</unclear></choice>', 'one', 'one[?]‹won›'],
    ['<abbr>RWP</abbr> <expan>Romanian Workers’ Party</expan>', 'RWP Romanian Workers’ Party', 'RWP Romanian Workers’ Party'],
    ['<sic>then</sic>', 'then', 'then'],
  ])('%s', async (tei, reading, diplomatic) => {
    expect(await layers(`a ${tei}b`)).toEqual([`a ${reading}b`, `a ${diplomatic}b`]);
  });

  test('white space between them divides no word', async () => {
    expect(await layers('wo<choice>\n<orig>r</orig>\n<reg>R</reg>\n</choice>d')).toEqual(['woRd', 'wor‹R›d']);
  });

  test('marks are generated, the extent of an alternative is its text', async () => {
    const result = await editions(fragment('<p>a <choice><sic xml:id="s">then</sic><corr xml:id="c">than</corr></choice></p>'));
    expect(result.diplomatic.generated).toEqual([
      { start: 6, end: 7 },
      { start: 11, end: 12 },
    ]);
    expect(slice(result, result.diplomatic, 'c')).toBe('than');
    expect(slice(result, result.reading, 'c')).toBe('than');
    expect(slice(result, result.reading, 's')).toBeUndefined();
  });
});

describe('apparatus', () => {
  test('the lemma is read; other readings follow it with their witnesses', async () => {
    expect(await layers('a <app><lem wit="#A">x</lem><rdg wit="#B #C">y</rdg><rdg wit="#D"/></app> b')).toEqual([
      'a x b',
      'a x‹B C: y›‹D: om.› b',
    ]);
  });

  test('without lemma the first reading is read', async () => {
    expect(await layers('<app>\n <rdgGrp>\n<rdg wit="#A">x</rdg> <rdg wit="#B">y</rdg></rdgGrp></app>')).toEqual(['x', 'x‹B: y›']);
  });
});

describe('deletions, additions, supplements', () => {
  test.each([
    ['<del>x</del>', '', '⟦x⟧'],
    ['<restore><del>x</del></restore>', 'x', '⟦x⟧'],
    ['<add>x</add>', 'x', '\\x/'],
    ['<subst><del>x</del> <add>y</add></subst>', 'y', '⟦x⟧\\y/'],
    ['<supplied>x</supplied>', 'x', '⟨x⟩'],
    ['<supplied>[x]</supplied>', '[x]', '[x]'],
    ['<supplied reason="lost">x</supplied>', 'x', '[x]'],
    ['<delSpan spanTo="#e"/>x<hi>y</hi><anchor xml:id="e"/>z', 'z', '⟦xy⟧z'],
    ['<addSpan spanTo="#e"/>x<anchor xml:id="e"/>z', 'xz', '\\x/z'],
    ['<delSpan spanTo="#gone"/>x', 'x', '⟦x'],
    ['<unclear>x</unclear>', 'x', 'x[?]'],
    ['<surplus>x</surplus>', '', '{x}'],
    ['<expan>c<ex>on</ex></expan>', 'con', 'c(on)'],
    ['<gap/>', '[…]', '[…]'],
    ['<gap><desc>two lines</desc></gap>', '[… two lines]', '[… two lines]'],
    ['<damage>x</damage>', 'x', 'x'],
    ['<fw>x</fw>', '', '\nx\n'],
  ])('%s', async (tei, reading, diplomatic) => {
    expect(await layers(`a${tei}b`)).toEqual([`a${reading}b`, `a${diplomatic}b`]);
  });
});

describe('breaks', () => {
  test('a line break parts words where it does not say that it does not', async () => {
    expect(await layers('one<lb/>two')).toEqual(['one two', 'one\ntwo']);
    expect(await layers('one <lb/>\n two')).toEqual(['one two', 'one\ntwo']);
    expect(await layers('one<lb break="no"/>two')).toEqual(['onetwo', 'one\ntwo']);
    expect(await layers('<w>one<lb/>two</w>')).toEqual(['onetwo', 'one\ntwo']);
  });

  test('break="no" counts whatever white space stands beside it', async () => {
    expect(await layers('one\n<lb break="no"/>\n<pb n="2"/>\ntwo')).toEqual(['onetwo', 'one\n[p. 2] two']);
    expect(await layers('one <pb n="2" break="no"/> two')).toEqual(['onetwo', 'one[p. 2]two']);
  });

  test('the diplomatic text knows line breaks within words', async () => {
    const { diplomatic } = await editions(fragment('<p>one<lb/>two<lb break="no"/>three</p>'));
    expect(diplomatic.joins).toEqual([7]);
  });

  test('pages, columns and gatherings are labelled', async () => {
    expect(await layers('a <pb n="3"/>b <pb n="1r"/>c<cb n="2"/> d <pb/>e')).toEqual([
      'a b c d e',
      'a [p. 3] b [1r] c[column 2] d [page] e',
    ]);
  });

  test('a page that begins between paragraphs is a line', async () => {
    const { diplomatic } = await editions(fragment('<p>a</p><pb n="iv"/><p>b</p>'));
    expect(diplomatic.text).toBe('a\n\n[p. iv]\n\nb\n');
  });

  test('a milestone is seen where its rendering says so', async () => {
    const { reading } = await editions(fragment('<p>a</p><milestone unit="section" rend="stars"/><milestone unit="folio"/><p>b</p>'));
    expect(reading.text).toBe('a\n\n* * *\n\nb\n');
  });

  test('a space of one character parts words', async () => {
    expect(await layers('a<space unit="chars" quantity="1"/>b')).toEqual(['a b', 'a b']);
  });
});

describe('words and characters', () => {
  test('are joined and parted as in the source', async () => {
    expect(await layers('<w>Who</w><pc>’</pc><w>s</w> <w>the<c>r</c>e</w><pc>?</pc>')).toEqual(['Who’s there?', 'Who’s there?']);
  });

  test('a character that is only pointed to is what its declaration maps it to', async () => {
    const header = '<charDecl><char xml:id="et"><mapping type="Unicode">⁊</mapping></char></charDecl>';
    expect(await layers('a <g ref="#et"/> b <g ref="#none"/> <g ref="#et">&amp;</g>', header)).toEqual(['a ⁊ b □ &', 'a ⁊ b □ &']);
  });

  test('index terms are not read', async () => {
    expect(await layers('a<index><term>b</term></index> c')).toEqual(['a c', 'a[index: b] c']);
  });

  test('glosses of ruby stand in parentheses', async () => {
    expect(await layers('<ruby><rb>字</rb><rt>じ</rt></ruby>')).toEqual(['字(じ)', '字(じ)']);
  });
});

describe('an apparatus beside the text', () => {
  test('is printed with its references, lemmas and sigla, in both layers', async () => {
    const { reading, diplomatic } = await editions(
      fragment('<l n="1">arma</l><listApp><app loc="1"><lem>arma</lem><rdg wit="#A">armas</rdg><rdg wit="#B"/></app></listApp>'),
    );
    for (const { text } of [reading, diplomatic]) expect(text.replace(/\s+/g, ' ').trim()).toBe('arma 1 arma] armas A; om. B');
  });
});

describe('dictionaries and speech', () => {
  test('senses stand below one another with their numbers; a reference without words is the headword', async () => {
    const { reading } = await editions(
      fragment(
        '<entry><form><orth>bath</orth></form> <sense n="1"><def>a vessel</def> <cit><quote>a <oRef/></quote></cit><sense n="a"><def>of zinc</def></sense></sense><sense n="2"><def>an act</def></sense></entry>',
      ),
    );
    expect(reading.text).toBe('bath\n1. a vessel a bath\n  a. of zinc\n2. an act\n');
  });

  test('who speaks is called by name', async () => {
    const { reading } = await editions(
      fragment(
        '<div><u who="#p">yes <vocal><desc>coughs</desc></vocal></u><u who="#q">no</u></div>',
        '<profileDesc><particDesc><listPerson><person xml:id="p"><persName>Ann</persName></person></listPerson></particDesc></profileDesc>',
      ),
    );
    expect(reading.text).toBe('Ann: yes [coughs]\nq: no\n');
  });
});
