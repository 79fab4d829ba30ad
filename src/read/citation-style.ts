/** The citation style that a configuration names: one that comes along, or a CSL file of the edition. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { report } from '../model/codes.js';
import type { CitationStyle } from '../model/config.js';
import { Refusal } from '../model/diagnostic.js';
import { systemReason } from './read.js';

const KNOWN = ['apa', 'vancouver', 'harvard1'];
/** The longest style of the CSL project has a tenth of it. */
const LONGEST = 2_000_000;

/** Throws a {@link Refusal} where there is no such style, or the file is none that can be used alone. */
export async function readCitationStyle(named: string, folder: string, path: string): Promise<CitationStyle> {
  if (KNOWN.includes(named)) return { name: named };
  const refuse = (why: string): never => {
    throw new Refusal(report.configInvalid({ path, expected: KNOWN }, `“citationStyle” names “${named}”, ${why}`));
  };
  if (!/\.csl$/i.test(named)) return refuse(`which is no style that comes along, and no file that ends in .csl.`);
  let xml: string;
  try {
    xml = await readFile(resolve(folder, named), 'utf8');
  } catch (error) {
    return refuse(`which cannot be read: ${systemReason(error)}`);
  }
  if (xml.length > LONGEST) return refuse('which is too long for a citation style.');
  if (!/<style\b[^>]*\sxmlns\s*=\s*["']http:\/\/purl\.org\/net\/xbiblio\/csl["']/.test(xml)) return refuse('which is no CSL style.');
  if (!/<bibliography\b/.test(xml)) {
    return refuse('which says nothing of bibliographies (a dependent style only names another): save the style that it depends on.');
  }
  return { name: `style-${createHash('sha256').update(xml).digest('hex')}`, xml };
}
