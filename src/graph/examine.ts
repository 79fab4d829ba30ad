import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import { byPosition, type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import { findInputs } from '../read/find.js';
import { type InputFile, readDocument } from '../read/read.js';
import type { Resources } from '../read/resources/resources.js';
import { namedSchema } from '../validate/schemas.js';
import { type EngineName, type ValidateOptions, validate, verdict } from '../validate/validate.js';
import { type ExaminedFile, examineEach, type Run, refusedFile, weighed } from './examine-each.js';
import { ExaminedDocuments } from './examined.js';
import { ProfileSum, type RunProfile } from './profile.js';
import { editionResources, type RemoteAccess } from './resources.js';
import { SvrlFolder } from './svrl.js';

export type { ExaminedFile } from './examine-each.js';

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
  /** Tells every finding one by one, where many of a kind are otherwise only counted. */
  readonly all?: boolean;
  /** Takes over what is known from earlier runs, of documents that are the same as then with all that they depend on. */
  readonly cache?: boolean;
  /** Folder for reports in SVRL of what rules found and what fired. */
  readonly svrl?: string;
  /** Times the rules one by one; this takes as long again as the rules do. */
  readonly profile?: boolean;
  readonly cwd?: string;
  readonly onProgress?: (phase: string, done: number, of: number) => void;
}

export interface Examination {
  readonly files: readonly ExaminedFile[];
  /** Findings about the run as a whole. */
  readonly diagnostics: readonly Diagnostic[];
  readonly profile?: RunProfile;
}

/** Validates files without publishing anything. Throws a {@link Refusal} when the run itself is impossible. */
export async function examine(options: ExamineOptions): Promise<Examination> {
  const { config } = options;
  const given = options.paths !== undefined && options.paths.length > 0;
  const paths = given ? (options.paths ?? []) : config.input;
  const base = given ? (options.cwd ?? process.cwd()) : config.folder;
  const inputs = await findInputs(paths, base);
  if (inputs.length === 0) throw new Refusal(report.configNoInput({}, paths.join(', ')));

  const { resources, external, catalogued, record } = await editionResources(config, base, options);
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
    all: options.all ?? false,
  };
  const svrl = options.svrl === undefined ? undefined : new SvrlFolder(options.svrl);
  const profile = options.profile ? new ProfileSum() : undefined;
  const run: Run = {
    ...{ inputs, config, base },
    reading: { folder: config.folder, ...external },
    onProgress: options.onProgress ?? (() => undefined),
    ...(svrl ? { rules: { onSvrl: svrl.take } } : {}),
    ...(profile ? { profile } : {}),
    // Reports and times are of rules that are run.
    ...(options.cache && !svrl && !profile ? { known: knownDocuments(inputs, config, judging, catalogued) } : {}),
  };
  const files = engine === 'own' ? await examineEach(run, judging) : await examineTogether(run, { ...judging, engine });
  await svrl?.done();
  return { diagnostics: await record(), files, ...(profile ? { profile: profile.result } : {}) };
}

/** Whatever a result depends on that is neither in the document nor in its schemas. */
function knownDocuments(inputs: readonly InputFile[], { limits, folder }: EditionConfig, judging: Judging, catalogued: string) {
  const { resources, ...choices } = judging;
  const circumstances = JSON.stringify([process.cwd(), folder, limits, choices, catalogued]);
  return new ExaminedDocuments({ circumstances, resources, given: new Set(inputs.map(({ file }) => file)) });
}

interface Judging extends Omit<ValidateOptions, 'fileOf' | 'engine' | 'thread' | 'resources'> {
  readonly resources: Resources;
  readonly schematron: boolean;
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
  for (const [document, { path, file }] of documents) {
    const diagnostics = [...(noted.get(document) ?? []), ...(found.get(document) ?? [])].sort(byPosition);
    files.set(path, weighed({ path, file, valid: verdict(diagnostics), diagnostics, source: document.source }, config));
  }
  return inputs.map(({ path }) => files.get(path) ?? { path, valid: null, diagnostics: [] });
}
