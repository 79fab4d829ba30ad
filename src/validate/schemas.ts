/** Which schemas a document is judged by, and where they are found. */
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { report } from '../model/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ProcessingInstruction } from '../model/document.js';
import type { Place } from '../model/factory.js';
import type { SourceText } from '../model/source.js';
import { isRemote, ResourceError, type Resources } from '../read/resources/resources.js';
import { type Association, associations, languageOfText, RELAXNG, SCHEMATRON } from './association.js';
import type { SchemaFile } from './validator.js';

/** Our own schemas, from the installed package. */
export function builtInSchema(name: 'imprimatur.rng' | 'imprimatur.sch'): SchemaFile {
  return { file: fileURLToPath(new URL(`../../schemas/${name}`, import.meta.url)), path: `imprimatur/${name}` };
}

/** A schema as it is named on the command line or in the configuration: a path or a URL. */
export interface NamedSchema {
  readonly href: string;
  /** Folder that a path starts from. */
  readonly folder: string;
}

export interface SchemaChoice {
  /** Given by the user: these and no others, with the rules inside the grammars. */
  readonly grammars: readonly NamedSchema[];
  readonly rules: readonly NamedSchema[];
  /** The phase for given and configured rules. */
  readonly phase?: string;
}

export interface Rules {
  readonly schema: SchemaFile;
  readonly phase?: string;
}

/** Our own rules, named by a document: they come compiled. */
export function isOwnRules({ schema, phase }: Rules): boolean {
  return phase === undefined && schema.file === builtInSchema('imprimatur.sch').file;
}

/** What a document says of its schemas, and where. */
export interface Instructed {
  readonly source: SourceText;
  readonly instructions: readonly ProcessingInstruction[];
}

export interface ChosenSchemas {
  readonly grammars: readonly SchemaFile[];
  readonly rules: readonly Rules[];
  /** Whether our own rules apply: where nothing else was named. */
  readonly ownRules: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The schemas a document is judged by: those given, else those of its `xml-model` instructions, all of them, else those
 * configured, else ours. Grammars and rules are looked for each by itself, but ours serve only where nobody named any.
 * A schema that cannot be had is an error, never a reason to take another.
 */
export async function chooseSchemas(
  document: Instructed,
  file: string,
  resources: Resources,
  given: SchemaChoice,
  configured: SchemaChoice,
): Promise<ChosenSchemas> {
  const finder = new Finder(document, file, resources);
  if (given.grammars.length + given.rules.length > 0) {
    await finder.named(given, true, true);
    return finder.chosen();
  }
  const named = { grammars: false, rules: false };
  for (const association of associations(document)) {
    const language = await finder.associated(association);
    if (language === RELAXNG) named.grammars = true;
    if (language === SCHEMATRON) named.rules = true;
  }
  await finder.named(configured, !named.grammars, !named.rules);
  const any = named.grammars || named.rules || configured.grammars.length + configured.rules.length > 0;
  return any ? finder.chosen() : finder.chosen({ grammars: [builtInSchema('imprimatur.rng')], ownRules: true });
}

class Finder {
  readonly #document: Instructed;
  readonly #base: string;
  readonly #resources: Resources;
  readonly #grammars = new Map<string, SchemaFile>();
  readonly #rules = new Map<string, Rules>();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(document: Instructed, file: string, resources: Resources) {
    this.#document = document;
    this.#base = pathToFileURL(file).href;
    this.#resources = resources;
  }

  chosen(instead?: { readonly grammars: readonly SchemaFile[]; readonly ownRules: boolean }): ChosenSchemas {
    return {
      grammars: [...this.#grammars.values()],
      rules: [...this.#rules.values()],
      ownRules: false,
      ...instead,
      diagnostics: this.#diagnostics,
    };
  }

  /** Schemas that the user named; a grammar brings the rules that are in it. */
  async named({ grammars, rules, phase }: SchemaChoice, withGrammars: boolean, withRules: boolean): Promise<void> {
    const { path } = this.#document.source;
    for (const { href, folder } of withGrammars ? grammars : []) {
      const schema = await this.#find(uriOf(href, folder), (reason) =>
        report.relaxngSchemaUnavailable({ path, schema: href }, href, reason),
      );
      if (!schema) continue;
      this.#grammars.set(schema.file, schema);
      if (withRules && holdsRules(schema)) this.#addRules(schema, phase);
    }
    for (const { href, folder } of withRules ? rules : []) {
      const schema = await this.#find(uriOf(href, folder), (reason) =>
        report.schematronSchemaUnavailable({ path, schema: href }, href, reason),
      );
      if (schema) this.#addRules(schema, phase);
    }
  }

  /** The language of the schema that an instruction names, where it is one that is known. */
  async associated({ instruction, href, language, phase }: Association): Promise<string | undefined> {
    const { source } = this.#document;
    const end = source.text.indexOf('?>', instruction.start) + 2;
    const place: Place = { path: source.path, range: source.range(instruction.start, end), schema: href };
    if (language !== undefined && language !== RELAXNG && language !== SCHEMATRON) {
      this.#diagnostics.push(report.relaxngSchemaLanguage(place, href, language));
      return undefined;
    }
    const unavailable = language === SCHEMATRON ? report.schematronSchemaUnavailable : report.relaxngSchemaUnavailable;
    const schema = await this.#find(href, (reason) => unavailable(place, href, reason));
    if (!schema) return language ?? RELAXNG;
    const known = language ?? languageOfText(Buffer.from(schema.bytes ?? []).toString('utf8')) ?? RELAXNG;
    if (known === RELAXNG) this.#grammars.set(schema.file, schema);
    else if (known === SCHEMATRON) this.#addRules(schema, phase);
    else this.#diagnostics.push(report.relaxngSchemaLanguage(place, href, known));
    return known;
  }

  #addRules(schema: SchemaFile, phase: string | undefined): void {
    this.#rules.set(`${schema.file}#${phase ?? ''}`, { schema, ...(phase === undefined ? {} : { phase }) });
  }

  async #find(reference: string, unavailable: (reason: string) => Diagnostic): Promise<SchemaFile | undefined> {
    try {
      const uri = this.#resources.resolve(reference, this.#base);
      const { uri: found, bytes } = await this.#resources.fetch(uri);
      if (isRemote(uri)) return { file: uri, path: uri, uri: found, bytes };
      const file = fileURLToPath(uri.replace(/[?#].*$/s, ''));
      return { file, path: shown(file), bytes };
    } catch (error) {
      if (!(error instanceof ResourceError)) throw error;
      this.#diagnostics.push(unavailable(error.message));
      return undefined;
    }
  }
}

/** True where a schema, in either syntax, declares the namespace of Schematron. */
function holdsRules({ bytes }: SchemaFile): boolean {
  return bytes !== undefined && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(SCHEMATRON);
}

/** What the user wrote is a URL or a path; the letter of a drive is no scheme. */
function uriOf(href: string, folder: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(href) ? href : pathToFileURL(resolve(folder, href)).href;
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}

export function namedSchema(href: string, folder = process.cwd()): NamedSchema {
  return { href, folder: resolve(folder) };
}
