/** The project's own RELAX NG engine behind the common interface. */
import { fileURLToPath } from 'node:url';
import { report } from '../../model/codes.js';
import { type Diagnostic, type Range, Refusal } from '../../model/diagnostic.js';
import { attributeOffset, startTagEnd, type TeiAttribute } from '../../model/document.js';
import type { SourceText } from '../../model/source.js';
import type { DocumentEvents, ElementName } from '../../read/events.js';
import { systemReason } from '../../read/read.js';
import { replay } from '../../read/replay.js';
import type { Prologue } from '../../read/tokenize.js';
import type { SchemaFile, Validator } from '../validator.js';
import { DatatypeError } from './datatypes/index.js';
import type { Fault } from './engine/faults.js';
import { Schema } from './engine/matcher.js';
import { contains, type ExpandedName } from './engine/names.js';
import { PatternLimitError } from './engine/patterns.js';
import { type LoadOptions, loadSchema } from './load.js';
import { Matching } from './match.js';
import { type FaultPlace, findingOf } from './messages.js';
import { SchemaError } from './schema/index.js';

/** How many faults of one schema are shown. */
const MOST_SCHEMA_FAULTS = 5;

export interface EngineOptions extends LoadOptions {
  /** Adds what the schema's documentation says of an element that stands at the wrong place. */
  readonly explain?: boolean;
}

/** Schemas that are loaded once for many documents, each of which is judged while it is read. */
export class Grammars {
  readonly #options: EngineOptions;
  readonly #loaded = new Map<string, Schema | readonly string[]>();

  constructor(options: EngineOptions = {}) {
    this.#options = options;
  }

  begin(file: SchemaFile, prologue: Prologue): GrammarCheck {
    let schema = this.#loaded.get(file.file);
    if (schema === undefined) {
      schema = this.#load(file);
      this.#loaded.set(file.file, schema);
    }
    return new GrammarCheck(schema, file, prologue, this.#options);
  }

  #load(file: SchemaFile): Schema | readonly string[] {
    try {
      return loadSchema(file.file, this.#options);
    } catch (error) {
      return schemaReasons(error, file);
    }
  }
}

export function relaxngValidator(options: EngineOptions = {}): Validator {
  return {
    async validate(documents, schema) {
      const grammars = new Grammars(options);
      return new Map(
        documents.map((document) => {
          const { idAttributes = new Set<string>() } = document;
          const check = grammars.begin(schema, { ...document, idAttributes, diagnostics: [] });
          return [document, replay(document, check).end()];
        }),
      );
    },
  };
}

/** One document before one schema. */
export class GrammarCheck implements DocumentEvents {
  readonly #source: SourceText;
  readonly #file: SchemaFile;
  readonly #options: EngineOptions;
  readonly #diagnostics: Diagnostic[] = [];
  #schema: Schema | undefined;
  #matching: Matching | undefined;
  /** Set with the first element. */
  #place: FaultPlace | undefined;

  /** @param schema ready, or why it cannot be had */
  constructor(schema: Schema | readonly string[], file: SchemaFile, prologue: Prologue, options: EngineOptions) {
    const { source, unparsedEntities } = prologue;
    this.#source = source;
    this.#file = file;
    this.#options = options;
    if (!(schema instanceof Schema)) {
      for (const reason of schema) this.#diagnostics.push(report.relaxngSchemaBroken({ path: source.path, schema: file.path }, reason));
      return;
    }
    this.#schema = schema;
    this.#matching = new Matching(schema, {
      ids: options.ids ?? true,
      onFault: (fault) => this.#note(fault),
      ...(unparsedEntities ? { unparsedEntities } : {}),
    });
  }

  startElement(name: ElementName, attributes: readonly TeiAttribute[], start: number): void {
    this.#place ??= this.#placeIn(name.namespace);
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
    this.#matching?.end();
    return this.#diagnostics;
  }

  /** A schema or an expression without measure ends the judgement of the document, not the run. */
  #giveUp(error: unknown): void {
    if (!(error instanceof PatternLimitError || error instanceof DatatypeError)) throw error;
    this.#matching = undefined;
    this.#diagnostics.length = 0;
    this.#diagnostics.push(report.relaxngEngineFailed({ path: this.#source.path, schema: this.#file.path }, `${error.message}.`));
  }

  #note(fault: Fault): void {
    if (this.#place) this.#diagnostics.push(findingOf(fault, this.#place));
  }

  #placeIn(namespace: string): FaultPlace {
    const source = this.#source;
    return {
      path: source.path,
      schema: this.#file.path,
      namespace,
      rangeOf: (fault) => rangeOf(source, fault),
      lineOf: (place) => source.position(place).line,
      documentation: ({ ns, local }) =>
        this.#options.explain
          ? this.#schema?.store.grammar.elements.find(({ name }) => contains(name, ns, local))?.documentation
          : undefined,
    };
  }
}

/** What is wrong with the schema, each with its place and the section of the specification that it breaks. */
function schemaReasons(error: unknown, schema: SchemaFile): readonly string[] {
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

/** An attribute at fault by itself, else the start tag, text or end tag. */
function rangeOf(source: SourceText, fault: Fault): Range {
  const { place: start } = fault;
  const contentStart = startTagEnd(source.text, start);
  if (contentStart === undefined) return source.range(start);
  if (!('attribute' in fault)) return source.range(start, contentStart);
  const written = attributeWritten(source.text.slice(start, contentStart), fault.attribute);
  return source.range(written === undefined ? start : attributeOffset({ source }, { start, contentStart }, written), contentStart);
}

/** The name of an attribute as a start tag has it; its prefix can be any where it has a namespace. */
function attributeWritten(tag: string, { ns, local }: ExpandedName): string | undefined {
  for (const [, name = ''] of tag.matchAll(/([^\s"'=<>/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
    if (name === local ? ns === '' : ns !== '' && name.endsWith(`:${local}`) && !name.startsWith('xmlns:')) return name;
  }
  return undefined;
}
