import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.js';
import { htmlStream } from '../../src/audit/html-stream.js';
import { textStream } from '../../src/audit/text-stream.js';
import { documentOf, TEI } from '../support/read.js';

function html(body: string, page: string) {
  const stream = htmlStream(`<!DOCTYPE html><title>x</title><h1>Not the text</h1><div data-audit="text">${page}</div>`);
  return audit(documentOf(TEI(body)), stream!, 'HTML edition');
}

describe('a page that has all text', () => {
  it('passes, whatever its markup and white space', () => {
    expect(html('<p>One <hi>two</hi>\n  three.</p><p>Four</p>', '<p>One <b>two</b> three.</p>\n<div>Four</div>')).toEqual([]);
  });

  it('passes with generated text that is marked as such', () => {
    expect(html('<list><item>a</item></list>', '<ul><li><span data-generated>- </span>a</li></ul>')).toEqual([]);
  });

  it('passes where indentation between elements is not shown', () => {
    expect(html('<p>x <choice>\n<sic>a</sic>\n<corr>b</corr>\n</choice> y</p>', '<p>x <i>a</i><i>b</i> y</p>')).toEqual([]);
  });
});

describe('a page that does not', () => {
  it('is refused with element, line and words', () => {
    const [diagnostic, ...others] = html(
      '<p>One two three four five.\n<note>Six seven</note> eight nine ten eleven.</p>',
      '<p>One two three four five. eight nine ten eleven.</p>',
    );
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: 'audit/text-lost', range: { start: { line: 2, column: 7 } } });
    expect(diagnostic?.message).toContain('“Six seven” in element note');
  });

  it('is refused where text at the end is missing', () => {
    expect(html('<p>One two.</p><p>Three.</p>', '<p>One two.</p>').map(({ code }) => code)).toEqual(['audit/text-lost']);
  });

  it('is refused where text is added without a mark', () => {
    const [diagnostic] = html('<p>One two three four five six.</p>', '<p>One two three [sic!] four five six.</p>');
    expect(diagnostic?.code).toBe('audit/text-added');
    expect(diagnostic?.message).toContain('[sic!]');
  });

  it('is refused where text stands twice', () => {
    expect(html('<p>One two three four.</p>', '<p>One two three four.</p><p>One two three four.</p>')[0]?.code).toBe('audit/text-added');
  });

  it('is refused where the order is another', () => {
    const codes = html(
      '<p>First paragraph of the text.</p><p>Second one, which is longer still.</p>',
      '<p>Second one, which is longer still.</p><p>First paragraph of the text.</p>',
    );
    expect(codes.map(({ code }) => code)).toContain('audit/text-lost');
  });

  it('is refused where words are joined or parted', () => {
    expect(html('<p>One <hi>two</hi> three</p>', '<p>One<b>two</b> three</p>')[0]?.code).toBe('audit/words-joined');
    expect(html('<p>Onetwo</p>', '<p>One two</p>')[0]?.code).toBe('audit/words-joined');
    expect(html('<p>Onetwo</p>', '<p>One<br>two</p>')[0]?.code).toBe('audit/words-joined');
    expect(html('<p>One<lb break="no"/>two</p>', '<p>One<br data-break="no">two</p>')).toEqual([]);
  });

  it('is refused where markup hides text, whatever way', () => {
    for (const hidden of [
      '<b hidden>two</b>',
      '<b style="color: red; DISPLAY : none">two</b>',
      '<b style="visibility:hidden">two</b>',
      '<b class="x visually-hidden">two</b>',
      '<b data-generated>two</b>',
      '<script>two</script>',
      '<style>two</style>',
      '<template>two</template>',
      '<noscript>two</noscript>',
      '<textarea>two</textarea>',
      '<!-- two -->',
    ]) {
      const [diagnostic] = html('<p>One <hi>two</hi> three</p>', `<p>One ${hidden} three</p>`);
      expect([hidden, diagnostic?.code]).toEqual([hidden, 'audit/text-lost']);
      expect(diagnostic?.message).toContain('“two” in element hi');
    }
  });

  it('is refused where white space between two words or names is lost, even if nothing else stands there', () => {
    expect(html('<p><s><w>a</w> <w>b</w></s></p>', '<p><i>a</i><i>b</i></p>')[0]?.code).toBe('audit/words-joined');
    expect(html('<p><w>a</w><c> </c><w>b</w></p>', '<p><i>a</i><i>b</i></p>')[0]?.code).toBe('audit/words-joined');
    expect(html('<persName><forename>A</forename> <surname>B</surname></persName>', 'AB')[0]?.code).toBe('audit/words-joined');
  });

  it('takes no line end for a space that one layer does not show', () => {
    expect(html('<p>one <lb/>two</p>', '<p>one<br class="tei-lb">two</p>')[0]?.code).toBe('audit/words-joined');
    expect(html('<p>one <lb/>two</p>', '<p>one <br class="tei-lb">two</p>')).toEqual([]);
  });

  it('names the element and the line where text is added or stands twice', () => {
    const [diagnostic] = html(
      '<p>One two three four.</p>\n<p>Five six seven.</p>',
      '<p>One two three four.</p><p>Five six eight seven.</p>',
    );
    expect(diagnostic).toMatchObject({ code: 'audit/text-added', range: { start: { line: 2, column: 4 } } });
    expect(diagnostic?.message).toContain('element p');
  });

  it('proves nothing where the mark of the text is gone or hidden', () => {
    expect(htmlStream('<p>One</p>')).toBeUndefined();
    expect(htmlStream('<div hidden><div data-audit="text">One</div></div>')).toBeUndefined();
  });

  it('is judged as a browser sees it: a block inside p ends the p but loses nothing', () => {
    expect(html('<p>One <list><item>two</item></list> three</p>', '<p>One <ul><li>two</li></ul> three</p>')).toEqual([]);
  });
});

describe('a document without text element', () => {
  const transcription = (more = '') =>
    documentOf(TEI('').replace(/<text>.*<\/text>/, `<sourceDoc><surface><zone><line>one</line></zone></surface></sourceDoc>${more}`));

  it('is proved by its transcription, which stands for the text', () => {
    const page = (text: string) => htmlStream(`<div data-audit="text">${text}</div>`)!;
    expect(audit(transcription(), page('<div>one</div>'), 'HTML edition')).toEqual([]);
    expect(audit(transcription(), page(''), 'HTML edition')[0]?.code).toBe('audit/text-lost');
    expect(audit(transcription('<text><body><p>two</p></body></text>'), page('two'), 'HTML edition')).toEqual([]);
  });
});

describe('a text edition', () => {
  it('is compared without what layout generated; offsets are code points', () => {
    const document = documentOf(TEI('<p>𝔄 then</p>'));
    expect(
      audit(
        document,
        textStream({
          text: '- 𝔄 then [x]\n',
          generated: [
            { start: 0, end: 2 },
            { start: 9, end: 12 },
          ],
          joins: [],
        }),
        'text',
      ),
    ).toEqual([]);
    expect(audit(document, textStream({ text: '𝔄\n', generated: [], joins: [] }), 'text')[0]?.code).toBe('audit/text-lost');
  });

  it('may break a line within a word where the encoding does', () => {
    const document = documentOf(TEI('<p>ab<lb break="no"/>cd</p>'));
    expect(audit(document, textStream({ text: 'ab\ncd\n', generated: [], joins: [2] }), 'text')).toEqual([]);
  });
});
