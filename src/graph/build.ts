/** Schedules the stages over the documents of an edition: read, validate, transform, compose, audit, write. */
import { resolve } from 'node:path';
import pMap from 'p-map';
import { audit } from '../audit/audit.js';
import { Coverage } from '../audit/coverage.js';
import { htmlStream, parsePage } from '../audit/html-stream.js';
import { auditMarkup } from '../audit/markup.js';
import { textOfPage } from '../audit/reverse.js';
import { textStream } from '../audit/text-stream.js';
import { assets } from '../compose/assets.js';
import type { ComposedDocument } from '../compose/composed.js';
import { type Composition, compose } from '../compose/pages.js';
import { searchedPart } from '../compose/search/passages.js';
import { type SearchedNode, SearchWriter, TREE } from '../compose/search/search-index.js';
import type { Artifact, CopiedFile } from '../model/artifact.js';
import { report } from '../model/codes.js';
import type { EditionConfig } from '../model/config.js';
import { type Diagnostic, hasErrors, Refusal } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import type { Messages } from '../model/messages.js';
import type { SourceText } from '../model/source.js';
import { weigh } from '../model/weights.js';
import { findInputs } from '../read/find.js';
import { readMessages } from '../read/messages.js';
import { readDocument, requireTei } from '../read/read.js';
import type { TokenizeOptions } from '../read/tokenize.js';
import { StylesheetThread } from '../transform/thread.js';
import { namedSchema } from '../validate/schemas.js';
import { validate } from '../validate/validate.js';
import { publish, type Target, target } from '../write/publish.js';
import { linkedData } from './linked-data.js';
import { type PlacedFile, placed } from './places.js';
import { editionResources, type RemoteAccess } from './resources.js';
import { needsTexts, transformEach } from './transform-each.js';

export type EditionFormat = 'html' | 'text' | 'jsonld';
export const EDITION_FORMATS: readonly EditionFormat[] = ['html', 'text', 'jsonld'];

export interface BuildOptions extends RemoteAccess {
  readonly config: EditionConfig;
  /** Publish every document that is well-formed TEI, whatever the schema says. */
  readonly lenient?: boolean;
  readonly only?: readonly EditionFormat[];
  /** How many files are read at once. */
  readonly jobs?: number;
  readonly onProgress?: (phase: string, done: number, of: number) => void;
}

export interface FileReport {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly published: boolean;
  /** For code frames; absent where the file could not be read. */
  readonly source?: SourceText;
}

export interface BuildReport {
  readonly files: readonly FileReport[];
  /** Findings about the run or the edition as a whole. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute path of the published folder; undefined where nothing was published. */
  readonly out?: string;
  readonly documents: readonly string[];
  readonly written: number;
}

/**
 * Builds an edition. Strict: one error and the published folder stays as it was. Lenient: what cannot be
 * published is left out and reported. Throws a {@link Refusal} when the run itself is impossible.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const { config } = options;
  const inputs = placed(await findInputs(config.input, config.folder));
  if (inputs.length === 0) throw new Refusal(report.configNoInput({}, config.input.join(', ')));
  const sources = inputs.map(({ file }) => file);
  const destination = await target(resolve(config.folder, config.out), sources);
  const thread = new StylesheetThread();
  try {
    return await run(inputs, destination, thread, options);
  } finally {
    await thread.close();
  }
}

async function run(
  inputs: readonly PlacedFile[],
  destination: Target,
  thread: StylesheetThread,
  options: BuildOptions,
): Promise<BuildReport> {
  const { config, lenient = false, onProgress } = options;
  const findings = new Map<string, Diagnostic[]>(inputs.map(({ path }) => [path, []]));
  const sources = new Map<string, SourceText>();
  const say: Say = (path, diagnostics, source) => {
    findings.get(path)?.push(...weigh(diagnostics, config.rules));
    if (source) sources.set(path, source);
  };

  const { resources, external, record } = await editionResources(config, config.folder, options);
  const { messages, diagnostics: unsaid } = await readMessages(config.folder, config.language);
  const documents = await readAll(inputs, options, external, say);
  const files = new Map(inputs.map(({ path, file }) => [path, file]));
  const inFolder = (path: string) => namedSchema(path, config.folder);
  const judging = validate(documents, {
    configured: { grammars: config.schemas.map(inFolder), rules: config.schematron.map(inFolder) },
    resources,
    thread,
    fileOf: ({ source }) => files.get(source.path) ?? source.path,
  });
  // Judged while the stylesheets run; a refusal there is met below.
  judging.catch(() => undefined);

  const composed = await transformEach(documents, thread, options, messages, say, (path) => files.get(path) ?? path);
  onProgress?.('Validating', documents.length, documents.length);
  for (const [document, diagnostics] of await judging) say(document.source.path, diagnostics);

  const { artifacts, published } = await composeAudited(composed, options, messages, say);
  const failed = [...findings.values()].some(hasErrors);
  const refused = !lenient && failed;
  const done = !refused && published.length > 0;
  if (done) {
    onProgress?.('Writing', 0, artifacts.length);
    await publish(destination, artifacts);
  }
  const ids = new Set(published.map(({ document }) => document.source.path));
  for (const { source } of documents) sources.set(source.path, source);
  return {
    files: inputs.map(({ path }) => {
      const source = sources.get(path);
      return { path, diagnostics: findings.get(path) ?? [], published: done && ids.has(path), ...(source ? { source } : {}) };
    }),
    diagnostics: [...weigh(unsaid, config.rules), ...(await record())],
    ...(done ? { out: destination.out } : {}),
    documents: done ? published.map(({ document }) => document.id) : [],
    written: done ? artifacts.length + 1 : 0,
  };
}

/** `source` is given where it is known that no document comes of the file. */
export type Say = (path: string, diagnostics: readonly Diagnostic[], source?: SourceText) => void;

