/** What README.md shows of the program is what the program prints. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, imprimatur, ROOT } from '../support/run.js';

const LETTER = `<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>A letter</title></titleStmt>
      <publicationStmt><p>Made up for a test.</p></publicationStmt>
      <sourceDesc><listPerson><person xml:id="burckhard"><persName>Burckhard</persName></person></listPerson></sourceDesc>
    </fileDesc>
    <encodingDesc><editorialDecl><p>None.</p></editorialDecl></encodingDesc>
  </teiHeader>
  <text>
    <body>
      <dateline>Wien, 4. 11. 1895</dateline>
      <p>Lieber <persName ref="#burckard">Burckhard</persName>,</p>
      <p>ich komme <date when="1895-11-13">Dienstag, den 12. November 1895</date>
        mit <persname>Ihnen</persname>.</p>
    </body>
  </text>
</TEI>
`;

it('the report in README.md is a real one', async () => {
  const folder = folderWith({ 'letters/1895-11-04.xml': LETTER });
  const { stdout } = await imprimatur(['validate', 'letters/1895-11-04.xml'], folder);
  const shown = stdout.replace(/\(\d+\.\d s\)/, '(0.1 s)').trimEnd();
  const block = shown
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(block);
});
