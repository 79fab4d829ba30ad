import { describe, expect, it } from 'vitest';
import { folderWith, imprimatur, LETTER } from '../support/run.js';

describe('imprimatur validate', () => {
  it('says valid and exits 0', async () => {
    const folder = folderWith({ 'a.xml': LETTER() });
    const { code, stdout } = await imprimatur(['validate', 'a.xml'], folder);
    expect(stdout).toMatch(/1 of 1 file valid: 0 errors/);
    expect(code).toBe(0);
  });

  it('shows place, line and caret in the pretty report', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p>See <ref target="#nowher">there</ref></p><p xml:id="nowhere"/>') });
    const { code, stdout } = await imprimatur(['validate', 'a.xml', '--no-schematron'], folder);
    expect(code).toBe(1);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(
      'a.xml:12:19 error: @target points to “#nowher”, but no element of this file has that xml:id. [pointers/dangling]',
    );
    const shown = lines.findIndex((line) => line.startsWith('   12 |'));
    expect(lines[shown]).toContain('<ref target="#nowher">');
    expect(lines[shown + 1]?.indexOf('^')).toBe((lines[shown] ?? '').indexOf('target='));
    expect(stdout).toContain('Did you mean #nowhere?');
  });

  it('reports JSON in the documented shape, messages in the order of their places', async () => {
    const folder = folderWith({
      'a.xml': LETTER('<p n="1" bogus="x">x</p><p corresp="#no"/><nonsense/>'),
      'b.xml': LETTER(),
      'c.xml': '<TEI',
    });
    const { code, stdout } = await imprimatur(['validate', '.', '--format', 'json', '--no-schematron'], folder);
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(report.version).toBe(1);
    expect(report.summary).toMatchObject({ files: 3, valid: 1, invalid: 2, failed: 0 });
    const [a, b, c] = report.files;
    expect([a.path, a.valid, b.valid, c.valid]).toEqual(['a.xml', false, true, false]);
    expect(c.messages[0]).toMatchObject({ severity: 'error', source: 'xml', line: 1 });
    const codes = a.messages.map((message: { code: string }) => message.code);
    expect(codes).toContain('pointers/dangling');
    expect(codes.some((each: string) => each.startsWith('relaxng/'))).toBe(true);
    const columns = a.messages.map((message: { line: number; column: number }) => message.line * 1000 + message.column);
    expect(columns).toEqual([...columns].sort((x, y) => x - y));
    for (const message of a.messages)
      expect(Object.keys(message)).toEqual(expect.arrayContaining(['severity', 'source', 'code', 'message', 'line', 'column']));
  });

  it('resolves pointers across the files given', async () => {
    const folder = folderWith({
      'a.xml': LETTER('<p corresp="b.xml#x c.xml#gone">1</p>'),
      'b.xml': LETTER('<p xml:id="x">1</p>'),
      'c.xml': LETTER(),
    });
    const { stdout } = await imprimatur(['validate', '.', '--format', 'json'], folder);
    const messages = JSON.parse(stdout).files[0].messages.filter((message: { source: string }) => message.source === 'pointers');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ code: 'pointers/dangling-in-other-file', line: 12 });
  });

  it('takes the grammar that is given, and the one that the document names', async () => {
    const grammar = (root: string): string =>
      `<element name="${root}" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any" xmlns="http://relaxng.org/ns/structure/1.0"/></choice></zeroOrMore></element>`;
    const schema = (root: string): string =>
      `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><start>${grammar(root)}</start><define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>`;
    const folder = folderWith({ 'a.xml': LETTER('<anything/>'), 'tei.rng': schema('TEI'), 'other.rng': schema('other') });
    expect((await imprimatur(['validate', 'a.xml', '--schema', 'tei.rng'], folder)).code).toBe(0);
    expect((await imprimatur(['validate', 'a.xml', '--schema', 'other.rng'], folder)).code).toBe(1);
    expect((await imprimatur(['validate', 'a.xml', '--no-schematron'], folder)).code).toBe(1);
    const named = folderWith({
      'a.xml': LETTER('<anything/>').replace('<TEI', '<?xml-model href="tei.rng"?>\n<TEI'),
      'tei.rng': schema('TEI'),
    });
    expect((await imprimatur(['validate', 'a.xml', '--no-schematron'], named)).code).toBe(0);
  });

  it('ends with 2 where no file could be judged, with a reason', async () => {
    const folder = folderWith({
      'a.xml': LETTER(),
      'broken.rng': '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="gone"/></start></grammar>',
    });
    const { code, stdout } = await imprimatur(['validate', 'a.xml', '--schema', 'broken.rng'], folder);
    expect(stdout).toMatch(/could not judge|cannot be used/);
    expect(code).toBe(2);
  });

  it('shows help with examples, and the version', async () => {
    const { code, stdout } = await imprimatur(['validate', '--help'], '.');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:[\s\S]*imprimatur validate tei/);
    expect((await imprimatur(['--version'], '.')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
