/** One document after the other: nothing stays of one but what was found, and what others need to know of it. */
import { availableParallelism } from 'node:os';
import type { EditionConfig } from '../model/config.js';
import { byPosition, type Diagnostic, Refusal } from '../model/diagnostic.js';
import { Excerpt, type SourceLines } from '../model/excerpt.js';
import type { SourceText } from '../model/source.js';
import { weigh } from '../model/weights.js';
import { withPaths } from '../read/outline.js';
import { type InputFile, openDocument, type ReadOptions, readBytes } from '../read/read.js';
import { kept } from '../read/replay.js';
import { Examiner, type ExaminerOptions } from '../validate/examiner.js';
import { needsRules, RuleRun, type RuleRunOptions } from '../validate/rules.js';
import { isJudged, verdict, withoutEchoes } from '../validate/validate.js';
import type { ExaminedDocuments } from './examined.js';
import { noting } from './parts.js';
import type { ProfileSum } from './profile.js';

export interface ExaminedFile {
  readonly path: string;
  /** Null where the file could not be judged. */
  readonly valid: boolean | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute path. */
  readonly file?: string;
  /** For code frames; absent where the file could not be read, or nothing was found. */
  readonly source?: SourceLines;
  /** True where what an earlier run found still holds. */
  readonly unchanged?: boolean;
}

export interface Run {
  readonly inputs: readonly InputFile[];
  readonly config: EditionConfig;
  /** Folder that the paths of documents start from. */
  readonly base: string;
  readonly reading: ReadOptions;
  /** Results of earlier runs, where they are taken over. */
  readonly known?: ExaminedDocuments;
  readonly rules?: Pick<RuleRunOptions, 'onSvrl'>;
  /** Takes the times of rules, where they are wanted. */
  readonly profile?: ProfileSum;
  readonly onProgress: (phase: string, done: number, of: number) => void;
}

export interface EachOptions extends Omit<ExaminerOptions, 'grammars'> {
  readonly schematron: boolean;
}

/** From so many files on, rules are run in as many threads as there are cores: to start them takes a while. */
const MANY = 8;

/** Documents are read and matched in this thread, in their order; their rules are run beside it. */
export async function examineEach(run: Run, judging: EachOptions): Promise<ExaminedFile[]> {
  const { inputs, config, onProgress } = run;
  const examiner = await Examiner.of(inputs, judging);
  const rules = judging.schematron
    ? new RuleRun({ many: inputs.length >= MANY && run.profile === undefined, folder: config.folder, ...run.rules })
    : undefined;
  const files: Promise<ExaminedFile>[] = [];
  const refused = new Set<string>();
  let done = 0;
  const finished = (): void => {
    done += 1;
    onProgress('Validating', done, inputs.length);
  };
  onProgress('Validating', 0, inputs.length);
  const pending = new Set<Promise<unknown>>();
  const held = new Map<Promise<unknown>, number>();
  // The next file is read from the disk while one is examined.
  let reading = settled(readBytes(inputs[0] as InputFile, config.limits));
  try {
    for (const [index, input] of inputs.entries()) {
      const bytes = reading;
      const next = inputs[index + 1];
      if (next) reading = settled(readBytes(next, config.limits));
      const file = examined(input, bytes, run, examiner, rules).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        refused.add(input.path);
        return refusedFile(input.path, error);
      });
      files.push(file);
      const ended = file
        .then(finished, () => undefined)
        .finally(() => {
          pending.delete(ended);
          held.delete(ended);
        });
      pending.add(ended);
      held.set(ended, (await bytes.then((content) => content()).catch(() => undefined))?.length ?? 0);
      const size = [...held.values()].reduce((sum, each) => sum + each, 0);
      await (pending.size >= WAITING.documents || size > WAITING.bytes ? Promise.race(pending) : Promise.race([ended, nextTurn()]));
    }
    await Promise.all(files);
  } finally {
    await Promise.allSettled(files);
    await rules?.close();
  }
  const late = examiner.end();
  const all: ExaminedFile[] = [];
  for (const [index, input] of inputs.entries()) {
    const file = await (files[index] as Promise<ExaminedFile>);
    const found = late.get(file.path);
    const whole = found === undefined ? file : await withLate(file, found, input, run);
    all.push({ ...(refused.has(file.path) ? whole : weighed(whole, run.config)), file: input.file });
  }
  return all;
}

