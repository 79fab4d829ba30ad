import pMap from 'p-map';
import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import { byPosition, type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import type { SourceText } from '../model/source.js';
import { findInputs } from '../read/find.js';
import { readDocument } from '../read/read.js';
import { namedSchema } from '../validate/schemas.js';
import { type EngineName, validate, verdict } from '../validate/validate.js';
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
  /** For code frames; absent where the file could not be read. */
  readonly source?: SourceText;
}

export interface Examination {
  readonly files: readonly ExaminedFile[];
  /** Findings about the run as a whole. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Validates files without publishing anything. Throws a {@link Refusal} when the run itself is impossible. */
export async function examine(options: ExamineOptions): Promise<Examination> {
  const { config, onProgress } = options;
  const given = options.paths !== undefined && options.paths.length > 0;
  const paths = given ? (options.paths ?? []) : config.input;
  const base = given ? (options.cwd ?? process.cwd()) : config.folder;
  const inputs = await findInputs(paths, base);
  if (inputs.length === 0) throw new Refusal(report.configNoInput({}, paths.join(', ')));

  const { resources, external, record } = await editionResources(config, base, options);
  const refused = new Map<string, Refusal>();
  const noted = new Map<TeiDocument, readonly Diagnostic[]>();
  let done = 0;
  const read = await pMap(
    inputs,
    async (input) => {
      try {
        const { document, diagnostics } = await readDocument(input, config.limits, { folder: config.folder, ...external });
        noted.set(document, diagnostics);
        return document;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.set(input.path, error);
        return undefined;
      } finally {
        done += 1;
        onProgress?.('Reading', done, inputs.length);
      }
    },
    { concurrency: 8 },
  );
  const documents = read.filter((document) => document !== undefined);
  onProgress?.('Validating', 0, documents.length);
  const files = new Map(inputs.map(({ path, file }) => [path, file]));
  const { schemas = [], rules = [], cwd } = options;
  const phase = options.phase === undefined ? {} : { phase: options.phase };
  const inFolder = (path: string) => namedSchema(path, config.folder);
  const found = await validate(documents, {
    given: { grammars: schemas.map((path) => namedSchema(path, cwd)), rules: rules.map((path) => namedSchema(path, cwd)), ...phase },
    configured: { grammars: config.schemas.map(inFolder), rules: config.schematron.map(inFolder), ...phase },
    resources,
    ids: options.ids ?? true,
    pointers: options.pointers ?? true,
    schematron: options.schematron ?? true,
    explain: options.explain ?? false,
    ...(options.engine ? { engine: options.engine } : {}),
    fileOf: ({ source }) => files.get(source.path) ?? source.path,
  });
  const byPath = new Map(documents.map((document) => [document.source.path, document]));
  return {
    diagnostics: await record(),
    files: inputs.map(({ path }): ExaminedFile => {
      const document = byPath.get(path);
      if (!document) {
        const { diagnostics = [], source } = refused.get(path) ?? {};
        const judged = diagnostics.some(({ code }) => code !== 'xml/unreadable' && code !== 'xml/too-large');
        return { path, valid: judged ? false : null, diagnostics, ...(source ? { source } : {}) };
      }
      const diagnostics = [...(noted.get(document) ?? []), ...(found.get(document) ?? [])].sort(byPosition);
      return { path, valid: verdict(diagnostics), diagnostics, source: document.source };
    }),
  };
}
