/** How TEI elements become HTML: headings, lists, notes, layers, mentions, tables, figures. */
import { describe, expect, test } from 'vitest';
import { all, attr, body, generatedText, hasClass, htmlOf, one, parentOf, parsed, textOf } from './html-of.js';
import { fragment } from './text-editions.js';

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('attributes', () => {
  test('are kept as class, id, lang and data', async () => {
    const { root } = await body(
      '<p xml:id="p1" xml:lang="he" n="3" rend="center small-caps" rendition="#r1" cert="low" notBefore="1900">x</p>',
    );
    const p = one(root, 'p');
    expect(attr(p, 'class')).toBe('tei-p rend-center rend-small-caps rendition-r1');
    expect(attr(p, 'id')).toBe('p1');
    expect(attr(p, 'lang')).toBe('he');
    expect(attr(p, 'dir')).toBe('rtl');
    expect(attr(p, 'data-n')).toBe('3');
    expect(attr(p, 'data-cert')).toBe('low');
    expect(attr(p, 'data-not-before')).toBe('1900');
  });

  test('of style become style only where they are harmless', async () => {
    const { root } = await body(
      '<p style="text-align: center; position: fixed; background: url(http://x.example/); text-indent:2em">x</p><p style="color: expression(alert(1))">y</p>',
    );
    const [first, second] = all(root, 'p');
    expect(attr(first, 'style')).toBe('text-align: center; text-indent:2em');
    expect(attr(second, 'style')).toBeUndefined();
  });

  test('an identifier given twice stays with the first', async () => {
    const { root } = await body('<p xml:id="a">x</p><p xml:id="a">y</p>');
    expect(all(root, 'p').map((p) => attr(p, 'id'))).toEqual(['a', undefined]);
    expect(attr(all(root, 'p')[1], 'data-xml-id')).toBe('a');
  });

  test('cannot hide text by naming themselves as the page names things', async () => {
    const { root } = await body('<p generated="" layer="diplomatic">x</p>');
    expect(attr(one(root, 'p'), 'data-generated')).toBeUndefined();
    expect(attr(one(root, 'p'), 'data-layer')).toBeUndefined();
    expect(attr(one(root, 'p'), 'data-tei-layer')).toBe('diplomatic');
  });
});

describe('headings', () => {
  test('follow the depth of their division and never reach h1', async () => {
    const { root } = await body('<head>T</head><div><head>A</head><div><head>B</head><head>C</head><p/></div></div>');
    expect(all(root, '.tei-head').map(({ tagName }) => tagName)).toEqual(['h2', 'h2', 'h3', 'p']);
  });

  test('carry the number of their division unless they say it', async () => {
    const { root } = await body(
      '<div n="1"><head>Issues</head></div><div n="2"><head>ACT 2</head></div><div n="a"><head>In a word</head></div>',
    );
    const [issues, act, word] = all(root, 'h2');
    expect(textOf(one(issues!, '.mark'))).toBe('1. ');
    expect(all(act!, '.mark')).toEqual([]);
    expect(textOf(one(word!, '.mark'))).toBe('a. ');
  });

  test('in lists, figures and stanzas are no headings of the page', async () => {
    const { root } = await body(
      '<div><list><head>L</head><item>i</item></list><lg><head>S</head><l>x</l></lg><figure><head>F</head></figure></div>',
    );
    expect(all(root, '.tei-head').map(({ tagName }) => tagName)).toEqual(['p', 'p', 'p']);
  });
});

describe('a line end', () => {
  const spaces = async (tei: string): Promise<number> => (await body(tei)).html.text.split('<span data-generated=""> </span>').length - 1;

  test('keeps words apart where the source has no space, since the reading layer does not show it', async () => {
    expect(await spaces('<p>one<lb/>two</p>')).toBe(1);
    expect(await spaces('<p><hi>one</hi><lb/><hi>two</hi></p>')).toBe(1);
    expect(await spaces('<p>one <lb/>two</p>')).toBe(0);
    expect(await spaces('<p>one<lb/>\ntwo</p>')).toBe(0);
  });

  test('within a word does not', async () => {
    expect(await spaces('<p>on<lb break="no"/>ly</p>')).toBe(0);
    expect(await spaces('<p><w>on<lb/>ly</w></p>')).toBe(0);
  });
});

