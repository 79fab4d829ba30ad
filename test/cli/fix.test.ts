import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER, ROOT } from '../support/run.js';

const WITNESSES = '<listWit><witness xml:id="A">Athos</witness></listWit>';

/** By code: what is wrong, and what is there after the repair, written by hand. */
const REPAIRS: readonly (readonly [code: string, what: string, before: string, after: string])[] = [
  [
    'pointers/hash-missing',
    'a pointer without #',
    "<p xml:id='p1'>a</p><p corresp = 'p1'\n  n='p1'>p1</p>",
    "<p xml:id='p1'>a</p><p corresp = '#p1'\n  n='p1'>p1</p>",
  ],
  [
    'pointers/hash-missing',
    'two pointers of three',
    '<p xml:id="p1">a</p><p corresp="p1\t#p1 p1">b</p>',
    '<p xml:id="p1">a</p><p corresp="#p1\t#p1 #p1">b</p>',
  ],
  [
    'soundness/wit-undeclared',
    'a siglum without #',
    `${WITNESSES}<p><app><lem wit='A'>a</lem></app></p>`,
    `${WITNESSES}<p><app><lem wit='#A'>a</lem></app></p>`,
  ],
  [
    'soundness/calendar-undeclared',
    'a calendar without #',
    '<p><date calendar="julian" when="1700-01-01">1 January 1700</date></p>',
    '<p><date calendar="#julian" when="1700-01-01">1 January 1700</date></p>',
  ],
  ['soundness/lang-malformed', 'a language tag with an underscore', '<p xml:lang="en_gb">a</p>', '<p xml:lang="en-GB">a</p>'],
  ['soundness/lang-malformed', 'a language tag with space around it', "<p xml:lang=' en '>a</p>", "<p xml:lang='en'>a</p>"],
  [
    'soundness/lang-case',
    'a language tag in capitals',
    '<p xml:lang="EN-gb">EN-gb <foreign xml:lang="SR-LATN-x-Own">a</foreign></p>',
    '<p xml:lang="en-GB">EN-gb <foreign xml:lang="sr-Latn-x-Own">a</foreign></p>',
  ],
  [
    'soundness/date-impossible',
    'dates without noughts',
    '<p><date from="1964-7-6" to="1964-07-8">a</date> <date when="-800-12-25">b</date></p>',
    '<p><date from="1964-07-06" to="1964-07-08">a</date> <date when="-0800-12-25">b</date></p>',
  ],
  ['ids/invalid', 'an identifier with space around it', '<p xml:id=" p1 ">a</p>', '<p xml:id="p1">a</p>'],
  [
    'soundness/authority-form',
    'identifiers in pointers (the numbers are those of the authorities’ own examples)',
    '<p><name ref="http://www.wikidata.org/entity/q42?x=q42">a</name> <name ref="https://orcid.org/000000021694233x">b</name></p>',
    '<p><name ref="http://www.wikidata.org/entity/Q42?x=q42">a</name> <name ref="https://orcid.org/0000-0002-1694-233X">b</name></p>',
  ],
  [
    'soundness/authority-form',
    'an identifier as text',
    '<listPerson><person xml:id="b"><persName>B</persName><idno type="ORCID">\n  0000-0002-1694-233x</idno></person></listPerson>',
    '<listPerson><person xml:id="b"><persName>B</persName><idno type="ORCID">\n  0000-0002-1694-233X</idno></person></listPerson>',
  ],
  [
    'soundness/not-nfc',
    'words that are not in normalisation form C',
    '<p n="e\u0301">Caf\u00e9 caf<!-- e\u0301 -->e\u0301 &amp;e\u0301 e&#x301; <hi>e\u0301</hi><![CDATA[e\u0301]]></p>',
    '<p n="e\u0301">Caf\u00e9 caf<!-- e\u0301 -->\u00e9 &amp;\u00e9 e&#x301; <hi>\u00e9</hi><![CDATA[\u00e9]]></p>',
  ],
  [
    'soundness/invisible-character',
    'byte order marks within words',
    '<p>\uFEFF a\uFEFFb c\uFEFFd\uFEFFe, Auf\u200Clage</p>',
    '<p>\uFEFF ab cde, Auf\u200Clage</p>',
  ],
];

