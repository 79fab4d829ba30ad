import { byPosition, type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import { kept } from '../read/replay.js';
import { Resources } from '../read/resources/resources.js';
import type { StylesheetThread } from '../transform/thread.js';
import { type ExaminedSource, Examiner, type ExaminerOptions } from './examiner.js';
import { RuleRun } from './rules.js';
import type { ChosenSchemas } from './schemas.js';
import type { SchemaFile, Validator, Verdicts } from './validator.js';

/** Our own engine, libxml2 as a second opinion, or both with a word where they differ. */
export type EngineName = 'own' | 'xmllint' | 'cross-check';

export interface ValidateOptions extends Omit<ExaminerOptions, 'grammars'> {
  readonly schematron?: boolean;
  /** The RELAX NG engine; our own by default. */
  readonly engine?: EngineName;
  /** Runs our rules; they run in this thread by default. */
  readonly thread?: StylesheetThread;
  /** Absolute path of a document. */
  fileOf(document: TeiDocument): string;
}

/** Every finding about each document, in the order of its places. */
export async function validate(
  documents: readonly TeiDocument[],
  options: ValidateOptions,
): Promise<ReadonlyMap<TeiDocument, readonly Diagnostic[]>> {
  const { engine = 'own', resources = new Resources(), schematron = true, thread } = options;
  const members = documents.map((document) => {
    const source: ExaminedSource = { file: options.fileOf(document), path: document.source.path };
    return { document, source, known: kept(document), found: [] as Diagnostic[] };
  });
  const sources = members.map(({ source }) => source);
  const examiner = await Examiner.of(sources, { ...options, resources, grammars: engine === 'own' });
  const ready = await Promise.all(members.map(async (member) => ({ ...member, ...(await examiner.ready(member.source, member.known)) })));
  // libxml2 works in a thread of its own: the rest is examined meanwhile.
  const second = engine === 'own' ? [] : secondOpinion(ready, { ...options, engine, resources });
  for (const { known, begin, found } of ready) found.push(...known.tell(begin).end());
  const late = examiner.end();
  for (const { source, found } of ready) found.push(...(late.get(source.path) ?? []));
  if (schematron) await addRuleFindings(ready, thread);
  const all = new Map(ready.map(({ document, found }) => [document, found]));
  for (const verdicts of await second) {
    for (const [document, diagnostics] of verdicts) all.get(document)?.push(...diagnostics);
  }
  return new Map(ready.map(({ document, found }) => [document, withoutEchoes(found).sort(byPosition)]));
}

interface Member {
  readonly document: TeiDocument;
  readonly source: ExaminedSource;
  readonly chosen: ChosenSchemas;
  readonly found: Diagnostic[];
}

async function addRuleFindings(members: readonly Member[], thread: StylesheetThread | undefined): Promise<void> {
  const run = new RuleRun(thread ? { thread } : {});
  try {
    for (const { document, source, chosen, found } of members) found.push(...(await run.findings({ document, file: source.file }, chosen)));
  } finally {
    await run.close();
  }
}

/** The verdict of libxml2, or of both engines with a word where they differ; it compiles a schema once for all documents. */
async function secondOpinion(
  members: readonly Member[],
  { engine, resources, ids = true, explain = false }: ValidateOptions & { readonly engine: EngineName; readonly resources: Resources },
): Promise<Verdicts[]> {
  const xmllint = (await import('./relaxng/xmllint.js')).xmllintValidator(resources);
  const crossChecked = async (): Promise<Validator> => {
    const [{ crossCheck }, { relaxngValidator }] = await Promise.all([import('./relaxng/cross-check.js'), import('./relaxng/engine.js')]);
    return crossCheck(relaxngValidator({ ids, explain, resources }), xmllint);
  };
  const validator = engine === 'xmllint' ? xmllint : await crossChecked();
  const groups = new Map<string, { schema: SchemaFile; documents: TeiDocument[] }>();
  for (const { document, chosen } of members) {
    for (const schema of chosen.grammars) {
      const group = groups.get(schema.file) ?? { schema, documents: [] };
      group.documents.push(document);
      groups.set(schema.file, group);
    }
  }
  return Promise.all([...groups.values()].map(({ schema, documents }) => validator.validate(documents, schema)));
}

/** An xml:id that is given twice or is no name, and a pointer to nothing, are said once, by the check that knows why. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const at = ({ range, path }: Diagnostic): string => `${path}:${range?.start.line}:${range?.start.column}`;
  const ids = new Set(diagnostics.filter(({ source }) => source === 'ids').map(({ range }) => range?.start.line));
  const dangling = new Set(diagnostics.filter(({ code }) => code.startsWith('pointers/')).map(at));
  const undeclared = new Set(diagnostics.filter(({ code }) => UNDECLARED.has(code)).map(at));
  // Where the grammar refuses a value, what soundness knows of it is the reason.
  const refused = new Set(diagnostics.filter(({ code }) => code.startsWith('relaxng/attribute-')).map(at));
  const reasons = new Map(diagnostics.filter(({ code }) => REASONS.has(code)).map((each) => [at(each), each]));
  const said = new Set<string>();
  const kept = diagnostics.filter((diagnostic) => {
    const { code, message, range } = diagnostic;
    if (REASONS.has(code) && refused.has(at(diagnostic))) return false;
    const aboutId = /^(Attribute|The value “.*” of attribute) (xml:)?id /.test(message) && code.startsWith('relaxng/attribute-');
    if (aboutId && ids.has(range?.start.line)) return false;
    if (code.startsWith('pointers/') && !UNDECLARED.has(code) && undeclared.has(at(diagnostic))) return false;
    if (code === 'ids/missing-target' && dangling.has(at(diagnostic))) return false;
    const key = `${code} ${at(diagnostic)} ${message}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
  return kept.map((diagnostic): Diagnostic => {
    const reason = diagnostic.code.startsWith('relaxng/attribute-') ? reasons.get(at(diagnostic)) : undefined;
    if (reason === undefined) return diagnostic;
    const { message, fix, expected } = reason;
    return { ...diagnostic, notes: [...(diagnostic.notes ?? []), message], ...(fix ? { fix } : {}), ...(expected ? { expected } : {}) };
  });
}

/** They say what is meant where a pointer dangles, or that it matters less. */
const UNDECLARED = new Set<string>([
  'pointers/hash-missing',
  'pointers/image-missing',
  'soundness/calendar-undeclared',
  'soundness/wit-undeclared',
]);

/** They say why a value is none, which most grammars refuse without a reason. */
const REASONS = new Set<string>(['soundness/date-impossible', 'soundness/lang-malformed']);

const UNJUDGED = new Set<string>([
  'relaxng/engine-failed',
  'relaxng/schema-broken',
  'relaxng/schema-unavailable',
  'schematron/document-unavailable',
  'schematron/rule-broken',
  'schematron/rule-failed',
  'schematron/schema-broken',
  'schematron/schema-unavailable',
]);

/** False for a finding that says that a document could not be judged. */
export function isJudged({ code }: Diagnostic): boolean {
  return !UNJUDGED.has(code);
}

/** `valid` as the JSON report has it: null where a document could not be judged. */
export function verdict(diagnostics: readonly Diagnostic[]): boolean | null {
  if (!hasErrors(diagnostics)) return true;
  const judged = diagnostics.filter(({ severity }) => severity === 'error');
  return judged.some(isJudged) ? false : null;
}
