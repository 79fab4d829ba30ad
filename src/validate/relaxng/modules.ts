import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { systemReason } from '../../read/read.js';
import { xmlParser } from '../../read/xml-parser.js';
import type { SchemaFile } from '../validator.js';

const RELAXNG_NAMESPACE = 'http://relaxng.org/ns/structure/1.0';

/** A schema with all that it includes, named relative to the folder of its main file. */
export interface SchemaBundle {
  readonly main: { readonly name: string; readonly contents: string };
  readonly modules: readonly { readonly name: string; readonly contents: string }[];
}

/**
 * Reads a schema in the XML syntax and, recursively, what `include` and `externalRef` name (RELAX NG 4.5 to
 * 4.7). Only files beside or below the schema's folder are read; hosts are never asked.
 */
export async function readSchema(schema: SchemaFile): Promise<SchemaBundle> {
  const root = dirname(schema.file);
  const files = new Map<string, string>();
  const visit = async (file: string): Promise<void> => {
    const name = relative(root, file);
    if (files.has(name)) return;
    const place = { path: schema.path, schema: schema.path };
    if (name.startsWith('..')) throw new Refusal(report.relaxngSchemaBroken(place, `it includes ${name}, which lies outside its folder.`));
    let contents: string;
    try {
      contents = await readFile(file, 'utf8');
    } catch (error) {
      throw new Refusal(report.relaxngSchemaBroken(place, `${name}: ${systemReason(error)}.`));
    }
    files.set(name, contents);
    for (const href of references(contents, schema)) await visit(resolve(dirname(file), href));
  };
  await visit(schema.file);
  const [main, ...modules] = [...files].map(([name, contents]) => ({ name, contents }));
  return { main: main ?? { name: '', contents: '' }, modules };
}

function references(contents: string, schema: SchemaFile): string[] {
  const hrefs: string[] = [];
  const parser = xmlParser();
  parser.on('error', (error) => {
    throw new Refusal(report.relaxngSchemaBroken({ path: schema.path, schema: schema.path }, error.message));
  });
  parser.on('opentag', (tag) => {
    if (tag.uri !== RELAXNG_NAMESPACE || (tag.local !== 'include' && tag.local !== 'externalRef')) return;
    const href = tag.attributes['href']?.value;
    if (href && !/^[a-z][a-z0-9+.-]+:/i.test(href)) hrefs.push(href);
    else if (href) {
      throw new Refusal(
        report.relaxngSchemaBroken({ path: schema.path, schema: schema.path }, `it includes ${href}; other hosts are never asked.`),
      );
    }
  });
  parser.write(contents).close();
  return hrefs;
}
