import type { Diagnostic } from '../../src/model/diagnostic.js';
import { Refusal } from '../../src/model/diagnostic.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/model/limits.js';
import { SourceText } from '../../src/model/source.js';
import { tokenize } from '../../src/read/tokenize.js';

export function documentOf(xml: string, path = 'test.xml', limits: Limits = DEFAULT_LIMITS) {
  return tokenize(new SourceText(path, xml), Buffer.from(xml), path.replace(/\.xml$/, ''), limits).document;
}

/** The findings of a refusal; fails where there is none. */
export function refusalOf(work: () => unknown): readonly Diagnostic[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.diagnostics;
    throw error;
  }
  throw new Error('nothing was refused');
}

export async function refusalOfAsync(work: Promise<unknown>): Promise<readonly Diagnostic[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.diagnostics;
    throw error;
  }
  throw new Error('nothing was refused');
}

export const TEI = (body: string, header = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>${header}</teiHeader><text><body>${body}</body></text></TEI>`;
