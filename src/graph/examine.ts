import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import { byPosition, type Diagnostic, Refusal } from '../model/diagnostic.js';
import { Excerpt, type SourceLines } from '../model/excerpt.js';
import { findInputs } from '../read/find.js';
import { type InputFile, readBytes, readDocument, tellDocument } from '../read/read.js';
import { replay } from '../read/replay.js';
import type { Tokenized, Told } from '../read/tokenize.js';
import { type DocumentExamination, Examiner } from '../validate/examiner.js';
import { schemaFile } from '../validate/schemas.js';
import { type EngineName, ruleFindings, type ValidateOptions, validate, verdict, withoutEchoes } from '../validate/validate.js';

export interface ExamineOptions {
  readonly config: EditionConfig;
  /** Files and folders; the configured input by default. */
  readonly paths?: readonly string[];
  /** RELAX NG grammars to use instead of those the documents name. */
  readonly schemas?: readonly string[];
  readonly ids?: boolean;
  readonly pointers?: boolean;
  readonly schematron?: boolean;
  readonly engine?: EngineName;
  readonly explain?: boolean;
  readonly cwd?: string;
  readonly onProgress?: (phase: string, done: number, of: number) => void;
}

export interface ExaminedFile {
  readonly path: string;
  /** Null where the file could not be judged. */
  readonly valid: boolean | null;
  readonly diagnostics: readonly Diagnostic[];
  /** For code frames; absent where the file could not be read, or nothing was found. */
  readonly source?: SourceLines;
}

export interface Examination {
  readonly files: readonly ExaminedFile[];
}

/** Validates files without publishing anything. Throws a {@link Refusal} when the run itself is impossible. */
export async function examine(options: ExamineOptions): Promise<Examination> {
  const { config } = options;
  const given = options.paths !== undefined && options.paths.length > 0;
  const paths = given ? (options.paths ?? []) : config.input;
  const base = given ? (options.cwd ?? process.cwd()) : config.folder;
  const inputs = await findInputs(paths, base);
  if (inputs.length === 0) throw new Refusal(report.configNoInput({}, paths.join(', ')));
  const validateOptions = {
    schemas: (options.schemas ?? []).map((path) => schemaFile(path, options.cwd)),
    configured: config.schemas.map((path) => schemaFile(path, config.folder)),
    ids: options.ids ?? true,
    pointers: options.pointers ?? true,
    schematron: options.schematron ?? true,
    explain: options.explain ?? false,
  };
  if (options.engine && options.engine !== 'own') return examineTogether(inputs, options, { ...validateOptions, engine: options.engine });
  const rules = validateOptions.schematron && validateOptions.schemas.length === 0;
  return examineEach(inputs, options, await Examiner.of(inputs, validateOptions), rules);
}

/** One document after the other: nothing stays of one but what was found, and what others need to know of it. */
async function examineEach(
  inputs: readonly InputFile[],
  { config, onProgress }: ExamineOptions,
  examiner: Examiner,
  rules: boolean,
): Promise<Examination> {
  const files: ExaminedFile[] = [];
  // The next file is read from the disk while one is examined.
  let reading = settled(readBytes(inputs[0] as InputFile, config.limits));
  for (const [index, input] of inputs.entries()) {
    onProgress?.('Validating', index, inputs.length);
    const bytes = reading;
    const next = inputs[index + 1];
    if (next) reading = settled(readBytes(next, config.limits));
    try {
      files.push(await examineOne(input, await (await bytes)(), config, examiner, rules));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      files.push(refusedFile(input.path, error.diagnostics));
    }
  }
  onProgress?.('Validating', inputs.length, inputs.length);
  const late = examiner.end();
  return {
    files: files.map((file) => {
      const diagnostics = late.get(file.path);
      if (diagnostics === undefined) return file;
      const all = [...file.diagnostics, ...diagnostics].sort(byPosition);
      return { ...file, valid: verdict(all), diagnostics: all };
    }),
  };
}

async function examineOne(
  input: InputFile,
  bytes: Uint8Array,
  { limits, folder }: EditionConfig,
  examiner: Examiner,
  rules: boolean,
): Promise<ExaminedFile> {
  const { path } = input;
  let told: Told<DocumentExamination>;
  let ruled: readonly Diagnostic[] = [];
  if (rules) {
    const { document, diagnostics, idAttributes } = await readDocument(input, limits, { folder }, bytes);
    const prologue = { ...document, idAttributes, diagnostics };
    told = { ...prologue, text: document.xml, events: replay(document, examiner.begin(input, prologue)) };
    ruled = await ruleFindings(document);
  } else {
    told = await tellDocument(input, bytes, limits, { folder }, (prologue) => examiner.begin(input, prologue));
  }
  const found = [...told.events.end(), ...ruled];
  if (found.length === 0 && told.diagnostics.length === 0) return { path, valid: true, diagnostics: found };
  const diagnostics = [...told.diagnostics, ...withoutEchoes(found)].sort(byPosition);
  const source = new Excerpt(told.source, diagnostics);
  // Copies: what a finding quotes would keep the whole text in memory.
  return { path, valid: verdict(diagnostics), diagnostics: structuredClone(diagnostics), source };
}

/** For engines that must have all documents at once. */
async function examineTogether(
  inputs: readonly InputFile[],
  { config, onProgress }: ExamineOptions,
  options: Omit<ValidateOptions, 'fileOf'>,
): Promise<Examination> {
  const refused = new Map<string, ExaminedFile>();
  const read = new Map<string, Tokenized>();
  for (const [index, input] of inputs.entries()) {
    onProgress?.('Reading', index, inputs.length);
    try {
      read.set(input.path, await readDocument(input, config.limits, { folder: config.folder }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.set(input.path, refusedFile(input.path, error.diagnostics));
    }
  }
  const documents = [...read.values()].map(({ document }) => document);
  onProgress?.('Validating', 0, documents.length);
  const files = new Map(inputs.map(({ path, file }) => [path, file]));
  const found = await validate(documents, { ...options, fileOf: ({ source }) => files.get(source.path) ?? source.path });
  return {
    files: inputs.map(({ path }): ExaminedFile => {
      const one = read.get(path);
      if (one === undefined) return refused.get(path) ?? refusedFile(path, []);
      const diagnostics = [...one.diagnostics, ...(found.get(one.document) ?? [])].sort(byPosition);
      return { path, valid: verdict(diagnostics), diagnostics, source: one.document.source };
    }),
  };
}

function refusedFile(path: string, diagnostics: readonly Diagnostic[]): ExaminedFile {
  const judged = diagnostics.some(({ code }) => code !== 'xml/unreadable' && code !== 'xml/too-large');
  return { path, valid: judged ? false : null, diagnostics };
}

/** A promise that is begun before it is awaited, and fails only then. */
function settled<Value>(promise: Promise<Value>): Promise<() => Promise<Value>> {
  return promise.then(
    (value) => async () => value,
    (error: unknown) => async () => {
      throw error;
    },
  );
}
