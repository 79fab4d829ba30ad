/** The project's own RELAX NG engine: judges documents while they are read, or kept ones behind the common interface. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { report } from '../../model/codes.js';
import { type Diagnostic, Refusal } from '../../model/diagnostic.js';
import type { TeiAttribute, TeiDocument } from '../../model/document.js';
import type { DocumentEvents, ElementName } from '../../read/events.js';
import { systemReason } from '../../read/read.js';
import { kept } from '../../read/replay.js';
import { isRemote, type LoadText, Resources } from '../../read/resources/resources.js';
import type { Prologue } from '../../read/tokenize.js';
import type { SchemaFile, Validator } from '../validator.js';
import { DatatypeError } from './datatypes/index.js';
import type { Fault } from './engine/faults.js';
import { Schema } from './engine/matcher.js';
import { asLimit, PatternLimitError, withinLimits } from './engine/patterns.js';
import { type LoadOptions, loadSchema } from './load.js';
import { Matching } from './match.js';
import { findingOf } from './messages.js';
import { placesOf } from './places.js';
import { SchemaError } from './schema/index.js';

/** How many faults of one schema are shown. */
const MOST_SCHEMA_FAULTS = 5;

export interface EngineOptions extends LoadOptions {
  /** Adds what the schema's documentation says of an element that stands at the wrong place. */
  readonly explain?: boolean;
  /** Where the schemas are found that a schema brings in; by default on disk. */
  readonly resources?: Resources;
}

/** A grammar that is ready for any number of documents. */
export type BeginGrammar = (document: Prologue) => GrammarCheck;

/** Schemas that are loaded once for many documents, each of which is judged while it is read. */
export class Grammars {
  readonly #options: EngineOptions;
  readonly #resources: Resources;
  readonly #loaded = new Map<string, Promise<Schema | readonly string[]>>();
  readonly #files = new Map<string, Set<string>>();

  constructor(options: EngineOptions = {}) {
    this.#options = options;
    this.#resources = options.resources ?? new Resources();
  }

  async ready(file: SchemaFile): Promise<BeginGrammar> {
    let loading = this.#loaded.get(file.file);
    if (loading === undefined) {
      loading = this.#load(file);
      this.#loaded.set(file.file, loading);
    }
    const schema = await loading;
    return (document) => new GrammarCheck(schema, file, document, this.#options);
  }

  /** Absolute URIs of a grammar that was made ready and of all that it brings in. */
  filesOf({ file }: SchemaFile): readonly string[] {
    return [...(this.#files.get(file) ?? [])];
  }

  async #load(file: SchemaFile): Promise<Schema | readonly string[]> {
    const files = new Set([isRemote(file.file) ? file.file : pathToFileURL(file.file).href]);
    this.#files.set(file.file, files);
    try {
      return await this.#resources.fetching((load) => {
        const noting: LoadText = (href, base) => {
          const loaded = load(href, base);
          files.add(this.#resources.resolve(href, base));
          return loaded;
        };
        return withinLimits(() => loadSchema(file.file, { ...this.#options, ...contentOf(file), load: noting }));
      });
    } catch (error) {
      return schemaReasons(error, file);
    }
  }
}

export function relaxngValidator(options: EngineOptions = {}): Validator {
  return {
    async validate(documents, schema) {
      const begin = await new Grammars(options).ready(schema);
      const judge = (document: TeiDocument): readonly Diagnostic[] => {
        const known = kept(document);
        return known.tell(() => begin(known)).end();
      };
      return new Map(documents.map((document) => [document, judge(document)]));
    },
  };
}

function contentOf({ uri, bytes }: SchemaFile): Pick<LoadOptions, 'uri' | 'bytes'> {
  return { ...(uri === undefined ? {} : { uri }), ...(bytes === undefined ? {} : { bytes }) };
}

/** One document before one schema. */
export class GrammarCheck implements DocumentEvents {
  readonly #document: Prologue;
  readonly #file: SchemaFile;
  readonly #schema: Schema | readonly string[];
  readonly #explain: boolean;
  readonly #faults: Fault[] = [];
  #matching: Matching | undefined;
  #failure: string | undefined;

  /** @param schema ready, or why it cannot be had */
  constructor(schema: Schema | readonly string[], file: SchemaFile, document: Prologue, { ids = true, explain = false }: EngineOptions) {
    this.#schema = schema;
    this.#file = file;
    this.#document = document;
    this.#explain = explain;
    if (!(schema instanceof Schema)) return;
    const { unparsedEntities } = document;
    this.#matching = new Matching(schema, {
      ids,
      onFault: (fault) => {
        this.#faults.push(fault);
      },
      ...(unparsedEntities ? { unparsedEntities } : {}),
    });
  }

  startElement(name: ElementName, attributes: readonly TeiAttribute[], start: number): void {
    try {
      this.#matching?.startElement(name, attributes, start);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  endElement(start: number): void {
    try {
      this.#matching?.endElement(start);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  text(value: string, start: number): void {
    this.#matching?.text(value, start);
  }

  instruction(): void {
    // No grammar speaks of these.
  }

  /** After the document: what was found, in the order of the events. */
  end(): readonly Diagnostic[] {
    const { path } = this.#document.source;
    const about = { path, schema: this.#file.path };
    const schema = this.#schema;
    if (!(schema instanceof Schema)) return schema.map((reason) => report.relaxngSchemaBroken(about, reason));
    this.#matching?.end();
    if (this.#failure !== undefined) return [report.relaxngEngineFailed(about, this.#failure)];
    const faults = this.#faults;
    if (faults.length === 0) return [];
    const places = placesOf(this.#document, schema, faults, { path: this.#file.path, explain: this.#explain });
    return faults.map((fault) => findingOf(fault, places));
  }

  /** A schema or an expression without measure ends the judgement of the document, not the run. */
  #giveUp(thrown: unknown): void {
    const error = asLimit(thrown);
    if (!(error instanceof PatternLimitError || error instanceof DatatypeError)) throw error;
    this.#matching = undefined;
    this.#failure = `${error.message}.`;
  }
}

/** What is wrong with the schema, each with its place and the section of the specification that it breaks. */
export function schemaReasons(error: unknown, schema: SchemaFile): readonly string[] {
  if (error instanceof SchemaError) {
    return error.faults.slice(0, MOST_SCHEMA_FAULTS).map(({ file, line, column, message, section }) => {
      const path = file.startsWith('file:') ? (fileURLToPath(file) === schema.file ? schema.path : fileURLToPath(file)) : file;
      return `${path}:${line}:${column}: ${message} (${/^[0-9]/.test(section) ? `RELAX NG, section ${section}` : section}).`;
    });
  }
  if (error instanceof Refusal) return error.diagnostics.map(({ message }) => `${schema.path}: ${message}`);
  if (error instanceof DatatypeError || error instanceof PatternLimitError) return [`${schema.path}: ${error.message}.`];
  if (error instanceof Error && 'code' in error) return [`${schema.path}: ${systemReason(error)}.`];
  throw error;
}
