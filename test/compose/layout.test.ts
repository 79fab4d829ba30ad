import { describe, expect, test } from 'vitest';
import { layOut, offsetMap, type TextEdition } from '../../src/compose/layout.js';
import { documentOf } from '../support/read.js';

const edition = (content: string): TextEdition => layOut(`<l:text xmlns:l="urn:imprimatur:layout">${content}</l:text>`);
const text = (content: string): string => edition(content).text;
const spans = (content: string): [number, number, number][] =>
  [...edition(content).spans].map(([ordinal, { start, end }]) => [ordinal, start, end]);
const generated = (content: string): [number, number][] => edition(content).generated.map(({ start, end }) => [start, end]);

describe('lines', () => {
  test('a block is a line, and the text ends with a line end', () => {
    expect(text('<l:block>one</l:block><l:block>two</l:block>')).toBe('one\ntwo\n');
  });

  test('a text without characters is empty', () => {
    expect(text(' <l:block> </l:block> ')).toBe('');
  });

  test('text outside blocks is a block', () => {
    expect(text('a<l:block>b</l:block>c')).toBe('a\nb\nc\n');
  });

  test('before is the least number of empty lines: those of adjacent blocks do not add up, and the text starts with none', () => {
    expect(
      text('<l:block before="2"><l:block before="1">a</l:block></l:block><l:block before="1"><l:block before="2">b</l:block></l:block>'),
    ).toBe('a\n\n\nb\n');
  });

  test('a line is never wrapped', () => {
    const words = Array.from({ length: 5000 }, (_, index) => `word${index}`).join(' ');
    expect(text(`<l:block>${words}</l:block>`)).toBe(`${words}\n`);
  });

  test('an edit within one paragraph changes one line', () => {
    const lines = (word: string) => text(`<l:block before="1">a ${word} b</l:block><l:block before="1">c</l:block>`).split('\n');
    const before = lines('x');
    const after = lines('a longer stretch');
    expect(after.length).toBe(before.length);
    expect(after.filter((line, index) => line !== before[index])).toEqual(['a a longer stretch b']);
  });

  test('a line break ends the line; a second one adds no empty line', () => {
    expect(text('<l:block><l:br/>a<l:br/><l:br/>b<l:br/></l:block><l:block>c</l:block>')).toBe('a\nb\nc\n');
  });

  test('a line break within a word is known by its offset', () => {
    const { text, joins } = edition('<l:block>Wort<l:br break="no"/>\n teil <l:br/>zwei</l:block>');
    expect(text).toBe('Wort\nteil\nzwei\n');
    expect(joins).toEqual([4]);
  });

  test('within a word the indentation of the next line is generated', () => {
    const { text, joins, generated } = edition('<l:block hanging="2">Wort<l:br break="no"/>teil<l:br/>zwei</l:block>');
    expect(text).toBe('Wort\n  teil\n  zwei\n');
    expect(joins).toEqual([4]);
    expect(generated).toEqual([{ start: 5, end: 7 }]);
  });

  test('a line break at the start of a block joins nothing', () => {
    expect(edition('<l:block>a<l:br break="no"/></l:block><l:block>b</l:block>').joins).toEqual([]);
    expect(edition('<l:block>a</l:block><l:block><l:br break="no"/>b</l:block>').joins).toEqual([]);
  });
});

describe('indentation', () => {
  test('an inner block breaks the line of the outer one, which goes on in a new line', () => {
    expect(text('<l:block hanging="2">a <l:block>b</l:block> c</l:block>')).toBe('a\n  b\n  c\n');
  });

  test('ranks add up, and further lines hang', () => {
    expect(text('<l:block indent="1" hanging="2">a<l:br/>b<l:block indent="1" hanging="2">c<l:br/>d</l:block></l:block>e')).toBe(
      ' a\n   b\n    c\n      d\ne\n',
    );
  });

  test('the mark of a block stands before its first character, on the line of an inner block that comes first', () => {
    expect(text('<l:block mark="- " hanging="2"> <l:block>a</l:block><l:block>b</l:block></l:block>')).toBe('- a\n  b\n');
    expect(text('<l:block mark="- " hanging="2"><l:block mark="* " hanging="2">a<l:br/>b</l:block></l:block>')).toBe('- * a\n    b\n');
  });

  test('a block without characters leaves no mark', () => {
    expect(text('<l:block mark="- "/><l:block mark="* ">a</l:block>')).toBe('* a\n');
  });
});

describe('white space', () => {
  test('a run is one space, across the edges of elements, and none stands at the ends of a line', () => {
    expect(text('<l:block>\n  a \t<l:e n="1">\n b </l:e> <l:e n="2"> </l:e>\r\nc\n</l:block>')).toBe('a b c\n');
    expect(text('<l:block>a <l:br/> b <l:block>c</l:block></l:block>')).toBe('a\nb\nc\n');
  });

  test('no space comes from nowhere', () => {
    expect(text('<l:block>a<l:e n="1">b</l:e><l:gen>c</l:gen>d</l:block>')).toBe('abcd\n');
  });

  test('a no-break space is a character', () => {
    expect(text('<l:block>a\u00a0 b\u00a0</l:block>')).toBe('a\u00a0 b\u00a0\n');
  });

  test('is kept where it is preserved, but for the edges of the block and of lines', () => {
    expect(text('<l:block>x<l:block space="preserve" indent="2">\na:\n  b\t c  \n\n  d\n</l:block>y</l:block>')).toBe(
      'x\n  a:\n    b\t c\n\n    d\ny\n',
    );
    expect(text('<l:block space="preserve">  a</l:block>')).toBe('  a\n');
  });

  test('is dropped on either side of a join', () => {
    expect(text('<l:block>a <l:join/>\n b c</l:block>')).toBe('ab c\n');
  });
});

