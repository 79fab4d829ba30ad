import { describe, expect, it } from 'vitest';
import { decode } from '../../src/read/decode.js';
import { refusalOf } from '../support/read.js';

describe('bytes become text', () => {
  it('by byte order mark', () => {
    expect(decode(Buffer.from('\uFEFF<a>é</a>', 'utf8'), 'x')).toBe('<a>é</a>');
    expect(decode(Buffer.from('\uFEFF<a>é</a>', 'utf16le'), 'x')).toBe('<a>é</a>');
    expect(decode(Buffer.from('\uFEFF<a>é</a>', 'utf16le').swap16(), 'x')).toBe('<a>é</a>');
  });

  it('by the declared encoding', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1');
    expect(decode(latin, 'x')).toContain('<a>é</a>');
  });

  it('and UTF-8 where nothing is declared', () => {
    expect(decode(Buffer.from('<a>ș</a>', 'utf8'), 'x')).toBe('<a>ș</a>');
  });
});

describe('encodings of one byte', () => {
  const of = (encoding: string, ...bytes: number[]) =>
    decode(Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>`), Buffer.from(bytes)]), 'x').split('?>')[1];

  it('are those that are registered under the name, not those of the Web', () => {
    expect(of('ISO-8859-1', 0x93, 0xe9)).toBe('\u0093é');
    expect(of('windows-1252', 0x93, 0x80, 0x9f, 0xe9)).toBe('“€Ÿé');
    expect(of('iso-8859-9', 0x85, 0xd0, 0xfd)).toBe('\u0085Ğı');
    expect(of('iso-8859-11', 0xa1, 0xdf, 0xfb)).toBe('ก฿๛');
    expect(of('iso-8859-16', 0xaa, 0xba, 0xde, 0xfe, 0xa5, 0xb5)).toBe('ȘșȚț„”');
  });

  it('are known by number', () => {
    // The byte of a letter that each of them has and Latin-1 has not, or has elsewhere.
    const letters: readonly [string, number, string][] = [
      ['iso-8859-2', 0xb1, 'ą'],
      ['iso-8859-3', 0xb1, 'ħ'],
      ['iso-8859-4', 0xbf, 'ŋ'],
      ['iso-8859-5', 0xd6, 'ж'],
      ['iso-8859-6', 0xc8, 'ب'],
      ['iso-8859-7', 0xe1, 'α'],
      ['iso-8859-8', 0xe0, 'א'],
      ['iso-8859-10', 0xbf, 'ŋ'],
      ['iso-8859-13', 0xe0, 'ą'],
      ['iso-8859-14', 0xd0, 'Ŵ'],
      ['iso-8859-15', 0xa4, '€'],
      ['windows-1250', 0xb9, 'ą'],
      ['windows-1251', 0xe6, 'ж'],
      ['windows-1253', 0xe1, 'α'],
      ['windows-1254', 0xf0, 'ğ'],
      ['windows-1255', 0xe0, 'א'],
      ['windows-1256', 0xc8, 'ب'],
      ['windows-1257', 0xe0, 'ą'],
      ['windows-1258', 0xd5, 'Ơ'],
    ];
    for (const [encoding, byte, letter] of letters) expect([encoding, of(encoding, byte)]).toEqual([encoding, letter]);
  });

  it('are refused with the place at a byte that they do not assign', () => {
    expect(refusalOf(() => of('windows-1250', 0x41, 0x81))[0]?.message).toContain('0x81');
    expect(refusalOf(() => of('windows-1252', 0x9d))[0]?.message).toContain('0x9D');
    expect(refusalOf(() => of('iso-8859-7', 0xff))[0]?.message).toContain('0xFF');
    const [diagnostic] = refusalOf(() => of('US-ASCII', 0x41, 0x0a, 0x42, 0xe9));
    expect(diagnostic).toMatchObject({ range: { start: { line: 2, column: 2 } }, message: expect.stringContaining('0xE9') });
  });
});

describe('UTF-16', () => {
  it('is known without byte order mark, by its first character', () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>';
    expect(decode(Buffer.from(text, 'utf16le'), 'x')).toBe(text);
    expect(decode(Buffer.from(text, 'utf16le').swap16(), 'x')).toBe(text);
  });

  it('is refused with the place of half a character', () => {
    const bytes = Buffer.concat([Buffer.from('\uFEFF<a>\n', 'utf16le'), Buffer.from([0x00, 0xd8, 0x61, 0x00])]);
    expect(refusalOf(() => decode(bytes, 'x'))[0]).toMatchObject({ code: 'xml/encoding', range: { start: { line: 2, column: 1 } } });
  });

  it('is refused where another encoding is declared after a byte order mark, as UTF-8 is', () => {
    for (const [encoding, declared] of [
      ['utf8', 'iso-8859-1'],
      ['utf16le', 'utf-8'],
    ] as const) {
      const bytes = Buffer.from(`\uFEFF<?xml version="1.0" encoding="${declared}"?><a/>`, encoding);
      expect(refusalOf(() => decode(bytes, 'x'))[0]?.message).toMatch(/byte order mark is that of UTF-(8|16)\./);
    }
  });
});

describe('bytes that are not what they are said to be', () => {
  it('are refused with the place of the first one', () => {
    const bytes = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<a>caf'), Buffer.from([0xe9]), Buffer.from('</a>')]);
    const [diagnostic] = refusalOf(() => decode(bytes, 'x.xml'));
    expect(diagnostic).toMatchObject({ code: 'xml/encoding', path: 'x.xml', range: { start: { line: 2, column: 7 } } });
    expect(diagnostic?.message).toContain('0xE9');
  });

  it('are refused where UTF-16 is declared for single bytes', () => {
    expect(refusalOf(() => decode(Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>'), 'x'))[0]?.code).toBe('xml/encoding');
  });

  it('are refused where nobody knows the encoding', () => {
    expect(refusalOf(() => decode(Buffer.from('<?xml version="1.0" encoding="EBCDIC-XX"?><a/>'), 'x'))[0]?.message).toContain(
      'no such encoding',
    );
  });

  it('are refused where a character is cut off at the end', () => {
    expect(refusalOf(() => decode(Buffer.from([0x3c, 0x61, 0x2f, 0x3e, 0xc3]), 'x'))[0]?.code).toBe('xml/encoding');
  });
});