/** What is held at a time while rules are run: threads are given several documents at once. */
const WAITING = { documents: 16 * availableParallelism(), bytes: 8_000_000 };

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function examined(
  input: InputFile,
  bytes: Promise<() => Promise<Uint8Array>>,
  run: Run,
  examiner: Examiner,
  rules: RuleRun | undefined,
): Promise<ExaminedFile> {
  const content = await (await bytes)();
  return (await recalled(input, content, run, examiner)) ?? (await examineOne(input, content, run, examiner, rules));
}

/** What an earlier run found, if that still holds. */
async function recalled(
  input: InputFile,
  bytes: Uint8Array,
  { config, reading, known }: Run,
  examiner: Examiner,
): Promise<ExaminedFile | undefined> {
  const examined = await known?.find(input, bytes);
  if (examined === undefined) return undefined;
  examiner.recall(input, examined);
  const { path } = input;
  if (examined.found.length === 0) return { path, valid: true, diagnostics: [], unchanged: true };
  const { source } = await openDocument(input, bytes, config.limits, reading);
  return { ...judged(path, examined.found, source), unchanged: true };
}

async function examineOne(
  input: InputFile,
  bytes: Uint8Array,
  { config, reading, base, known, profile }: Run,
  examiner: Examiner,
  rules: RuleRun | undefined,
): Promise<ExaminedFile> {
  const { path } = input;
  const { options, parts } = noting(reading, base);
  const opened = await openDocument(input, bytes, config.limits, options);
  const { chosen, begin } = await examiner.ready(input, opened);
  const withRules = rules !== undefined && needsRules(chosen);
  const document = withRules ? opened.keep() : undefined;
  const findings: Diagnostic[] = [];
  let examination: ReturnType<typeof begin>;
  try {
    examination = (document ? kept(document) : opened).tell(begin);
    findings.push(...examination.end());
    if (rules && document) {
      const ruled = { document, file: input.file };
      findings.push(...(await rules.findings(ruled, chosen)));
      if (profile) for (const each of await rules.profile(ruled, chosen)) profile.add(each);
    }
  } catch (error) {
    if (error instanceof Refusal) error.source ??= opened.source;
    throw error;
  }
  const found = withPaths(document ? kept(document) : opened, [...opened.diagnostics, ...withoutEchoes(findings)]);
  const ofRules = withRules ? await rules.filesOf(chosen) : [];
  const { result } = examination;
  if (known && result && ofRules && found.every(isJudged)) {
    const schemas = [...examiner.grammarsOf(chosen), ...ofRules];
    await known.keep(input, bytes, { ...result, found: structuredClone(found), schemas, parts: [...parts] });
  }
  return found.length === 0 ? { path, valid: true, diagnostics: found } : judged(path, found, opened.source);
}

/** What was found in a document that could be read, as the edition weighs it. */
export function weighed(file: ExaminedFile, { rules }: EditionConfig): ExaminedFile {
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
    const opened = await openDocument(input, await readBytes(input, config.limits), config.limits, reading);
    // Remarks about the edition as a whole are not worth reading the whole file again.
    const pathless = late.every(({ severity }) => severity === 'info');
    return { ...file, ...judged(file.path, pathless ? diagnostics : withPaths(opened, diagnostics), opened.source) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // It was changed meanwhile: what was found is said all the same.
    return { ...file, valid: verdict(diagnostics), diagnostics };
  }
}

export function refusedFile(path: string, { diagnostics, source }: Refusal): ExaminedFile {
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