describe('spans', () => {
  test('count code points, from first to last character', () => {
    //             0123456 7
    expect(spans('<l:block>a𝔟c <l:e n="3"> 𐤀<l:e n="4">é</l:e> </l:e>, d</l:block>')).toEqual([
      [3, 4, 6],
      [4, 5, 6],
    ]);
  });

  test('take in neither indentation nor the mark, but generated text', () => {
    expect(text('<l:block mark="1. " indent="2"><l:e n="1"><l:gen>⟨</l:gen>a<l:gen>⟩</l:gen></l:e></l:block>')).toBe('  1. ⟨a⟩\n');
    expect(spans('<l:block mark="1. " indent="2"><l:e n="1"><l:gen>⟨</l:gen>a<l:gen>⟩</l:gen></l:e></l:block>')).toEqual([[1, 5, 8]]);
    expect(spans('<l:e n="1"><l:block mark="- ">a</l:block></l:e>')).toEqual([[1, 2, 3]]);
  });

  test('run over line ends', () => {
    // a b\n\n  c d
    expect(spans('<l:block>a <l:e n="9">b<l:block before="1" indent="2">c</l:block></l:e></l:block>')).toEqual([[9, 2, 8]]);
  });

  test('do not exist for elements without text', () => {
    expect(spans('<l:block>a<l:e n="1"> <l:e n="2"/></l:e><l:e n="3">b</l:e></l:block>')).toEqual([[3, 2, 3]]);
  });

  test('come in the order of ordinals wherever the elements stand', () => {
    expect(spans('<l:e n="2">b</l:e><l:e n="1">a</l:e>').map(([ordinal]) => ordinal)).toEqual([1, 2]);
  });
});

describe('generated stretches', () => {
  test('are marks with their space and generated text, adjacent ones as one', () => {
    // - a[?]b: 0-2 and 3-6
    expect(generated('<l:block mark="- ">a<l:gen>[</l:gen><l:gen>?]</l:gen>b</l:block>')).toEqual([
      [0, 2],
      [3, 6],
    ]);
  });

  test('take in a space that only they ask for, and leave one that is in the source', () => {
    // a[n: b]c
    expect(generated('<l:block>a<l:gen>[n: </l:gen>b<l:gen>]</l:gen>c</l:block>')).toEqual([
      [1, 5],
      [6, 7],
    ]);
    // a | b: the first space is the source's
    expect(generated('<l:block>a <l:gen>| </l:gen>b</l:block>')).toEqual([[2, 4]]);
    expect(generated('<l:block>a<l:gen> | </l:gen> b</l:block>')).toEqual([[1, 3]]);
  });

  test('that stand apart have the same space on both sides', () => {
    const apart = '<l:gen apart="yes">[p. 3]</l:gen>';
    expect(text(`<l:block>a ${apart}b</l:block>`)).toBe('a [p. 3] b\n');
    expect(text(`<l:block>a${apart}b</l:block>`)).toBe('a[p. 3]b\n');
    expect(text(`<l:block>${apart}b</l:block>`)).toBe('[p. 3] b\n');
    expect(text(`<l:block>a ${apart}</l:block>`)).toBe('a [p. 3]\n');
  });

  test('count code points', () => {
    expect(generated('<l:block>𝔟<l:gen>𝔟</l:gen></l:block>')).toEqual([[1, 2]]);
  });
});

describe('what is read', () => {
  test('references are characters, and another prefix is as good', () => {
    expect(layOut('<t:text xmlns:t="urn:imprimatur:layout"><t:block>a &lt;&amp;&#x1F600;<![CDATA[<b>]]></t:block></t:text>').text).toBe(
      'a <&😀<b>\n',
    );
  });

  test('what is not well-formed is refused', () => {
    expect(() => layOut('<l:text xmlns:l="urn:imprimatur:layout"><l:block></l:text>')).toThrow(/^layout: /);
  });

  test('five megabytes are laid out line by line', () => {
    const line = '<l:block before="1"><l:e n="7">a <l:e n="8">word</l:e> and 𝔟 <l:gen>[1]</l:gen></l:e></l:block>';
    const lines = Math.floor(5_000_000 / line.length);
    expect(edition(line.repeat(lines)).text.match(/^a word and 𝔟 \[1\]$/gmu)).toHaveLength(lines);
  });
});

describe('the offset map', () => {
  const document = documentOf(
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p xml:id="p1">𝔟 <name xml:id="n">x</name></p><p>y</p><p xml:id="gone"/></body></text></TEI>',
  );
  const made = edition('<l:e n="4"><l:block mark="- ">𝔟 <l:e n="5">x</l:e></l:block></l:e><l:e n="6"><l:block>y</l:block></l:e>');

  test('has the elements that have an xml:id and text, in document order, and the generated stretches', () => {
    expect(offsetMap(document, made)).toEqual({
      version: 1,
      unit: 'code points',
      text: 'text.txt',
      spans: [
        { id: 'p1', element: 'p', start: 2, end: 5 },
        { id: 'n', element: 'name', start: 4, end: 5 },
      ],
      generated: [[0, 2]],
    });
  });

  test('names the text that it is for', () => {
    expect(offsetMap(document, made, 'diplomatic.txt').text).toBe('diplomatic.txt');
  });
});