async function readAll(
  inputs: readonly PlacedFile[],
  { config, jobs = 8, onProgress }: BuildOptions,
  external: TokenizeOptions,
  say: Say,
): Promise<TeiDocument[]> {
  let done = 0;
  const read = await pMap(
    inputs,
    async (input): Promise<TeiDocument | undefined> => {
      try {
        if (input.clash) throw new Refusal(input.clash);
        const { document, diagnostics } = await readDocument(input, config.limits, { folder: config.folder, ...external });
        requireTei(document);
        say(input.path, diagnostics);
        return document;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        say(input.path, error.diagnostics, error.source);
        return undefined;
      } finally {
        done += 1;
        onProgress?.('Reading', done, inputs.length);
      }
    },
    { concurrency: jobs },
  );
  return read.filter((document) => document !== undefined);
}

/** Composes the edition and proves each document's texts; those that lose text are left out and it is composed again. */
async function composeAudited(composed: readonly ComposedDocument[], options: BuildOptions, messages: Messages, say: Say) {
  const only = options.only ?? EDITION_FORMATS;
  let published = [...composed];
  let composition = compose(published, options.config, messages);
  const faulty = new Set<ComposedDocument>();
  const pages = new Map<ComposedDocument, PageParts>();
  for (const each of published) {
    const diagnostics = auditDocument(each, composition, pages, needsTexts(only));
    say(each.document.source.path, diagnostics);
    if (hasErrors(diagnostics)) faulty.add(each);
  }
  if (faulty.size > 0) {
    published = published.filter((each) => !faulty.has(each));
    composition = compose(published, options.config, messages);
  }
  const artifacts: (Artifact | CopiedFile)[] = composition.artifacts.filter(
    (artifact) => formatOf(artifact) === undefined || only.includes(formatOf(artifact) as EditionFormat),
  );
  if (only.includes('html')) {
    const coverage = new Coverage();
    const search = new SearchWriter();
    for (const each of published) {
      const page = pages.get(each);
      if (!page) continue;
      coverage.add(each.document.id, page.text);
      if (page.searched) search.add(each, page.searched);
    }
    artifacts.push(...search.artifacts(composition.registers, messages));
    artifacts.push(...composition.coverage({ documents: coverage.documents, elements: coverage.elements }));
    const contents = artifacts
      .filter((artifact) => 'content' in artifact && isPage(artifact))
      .map((page) => String((page as Artifact).content));
    artifacts.push(...assets(options.config, contents, composition.title, messages));
    const pictures = new Map(published.flatMap((each) => each.pictures.map((picture) => [picture.path, picture] as const)));
    artifacts.push(...pictures.values());
  }
  if (only.includes('jsonld')) artifacts.push(...linkedData(published, composition, options.config));
  return { artifacts, published };
}

interface PageParts {
  readonly text: NonNullable<ReturnType<typeof textOfPage>>;
  readonly searched: SearchedNode | undefined;
}

/** @param pages takes the parts of the page that more is made of */
function auditDocument(
  composed: ComposedDocument,
  { artifacts }: Composition,
  pages: Map<ComposedDocument, PageParts>,
  texts: boolean,
): Diagnostic[] {
  const { document, diplomatic } = composed;
  const page = artifacts.find(({ path }) => path === `${document.id}/index.html`);
  const parsed = page && parsePage(String(page.content));
  const [html, text] = parsed ? [htmlStream(parsed), textOfPage(parsed)] : [];
  const proof = html ? audit(document, html, 'HTML edition') : [report.auditTextUnmarked({ path: document.source.path })];
  if (text && parsed) pages.set(composed, { text, searched: searchedPart<SearchedNode>(parsed, TREE) });
  const markup = text ? auditMarkup(document, text) : [];
  return [...proof, ...markup, ...(texts ? audit(document, textStream(diplomatic), 'diplomatic text') : [])];
}

function formatOf({ mediaType, path }: Artifact): EditionFormat | undefined {
  if (isPage({ mediaType })) return 'html';
  if (/\.(txt|map\.json)$/.test(path)) return 'text';
  return path.endsWith('.jsonld') ? 'jsonld' : undefined;
}

function isPage({ mediaType }: Pick<Artifact, 'mediaType'>): boolean {
  return mediaType.startsWith('text/html');
}
