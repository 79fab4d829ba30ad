import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/model/diagnostic.js';
import { SourceText } from '../../src/model/source.js';
import type { DocumentEvents } from '../../src/read/events.js';
import { readWithSaxes } from '../../src/read/saxes-events.js';
import { scan } from '../../src/read/scan.js';

class Recorder implements DocumentEvents {
  readonly told: unknown[] = [];
  startElement(...[{ name, namespace, local }, attributes, start, end]: Parameters<DocumentEvents['startElement']>): void {
    this.told.push(['start', name, namespace, local, attributes, start, end]);
  }
  endElement(start: number, end: number): void {
    this.told.push(['end', start, end]);
  }
  text(value: string, start: number, end: number): void {
    this.told.push(['text', value, start, end]);
  }
  instruction(target: string, body: string, start: number): void {
    this.told.push(['instruction', target, body, start]);
  }
}

/** What saxes tells; undefined where it refuses the document. */
function bySaxes(text: string): unknown[] | undefined {
  const recorder = new Recorder();
  try {
    readWithSaxes(new SourceText('test.xml', text), text, recorder);
    return recorder.told;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What the scanner tells; undefined where it gives the document up. */
function byScanner(text: string): unknown[] | undefined {
  const recorder = new Recorder();
  return scan(text, recorder) ? recorder.told : undefined;
}

const NOTE = readFileSync(join(import.meta.dirname, '../../tei/note-1964-07-06.xml'), 'utf8');
const MIXED = `<?xml version="1.0" encoding='UTF-8' standalone="no" ?>\r\n<?xml-model href="a.rng"   type="x"?>
<t:a xmlns:t="urn:t" xmlns="urn:d" t:x="1" x = '2"' xml:id="i"><b xmlns="" y="a&#xA;b\tc\r\nd"/>
<c\n>&lt;&#65;&amp;]] > \u{1d504} <![CDATA[<&]]]]><![CDATA[>]]><!-- - --><?p?><?q  r ?></c ></t:a>
<!-- end --> `;

describe('a document that is written as most are', () => {
  it.each([
    ['the note of this repository', NOTE],
    ['one with namespaces, references, sections and line ends of all kinds', MIXED],
  ])('is told by the scanner as saxes tells it: %s', (_, text) => {
    const told = byScanner(text);
    expect(told).toBeDefined();
    expect(told).toEqual(bySaxes(text));
  });
});

describe('a document that is not well-formed', () => {
  it.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>x',
    'x<a/>',
    '<a><b></a></b>',
    '<a b="1" b="2"/>',
    '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>',
    '<a b="<"/>',
    '<a b=1/>',
    '<a b/>',
    '<a b="1"c="2"/>',
    '<a b="1/>',
    '<a>&b;</a>',
    '<a>& </a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a b="&lt"/>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<a>\ud800</a>',
    '<a>\ufffe</a>',
    '<a><!-- -- --></a>',
    '<a><!-- ---></a>',
    '<a><?xml version="1.0"?></a>',
    ' <?xml version="1.0"?><a/>',
    '<a><? b?></a>',
    '<a><![CDATA[</a>',
    '<![CDATA[]]><a/>',
    '<p:a/>',
    '<a p:b=""/>',
    '<xmlns:a/>',
    '<a xmlns:p=""/>',
    '<a xmlns:xml="urn:x"/>',
    '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>',
    '<a xmlns="http://www.w3.org/XML/1998/namespace"/>',
    '<a:/>',
    '<a / >',
    '<a',
    '</a>',
    '<',
    '',
  ])('is given up: %j', (text) => {
    expect(bySaxes(text)).toBeUndefined();
    expect(byScanner(text)).toBeUndefined();
  });

  it('is never accepted, wherever a character is lost, doubled or changed', () => {
    let seed = 1964;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const insertions = ['<', '>', '&', ';', '"', "'", '/', '=', ' ', ':', '!', '?', ']', '-', '\r', 'x', '\u0000', '\ud834', 'é', 'xmlns'];
    let accepted = 0;
    for (let turn = 0; turn < 6000; turn += 1) {
      let text = MIXED;
      for (let edits = 1 + random(2); edits > 0; edits -= 1) {
        const at = random(text.length);
        text = text.slice(0, at) + (random(3) > 0 ? insertions[random(insertions.length)] : '') + text.slice(at + random(3));
      }
      const told = byScanner(text);
      if (told === undefined) continue;
      accepted += 1;
      expect({ text, told }).toEqual({ text, told: bySaxes(text) });
    }
    expect(accepted).toBeGreaterThan(500);
  });
});
