import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER, ROOT } from '../support/run.js';

const bomb = `<!DOCTYPE TEI [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'abcdefghij'[n + 1]} "${`&${'abcdefghij'[n]};`.repeat(10)}">`).join('')}]>`;
const withDoctype = (doctype: string, body: string): string => LETTER(body).replace('<TEI', `${doctype}\n<TEI`);

const REFUSED: readonly [what: string, content: string | Uint8Array, place: RegExp, code: string][] = [
  ['not XML', 'Dear editor,', /bad\.xml:1:1/, 'xml/not-xml'],
  ['empty', '', /bad\.xml/, 'xml/empty'],
  ['in another encoding than declared', Buffer.from(LETTER('<p>caf\u00e9</p>'), 'latin1'), /bad\.xml:12:13/, 'xml/encoding'],
  ['truncated', LETTER().slice(0, -20), /bad\.xml:\d+:\d+/, 'xml/not-well-formed'],
  ['50 MB large', LETTER(`<p>${'lorem ipsum '.repeat(4_200_000)}</p>`), /bad\.xml/, 'xml/too-large'],
  ['nested 10,000 deep', LETTER(`${'<div>'.repeat(10_000)}${'</div>'.repeat(10_000)}`), /bad\.xml:12:\d+/, 'xml/too-deep'],
  ['an entity bomb', withDoctype(bomb, '<p>&j;</p>'), /bad\.xml:2:\d+/, 'xml/entity-too-large'],
  [
    'reading other files by an entity',
    withDoctype('<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<p>&x;</p>'),
    /bad\.xml:2:\d+/,
    'xml/external-entity',
  ],
  ['of another namespace', LETTER().replace('ns/1.0', 'ns/2.0'), /bad\.xml:2:1/, 'xml/not-tei'],
];

describe('a file that is', () => {
  it.each(REFUSED)('%s is refused with place and reason, by validate and by build', async (_, content, place, code) => {
    const folder = folderWith({ 'tei/bad.xml': content, 'tei/good.xml': LETTER() });
    const validated = await imprimatur(['validate', 'tei', '--format', 'json'], folder);
    expect(validated.stderr).toBe('');
    const report = JSON.parse(validated.stdout);
    const bad = report.files.find((file: { path: string }) => file.path === 'tei/bad.xml');
    if (code !== 'xml/not-tei') {
      expect(bad.messages[0]).toMatchObject({ code, severity: 'error', source: 'xml' });
      expect(bad.valid).not.toBe(true);
    }
    expect(validated.code).toBe(1);

    const built = await imprimatur(['build'], folder);
    expect(built.code).toBe(1);
    expect(built.stderr).toMatch(place);
    expect(built.stderr).toContain(code);
    expect(built.stderr).not.toMatch(/\n\s+at \S+ \(/);
    expect(existsSync(join(folder, 'dist'))).toBe(false);

    const lenient = await imprimatur(['build', '--lenient'], folder);
    expect(lenient.code).toBe(1);
    expect(lenient.stderr.split('\n').filter((line) => /^refused tei\/bad\.xml/.test(line))).toHaveLength(1);
    expect(existsSync(join(folder, 'dist/good/index.html'))).toBe(true);
    expect(existsSync(join(folder, 'dist/bad'))).toBe(false);
  });
});

describe('a failed build', () => {
  it('leaves the published folder as it was, and nothing beside it', async () => {
    const folder = folderWith({ 'tei/a.xml': LETTER() });
    expect((await imprimatur(['build'], folder)).code).toBe(0);
    const before = readFileSync(join(folder, 'dist/manifest.json'), 'utf8');
    writeFileSync(join(folder, 'tei/b.xml'), LETTER('<nonsense/>'));
    const failed = await imprimatur(['build'], folder);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/tei\/b\.xml:12:7 error: The schema has no element nonsense/);
    expect(failed.stderr).toContain('as it was');
    expect(readFileSync(join(folder, 'dist/manifest.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['dist', 'tei']);
  });
});

describe('what cannot run ends with 2 and one sentence', () => {
  it.each([
    ['an empty folder', ['build'], { 'tei/readme.txt': '' }, /no TEI file in tei/],
    ['a folder that is missing', ['build', '--input', 'nowhere'], {}, /nowhere.*no such file or folder/],
    ['an unknown command', ['publish'], {}, /unknown command 'publish'/],
    ['an unknown option', ['build', '--fast'], {}, /unknown option '--fast'/],
    ['an unknown format', ['build', '--only', 'docx'], { 'tei/a.xml': LETTER() }, /no edition format “docx”[\s\S]*html, text, jsonld/],
    ['a report format that does not exist', ['validate', '--format', 'yaml'], { 'tei/a.xml': LETTER() }, /no report format “yaml”/],
    ['a broken configuration', ['build'], { 'imprimatur.config.json': '{"titel":"x"}', 'tei/a.xml': LETTER() }, /no key “titel”/],
    [
      'an output folder with foreign files',
      ['build', '--out', 'thesis'],
      { 'tei/a.xml': LETTER(), 'thesis/chapter.doc': 'x' },
      /thesis holds files that no build/,
    ],
    ['an output path below a file', ['build', '--out', 'tei/a.xml/dist'], { 'tei/a.xml': LETTER() }, /cannot be written/],
  ] as [string, string[], Record<string, string>, RegExp][])('%s', async (_, args, files, says) => {
    const folder = folderWith(files);
    const { code, stdout, stderr } = await imprimatur(args, folder);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at \S+ \(/);
  });

  it('an output folder that may not be written', async () => {
    if (process.getuid?.() === 0) {
      console.warn('NOT TESTED as root, who may write everywhere: an output folder without write permission.');
      return;
    }
    const folder = folderWith({ 'tei/a.xml': LETTER() });
    mkdirSync(join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o500);
    const { code, stderr } = await imprimatur(['build', '--out', 'locked/dist'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('permission is denied');
  });
});

describe('what the user has is never deleted', () => {
  it.each([
    ['the folder of the sources', 'tei'],
    ['a folder around the sources', '.'],
    ['a folder further up', '..'],
  ])('%s is refused as output folder', async (_, out) => {
    const folder = folderWith({ 'edition/tei/a.xml': LETTER() });
    const { code, stderr } = await imprimatur(['build', '--out', out], join(folder, 'edition'));
    expect(code).toBe(2);
    expect(stderr).toContain('[write/over-source]');
    expect(readFileSync(join(folder, 'edition/tei/a.xml'), 'utf8')).toBe(LETTER());
  });

  it('a file that was put into the published folder keeps the next build from replacing it', async () => {
    const folder = folderWith({ 'tei/a.xml': LETTER() });
    expect((await imprimatur(['build'], folder)).code).toBe(0);
    writeFileSync(join(folder, 'dist/CNAME'), 'example.org');
    const { code, stderr } = await imprimatur(['build'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('such as CNAME');
    expect(readFileSync(join(folder, 'dist/CNAME'), 'utf8')).toBe('example.org');
  });

  it('a published folder is neither published again nor replaced by itself', async () => {
    const folder = folderWith({ 'a.xml': LETTER() });
    for (let run = 1; run <= 2; run += 1) {
      const { stdout } = await imprimatur(['build', '--input', '.', '--out', 'dist'], folder);
      expect(stdout).toMatch(/^Published 1 document in/);
    }
    expect((await imprimatur(['build', '--input', 'dist', '--out', 'dist'], folder)).stderr).toContain('[write/over-source]');
  });
});

describe('documents in each other’s way', () => {
  it('one is published, the other refused in one line that names the first', async () => {
    const folder = folderWith({ 'x/a.xml': LETTER('<p>X</p>'), 'y/a.xml': LETTER('<p>Y</p>'), 'x/persons.xml': LETTER() });
    const { code, stderr } = await imprimatur(['build', '--lenient', '--input', 'x', 'y'], folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^refused y\/a\.xml: .*x\/a\.xml.*\[write\/path-clash\]$/m);
    expect(existsSync(join(folder, 'dist/persons-xml/index.html'))).toBe(true);
  });
});

describe('a lenient refusal', () => {
  it('gives the reason why, not the first thing that the schema says', async () => {
    const body = `<nonsense/><p>${'<hi>'.repeat(300)}x${'</hi>'.repeat(300)}</p>`;
    const folder = folderWith({ 'tei/a.xml': LETTER(body), 'tei/b.xml': LETTER('<nonsense/>') });
    const { stderr } = await imprimatur(['build', '--lenient'], folder);
    expect(stderr).toMatch(/^refused tei\/a\.xml:12:\d+: .*\[xml\/too-deep\]$/m);
    expect(stderr).toMatch(/^published with errors tei\/b\.xml:12:7: /m);
  });
});

describe('output that nobody takes', () => {
  const shell = (command: string, folder: string) => spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  const program = `'${process.execPath}' '${join(ROOT, 'lib/cli/bin.js')}'`;

  it('a closed pipe ends no run in disorder', () => {
    const folder = folderWith({ 'tei/a.xml': LETTER('<nonsense/>'.repeat(5000)) });
    const { stdout, stderr } = shell(`${program} validate tei 2>&1 | head -n 1; ${program} build 2>&1 >/dev/null | head -n 1`, folder);
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(stderr).toBe('');
  });

  it.skipIf(!existsSync('/dev/full'))('a full disk is an error with a sentence', () => {
    const folder = folderWith({ 'tei/a.xml': LETTER() });
    const { status, stderr } = shell(`${program} validate tei --format json > /dev/full`, folder);
    expect([status, stderr]).toEqual([2, 'error: The output cannot be written: the disk is full.\n']);
  });
});

describe('documents made to take for ever', () => {
  it.each([
    ['a pattern that goes back and tries again', `<p><ref target="x:${'a'.repeat(40)}!">r</ref></p>`],
    [
      'an id of a megabyte that nothing has',
      `<p><ref target="#${'m'.repeat(1_000_000)}">r</ref></p><p xml:id="${'n'.repeat(1_000_000)}"/>`,
    ],
    ['twenty thousand pointers to nothing among as many ids', '<p xml:id="i#"><ref target="#x#">r</ref></p>'.repeat(20_000)],
  ])('%s do not', async (_, body) => {
    const numbered = body.replaceAll(/(?<=[ix])#/g, (_hash, offset: number) => String(offset));
    const header =
      '</fileDesc><encodingDesc><listPrefixDef><prefixDef ident="x" matchPattern="(a+)+" replacementPattern="#$1"><p/></prefixDef></listPrefixDef></encodingDesc>';
    const folder = folderWith({ 'tei/a.xml': LETTER(numbered).replace('</fileDesc>', header) });
    const ran = await imprimatur(['validate', 'tei', '--no-schematron', '--format', 'json'], folder);
    expect(JSON.parse(ran.stdout).summary.files).toBe(1);
    if (body.length < 1000) expect((await imprimatur(['build', '--lenient'], folder)).stdout).toContain('Published 1 document');
  });
});

describe('duplicate ids and hostile links', () => {
  it('duplicate ids fail a strict build with both lines', async () => {
    const folder = folderWith({ 'tei/a.xml': LETTER('<p xml:id="x">1</p>\n<p xml:id="x">2</p>') });
    const { code, stderr } = await imprimatur(['build'], folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/a\.xml:13:4 error: The xml:id “x” is given a second time; it was first given on line 12/);
  });

  it('javascript: never becomes a link, and is reported', async () => {
    const links = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java&#10;script:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
    ];
    const body = `<p rend="x&quot; onclick=&quot;alert(1)" style="background:url(javascript:alert(1))">${links.map((link) => `<ref target="${link}">link</ref>`).join(' ')}</p>`;
    const folder = folderWith({ 'tei/a.xml': LETTER(body) });
    const { stderr } = await imprimatur(['build', '--lenient'], folder);
    expect(stderr).not.toContain('refused');
    const attributes = allAttributes(parse(readFileSync(join(folder, 'dist/a/index.html'), 'utf8')));
    expect(attributes.length).toBeGreaterThan(50);
    const dangerous = attributes.filter(
      ({ name, value }) =>
        name.startsWith('on') ||
        (/^(href|src|action|formaction|xlink:href|srcdoc)$/.test(name) && !/^(https?:|mailto:|[^:]*$)/i.test(value)) ||
        (name === 'style' && /url|expression|@import/i.test(value)),
    );
    expect(dangerous).toEqual([]);
  });
});

function allAttributes(node: Tree.Node): { name: string; value: string }[] {
  const own = 'attrs' in node ? node.attrs : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(allAttributes)] : own;
}
