/** Text back to bytes, as the file that it was read from has them. */

const MARK = '\uFEFF';

/** Ways to write Unicode, with and without a byte order mark. */
const UNICODE: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text, 'utf8'),
  (text) => Buffer.from(MARK + text, 'utf8'),
  (text) => Buffer.from(MARK + text, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(MARK + text, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'utf16le').swap16(),
];

/**
 * @param bytes of the file @param before its text @param after what it is to be
 * @returns undefined where the encoding would change more than that, or lacks a character
 */
export function encodedLike(bytes: Uint8Array, before: string, after: string): Uint8Array | undefined {
  for (const encode of UNICODE) if (encode(before).equals(bytes)) return encode(after);
  return bytes.length === before.length ? encodedSingly(bytes, before, after) : undefined;
}

/** One byte for each character: those that the file itself has, and ASCII where it does not use these bytes otherwise. */
function encodedSingly(bytes: Uint8Array, before: string, after: string): Uint8Array | undefined {
  const known = new Map<number, number>();
  const used = new Map<number, number>();
  for (let index = 0; index < before.length; index += 1) {
    const [unit, byte] = [before.charCodeAt(index), bytes[index] as number];
    if ((known.get(unit) ?? byte) !== byte || (used.get(byte) ?? unit) !== unit) return undefined;
    known.set(unit, byte);
    used.set(byte, unit);
  }
  const written = new Uint8Array(after.length);
  for (let index = 0; index < after.length; index += 1) {
    const unit = after.charCodeAt(index);
    const byte = known.get(unit) ?? (unit < 0x80 && !used.has(unit) ? unit : undefined);
    if (byte === undefined) return undefined;
    written[index] = byte;
  }
  return written;
}
