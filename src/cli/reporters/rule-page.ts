/** The pages about the codes, `docs/rules/<code>.md`, as the package brings them. */
import { readFileSync } from 'node:fs';

const PAGES = new URL('../../../docs/rules/', import.meta.url);
const known = new Map<string, string | undefined>();

/** Markdown; undefined where there is no such code. */
export function rulePage(code: string): string | undefined {
  if (!/^[a-z]+\/[a-z0-9-]+$/.test(code)) return undefined;
  if (!known.has(code)) known.set(code, read(code));
  return known.get(code);
}

function read(code: string): string | undefined {
  try {
    return readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
  } catch {
    return undefined;
  }
}

/** The first paragraph of a page, in one line: what the code means. */
export function meaning(page: string | undefined): string | undefined {
  const paragraph = page?.split(/\n{2,}/).find((part) => part !== '' && !/^#|^Severity:/.test(part));
  return paragraph?.replace(/\s+/g, ' ').replaceAll('`', '').trim();
}
