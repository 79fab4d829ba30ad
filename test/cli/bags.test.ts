/** The published edition as a bag, from the command line. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { folderWith, imprimatur } from '../support/run.js';

let folder: string;
let edition: string;
beforeEach(async () => {
  folder = folderWith({});
  await imprimatur(['init', 'mine'], folder);
  edition = join(folder, 'mine');
});

test('is packed with every file of it, and is valid', async () => {
  expect((await imprimatur(['build'], edition)).code).toBe(0);
  const packed = await imprimatur(['package', '--format', 'bagit'], edition);
  expect(packed).toMatchObject({ code: 0, stderr: '' });
  expect(packed.stdout).toBe('Packed into package: bag/\n');
  expect(readFileSync(join(edition, 'package/bag/data/index.html'), 'utf8')).toBe(readFileSync(join(edition, 'dist/index.html'), 'utf8'));
  const verified = await imprimatur(['package', '--verify', 'package/bag'], edition);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  expect(verified.stdout).toMatch(/^Valid: package\/bag holds \d+ files/);
});

test('is the same twice, and takes its day from SOURCE_DATE_EPOCH alone', async () => {
  await imprimatur(['build'], edition);
  process.env['SOURCE_DATE_EPOCH'] = '1782345600';
  await imprimatur(['package', '--format', 'bagit'], edition);
  const first = readFileSync(join(edition, 'package/bag/tagmanifest-sha512.txt'), 'utf8');
  await imprimatur(['package', '--format', 'bagit'], edition);
  delete process.env['SOURCE_DATE_EPOCH'];
  expect(readFileSync(join(edition, 'package/bag/tagmanifest-sha512.txt'), 'utf8')).toBe(first);
  expect(readFileSync(join(edition, 'package/bag/bag-info.txt'), 'utf8')).toContain('Bagging-Date: 2026-06-25');
  await imprimatur(['package', '--format', 'bagit'], edition);
  expect(readFileSync(join(edition, 'package/bag/bag-info.txt'), 'utf8')).not.toContain('Bagging-Date');
});

test('is not packed where it was not built, or was changed since', async () => {
  const none = await imprimatur(['package', '--format', 'bagit'], edition);
  expect(none.code).toBe(2);
  expect(none.stderr).toContain('There is no published edition in dist. Build it first: imprimatur build.');
  await imprimatur(['build'], edition);
  writeFileSync(join(edition, 'dist/index.html'), 'changed');
  const changed = await imprimatur(['package', '--format', 'bagit'], edition);
  expect(changed.code).toBe(2);
  expect(changed.stderr).toContain('The file index.html in dist is not as it was published.');
  expect(existsSync(join(edition, 'package'))).toBe(false);
});

test('a bag that was damaged is told with the file, and the exit code says so', async () => {
  await imprimatur(['build'], edition);
  await imprimatur(['package', '--format', 'bagit', '--out', 'parcel'], edition);
  writeFileSync(join(edition, 'parcel/bag/data/index.html'), 'damaged');
  const { code, stdout, stderr } = await imprimatur(['package', '--verify', 'parcel/bag'], edition);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /manifest-sha256\.txt:\d+:1 error: The file data\/index\.html is not what was packed: its sha256 checksum is another\. \[bagit\/checksum\]/,
  );
  expect(stdout).toMatch(/^Not valid: parcel\/bag/);
});

test('what is no folder, and no format, is said', async () => {
  expect(await imprimatur(['package', '--verify', 'nowhere'], edition)).toMatchObject({ code: 2 });
  const { code, stderr } = await imprimatur(['package', '--format', 'parcel'], edition);
  expect(code).toBe(2);
  expect(stderr).toContain('there is no package format “parcel”');
});
