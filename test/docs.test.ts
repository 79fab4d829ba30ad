import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isWeighable, SEVERITIES, weigh } from '../src/model/weights.js';

const RULES = fileURLToPath(new URL('../docs/rules/', import.meta.url));

const pages = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .map((file) => file.replaceAll('\\', '/').replace(/\.md$/, ''));

describe('the pages about the codes', () => {
  it('are one for each code, and none for another', () => {
    expect(pages.sort()).toEqual([...SEVERITIES.keys()].sort());
  });

  it.each(pages)('%s has its code as its title and says what it weighs', (code) => {
    const page = readFileSync(`${RULES}${code}.md`, 'utf8');
    const severity = SEVERITIES.get(code) ?? 'error';
    const [weighed] = weigh([{ code: code as 'xml/empty', severity, source: 'xml', message: '' }]);
    expect(page.split('\n')[0]).toBe(`# ${code}`);
    expect(page).toContain(`Severity: **${weighed?.severity ?? 'off'}**${isWeighable(code) ? '\n' : ', not to be changed\n'}`);
    expect(page.includes(`--rule ${code}=`)).toBe(isWeighable(code));
  });

  it('are all listed on the first one', () => {
    const list = readFileSync(`${RULES}README.md`, 'utf8');
    expect(pages.filter((code) => !list.includes(`| [${code}](${code}.md) |`))).toEqual([]);
  });
});
