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
