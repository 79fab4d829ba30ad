import { describe, expect, it } from 'vitest';
import { examine } from '../../src/graph/examine.js';
import { readConfig } from '../../src/read/config.js';
import { folderWith } from '../support/run.js';

const CATALOG = (entries: string): string => `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">${entries}</catalog>`;
const TEXT = (doctype: string, body: string): string =>
  `<!DOCTYPE TEI ${doctype}>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>${body}</body></text></TEI>`;

/** The findings of the reader alone, and the text where the document was read. */
async function read(files: Readonly<Record<string, string>>, path = 'tei/a.xml') {
  const folder = folderWith({ 'imprimatur.config.json': '{}', ...files });
  const config = await readConfig(undefined, folder);
  const { files: examined } = await examine({ config: { ...config, input: [path] }, schematron: false, pointers: false });
  const diagnostics = (examined[0]?.diagnostics ?? []).filter(({ source }) => source === 'xml');
  return {
    folder,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ message }) => message).join('\n'),
  };
}

describe('an external entity', () => {
  const doctype = '[<!ENTITY sig PUBLIC "-//Edition//Signature//EN" "http://nowhere.example/sig.ent">]';

  it('is refused where no catalog gives it, and the message says what would', async () => {
    const { codes, messages } = await read({ 'tei/a.xml': TEXT(doctype, '<p>&sig;</p>') });
    expect(codes).toEqual(['xml/external-entity']);
    expect(messages).toMatch(/entity sig would read http:\/\/nowhere\.example\/sig\.ent; .*only where an XML catalog/);
  });

  it.each([
    ['its public identifier', '<public publicId="-//Edition//Signature//EN" uri="ents/sig.ent"/>'],
    ['its system identifier', '<system systemId="http://nowhere.example/sig.ent" uri="ents/sig.ent"/>'],
    ['the start of it', '<rewriteSystem systemIdStartString="http://nowhere.example/" rewritePrefix="ents/"/>'],
  ])('is read where the catalog of the edition has %s', async (_, entry) => {
    const { diagnostics } = await read({
      'tei/a.xml': TEXT(doctype, '<p>&sig;</p>'),
      'ents/sig.ent': '<?xml encoding="UTF-8"?><name>Ann</name>',
      'catalog.xml': CATALOG(entry),
    });
    expect(diagnostics).toEqual([]);
  });

  it('beside the document is named by its own address in a catalog', async () => {
    const files = { 'tei/a.xml': TEXT('[<!ENTITY part SYSTEM "part.ent">]', '<p>&part;</p>'), 'tei/part.ent': 'text' };
    expect((await read(files)).codes).toEqual(['xml/external-entity']);
    expect(
      (await read({ ...files, 'catalog.xml': CATALOG('<systemSuffix systemIdSuffix="/tei/part.ent" uri="tei/part.ent"/>') })).codes,
    ).toEqual([]);
  });

  it('is refused with the reason where the file that the catalog gives is not there, or is a folder', async () => {
    const entry = (uri: string): string => CATALOG(`<public publicId="-//Edition//Signature//EN" uri="${uri}"/>`);
    const missing = await read({ 'tei/a.xml': TEXT(doctype, '<p/>'), 'catalog.xml': entry('gone.ent') });
    expect(missing.messages).toMatch(/An XML catalog gives .*gone\.ent for http:\/\/nowhere\.example\/sig\.ent, .*no such file/);
    const folder = await read({ 'tei/a.xml': TEXT(doctype, '<p/>'), 'catalog.xml': entry('tei') });
    expect(folder.messages).toMatch(/it is not a file/);
  });

  it('that the catalog gives on another host stays unread: documents are never a reason to ask one', async () => {
    const { codes } = await read({
      'tei/a.xml': TEXT(doctype, '<p/>'),
      'catalog.xml': CATALOG('<public publicId="-//Edition//Signature//EN" uri="http://nowhere.example/other.ent"/>'),
    });
    expect(codes).toEqual(['xml/external-entity']);
  });
});

describe('a document type definition', () => {
  const document = TEXT('PUBLIC "-//Edition//DTD//EN" "http://nowhere.example/dtd/main.dtd"', '<p>&city; <ref rend="x">r</ref></p>');
  const dtd = {
    'dtd/main.dtd': '<!ENTITY % names SYSTEM "mods/names.mod">\n%names;\n<!ATTLIST ref type CDATA "link">',
    'dtd/mods/names.mod': '<!ENTITY city "Rome">',
  };
  const catalog = CATALOG('<public publicId="-//Edition//DTD//EN" uri="dtd/main.dtd"/>');

  it('is not read without a catalog, which is a warning, so that its entities are unknown', async () => {
    const { codes } = await read({ 'tei/a.xml': document, ...dtd });
    expect(codes).toContain('xml/not-well-formed');
  });

  it('is read from where the catalog says, with the modules beside it that it brings in', async () => {
    expect((await read({ 'tei/a.xml': document, ...dtd, 'catalog.xml': catalog })).diagnostics).toEqual([]);
  });

  it('may not bring in what lies elsewhere', async () => {
    const outside = { ...dtd, 'dtd/main.dtd': '<!ENTITY % names SYSTEM "../secret.mod">\n%names;', 'secret.mod': '<!ENTITY city "Rome">' };
    const { codes, diagnostics } = await read({ 'tei/a.xml': document, ...outside, 'catalog.xml': catalog });
    expect(codes).toEqual(['xml/external-entity']);
    // Found in the definition itself, and said there.
    expect(diagnostics[0]).toMatchObject({ path: 'dtd/main.dtd', range: { start: { line: 1, column: 1 } } });
  });

  it('is also found by a catalog that the configuration names', async () => {
    const { diagnostics } = await read({
      'tei/a.xml': document,
      ...dtd,
      'imprimatur.config.json': '{"catalogs": ["etc/mine.xml"]}',
      'etc/mine.xml': CATALOG('<public publicId="-//Edition//DTD//EN" uri="../dtd/main.dtd"/>'),
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('the catalogs of an edition', () => {
  it('are refused, with file and reason, where one that is named cannot be read or used', async () => {
    const files = { 'tei/a.xml': TEXT('[<!ENTITY e SYSTEM "e.ent">]', '<p/>'), 'imprimatur.config.json': '{"catalogs": ["mine.xml"]}' };
    await expect(read(files)).rejects.toThrow(/XML catalog cannot be used: there is no such file/);
    await expect(read({ ...files, 'mine.xml': '<catalog>' })).rejects.toThrow(/XML catalog cannot be used: it is not well-formed/);
  });

  it('are not to be confused with a document that is called catalog.xml', async () => {
    const { codes } = await read({ 'catalog.xml': TEXT('[<!ENTITY e "x">]', '<p>&e;</p>') }, 'catalog.xml');
    expect(codes).toEqual([]);
  });
});
