/** Memory: neither the length of a document nor the number of documents may matter. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { compileSchema, DocumentMatcher, type Fault } from '../../../src/validate/relaxng/index.js';
import { ROOT } from '../../support/run.js';

const SCHEMA = `
  start = element log { entry* }
  entry = element entry { attribute n { xsd:integer }, attribute who { xsd:NCName }, (text & element b { text }*) }`;

/** Bytes in use once what is not needed any more is gone. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** As many entries as given, each unlike any other. */
function tell(matcher: DocumentMatcher, from: number, to: number): void {
  for (let n = from; n < to; n += 1) {
    const attributes = [
      { namespace: '', local: 'n', value: `${n}` },
      { namespace: '', local: 'who', value: `the-person-with-the-number-${n}` },
    ];
    matcher.startElement('', 'entry', attributes, n);
    matcher.text(`What was said in entry ${n}, `, n);
    matcher.startElement('', 'b', [], n);
    matcher.text('loudly', n);
    matcher.endElement(n);
    matcher.endElement(n);
  }
}

describe('a document as events', () => {
  test('is matched in memory that does not grow with its length', () => {
    const faults: Fault[] = [];
    const matcher = new DocumentMatcher(compileSchema(SCHEMA), { onFault: (fault) => faults.push(fault) });
    matcher.startElement('', 'log', [], 0);
    tell(matcher, 0, 20_000);
    const before = heap();
    tell(matcher, 20_000, 200_000);
    // What was told since is more than 20 MB.
    expect(heap() - before).toBeLessThan(1_000_000);
    matcher.startElement('', 'entry', [{ namespace: '', local: 'n', value: '1' }], 200_000);
    matcher.endElement(200_000);
    matcher.endElement(200_001);
    matcher.end();
    expect(faults).toMatchObject([{ kind: 'attribute-missing', place: 200_000, missing: [{ ns: '', local: 'who' }] }]);
  });
});

describe('many documents', () => {
  test('are examined in memory that would not hold them, and each finding is shown with its line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'imprimatur-many-'));
    const schema = join(folder, 'log.rnc');
    writeFileSync(schema, SCHEMA);
    const line = (n: number): string => `<entry n="${n}" who="somebody">${'What was said. '.repeat(20)}</entry>`;
    const text = `<log>\n${Array.from({ length: 3000 }, (_, n) => line(n)).join('\n')}\n<entry n="none" who="nobody-with-a-long-name">x</entry>\n</log>\n`;
    const paths = Array.from({ length: 60 }, (_, n) => `${n}.xml`);
    for (const path of paths) writeFileSync(join(folder, path), text);
    expect(text.length * paths.length).toBeGreaterThan(55_000_000);
    const command = ['--max-old-space-size=40', join(ROOT, 'lib/cli/bin.js'), 'validate', '--max', '0', '--schema', schema, ...paths];
    let printed = '';
    try {
      execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      printed = stdout;
    }
    expect(printed).toContain('0 of 60 files valid: 60 errors');
    expect(printed.match(/^ 3002 \| <entry n="none" who="nobody-with-a-long-name">/gm)).toHaveLength(60);
  });
});
