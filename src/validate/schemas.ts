import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from '../model/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ProcessingInstruction } from '../model/document.js';
import type { SourceText } from '../model/source.js';
import type { SchemaFile } from './validator.js';

const RELAXNG = 'http://relaxng.org/ns/structure/1.0';

/** Our own schemas, from the installed package. */
export function builtInSchema(name: 'imprimatur.rng' | 'imprimatur.sch'): SchemaFile {
  return { file: fileURLToPath(new URL(`../../schemas/${name}`, import.meta.url)), path: `imprimatur/${name}` };
}

export interface ChosenSchemas {
  readonly grammars: readonly SchemaFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The grammars a document is judged by: those given, else those of its `xml-model` instructions (W3C
 * Associating Schemas with XML documents), else those configured, else ours.
 */
export function chooseGrammars(
  { source, instructions }: { readonly source: SourceText; readonly instructions: readonly ProcessingInstruction[] },
  file: string,
  given: readonly SchemaFile[],
  configured: readonly SchemaFile[],
): ChosenSchemas {
  if (given.length > 0) return { grammars: given, diagnostics: [] };
  const fallback = configured.length > 0 ? configured : [builtInSchema('imprimatur.rng')];
  const grammars: SchemaFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const instruction of instructions) {
    if (instruction.target !== 'xml-model') continue;
    const href = pseudoAttribute(instruction.body, 'href');
    const language = pseudoAttribute(instruction.body, 'schematypens') ?? RELAXNG;
    if (!href || language !== RELAXNG || !/\.rn[gc]$/i.test(href.replace(/[?#].*$/, ''))) continue;
    const place = { path: source.path, range: source.range(instruction.start) };
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) {
      diagnostics.push(report.relaxngSchemaNotFetched(place, href, fallback.map(({ path }) => path).join(', ')));
      continue;
    }
    const schema = resolve(dirname(file), href);
    if (existsSync(schema)) grammars.push({ file: schema, path: shown(schema) });
    else diagnostics.push(report.relaxngSchemaMissing(place, href, fallback.map(({ path }) => path).join(', ')));
  }
  const distinct = [...new Map(grammars.map((grammar) => [grammar.file, grammar])).values()];
  return { grammars: distinct.length > 0 ? distinct : fallback, diagnostics };
}

export function schemaFile(path: string, cwd = process.cwd()): SchemaFile {
  return { file: resolve(cwd, path), path };
}

function pseudoAttribute(body: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(body)?.[1];
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
