/** TEI that nobody here wrote: plays, novels, letters, manuscript descriptions, inscriptions, and broken copies. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { imprimatur, type Ran, ROOT } from '../support/run.js';
import { SHARED, sharedIsHere } from '../support/shared.js';

describe.skipIf(!sharedIsHere('corpora-open'))('a lenient build of the open corpora', () => {
  const out = join(mkdtempSync(join(tmpdir(), 'imprimatur-corpora-')), 'dist');
  const corpora = join(SHARED, 'corpora-open');
  const sources = readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(xml|odd)$/.test(file));
  /** Roots that are no TEI document: two fragments of the corpora, three copies with a broken namespace. */
  const notTei = sources.filter(
    (file) =>
      !/<TEI[^>]*xmlns="http:\/\/www\.tei-c\.org\/ns\/1\.0"/.test(
        readFileSync(join(corpora, file), 'utf8').replace(/<!--[\s\S]*?-->/g, ''),
      ),
  );
  let ran: Ran;

  beforeAll(async () => {
    ran = await imprimatur(['build', '--lenient', '--input', corpora, '--out', out], ROOT);
  });

  it('ends with 1, because some documents have errors', () => {
    expect(ran.code).toBe(1);
    expect(ran.stderr).not.toMatch(/\n\s+at \S+ \(/);
  });

  it('publishes every TEI document in all three editions', () => {
    const missing: string[] = [];
    for (const source of sources) {
      if (notTei.includes(source)) continue;
      const id = source.replace(/\.[^.]+$/, '');
      for (const file of ['index.html', 'text.txt', 'diplomatic.txt', 'text.map.json', 'document.jsonld', 'document.xml']) {
        if (!existsSync(join(out, id, file))) missing.push(`${id}/${file}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('refuses each of the others in one line with place and reason', () => {
    expect(notTei.length).toBeGreaterThan(0);
    const refused = ran.stderr.split('\n').filter((line) => line.startsWith('refused '));
    expect(refused).toHaveLength(notTei.length);
    for (const line of refused) expect(line).toMatch(/^refused \S+:\d+:\d+: .+ \[xml\/not-tei\]$/);
  });

  it('publishes the TEI byte for byte', () => {
    for (const source of ['shakedracor/macbeth.xml', 'sarit/vadasthana.xml']) {
      expect(readFileSync(join(out, source.replace('.xml', ''), 'document.xml')).equals(readFileSync(join(corpora, source)))).toBe(true);
    }
  });
});
