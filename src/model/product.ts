import { readFileSync } from 'node:fs';

/** Version of this package, as its `package.json` has it. */
export const PRODUCT_VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

/** What this build of the package is made of: results of another build are not taken over. */
export const PRODUCT_BUILD: string = `${PRODUCT_VERSION} ${built()}`;

/** The checksum that `npm run compile` leaves. */
function built(): string {
  try {
    return readFileSync(new URL('../../lib/build-id', import.meta.url), 'utf8');
  } catch {
    return `never compiled, process ${process.pid}`;
  }
}
