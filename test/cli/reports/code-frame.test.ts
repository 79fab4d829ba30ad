import { describe, expect, it } from 'vitest';
import { codeFrame, visible } from '../../../src/cli/reporters/code-frame.js';
import { SourceText } from '../../../src/model/source.js';

/** The frame of a stretch of a text: the line, and what stands above the carets where every character has one column. */
function framed(text: string, stretch: string, room?: number) {
  const source = new SourceText('a.xml', text);
  const at = text.indexOf(stretch);
  const range = source.range(at, at + stretch.length);
  return codeFrame(source, range.start, range.end, room);
}

describe('a code frame', () => {
  it('has the line before, the line, and a caret for each character', () => {
    expect(framed('<a>\n  <b n="1"/>\n</a>', 'n="1"')).toMatchObject({
      before: { number: 1, text: '<a>' },
      number: 2,
      text: '  <b n="1"/>',
      indent: 5,
      carets: 5,
    });
  });

  it('counts the columns of a terminal: two for a wide character, none for a mark, one for a tabulator', () => {
    // Unicode Standard Annex 11: ideographs and emoji are Wide; a combining accent has no width of its own.
    expect(framed('漢字 <b/>', '<b/>')?.indent).toBe(5);
    expect(framed('😀 <b/>', '<b/>')?.indent).toBe(3);
    expect(framed('e\u0301 <b/>', '<b/>')?.indent).toBe(2);
    expect(framed('\t\t<b/>', '<b/>')).toMatchObject({ indent: 2, text: '  <b/>' });
    expect(framed('x <漢字/>', '<漢字/>')?.carets).toBe(7);
  });

  it('cuts a long line around the place, never within a character', () => {
    const long = `${'𝔄'.repeat(500_000)}<b/>${'𝔅'.repeat(500_000)}`;
    const frame = framed(long, '<b/>');
    expect(frame?.text).toMatch(/^…[𝔄]+<b\/>[𝔅]+…$/u);
    expect([...(frame?.text ?? '')].length).toBeLessThanOrEqual(101);
    expect([...(frame?.text ?? '')].indexOf('<')).toBe(frame?.indent);
    expect(frame?.carets).toBe(4);
  });

  it('fits into a narrow terminal, with the place in it', () => {
    for (const room of [30, 40, 72]) {
      for (const letter of ['x', '漢', 'e\u0301', '😀']) {
        const frame = framed(`${letter.repeat(90)}<b/>${letter.repeat(90)}`, '<b/>', room);
        const wide = letter === '漢' || letter === '😀' ? 2 : 1;
        const width = [...(frame?.text.normalize('NFC') ?? '')].reduce((sum, each) => sum + (each === letter ? wide : 1), 0);
        expect(width).toBeLessThanOrEqual(room + 1);
        expect(width).toBeGreaterThan(room - 4);
        expect((frame?.indent ?? 0) + (frame?.carets ?? 0)).toBeLessThan(room);
        expect(frame?.text.slice(frame.marked.from, frame.marked.to)).toBe('<b/>');
      }
    }
  });

  it('takes what a reader sees as one character for one (Unicode Standard Annex 29)', () => {
    // A family is one emoji of seven code points; a flag is two letters of a region.
    expect(framed('👨‍👩‍👧‍👦 <b/>', '<b/>')?.indent).toBe(3);
    expect(framed('🇷🇴 <b/>', '<b/>')?.indent).toBe(3);
    expect(framed('❤️ <b/>', '<b/>')?.indent).toBe(3);
    expect(framed('e\u0323\u0301 <b/>', '<b/>')?.indent).toBe(2);
  });

  it('is the same for every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r']) expect(framed(`<a>${end}<b/>${end}</a>`, '<b/>')).toMatchObject({ number: 2, text: '<b/>' });
  });

  it('goes to the end of the line where the stretch goes on in the next', () => {
    expect(framed('<a b="1\n2"/>', 'b="1\n2"')).toMatchObject({ text: '<a b="1', carets: 4 });
  });

  it('is left out where there is nothing to see', () => {
    expect(codeFrame(new SourceText('a.xml', '<a>\n\n'), { line: 2, column: 1 }, undefined)).toBeUndefined();
  });
});

describe('what is sent to a terminal', () => {
  it('holds nothing that a terminal obeys, nor what turns the order of the rest', () => {
    expect(visible('a\u001b[31mb\u009b1mc\u202ed\u0007')).toBe('a\uFFFD[31mb\uFFFD1mc\uFFFDd\uFFFD');
    expect(visible('Șț 漢 𝔄 שלום')).toBe('Șț 漢 𝔄 שלום');
  });
});
