import { TextDecoder } from 'node:util';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';

/** Encodings that TEI files are met in, by the names XML declarations use (XML 1.0, 4.3.3). */
const BOMS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
];

/**
 * Bytes to text, by byte order mark or XML declaration, UTF-8 by default (XML 1.0, appendix F).
 * Throws a {@link Refusal} for an unknown encoding and for bytes that the declared encoding does not have.
 */
export function decode(bytes: Uint8Array, path: string): string {
  const bom = BOMS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const unmarked = bom ? bytes.subarray(bom.bytes.length) : bytes;
  const utf16 = !bom && bytes[0] === 0x3c && bytes[1] === 0 ? 'utf-16le' : undefined;
  const utf16be = !bom && bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined;
  const declared = declaredEncoding(unmarked);
  const guessed = bom?.encoding ?? utf16 ?? utf16be;
  const encoding = guessed ?? declared ?? 'utf-8';
  const start = { path, range: { start: { line: 1, column: 1 } } };

  if (!guessed && declared && /^(utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(declared)) {
    throw new Refusal(
      report.xmlEncoding(start, declared, 'it is written with one byte for each character. Correct the encoding in the XML declaration'),
    );
  }
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    throw new Refusal(report.xmlEncoding(start, encoding, 'no such encoding is known. Save the file as UTF-8'));
  }
  try {
    return decoder.decode(unmarked);
  } catch {
    const { line, column, byte } = firstBadByte(unmarked, encoding);
    const hex = byte === undefined ? 'a truncated character' : `the byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    throw new Refusal(
      report.xmlEncoding(
        { path, range: { start: { line, column } } },
        encoding.toUpperCase(),
        `there is ${hex} where a character should be. Save the file as UTF-8, or declare the encoding that it has`,
      ),
    );
  }
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1];
}

/** The place after the longest prefix that decodes. */
function firstBadByte(bytes: Uint8Array, encoding: string): { line: number; column: number; byte?: number } {
  let low = 0;
  let high = bytes.length;
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  const good = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, low), { stream: true });
  const lines = good.split(/\r\n?|\n/);
  // A lead byte without its continuation is swallowed by the stream; it is the byte that is wrong.
  const byte = bytes[encoding.toLowerCase() === 'utf-8' ? Buffer.byteLength(good) : low];
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, ...(byte === undefined ? {} : { byte }) };
}
