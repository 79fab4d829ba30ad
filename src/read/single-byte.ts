/**
 * Encodings with one byte for each character that Node's decoder does not have, or has as the Web has them: there
 * ISO-8859-1 is another name for windows-1252 (and in Node 20 the other way round), ISO-8859-9 for windows-1254 and
 * ISO-8859-11 for windows-874. XML means the encodings that are registered under these names (XML 1.0, 4.3.3).
 */

/** 0x80 to 0x9F; a space stands for a byte that is not assigned. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** 0xA0 to 0xFF. */
const ISO_8859_16 = '\u00A0ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ';

/** 0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE of Latin-1, as Latin-5 has them. */
const ISO_8859_9: ReadonlyMap<string, string> = new Map([
  ['Ð', 'Ğ'],
  ['Ý', 'İ'],
  ['Þ', 'Ş'],
  ['ð', 'ğ'],
  ['ý', 'ı'],
  ['þ', 'ş'],
]);

/** The decoder of such an encoding; undefined for all others. It throws at a byte that is not assigned. */
export function singleByteDecoder(encoding: string): ((bytes: Uint8Array) => string) | undefined {
  switch (encoding.toLowerCase()) {
    case 'iso-8859-1':
    case 'iso_8859-1':
    case 'iso8859-1':
    case 'latin1':
    case 'l1':
      return latin1;
    case 'us-ascii':
    case 'ascii':
      return (bytes) => latin1(bytes).replace(/[\x80-\xFF]/g, unassigned);
    case 'windows-1252':
    case 'cp1252':
      return (bytes) => latin1(bytes).replace(/[\x80-\x9F]/g, (byte) => assigned(WINDOWS_1252[byte.charCodeAt(0) - 0x80]));
    case 'iso-8859-9':
    case 'iso_8859-9':
    case 'latin5':
    case 'l5':
      return (bytes) => latin1(bytes).replace(/[ÐÝÞðýþ]/g, (letter) => ISO_8859_9.get(letter) ?? letter);
    case 'iso-8859-11':
      // Thai: the block of Unicode in the same order.
      return (bytes) =>
        latin1(bytes).replace(/[\xA1-\xFF]/g, (byte) => {
          const code = byte.charCodeAt(0);
          return code <= 0xda || (code >= 0xdf && code <= 0xfb) ? String.fromCharCode(code + 0xd60) : unassigned();
        });
    case 'iso-8859-16':
    case 'latin10':
    case 'l10':
      return (bytes) => latin1(bytes).replace(/[\xA0-\xFF]/g, (byte) => ISO_8859_16[byte.charCodeAt(0) - 0xa0] ?? unassigned());
    default:
      return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function assigned(character: string | undefined): string {
  return character === undefined || character === ' ' ? unassigned() : character;
}

function unassigned(): never {
  throw new RangeError('a byte is not assigned');
}