/** With a calendar, so that one can be meant. */
const EDITION = (body: string): string =>
  LETTER(body).replace(
    '</fileDesc>',
    '</fileDesc>\n    <profileDesc><calendarDesc><calendar xml:id="julian"><p>Julian</p></calendar></calendarDesc></profileDesc>',
  );

const encodings: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ['UTF-8 with CR LF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text) => Buffer.from(`\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(`\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le').swap16()],
  ['ISO 8859-1', (text) => Buffer.from(text.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), 'latin1')],
];

describe('--fix', () => {
  // All of them in one run: to start it takes longer than to repair.
  const edition = folderWith(Object.fromEntries(REPAIRS.map(([, , before], index) => [`${index}.xml`, EDITION(before)])));
  const repaired = imprimatur(['validate', '.', '--fix', '--yes'], edition);

  it.each(REPAIRS.map((repair, index) => [...repair, index] as const))('%s: repairs %s, and leaves every other byte', async (...all) => {
    const [, , , after, index] = all;
    await repaired;
    expect(readFileSync(join(edition, `${index}.xml`), 'utf8')).toBe(EDITION(after));
  });

  it('says how much was repaired', async () => {
    // Counted by hand in the list above.
    expect((await repaired).stderr).toMatch(/\nRepaired: 22 places in 13 files\.\n$/);
  });

  it('is said of the same codes on the pages about them and in docs/mending.md', () => {
    const rules = join(ROOT, 'docs/rules');
    const pages = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^Repaired by `imprimatur validate --fix`:/m.test(file.endsWith('.md') ? readFileSync(join(rules, file), 'utf8') : ''),
    );
    const listed = [...readFileSync(join(ROOT, 'docs/mending.md'), 'utf8').matchAll(/^\| `(\S+)` \|/gm)].map(([, code]) => code);
    const tested = [...new Set(REPAIRS.map(([code]) => code))].sort();
    expect(pages.map((file) => file.replace(/\.md$/, '')).sort()).toEqual(tested);
    expect(listed.sort()).toEqual(tested);
  });

  it.each(encodings)('keeps the encoding: %s', async (_, encode) => {
    const folder = folderWith({ 'a.xml': encode(LETTER('<p xml:lang="en_GB">\u00e4</p>')) });
    await imprimatur(['validate', 'a.xml', '--fix', '--yes'], folder);
    expect(readFileSync(join(folder, 'a.xml')).equals(encode(LETTER('<p xml:lang="en-GB">\u00e4</p>')))).toBe(true);
  });

  it('does not guess: what was likely meant is for a person to write', async () => {
    const text = LETTER('<p xml:id="letter">a</p><p corresp="#lettre"><persname>x</persname><date when="1964-13-45">x</date></p>');
    const folder = folderWith({ 'a.xml': text });
    const { stderr, code } = await imprimatur(['validate', 'a.xml', '--fix', '--yes'], folder);
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(text);
    expect([code, stderr]).toEqual([1, 'Nothing here can be repaired without a person.\n']);
  });

  it('--dry-run prints a patch and writes nothing', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p xml:lang="en_GB">a</p>') });
    const { stdout, code } = await imprimatur(['validate', 'a.xml', '--fix', '--dry-run'], folder);
    expect(stdout).toContain('-      <p xml:lang="en_GB">a</p>\n+      <p xml:lang="en-GB">a</p>\n');
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(LETTER('<p xml:lang="en_GB">a</p>'));
    expect(code).toBe(1);
  });

  it('shows the changes and writes nothing where nobody can be asked', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p xml:lang="en_GB">a</p>') });
    const { stderr } = await imprimatur(['validate', 'a.xml', '--fix'], folder);
    expect(stderr).toContain('+      <p xml:lang="en-GB">a</p>');
    expect(stderr).toContain('Nothing was written. --yes repairs without asking.');
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toContain('en_GB');
  });

  it('takes a repair back that makes a new error', async () => {
    // The project's own grammar wants the underscore.
    const schema =
      'default namespace = "http://www.tei-c.org/ns/1.0" start = element TEI { any } any = (element * { attribute xml:lang { "en_GB" }?, any } | text)*';
    const folder = folderWith({ 'a.xml': LETTER('<p xml:lang="en_GB">a</p>'), 's.rnc': schema });
    const { stderr } = await imprimatur(['validate', 'a.xml', '--schema', 's.rnc', '--fix', '--yes'], folder);
    expect(stderr).toContain('a.xml: 1 repair not made, since a new error would come of it.\nNothing was repaired.');
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(LETTER('<p xml:lang="en_GB">a</p>'));
  });
});

