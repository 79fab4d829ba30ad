/** Reference corpora and suites that lie beside a checkout. Without them, tests say so loudly; CI fails. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

export function sharedIsHere(what: string): boolean {
  const here = existsSync(`${SHARED}${what}`);
  if (!here) {
    const message = `NOT TESTED: ../shared/${what} is absent, so what depends on it is not checked.`;
    if (process.env['CI']) throw new Error(message);
    console.warn(`\n*** ${message} ***\n`);
  }
  return here;
}
