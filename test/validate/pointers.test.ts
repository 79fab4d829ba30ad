import { describe, expect, it } from 'vitest';
import type { TeiDocument } from '../../src/model/document.js';
import { nearest, Suggestions } from '../../src/model/nearest.js';
import { checkIds } from '../../src/validate/pointers/ids.js';
import { checkPointers } from '../../src/validate/pointers/pointers.js';
import { documentOf, TEI } from '../support/read.js';

function check(...files: [path: string, body: string][]) {
  const documents = files.map(([path, body]) => documentOf(TEI(body), path));
  const fileOf = (document: TeiDocument): string => `/edition/${document.source.path}`;
  const targets = new Map(documents.map((document) => [fileOf(document), document]));
  return checkPointers(documents[0]!, targets, { fileOf, exists: (file) => file.endsWith('on-disk.xml') });
}

describe('pointers', () => {
  it('that resolve inside the file say nothing, every token of them', () => {
    expect(check(['a.xml', '<p xml:id="a"/><p xml:id="b" corresp="#a #b"/>'])).toEqual([]);
  });

  it('that dangle are named with their place and the id that may be meant', () => {
    const [diagnostic, ...others] = check(['a.xml', '\n<p xml:id="khrushchev"/><persName ref="#khruschev">K.</persName>']);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: 'pointers/dangling',
      severity: 'error',
      range: { start: { line: 2, column: 35 } },
      expected: ['#khrushchev'],
    });
  });

  it('are followed into the files that are examined together', () => {
    expect(check(['a.xml', '<ref target="sub/b.xml#x"/>'], ['sub/b.xml', '<p xml:id="x"/>'])).toEqual([]);
    expect(check(['a.xml', '<ref target="b.xml#y"/>'], ['b.xml', '<p xml:id="x"/>'])[0]?.code).toBe('pointers/dangling-in-other-file');
  });

  it('to a file that does not exist, or was not given, are told apart', () => {
    expect(check(['a.xml', '<ref target="nowhere.xml#y"/>'])[0]).toMatchObject({ code: 'pointers/file-missing', severity: 'error' });
    expect(check(['a.xml', '<ref target="on-disk.xml#y"/>'])[0]).toMatchObject({ code: 'pointers/file-not-given', severity: 'warning' });
    expect(check(['a.xml', '<ref target="on-disk.xml"/>'])).toEqual([]);
  });

  it('to hosts and with private prefixes are left alone; attributes that hold no pointers, too', () => {
    expect(check(['a.xml', '<ref target="https://example.org/#x"/><persName ref="psn:MDH" key="#nothing" n="#nothing"/>'])).toEqual([]);
    expect(check(['a.xml', '<date from="1964" to="1965"/><app from="#nowhere"/>'])).toHaveLength(1);
  });

  it('with XPointer schemes are left to processors that know them', () => {
    expect(check(['a.xml', '<ref target="#xpath(//p)"/>'])).toEqual([]);
  });
});

describe('xml:id', () => {
  it('given twice is an error at the second place that names the line of the first', () => {
    const [diagnostic] = checkIds(documentOf(TEI('<p xml:id="a"/>\n<p xml:id="a"/>')));
    expect(diagnostic).toMatchObject({ code: 'ids/duplicate', range: { start: { line: 2, column: 4 } } });
    expect(diagnostic?.message).toContain('line 1');
  });

  it.each(['1a', 'a b', 'a:b', ''])('“%s” is no name', (id) => {
    expect(checkIds(documentOf(TEI(`<p xml:id="${id}"/>`)))[0]?.code).toBe('ids/invalid');
  });

  it.each(['a', '_1', 'p.1-2', 'știre', 'ſ'])('“%s” is a name', (id) => {
    expect(checkIds(documentOf(TEI(`<p xml:id="${id}"/>`)))).toEqual([]);
  });
});

describe('the nearest name', () => {
  it('is one that a slip would turn into the wanted one', () => {
    expect(nearest('presName', ['persName', 'placeName'])).toBe('persName');
    expect(nearest('moscou', ['moscow', 'bucharest'])).toBe('moscow');
  });
  it('is none where all are far', () => {
    expect(nearest('uranium', ['moscow', 'bucharest'])).toBeUndefined();
  });
});

describe('the identifier that was meant', () => {
  const identifiers = new Suggestions(['letter-7', 'letter-8', 'moscow', 'recipient']);

  it('is one that a slip turns into the pointer, whether letters are missing, added, changed or exchanged', () => {
    expect(identifiers.nearest('leter-7')).toBe('letter-7');
    expect(identifiers.nearest('moskow')).toBe('moscow');
    expect(identifiers.nearest('recipeint')).toBe('recipient');
    expect(identifiers.nearest('letter-07')).toBe('letter-7');
  });

  it('is none with another number: that is another thing, not a slip', () => {
    expect(identifiers.nearest('letter-9')).toBeUndefined();
  });
});