describe('--baseline', () => {
  const BODY = '<p corresp="#a">x</p>\n<p corresp="#b">x</p>';
  const start = async () => {
    const folder = folderWith({ 'a.xml': LETTER(BODY), 'b.xml': LETTER('<p corresp="#c">y</p>') });
    const validate = (...args: string[]) => imprimatur(['validate', ...args, '--baseline', 'known.json'], folder);
    return { folder, validate, known: () => readFileSync(join(folder, 'known.json'), 'utf8') };
  };

  it('accepts what it knows, also where it has moved, and fails what is new', async () => {
    const { folder, validate } = await start();
    expect((await validate('.', '--update-baseline')).code).toBe(0);
    writeFileSync(join(folder, 'a.xml'), `<!-- moved -->\n\n${LETTER(BODY).replace(/^.*\n/, '')}`);
    const same = await validate('.');
    expect([same.code, same.stdout]).toEqual([0, expect.stringMatching(/^2 of 2 files valid: 0 errors, 0 warnings, \d+ known/)]);
    writeFileSync(join(folder, 'a.xml'), LETTER(`${BODY}<p corresp="#new">x</p>`));
    const { code, stdout } = await validate('.');
    expect(code).toBe(1);
    expect(stdout.match(/error:.*/g)).toEqual([expect.stringContaining('“#new”')]);
  });

  it('loses what was mended, and nothing of files that were not examined', async () => {
    const { folder, validate, known } = await start();
    await validate('.', '--update-baseline');
    writeFileSync(join(folder, 'a.xml'), LETTER('<p corresp="#a">x</p>\n<p>x</p>'));
    const { stderr } = await validate('a.xml');
    expect(stderr).toBe('known.json: 1 finding no longer there, taken out.\n');
    expect(known()).not.toContain('#b');
    expect(known()).toContain('#a');
    expect(known()).toContain('b.xml');
    writeFileSync(join(folder, 'a.xml'), LETTER(BODY));
    expect((await validate('a.xml')).code).toBe(1);
  });

  it('never knows that a file cannot be read', async () => {
    const { folder, validate } = await start();
    writeFileSync(join(folder, 'a.xml'), '<TEI>');
    await validate('a.xml', '--update-baseline');
    expect((await validate('a.xml')).code).toBe(1);
  });

  it.each([
    ['{', 'the baseline is not JSON'],
    ['{"version":2}', 'it is no baseline; make one with --update-baseline'],
    [undefined, 'there is no such file; make it with --update-baseline'],
  ])('that cannot be used ends the run with 2: %s', async (text, reason) => {
    const { folder, validate } = await start();
    if (text !== undefined) writeFileSync(join(folder, 'known.json'), text);
    const { code, stderr } = await validate('a.xml');
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
  });
});
