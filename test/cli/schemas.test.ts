/** Schemas on other hosts, which a server on this machine plays: fetched once, locked, kept, and never without leave. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, hostThat } from '../support/host.js';
import { folderWith, imprimatur, LETTER, type Ran } from '../support/run.js';

const RNG = 'http://relaxng.org/ns/structure/1.0';
const SCH = 'http://purl.oclc.org/dsdl/schematron';
const cache = process.env['XDG_CACHE_HOME'];
let host: Host;
/** What the host has, by path; a value that starts with ">" is a redirection. */
let served: Record<string, string>;

const ANY = `<define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define>`;
const GRAMMAR = `<grammar xmlns="${RNG}"><include href="parts/any.rng"/><start><ref name="any"/></start></grammar>`;
const RULES = `<schema xmlns="${SCH}" queryBinding="xslt2"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/><pattern><rule context="t:body/t:p"><assert test="@n">Number it.</assert></rule></pattern></schema>`;

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = folderWith({});
  host = await hostThat((path, _, response) => {
    const body = served[path];
    if (!body?.startsWith('>')) return body;
    response.writeHead(301, { location: body.slice(1) }).end();
    return 'done';
  });
});
afterAll(async () => {
  if (cache === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = cache;
  await host.close();
});

const model = (path: string, language = RNG): string => `<?xml-model href="${path}" type="application/xml" schematypens="${language}"?>`;
const letter = (...instructions: string[]): string => LETTER('<p>x</p>').replace('<TEI', `${instructions.join('\n')}\n<TEI`);
const edition = (name: string, ...instructions: string[]): string =>
  folderWith({ 'imprimatur.config.json': JSON.stringify({ schemaHosts: [host.name] }), [`tei/${name}.xml`]: letter(...instructions) });
/** The verdict and the codes of the only file. */
const read = ({ stdout }: Ran) => {
  const [file] = JSON.parse(stdout).files;
  return { valid: file.valid, codes: file.messages.map(({ code }: { code: string }) => code), messages: file.messages };
};
const validate = (folder: string, ...args: string[]): Promise<Ran> => imprimatur(['validate', '--format', 'json', ...args], folder);

describe('a schema of another host', () => {
  it('is fetched once, with what it brings in, and locked; then nothing is asked, and --offline finds it', async () => {
    served = { '/v1/main.rng': GRAMMAR, '/v1/parts/any.rng': `<grammar xmlns="${RNG}">${ANY}</grammar>`, '/latest.rng': '>/v1/main.rng' };
    const folder = edition('a', model(`${host.url}latest.rng`));
    const first = await validate(folder);
    expect([first.code, read(first)]).toMatchObject([0, { valid: true, codes: [] }]);
    expect([...host.asked].sort()).toEqual(['/latest.rng', '/v1/main.rng', '/v1/parts/any.rng']);

    const lock = readFileSync(join(folder, 'imprimatur.lock.json'), 'utf8');
    expect(JSON.parse(lock)).toEqual({
      [`${host.url}latest.rng`]: {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        size: GRAMMAR.length,
        fetched: expect.any(String),
        location: `${host.url}v1/main.rng`,
      },
      [`${host.url}v1/parts/any.rng`]: { sha256: expect.any(String), size: expect.any(Number), fetched: expect.any(String) },
    });

    // The host has something else now: what is locked counts.
    served = { '/latest.rng': GRAMMAR.replace('ref name="any"', 'notAllowed') };
    const asked = host.asked.length;
    expect(read(await validate(folder)).valid).toBe(true);
    expect(read(await validate(folder, '--offline')).valid).toBe(true);
    expect(host.asked).toHaveLength(asked);
    expect(readFileSync(join(folder, 'imprimatur.lock.json'), 'utf8')).toBe(lock);
  });

  it('is taken anew with --refresh-schemas, and a change is said', async () => {
    served = { '/changing.rng': `<grammar xmlns="${RNG}">${ANY}<start><ref name="any"/></start></grammar>` };
    const folder = edition('a', model(`${host.url}changing.rng`));
    expect((await validate(folder)).code).toBe(0);
    served = { '/changing.rng': `<element name="other" xmlns="${RNG}"><empty/></element>` };
    const again = await validate(folder, '--refresh-schemas');
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/changing\.rng is not what it was on \d{4}-\d\d-\d\d.*config\/schema-changed/);
    expect(read(await validate(folder, '--offline')).valid).toBe(false);
  });

  it('that the lock knows and this machine does not have must be what it was', async () => {
    served = { '/moved.rng': GRAMMAR };
    const folder = folderWith({
      'imprimatur.config.json': JSON.stringify({ schemaHosts: [host.name] }),
      'imprimatur.lock.json': JSON.stringify({
        [`${host.url}moved.rng`]: { sha256: 'a'.repeat(64), size: 1, fetched: '2026-01-02T03:04:05Z' },
      }),
      'tei/a.xml': letter(model(`${host.url}moved.rng`)),
    });
    const { code, stdout } = await validate(folder);
    expect(code).toBe(2);
    expect(stdout).toMatch(/not what it sent on 2026-01-02/);
  });

  it('that cannot be had is an error at its instruction: nothing was judged, and the exit code says so', async () => {
    served = {};
    const folder = edition('a', model(`${host.url}gone.rng`), model(`${host.url}gone.sch`, SCH));
    const ran = await validate(folder);
    expect(ran.code).toBe(2);
    expect(read(ran)).toMatchObject({
      valid: null,
      messages: [
        { code: 'relaxng/schema-unavailable', severity: 'error', line: 2, column: 1, message: expect.stringContaining('answers 404') },
        { code: 'schematron/schema-unavailable', line: 3, column: 1 },
      ],
    });
    const offline = await validate(edition('b', model(`${host.url}other.rng`)), '--offline');
    expect([offline.code, read(offline).codes]).toEqual([2, ['relaxng/schema-unavailable']]);
    expect(host.asked).not.toContain('/other.rng');
  });

  it('is not asked for on a private address that the configuration does not name', async () => {
    served = { '/a.rng': GRAMMAR };
    const folder = folderWith({ 'a.xml': letter(model(`${host.url}a.rng`)) });
    const before = host.asked.length;
    const ran = await validate(folder, 'a.xml');
    expect([ran.code, host.asked.length]).toEqual([2, before]);
    expect(read(ran).messages[0].message).toMatch(/private network.*schemaHosts/);
    expect(existsSync(join(folder, 'imprimatur.lock.json'))).toBe(false);
  });

  it('may be given, as grammar and as rules', async () => {
    served = { '/any.rng': `<grammar xmlns="${RNG}">${ANY}<start><ref name="any"/></start></grammar>`, '/rules.sch': RULES };
    const ran = await validate(edition('a'), '--schema', `${host.url}any.rng`, '--schematron', `${host.url}rules.sch`);
    expect([ran.code, read(ran).codes]).toEqual([1, ['schematron/assert']]);
    expect(read(ran).messages[0]).toMatchObject({ line: 13, schema: expect.stringContaining(`${host.url}rules.sch`) });
  });
});

