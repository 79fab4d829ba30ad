/** The citation style that a configuration names: one that comes along, or a CSL file of the edition. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { report } from '../model/codes.js';
import type { CitationStyle } from '../model/config.js';
import { Refusal } from '../model/diagnostic.js';
import { DEFAULT_LIMITS } from '../model/limits.js';
import { SourceText } from '../model/source.js';
import { systemReason } from './read.js';
import { tokenize } from './tokenize.js';

const KNOWN = ['apa', 'vancouver', 'harvard1'];
const CSL = 'http://purl.org/net/xbiblio/csl';
/** Bytes. */
const LONGEST = 2_000_000;

/** Throws a {@link Refusal} where there is no such style, or the file is none that can be used alone. */
export async function readCitationStyle(named: string, folder: string, path: string): Promise<CitationStyle> {
  if (KNOWN.includes(named)) return { name: named };
  const refuse = (why: string): never => {
    throw new Refusal(report.configInvalid({ path, expected: KNOWN }, `“citationStyle” names “${named}”, ${why}`));
  };
  if (!/\.csl$/i.test(named)) return refuse('which is no style that comes along, and no file that ends in .csl.');
  let bytes: Buffer;
  try {
    bytes = await readFile(resolve(folder, named));
  } catch (error) {
    return refuse(`which cannot be read: ${systemReason(error)}`);
  }
  if (bytes.length > LONGEST) return refuse('which is too long for a citation style.');
  const xml = bytes.toString('utf8');
  // The processor takes markup that is not well-formed without a word, and makes nothing of it.
  const { elements } = tokenize(new SourceText(named, xml), bytes, named, DEFAULT_LIMITS).document;
  if (elements[0]?.namespace !== CSL || elements[0].local !== 'style') return refuse('which is no CSL style.');
  if (!elements.some(({ local, namespace }) => local === 'bibliography' && namespace === CSL)) {
    return refuse('which says nothing of bibliographies (a dependent style only names another): save the style that it depends on.');
  }
  return { name: `style-${createHash('sha256').update(xml).digest('hex')}`, xml, file: named };
}
