/** The lines of tag files (RFC 8493, 2.1.1, 2.1.3, 2.2.2): read strictly, written the same way. */

/** Names of algorithms as manifests have them (RFC 8493, 2.4), and as Node knows them. */
export const ALGORITHMS: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
};

/** bagit.txt. `strict` from version 1.0 on, which forbids white space that earlier ones had. */
export interface Declaration {
  readonly version: string;
  readonly encoding: string;
  readonly strict: boolean;
  /** White space that version 1.0 does not allow; what else the bag holds can be judged all the same. */
  readonly loose?: string;
}

/** What bagit.txt declares; or why it declares nothing, in words that follow “bagit.txt does not declare a bag”. */
export function readDeclaration(bytes: Uint8Array): Declaration | string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'it begins with a byte order mark';
  const text = decode(bytes, 'UTF-8');
  if (text === undefined) return 'it is not in UTF-8';
  const lines = linesOf(text);
  const version = /^BagIt-Version[ \t]*:[ \t]*(\d+\.\d+)[ \t]*$/.exec(lines[0] ?? '')?.[1];
  if (version === undefined) return 'its first line must be “BagIt-Version: ” with a number such as 1.0';
  const encoding = /^Tag-File-Character-Encoding[ \t]*:[ \t]*(\S+)[ \t]*$/.exec(lines[1] ?? '')?.[1];
  if (encoding === undefined) return 'its second line must be “Tag-File-Character-Encoding: ” with the name of an encoding';
  if (lines.length > 2) return 'it has more than two lines';
  const strict = Number(version) >= 1;
  if (!isEncoding(encoding)) return `there is no character encoding “${encoding}”`;
  const loose = strict && lines.join('\n') !== `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}`;
  const reason = 'it has white space that version 1.0 does not allow: one space after each colon, none elsewhere';
  return { version, encoding, strict, ...(loose ? { loose: reason } : {}) };
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** Undefined where the bytes are not in the encoding. */
export function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines end in LF, CR or both (RFC 8493, 2.1). */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

export interface ListedFile {
  readonly checksum: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** A line of a manifest; undefined where it is none. */
export function readListed(line: string, number: number): ListedFile | undefined {
  const match = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line);
  if (!match) return undefined;
  return { checksum: (match[1] as string).toLowerCase(), path: unescapePath(match[2] as string), line: number };
}

/** CR, LF and % are written as URIs write them (RFC 8493, 2.1.3). */
export function escapePath(path: string): string {
  return path.replace(/[%\r\n]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function unescapePath(path: string): string {
  return path.replace(/%(0a|0d|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Whether a path stays where it is: below the bag, by names that every system takes as names. */
export function staysInside(path: string): boolean {
  const parts = path.split('/');
  return (
    path !== '' &&
    !path.includes('\0') &&
    !/^([A-Za-z]:|~)/.test(path) &&
    !path.startsWith('/') &&
    !path.includes('\\') &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** The elements of bag-info.txt: labels in any case, values that may go on in lines that begin with white space. */
export function readInfo(text: string): { readonly label: string; readonly value: string }[] {
  const elements: { label: string; value: string }[] = [];
  for (const line of linesOf(text)) {
    const last = elements.at(-1);
    if (/^[ \t]/.test(line) && last) last.value += ` ${line.trim()}`;
    else {
      const colon = line.indexOf(':');
      if (colon > 0) elements.push({ label: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() });
    }
  }
  return elements;
}
