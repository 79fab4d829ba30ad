import { TextDecoder } from 'node:util';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { singleByteDecoder } from './single-byte.js';

/** Byte order marks, and the names that an encoding declaration may have after them (XML 1.0, 4.3.3). */
const BOMS: readonly { readonly bytes: readonly number[]; readonly encoding: string; readonly declared: RegExp }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8', declared: /^utf-?8$/i },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be', declared: /^(utf-?16(be)?|ucs-?2|iso-10646-ucs-2)$/i },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le', declared: /^(utf-?16(le)?|ucs-?2|iso-10646-ucs-2)$/i },
];

/**
 * Bytes to text, by byte order mark or XML declaration, UTF-8 by default (XML 1.0, appendix F).
 * Throws a {@link Refusal} for an unknown encoding and for bytes that the declared encoding does not have.
 *
 * @param external an encoding that is known from elsewhere (4.3.3); it counts where there is no byte order mark
 */
export function decode(bytes: Uint8Array, path: string, external?: string): string {
  const bom = BOMS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  const unmarked = bom ? bytes.subarray(bom.bytes.length) : bytes;
  const utf16 = !bom && bytes[0] === 0x3c && bytes[1] === 0 ? 'utf-16le' : undefined;
  const utf16be = !bom && bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined;
  const guessed = bom?.encoding ?? utf16 ?? utf16be;
  const declared = declaredEncoding(unmarked, guessed);
  const encoding = guessed ?? external ?? declared ?? 'utf-8';
  const start = { path, range: { start: { line: 1, column: 1 } } };

  if (bom && declared && !bom.declared.test(declared)) {
    const reason = `its byte order mark is that of ${bom.encoding.slice(0, 6).toUpperCase()}. Correct the encoding in the XML declaration`;
    throw new Refusal(report.xmlEncoding(start, declared, reason));
  }
  if (!guessed && /^(utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(encoding)) {
    throw new Refusal(
      report.xmlEncoding(start, encoding, 'it is written with one byte for each character. Correct the encoding in the XML declaration'),
    );
  }
  const decoding = decoderOf(encoding);
  if (!decoding) throw new Refusal(report.xmlEncoding(start, encoding, 'no such encoding is known. Save the file as UTF-8'));
  try {
    return decoding(unmarked);
  } catch {
    const { line, column, byte } = firstBadByte(unmarked, encoding, decoding);
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

/** Throws where the bytes are none of the encoding, except in a stream, where the end may be missing. */
type Decoding = (bytes: Uint8Array, stream?: boolean) => string;

function decoderOf(encoding: string): Decoding | undefined {
  const single = singleByteDecoder(encoding);
  if (single) return single;
  try {
    new TextDecoder(encoding);
  } catch {
    return undefined;
  }
  // The Web gives unassigned bytes of these a control character, so that nobody learns of a wrong declaration.
  const windows = /^(windows-|cp)125\d$/i.test(encoding);
  return (bytes, stream = false) => {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
    if (windows && /[\x80-\x9F]/.test(text)) throw new RangeError('a byte is not assigned');
    return text;
  };
}

function declaredEncoding(bytes: Uint8Array, guessed: string | undefined): string | undefined {
  const head = new TextDecoder(guessed?.startsWith('utf-16') ? guessed : 'latin1').decode(bytes.subarray(0, 512));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1];
}

/** The place after the longest prefix that decodes. */
function firstBadByte(bytes: Uint8Array, encoding: string, decoding: Decoding): { line: number; column: number; byte?: number } {
  let low = 0;
  let high = bytes.length;
  const decodes = (length: number): boolean => {
    try {
      decoding(bytes.subarray(0, length), true);
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
  const good = decoding(bytes.subarray(0, low), true);
  const lines = good.split(/\r\n?|\n/);
  // A lead byte without its continuation is swallowed by the stream; it is the byte that is wrong.
  const byte = bytes[encoding.toLowerCase() === 'utf-8' ? Buffer.byteLength(good) : low];
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, ...(byte === undefined ? {} : { byte }) };
}
