/** RELAX NG by libxml2 compiled to WebAssembly: runs in a thread of its own, compiles a schema once per batch. */
import { memoryPages, validateXML, type XMLValidationResult } from 'xmllint-wasm';
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { TeiDocument } from '../../model/document.js';
import { ResourceError, type Resources } from '../../read/resources/resources.js';
import type { SchemaFile, Validator, Verdicts } from '../validator.js';
import { schemaReasons } from './engine.js';
import { findings } from './libxml-messages.js';
import { bundleSchema, type SchemaBundle } from './modules.js';

/** Bounds of one call: more at once exhausts the module's memory. */
const BATCH = { documents: 200, characters: 16_000_000 };

/** @param resources where the schemas are found that a schema brings in */
export function xmllintValidator(resources: Resources): Validator {
  return {
    async validate(documents: readonly TeiDocument[], schema: SchemaFile): Promise<Verdicts> {
      const verdicts = new Map<TeiDocument, readonly Diagnostic[]>();
      let bundle: SchemaBundle;
      try {
        bundle = await resources.fetching((load) => bundleSchema(schema, load));
      } catch (error) {
        const reasons = error instanceof ResourceError ? [`${schema.path}: ${error.message}.`] : schemaReasons(error, schema);
        return new Map(documents.map((document) => [document, reasons.map((reason) => unusable(document, schema, reason))]));
      }
      for (const batch of batches(documents)) await judge(batch, bundle, schema, verdicts);
      return verdicts;
    },
  };
}

function unusable(document: TeiDocument, schema: SchemaFile, reason: string): Diagnostic {
  return report.relaxngSchemaBroken({ path: document.source.path, schema: schema.path }, reason);
}

function* batches(documents: readonly TeiDocument[]): Generator<TeiDocument[]> {
  let batch: TeiDocument[] = [];
  let characters = 0;
  for (const document of documents) {
    if (batch.length > 0 && (batch.length >= BATCH.documents || characters + document.xml.length > BATCH.characters)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(document);
    characters += document.xml.length;
  }
  if (batch.length > 0) yield batch;
}

/** Judges a batch; when the engine breaks down, by halves, so that one document cannot take others along. */
async function judge(
  batch: readonly TeiDocument[],
  bundle: SchemaBundle,
  schema: SchemaFile,
  verdicts: Map<TeiDocument, readonly Diagnostic[]>,
): Promise<void> {
  let result: XMLValidationResult;
  try {
    result = await call(batch, bundle);
  } catch (error) {
    if (batch.length > 1) {
      const middle = batch.length >> 1;
      await judge(batch.slice(0, middle), bundle, schema, verdicts);
      await judge(batch.slice(middle), bundle, schema, verdicts);
      return;
    }
    const [document] = batch;
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    if (document) verdicts.set(document, [failed(document, schema, reason)]);
    return;
  }
  const lines = result.rawOutput.split('\n');
  const broken = lines.find((line) => /Relax-NG (parser|schema) error|Relax-NG schema \S+ failed to compile|RNG internal error/.test(line));
  const byDocument = new Map<string, string[]>();
  for (const line of lines) {
    const name = /^(\d+\.xml):/.exec(line)?.[1];
    if (name) byDocument.set(name, [...(byDocument.get(name) ?? []), line]);
  }
  batch.forEach((document, index) => {
    const name = `${index}.xml`;
    const own = byDocument.get(name) ?? [];
    if (own.some((line) => /Relax-NG validity error/.test(line))) {
      verdicts.set(document, findings(document, own, schema.path));
    } else if (lines.includes(`${name} validates`)) {
      verdicts.set(document, []);
    } else {
      verdicts.set(document, [failed(document, schema, broken?.replace(/^.*?error\s*:\s*/, '') ?? own[0] ?? 'it gave no verdict.')]);
    }
  });
}

function call(batch: readonly TeiDocument[], { main, modules }: SchemaBundle): Promise<XMLValidationResult> {
  return validateXML({
    xml: batch.map((document, index) => ({ fileName: `${index}.xml`, contents: document.xml })),
    schema: [{ fileName: main.name, contents: main.contents }],
    preload: modules.map(({ name, contents }) => ({ fileName: name, contents })),
    extension: 'relaxng',
    initialMemoryPages: memoryPages.MiB * 64,
    maxMemoryPages: memoryPages.GiB,
  });
}

function failed(document: TeiDocument, schema: SchemaFile, reason: string): Diagnostic {
  return report.relaxngEngineFailed({ path: document.source.path, schema: schema.path }, reason);
}
