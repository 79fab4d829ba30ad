import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

it('a build uses what a rendition says of looks, and names with its place what it does not', async () => {
  const tei = LETTER('<p>a <hi rendition="#sc">Word</hi></p>').replace(
    '</fileDesc>',
    '</fileDesc>\n<encodingDesc><tagsDecl>\n<rendition xml:id="sc" scheme="css">font-variant: small-caps; position: fixed</rendition></tagsDecl><editorialDecl><p>None.</p></editorialDecl></encodingDesc>',
  );
  const folder = folderWith({ 'tei/a.xml': tei, 'tei/b.xml': LETTER() });
  const { code, stderr } = await imprimatur(['build'], folder);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/a\.xml:10:1.*“position: fixed” in this rendition is left out/)]);
  expect(readFileSync(join(folder, 'dist/a/renditions.css'), 'utf8')).toBe('.text .rendition-sc {\n  font-variant: small-caps;\n}\n');
  expect(readFileSync(join(folder, 'dist/a/index.html'), 'utf8')).toContain('<link rel="stylesheet" href="renditions.css">');
  expect(existsSync(join(folder, 'dist/b/renditions.css'))).toBe(false);
});
