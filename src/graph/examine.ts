import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import { byPosition, type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import { Excerpt, type SourceLines } from '../model/excerpt.js';
import type { SourceText } from '../model/source.js';
import { weigh } from '../model/weights.js';
import { findInputs } from '../read/find.js';
import { type InputFile, openDocument, type ReadOptions, readBytes, readDocument } from '../read/read.js';
import { kept } from '../read/replay.js';
import { Examiner } from '../validate/examiner.js';
import { needsRules, RuleRun } from '../validate/rules.js';
import { namedSchema } from '../validate/schemas.js';
import { type EngineName, type ValidateOptions, validate, verdict, withoutEchoes } from '../validate/validate.js';
import { editionResources, type RemoteAccess } from './resources.js';

export interface ExamineOptions extends RemoteAccess {
  readonly config: EditionConfig;
  /** Files and folders; the configured input by default. */
  readonly paths?: readonly string[];
  /** RELAX NG grammars to use instead of the schemas that the documents name: paths or URLs. */
  readonly schemas?: readonly string[];
  /** Schematron to use likewise. */
  readonly rules?: readonly string[];
  /** The phase of given and configured Schematron. */
  readonly phase?: string;
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
  /** Findings about the run as a whole. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Validates files without publishing anything. Throws a {@link Refusal} when the run itself is impossible. */
export async function examine(options: ExamineOptions): Promise<Examination> {
  const { config } = options;
  const given = options.paths !== undefined && options.paths.length > 0;
  const paths = given ? (options.paths ?? []) : config.input;
  const base = given ? (options.cwd ?? process.cwd()) : config.folder;
  const inputs = await findInputs(paths, base);
  if (inputs.length === 0) throw new Refusal(report.configNoInput({}, paths.join(', ')));

  const { resources, external, record } = await editionResources(config, base, options);
  const { schemas = [], rules = [], cwd, engine = 'own' } = options;
  const phase = options.phase === undefined ? {} : { phase: options.phase };
  const inFolder = (path: string) => namedSchema(path, config.folder);
  const judging = {
    given: { grammars: schemas.map((path) => namedSchema(path, cwd)), rules: rules.map((path) => namedSchema(path, cwd)), ...phase },
    configured: { grammars: config.schemas.map(inFolder), rules: config.schematron.map(inFolder), ...phase },
    resources,
    ids: options.ids ?? true,
    pointers: options.pointers ?? true,
    schematron: options.schematron ?? true,
    explain: options.explain ?? false,
  };
  const run: Run = { inputs, config, reading: { folder: config.folder, ...external }, onProgress: options.onProgress ?? (() => undefined) };
  const files = engine === 'own' ? await examineEach(run, judging) : await examineTogether(run, { ...judging, engine });
  return { diagnostics: await record(), files };
}

interface Run {
  readonly inputs: readonly InputFile[];
  readonly config: EditionConfig;
  readonly reading: ReadOptions;
  readonly onProgress: (phase: string, done: number, of: number) => void;
}

type Judging = Omit<ValidateOptions, 'fileOf' | 'engine'>;

/** One document after the other: nothing stays of one but what was found, and what others need to know of it. */
async function examineEach(run: Run, judging: Judging): Promise<ExaminedFile[]> {
  const { inputs, config, onProgress } = run;
  const examiner = await Examiner.of(inputs, judging);
  const rules = judging.schematron ? new RuleRun() : undefined;
  const files: ExaminedFile[] = [];
  const refused = new Set<ExaminedFile>();
  // The next file is read from the disk while one is examined.
  let reading = settled(readBytes(inputs[0] as InputFile, config.limits));
  try {
    for (const [index, input] of inputs.entries()) {
      onProgress('Validating', index, inputs.length);
      const bytes = reading;
      const next = inputs[index + 1];
      if (next) reading = settled(readBytes(next, config.limits));
      try {
        files.push(await examineOne(input, await (await bytes)(), run, examiner, rules));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const file = refusedFile(input.path, error);
        refused.add(file);
        files.push(file);
      }
    }
  } finally {
    await rules?.close();
  }
  onProgress('Validating', inputs.length, inputs.length);
  const late = examiner.end();
  const all: ExaminedFile[] = [];
  for (const [index, input] of inputs.entries()) {
    const file = files[index] as ExaminedFile;
    const found = late.get(file.path);
    const whole = found === undefined ? file : await withLate(file, found, input, run);
    all.push(refused.has(file) ? whole : weighed(whole, run.config));
  }
  return all;
}

async function examineOne(
  input: InputFile,
  bytes: Uint8Array,
  { config, reading }: Run,
  examiner: Examiner,
  rules: RuleRun | undefined,
): Promise<ExaminedFile> {
  const { path } = input;
  const opened = await openDocument(input, bytes, config.limits, reading);
  const { chosen, begin } = await examiner.ready(input, opened);
  const found: Diagnostic[] = [];
  try {
    if (rules && needsRules(chosen)) {
      const document = opened.keep();
      found.push(...kept(document).tell(begin).end(), ...(await rules.findings(document, chosen)));
    } else found.push(...opened.tell(begin).end());
  } catch (error) {
    if (error instanceof Refusal) error.source ??= opened.source;
    throw error;
  }
  if (found.length === 0 && opened.diagnostics.length === 0) return { path, valid: true, diagnostics: found };
  return judged(path, [...opened.diagnostics, ...withoutEchoes(found)], opened.source);
}

/** What was found in a document that could be read, as the edition weighs it. */
function weighed(file: ExaminedFile, { rules }: EditionConfig): ExaminedFile {
  const diagnostics = weigh(file.diagnostics, rules);
  return { ...file, valid: verdict(diagnostics), diagnostics };
}

/** Copies: what a finding quotes would keep the whole text in memory. */
function judged(path: string, found: readonly Diagnostic[], text: SourceText): ExaminedFile {
  const diagnostics = structuredClone(found.toSorted(byPosition));
  return { path, valid: verdict(diagnostics), diagnostics, source: new Excerpt(text, diagnostics) };
}

/** With what was found when all documents had been read; the lines that this is about are read again. */
async function withLate(
  file: ExaminedFile,
  late: readonly Diagnostic[],
  input: InputFile,
  { config, reading }: Run,
): Promise<ExaminedFile> {
  const diagnostics = withoutEchoes([...file.diagnostics, ...late]).sort(byPosition);
  try {
    const { source } = await openDocument(input, await readBytes(input, config.limits), config.limits, reading);
    return judged(file.path, diagnostics, source);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // It was changed meanwhile: what was found is said all the same.
    return { ...file, valid: verdict(diagnostics), diagnostics };
  }
}

/** For engines that must have all documents at once. */
async function examineTogether(
  { inputs, config, reading, onProgress }: Run,
  judging: Omit<ValidateOptions, 'fileOf'>,
): Promise<ExaminedFile[]> {
  const documents = new Map<TeiDocument, InputFile>();
  const files = new Map<string, ExaminedFile>();
  const noted = new Map<TeiDocument, readonly Diagnostic[]>();
  for (const [index, input] of inputs.entries()) {
    onProgress('Reading', index, inputs.length);
    try {
      const { document, diagnostics } = await readDocument(input, config.limits, reading);
      documents.set(document, input);
      noted.set(document, diagnostics);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      files.set(input.path, refusedFile(input.path, error));
    }
  }
  onProgress('Validating', 0, documents.size);
  const found = await validate([...documents.keys()], {
    ...judging,
    fileOf: (document) => documents.get(document)?.file ?? document.source.path,
  });
  for (const [document, { path }] of documents) {
    const diagnostics = [...(noted.get(document) ?? []), ...(found.get(document) ?? [])].sort(byPosition);
    files.set(path, weighed({ path, valid: verdict(diagnostics), diagnostics, source: document.source }, config));
  }
  return inputs.map(({ path }) => files.get(path) ?? { path, valid: null, diagnostics: [] });
}

function refusedFile(path: string, { diagnostics, source }: Refusal): ExaminedFile {
  const isJudged = diagnostics.some(({ code }) => code !== 'xml/unreadable' && code !== 'xml/too-large');
  return { path, valid: isJudged ? false : null, diagnostics, ...(source ? { source: new Excerpt(source, diagnostics) } : {}) };
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
