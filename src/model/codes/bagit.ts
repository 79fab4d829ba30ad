import { factory } from '../factory.js';

/** What can be wrong with a bag (RFC 8493), sorted. */
export const bagit = {
  bagitAlgorithm: factory(
    'bagit/algorithm',
    'error',
    (algorithm: string) => `The checksum algorithm “${algorithm}” is not known here, so this manifest proves nothing.`,
  ),
  bagitChecksum: factory(
    'bagit/checksum',
    'error',
    (path: string, algorithm: string) => `The file ${path} is not what was packed: its ${algorithm} checksum is another.`,
  ),
  bagitDeclaration: factory('bagit/declaration', 'error', (reason: string) => `bagit.txt does not declare a bag: ${reason}.`),
  bagitEncoding: factory(
    'bagit/encoding',
    'error',
    (encoding: string) => `The file is not in the encoding that bagit.txt declares for tag files, ${encoding}.`,
  ),
  bagitFetch: factory(
    'bagit/fetch',
    'error',
    (path: string, url: string) => `The file ${path} is still to be fetched from ${url}: the bag is not complete.`,
  ),
  bagitFileMissing: factory('bagit/file-missing', 'error', (path: string) => `The file ${path} is listed, and is not in the bag.`),
  bagitFileUnlisted: factory(
    'bagit/file-unlisted',
    'error',
    (path: string, manifest: string) => `The file ${path} is in the bag, and ${manifest} does not list it.`,
  ),
  bagitLinked: factory(
    'bagit/linked',
    'error',
    (path: string) => `${path} is a symbolic link; what it leads to was not looked at. A bag has files of its own.`,
  ),
  bagitListedTwice: factory('bagit/listed-twice', 'error', (path: string) => `The file ${path} is listed twice.`),
  bagitLookalike: factory(
    'bagit/lookalike',
    'warning',
    (path: string, other: string) =>
      `The names ${path} and ${other} differ only in capitals or in the composition of their letters; some file systems hold only one of them.`,
  ),
  bagitManifestLine: factory(
    'bagit/manifest-line',
    'error',
    (words: string) => `“${words}” is no line of a manifest: a checksum, spaces, and a path are wanted.`,
  ),
  bagitManifestMissing: factory('bagit/manifest-missing', 'error', (what: string) => `There is no ${what}, which a bag must have.`),
  bagitOxum: factory(
    'bagit/oxum',
    'error',
    (said: string, found: string) => `Payload-Oxum says ${said}, and data/ holds ${found} (bytes and number of files).`,
  ),
  bagitPathOutside: factory(
    'bagit/path-outside',
    'error',
    (path: string) => `The path “${path}” leads out of the place where it may be; it was not followed.`,
  ),
  bagitTagManifest: factory('bagit/tag-manifest', 'error', (reason: string) => `The tag manifest is not as it must be: ${reason}.`),
};
