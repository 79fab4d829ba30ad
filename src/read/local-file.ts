/** Addresses that lead to files of this machine (XML Base; RFC 3986, 5). */
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The absolute path that an address means, or undefined where it leads to another host or is none.
 * @param bases every `xml:base` that holds, the outermost first
 * @param document absolute path of the file that has the address
 */
export function localFile(address: string, bases: readonly string[], document: string): string | undefined {
  try {
    let base = pathToFileURL(document);
    for (const each of bases) base = new URL(each.trim(), base);
    const url = new URL(address.trim(), base);
    // A host in a file URL is another machine's.
    return url.protocol === 'file:' && url.host === '' ? fileURLToPath(url) : undefined;
  } catch {
    return undefined; // no address: the schema tells of it
  }
}
