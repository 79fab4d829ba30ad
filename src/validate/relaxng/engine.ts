/** The project's own RELAX NG engine behind the common interface. */
import { fileURLToPath } from 'node:url';
import { report } from '../../model/codes.js';
import { type Diagnostic, type Range, Refusal } from '../../model/diagnostic.js';
import { attributeOffset, type TeiDocument, type TeiElement } from '../../model/document.js';
import { systemReason } from '../../read/read.js';
import { Resources } from '../../read/resources/resources.js';
import type { SchemaFile, Validator } from '../validator.js';
import { DatatypeError } from './datatypes/index.js';
import type { Fault } from './engine/faults.js';
import type { Schema } from './engine/matcher.js';
import { contains, type ExpandedName, listedNames } from './engine/names.js';
import { PatternLimitError, withinLimits } from './engine/patterns.js';
import { Usage } from './likely.js';
import { type LoadOptions, loadSchema } from './load.js';
import { match } from './match.js';
import { type FaultPlace, findingOf } from './messages.js';
import { SchemaError } from './schema/index.js';

/** How many faults of one schema are shown. */
const MOST_SCHEMA_FAULTS = 5;

export interface EngineOptions extends LoadOptions {
  /** Adds what the schema's documentation says of an element that stands at the wrong place. */
  readonly explain?: boolean;
  /** Where the schemas are found that a schema brings in; by default on disk. */
  readonly resources?: Resources;
}

export function relaxngValidator(options: EngineOptions = {}): Validator {
  return {
    async validate(documents, schema) {
      let loaded: Schema;
      try {
        const { resources = new Resources() } = options;
        loaded = await resources.fetching((load) =>
          withinLimits(() => loadSchema(schema.file, { ...options, ...contentOf(schema), load })),
        );
      } catch (error) {
        const reasons = schemaReasons(error, schema);
        return new Map(
          documents.map((document) => [
            document,
            reasons.map((reason) => report.relaxngSchemaBroken({ path: document.source.path, schema: schema.path }, reason)),
          ]),
        );
      }
      return new Map(documents.map((document) => [document, judge(document, loaded, schema, options)]));
    },
  };
}

function contentOf({ uri, bytes }: SchemaFile): Pick<LoadOptions, 'uri' | 'bytes'> {
  return { ...(uri === undefined ? {} : { uri }), ...(bytes === undefined ? {} : { bytes }) };
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

function judge(document: TeiDocument, schema: Schema, file: SchemaFile, options: EngineOptions): Diagnostic[] {
  const { path } = document.source;
  let faults: Fault[];
  try {
    faults = withinLimits(() => match(document, schema, { ids: options.ids ?? true }));
  } catch (error) {
    if (!(error instanceof PatternLimitError || error instanceof DatatypeError)) throw error;
    return [report.relaxngEngineFailed({ path, schema: file.path }, `${error.message}.`)];
  }
  if (faults.length === 0) return [];
  const at = placesOf(document, schema, file, faults, options);
  return faults.map((fault) => findingOf(fault, at));
}

/** What messages need to know of the document and of the schema. */
function placesOf(document: TeiDocument, schema: Schema, file: SchemaFile, faults: readonly Fault[], options: EngineOptions): FaultPlace {
  const { source } = document;
  const starts = new Map(document.elements.map((element) => [element.start, element]));
  const usage = new Usage(document);
  const definitions = schema.store.grammar.elements;
  const early = faults.filter(({ kind }) => kind === 'element-too-early');
  return {
    path: source.path,
    schema: file.path,
    namespace: document.elements[0]?.namespace ?? '',
    rangeOf: (fault) => rangeOf(document, fault, starts.get(fault.place)),
    lineOf: (place) => source.position(place).line,
    written: (fault, attribute) => writtenAttribute(starts.get(fault.place), attribute)?.name,
    likelyFirst: (names, within, kind) => usage.likelyFirst(names, within, kind),
    cameTooEarly: ({ place, element: { ns, local } }) => {
      const parent = starts.get(place)?.parent;
      const before = early.find(
        (each) =>
          each.place < place &&
          starts.get(each.place)?.parent === parent &&
          'required' in each &&
          each.required.some((name) => name.local === local && name.ns === ns),
      );
      return before && { element: before.element, line: source.position(before.place).line };
    },
    isNamed: ({ ns, local }) => definitions.some(({ name }) => listedNames(name)?.some((each) => each.local === local && each.ns === ns)),
    // What a wildcard takes has no documentation of its own; the element of that very name has.
    documentation: ({ ns, local }) =>
      options.explain ? definitions.find(({ name }) => name.kind !== 'anyName' && contains(name, ns, local))?.documentation : undefined,
  };
}

function writtenAttribute(element: TeiElement | undefined, { ns, local }: ExpandedName): TeiElement['attributes'][number] | undefined {
  return element?.attributes.find((attribute) => attribute.local === local && attribute.namespace === ns);
}

/** An attribute at fault by itself, else the start tag, text or end tag. */
function rangeOf(document: TeiDocument, fault: Fault, element: TeiElement | undefined): Range {
  const { source } = document;
  if (element && 'attribute' in fault) {
    const written = writtenAttribute(element, fault.attribute);
    if (written) return source.range(attributeOffset(document, element, written.name), element.contentStart);
  }
  if (fault.kind === 'text-not-allowed' || fault.kind === 'content-value') {
    // Where the words begin, not the line break before them.
    const [layout = ''] = /^\s*(?=[^\s<])/.exec(source.text.slice(fault.place, fault.place + 10_000)) ?? [];
    return source.range(fault.place + layout.length);
  }
  return source.range(fault.place, element?.contentStart);
}