describe('ids that the edition makes', () => {
  test('are never those of the encoder', async () => {
    const { root, html } = await body('<p xml:id="note-1">x<note>n</note></p><p xml:id="noteref-1">y</p>');
    const ids = [...html.text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toContain('note-1');
    expect(new Set(ids).size).toBe(ids.length);
    const [reference] = all(root, '.noteref');
    expect(ids).toContain(attr(reference, 'href')?.slice(1));
  });
});

describe('the reading policy', () => {
  test.each([
    ['<choice><sic>then</sic><corr>than</corr></choice>', { sic: 'diplomatic', corr: 'reading' }],
    ['<choice><orig>vse</orig><reg>use</reg></choice>', { orig: 'diplomatic', reg: 'reading' }],
    ['<choice><abbr>UN</abbr><expan>United Nations</expan></choice>', { abbr: undefined, expan: 'offered' }],
    ['<subst><del>a</del><add>b</add></subst>', { del: 'diplomatic', add: undefined }],
    ['<app><lem>a</lem><rdg wit="#B">b</rdg></app>', { lem: undefined, rdg: 'diplomatic' }],
    ['<restore><del>a</del></restore>', { del: undefined }],
  ])('%s', async (tei, layers) => {
    const { root } = await body(`<p>${tei}</p>`);
    for (const [name, layer] of Object.entries(layers)) expect(attr(one(root, `.tei-${name}`), 'data-layer')).toBe(layer);
  });

  test('an abbreviation offers the expansion that stands beside it', async () => {
    const { root } = await body('<p><choice><abbr>UN</abbr><expan>United <hi>Nations</hi></expan></choice></p>');
    expect(attr(one(root, 'abbr'), 'title')).toBe('United Nations');
  });

  test('variants name their witnesses by siglum', async () => {
    const { root } = await body(
      '<p><app><lem>a</lem><rdg wit="#w1 #w2">b</rdg></app></p><listWit><witness xml:id="w1" n="A">x</witness></listWit>',
    );
    expect(squeeze(textOf(one(root, '.sigla')))).toBe('A w2');
  });
});

describe('lists', () => {
  test('show the marks that the encoding asks for', async () => {
    const { root } = await body(
      '<list rend="dash"><item>a<list rend="asterisk"><item>b</item></list></item></list><list rend="numbered"><item>c</item><item n="7)">d</item></list>',
    );
    expect(all(root, '.mark').map((mark) => textOf(mark))).toEqual(['- ', '* ', '1. ', '7) ']);
    for (const item of all(root, '.tei-item')) expect(parentOf(item).tagName).toMatch(/^[uo]l$/);
    expect(textOf(root, false)).toBe('abcd');
  });

  test('with labels are definition lists; headings and page breaks stand outside', async () => {
    const { root } = await body(
      '<list type="gloss"><head>H</head><label>x</label><item>one</item><pb n="2"/><label>y</label><item>two</item></list>',
    );
    expect(all(root, 'dl')).toHaveLength(2);
    expect(all(root, 'dt').map((dt) => textOf(dt))).toEqual(['x', 'y']);
    expect(all(root, 'dd').map((dd) => textOf(dd))).toEqual(['one', 'two']);
    expect(parentOf(one(root, '.tei-pb')).tagName).toBe('div');
  });
});

describe('blocks in paragraphs', () => {
  test('turn the paragraph into a div', async () => {
    const { root } = await body('<p>a <list><item>b</item></list> c</p>');
    const p = one(root, '.tei-p');
    expect(p.tagName).toBe('div');
    expect(one(root, 'li').tagName).toBe('li');
    expect(squeeze(textOf(p))).toBe('a b c');
  });

  test('in headings stay in the line as spans', async () => {
    const { root } = await body('<div><head>a <list><item>b</item></list></head></div>');
    expect(hasClass(one(one(root, 'h2'), '.tei-list'), 'block')).toBe(true);
  });

  test('in highlighted text keep their kind', async () => {
    const { root } = await body('<div><quote><hi rend="italic"><list><item>b</item></list></hi></quote></div>');
    expect(one(root, '.tei-hi').tagName).toBe('div');
    expect(all(root, 'li')).toHaveLength(1);
  });
});

describe('notes', () => {
  test('stay where the source has them, with a mark before and a way back', async () => {
    const { root } = await body('<p>a<note>one</note> b<note n="*" xml:id="star">two</note></p>');
    expect(all(root, '.noteref').map((a) => [attr(a, 'href'), attr(a, 'id'), textOf(a)])).toEqual([
      ['#note-1', 'noteref-1', '1'],
      ['#star', 'noteref-2', '*'],
    ]);
    expect(all(root, '.note').map((note) => [note.tagName, attr(note, 'id'), attr(note, 'role')])).toEqual([
      ['span', 'note-1', 'note'],
      ['span', 'star', 'note'],
    ]);
    expect(all(root, '.noteback').map((a) => attr(a, 'href'))).toEqual(['#noteref-1', '#noteref-2']);
    expect(textOf(root, false)).toBe('aone btwo');
  });

  test('between blocks are asides; with paragraphs inside a paragraph, everything is valid', async () => {
    const { root } = await body('<div><p>x</p><note>one</note><p>a<note><p>b</p></note></p></div>');
    expect(all(root, 'aside')).toHaveLength(2);
    expect(all(root, 'p')).toHaveLength(2);
  });

  test('inside a link have no links for their marks', async () => {
    const { root } = await body('<p><persName ref="#a">A<note>n</note></persName></p>');
    expect(all(root, 'a')).toHaveLength(1);
    expect(all(root, 'span.noteref')).toHaveLength(1);
  });
});

describe('mentions', () => {
  test('link to their entity; one within another cannot', async () => {
    const { root } = await body(
      '<p><orgName ref="r.xml#o #p" xml:id="m"><placeName ref="#b">B</placeName> Bank</orgName> <name>N</name></p>',
    );
    const link = one(root, 'a');
    expect(attr(link, 'id')).toBe('m');
    expect(attr(link, 'href')).toBe('imprimatur:entity/r.xml#o');
    expect(attr(link, 'data-ref')).toBe('r.xml#o #p');
    expect(attr(link, 'class')).toBe('tei-orgName mention');
    const inner = one(link, 'span.mention');
    expect(attr(inner, 'id')).toBe('mention-2');
    expect(all(root, '.mention')).toHaveLength(2);
  });

  test('do not arise from the names of register entries in the text', async () => {
    const { root } = await body('<listPerson><person xml:id="a"><persName ref="#a">A</persName></person></listPerson>');
    expect(all(root, '.mention')).toEqual([]);
  });

  test('take no identifier that the text has given', async () => {
    const { root } = await body('<p xml:id="mention-1"><name ref="#a">A</name></p>');
    expect(attr(one(root, 'a.mention'), 'id')).toBe('_mention-1');
  });
});

describe('breaks', () => {
  test('show their number as generated text', async () => {
    const { root } = await body('<p>a<pb n="12"/>b<lb break="no"/>c</p>');
    expect(attr(one(root, '.tei-pb'), 'role')).toBe('doc-pagebreak');
    expect(textOf(one(root, '.tei-pb'))).toBe('[p. 12]');
    expect(attr(one(root, 'br'), 'data-break')).toBe('no');
    expect(textOf(root, false)).toBe('abc');
  });
});

describe('verse and drama', () => {
  test('every fifth line shows its number', async () => {
    const { root } = await body(
      `<lg>${[1, 2, 3, 4, 5, 6].map((n) => `<l n="${n}">x</l>`).join('')}</lg><sp><l n="1.1.10">y</l></sp><l>z</l>`,
    );
    expect(all(root, '.line-number').map((number) => textOf(number))).toEqual(['5', '1.1.10']);
  });

  test('a speech has its speaker as a paragraph, a direction in a line stays there', async () => {
    const { root } = await body('<sp><speaker>A</speaker><stage>Enters.</stage><p>So <stage>aside</stage> it is.</p></sp>');
    expect(one(root, '.tei-speaker').tagName).toBe('p');
    expect(all(root, '.tei-stage').map(({ tagName }) => tagName)).toEqual(['p', 'span']);
  });
});

describe('tables and figures', () => {
  test('cells span, label rows head the table, what stands between rows has a row', async () => {
    const { root } = await body(
      '<table><head>T</head><row role="label"><cell>a</cell><cell>b</cell></row><pb n="2"/><row><cell cols="2" rows="x">c</cell></row></table>',
    );
    expect(textOf(one(root, 'caption'))).toBe('T');
    expect(all(root, 'th').map((cell) => attr(cell, 'scope'))).toEqual(['col', 'col']);
    expect(attr(one(root, 'td.tei-cell'), 'colspan')).toBe('2');
    expect(attr(one(root, 'td.tei-cell'), 'rowspan')).toBeUndefined();
    expect(textOf(one(root, '.between'))).toBe('[p. 2]');
    expect(textOf(root, false)).toBe('Tabc');
  });

  test('a picture beside the document is shown, one on another host is linked', async () => {
    const { root } = await body(
      '<figure><graphic url="img/a.png"/><figDesc>A seal</figDesc></figure><figure><graphic url="https://x.example/b.png"/></figure><figure><graphic url="//x.example/c.png"/></figure>',
    );
    expect(all(root, 'img').map((img) => [attr(img, 'src'), attr(img, 'alt')])).toEqual([['img/a.png', 'A seal']]);
    expect(textOf(one(root, 'figcaption'))).toBe('A seal');
    expect(all(root, 'a').map((a) => attr(a, 'href'))).toEqual(['https://x.example/b.png', '//x.example/c.png']);
  });

  test('a formula keeps its MathML, and nothing of MathML that acts', async () => {
    const { root } = await body(
      '<p><formula><math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mi onclick="alert(1)" href="javascript:x">x</mi><maction actiontype="toggle"><mn>1</mn></maction></math></formula> <formula notation="TeX">\\frac 1 2</formula></p>',
    );
    expect(attr(one(root, 'math'), 'display')).toBe('block');
    // As data, what the source says is told; nothing of it acts.
    expect(one(root, 'mi').attrs.filter(({ name }) => !/^(class|data-.*)$/.test(name))).toEqual([]);
    expect(all(root, 'maction')).toEqual([]);
    expect(textOf(one(root, 'code'))).toBe('\\frac 1 2');
  });
});

describe('what no template knows', () => {
  test('is shown neutrally and reported with its place', async () => {
    const { root, html } = await body('<p>a <bogus>b</bogus> <x xmlns="urn:x">c</x></p>');
    expect(textOf(root, false)).toBe('a b c');
    expect(hasClass(one(root, '.tei-bogus'), 'tei-unknown')).toBe(true);
    // TEI, teiHeader, fileDesc, encodingDesc, text, body, p, bogus, x
    expect(html.messages).toEqual(['unknown-element 8 bogus', 'unknown-element 9 x']);
  });
});

describe('examples of markup', () => {
  test('are source, and only their text is the document’s', async () => {
    const { root } = await body(
      '<p>See</p><egXML xmlns="http://www.tei-c.org/ns/Examples"><p n="a&quot;b">x &lt; y</p></egXML><p><gi>p</gi> <att>n</att></p>',
    );
    expect(textOf(one(root, 'pre'))).toBe('<p n="a&quot;b">x < y</p>');
    expect(textOf(one(root, 'pre'), false)).toBe('x < y');
    expect(textOf(one(root, '.source-attribute'))).toBe('n');
    expect(textOf(one(root, '.source-value'))).toBe('"a&quot;b"');
    expect(squeeze(textOf(one(root, '.tei-gi')))).toBe('<p>');
    expect(generatedText(one(root, '.tei-att'))).toBe('@');
  });
});

describe('the contents', () => {
  test('are nested links to divisions, by their headings as they are read, without notes', async () => {
    const { html } = await body(
      '<div xml:id="a" n="1"><head>On <choice><sic>teh</sic><corr>the</corr></choice> way<note>n</note></head><div><head>Down</head></div></div><div type="act" n="2"><p/></div>',
    );
    const contents = parsed(html.contents);
    expect(all(contents, 'a').map((a) => textOf(a))).toEqual(['1. On the way', 'Down', 'Act 2']);
    const [first, second, third] = all(contents, 'a').map((a) => attr(a, 'href'));
    expect(first).toBe('#a');
    const ids = all(parsed(html.text), 'section').map((section) => `#${attr(section, 'id')}`);
    expect(ids).toEqual([first, second, third]);
    expect(hasClass(one(contents, '.contents'), 'contents')).toBe(true);
    expect(all(contents, 'ol')).toHaveLength(2);
  });

  test('are left out where there is nothing to choose from', async () => {
    expect((await body('<div><head>Only</head></div>')).html.contents).toBe('');
  });
});

describe('the header', () => {
  test('shows every statement under a label', async () => {
    const document = fragment(
      '<p/>',
      '<editorialDecl><correction><p>None.</p></correction></editorialDecl><projectDesc><p>Why.</p></projectDesc><bogusDesc>Kept.</bogusDesc>',
    );
    const header = parsed((await htmlOf(document)).header);
    expect(all(header, 'h4').map((h) => textOf(h))).toEqual(['Correction']);
    expect(squeeze(textOf(header, false))).toBe('None.Why.Kept.');
  });
});