describe('a build', () => {
  const missing = (): Record<string, string> => ({
    'imprimatur.config.json': JSON.stringify({ schemaHosts: [host.name] }),
    'tei/a.xml': letter(model(`${host.url}nowhere.rng`)),
    'tei/b.xml': letter(model(`${host.url}nowhere.rng`)),
  });

  it('fails where a schema cannot be had, and says so once', async () => {
    served = {};
    const folder = folderWith(missing());
    const { code, stderr } = await imprimatur(['build'], folder);
    expect(code).toBe(1);
    expect(stderr.match(/schema-unavailable/g)).toHaveLength(1);
    expect(stderr).toContain('The same is so for 1 other document.');
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('that is lenient publishes all the same, says it once, and ends with 1', async () => {
    served = {};
    const folder = folderWith(missing());
    const { code, stderr } = await imprimatur(['build', '--lenient', '--offline'], folder);
    expect(code).toBe(1);
    expect(stderr.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringMatching(
        /^not judged tei\/a\.xml:2:1: .*--offline.* \[relaxng\/schema-unavailable\] The same is so for 1 other document\.$/,
      ),
    ]);
    expect(existsSync(join(folder, 'dist/a/index.html')) && existsSync(join(folder, 'dist/b/index.html'))).toBe(true);
  });
});

describe('imprimatur validate', () => {
  const EMBEDDED = `namespace sch = "${SCH}"
default namespace = "http://www.tei-c.org/ns/1.0"
sch:ns [ prefix = "t" uri = "http://www.tei-c.org/ns/1.0" ]
sch:pattern [ sch:rule [ context = "t:body/t:p" sch:assert [ test = "@n" "Number it." ] ] ]
start = any
any = element * { (attribute * { text } | text | any)* }
`;

  it('runs the rules inside a given grammar, in the compact syntax as well, unless they are left out', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p>x</p>'), 'any.rnc': EMBEDDED });
    const ran = await validate(folder, 'a.xml', '--schema', 'any.rnc');
    expect([ran.code, read(ran).codes]).toEqual([1, ['schematron/assert']]);
    expect((await validate(folder, 'a.xml', '--schema', 'any.rnc', '--no-schematron')).code).toBe(0);
  });

  it('runs several Schematron schemas, and one phase of them', async () => {
    const phased = RULES.replace('<pattern>', '<phase id="none"/><pattern>');
    const folder = folderWith({ 'a.xml': LETTER('<p>x</p>'), 'one.sch': RULES, 'two.sch': phased.replace('Number it.', 'Do number it.') });
    const both = await validate(folder, 'a.xml', '--schematron', 'one.sch', '--schematron', 'two.sch');
    expect(
      read(both)
        .messages.map(({ message }: { message: string }) => message)
        .sort(),
    ).toEqual(['Do number it.', 'Number it.']);
    expect((await validate(folder, 'a.xml', '--schematron', 'two.sch', '--phase', 'none')).code).toBe(0);
    expect((await validate(folder, 'a.xml', '--schematron', 'two.sch', '--phase', 'nowhere')).code).toBe(2);
  });

  it('shows what is wrong with a schema once, whatever the number of documents', async () => {
    const folder = folderWith({ 'tei/a.xml': LETTER(), 'tei/b.xml': LETTER(), 'tei/c.xml': LETTER(), 'bad.rng': '<nonsense/>' });
    const { code, stdout } = await imprimatur(['validate', 'tei', '--schema', 'bad.rng', '--no-pointers'], folder);
    expect(code).toBe(2);
    expect(stdout.match(/bad\.rng:1:1: /g)).toHaveLength(1);
    expect(stdout).toContain('The same is so for 2 other documents.');
  });

  it('asks libxml2 for a second opinion, alone or beside its own engine', async () => {
    const folder = folderWith({ 'a.xml': LETTER('<p>x</p>'), 'b.xml': LETTER('<p><nonsense/></p>') });
    for (const how of [['--engine', 'xmllint'], ['--cross-check']]) {
      expect((await validate(folder, 'a.xml', '--no-schematron', ...how)).code).toBe(0);
      const bad = await validate(folder, 'b.xml', '--no-schematron', ...how);
      expect(bad.code).toBe(1);
      expect(read(bad).codes.every((code: string) => code.startsWith('relaxng/') && code !== 'relaxng/engines-differ')).toBe(true);
    }
    expect((await validate(folder, 'a.xml', '--engine', 'other')).code).toBe(2);
  });

  it('reports where the two engines differ', async () => {
    // RELAX NG DTD Compatibility, 3.1, has ID for attributes alone; libxml2 does not look for that.
    const folder = folderWith({
      'a.xml': '<a>x</a>',
      's.rng': `<element name="a" xmlns="${RNG}"><data type="ID" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"/></element>`,
    });
    const ran = await validate(folder, 'a.xml', '--schema', 's.rng', '--cross-check');
    expect(read(ran).codes).toEqual(['relaxng/engines-differ', 'relaxng/schema-broken']);
  });
});
