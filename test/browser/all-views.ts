/** An edition that has every view: letters with a network, places with a map, events with a timeline, a facsimile, layers, witnesses, two languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, imprimatur, ROOT } from '../support/run.js';

const sample = (name: string) => readFileSync(join(ROOT, `test/browser/samples/${name}.xml`), 'utf8');
const leaf = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="#eee8d8"/></svg>';

const letter = (n: number, from: string, to: string, text: string) => `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>${from} to ${to}, ${n} May 1901</title><author ref="registers.xml#p-${from}">${from}</author></titleStmt>
<publicationStmt><p>Made up for the tests.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc>
<encodingDesc><editorialDecl><p>Made up.</p></editorialDecl></encodingDesc>
<profileDesc><correspDesc><correspAction type="sent"><persName ref="registers.xml#p-${from}">${from}</persName><placeName ref="registers.xml#vienna">Vienna</placeName><date when="1901-05-0${n}">${n} May 1901</date></correspAction>
<correspAction type="received"><persName ref="registers.xml#p-${to}">${to}</persName></correspAction></correspDesc></profileDesc></teiHeader>
<facsimile><surface xml:id="s1" n="1"><graphic url="leaf.svg"/></surface></facsimile>
<text><body><pb n="1" facs="#s1"/><p xml:id="t${n}">${text}</p></body></text></TEI>`;

const REGISTERS = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Registers</title></titleStmt>
<publicationStmt><p>Made up for the tests.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson>${['Ada', 'Ben', 'Cleo'].map((name) => `<person xml:id="p-${name}"><persName>${name}</persName><birth when="1870">1870</birth><note>Nobody that lived.</note></person>`).join('')}</listPerson>
<listPlace><place xml:id="vienna"><placeName>Vienna</placeName><location><geo>48.21 16.37</geo></location></place><place xml:id="lima"><placeName>Lima</placeName><location><geo>-12.05 -77.04</geo></location></place></listPlace>
<listEvent>${[1898, 1900, 1903].map((year) => `<event xml:id="e${year}" when="${year}"><label>The fair of ${year}</label></event>`).join('')}</listEvent></standOff></TEI>`;

/** Builds it with an interface in the language; the folder that is published. */
export async function editionWithAllViews(language: string): Promise<string> {
  const folder = folderWith({
    'imprimatur.config.json': JSON.stringify({ title: 'Of everything', description: 'An edition made up for the tests', language }),
    'tei/bilingual.xml': sample('bilingual'),
    'tei/critical.xml': sample('critical'),
    'tei/genetic.xml': sample('genetic'),
    'tei/leaf.svg': leaf,
    'tei/registers.xml': REGISTERS,
    'tei/letter-1.xml': letter(
      1,
      'Ada',
      'Ben',
      'Dear Ben, <persName ref="registers.xml#p-Cleo">Cleo</persName> has come to <placeName ref="registers.xml#lima">Lima</placeName>.<note>So she says.</note> Of <persName ref="registers.xml#p-Cleo">her</persName> more tomorrow.',
    ),
    'tei/letter-2.xml': letter(2, 'Ben', 'Ada', 'Dear Ada, give her my love, and the <choice><sic>bok</sic><corr>book</corr></choice>.'),
    'tei/letter-3.xml': letter(3, 'Cleo', 'Ada', 'Dear Ada, from the <rs ref="registers.xml#e1900">fair</rs> I bring nothing.'),
  });
  const { stdout, stderr } = await imprimatur(['build', '--lenient', '--offline'], folder);
  if (!/Published 7 documents/.test(stdout + stderr)) throw new Error(stdout + stderr);
  return join(folder, 'dist');
}

/** Each view, by its address. */
export const VIEWS = {
  'front page with network': '',
  letter: 'letter-1/',
  'critical text': 'critical/',
  'draft with its changes': 'genetic/',
  'bilingual document': 'bilingual/',
  'register of persons': 'persons/',
  'places with their map': 'places/',
  'events with their timeline': 'events/',
  search: 'search/?q=dear',
  'side by side': 'beside/?left=letter-1&right=letter-2',
  coverage: 'coverage/',
} as const;
