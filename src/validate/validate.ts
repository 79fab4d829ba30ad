import { byPosition, type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import { replay } from '../read/replay.js';
import { type ExaminedSource, Examiner } from './examiner.js';
import { chooseGrammars } from './schemas.js';
import type { SchemaFile, Validator } from './validator.js';

/** Our own engine, libxml2 as a second opinion, or both with a word where they differ. */
export type EngineName = 'own' | 'xmllint' | 'cross-check';

export interface ValidateOptions {
  /** Grammars given by the user: these and no others. */
  readonly schemas?: readonly SchemaFile[];
  /** Grammars of the configuration, for documents that name none. */
  readonly configured?: readonly SchemaFile[];
  readonly ids?: boolean;
  readonly schematron?: boolean;
  readonly pointers?: boolean;
  /** Adds the schema's documentation to findings about elements. */
  readonly explain?: boolean;
  /** The RELAX NG engine; our own by default. */
  readonly engine?: EngineName;
  /** Absolute path of a document. */
  fileOf(document: TeiDocument): string;
}

/** Every finding about each document, in the order of its places. */
export async function validate(
  documents: readonly TeiDocument[],
  options: ValidateOptions,
): Promise<ReadonlyMap<TeiDocument, readonly Diagnostic[]>> {
  const { engine = 'own' } = options;
  const files = documents.map((document): ExaminedSource => ({ file: options.fileOf(document), path: document.source.path }));
  const examiner = await Examiner.of(files, engine === 'own' ? options : { ...options, grammars: false });
  const found = new Map<TeiDocument, Diagnostic[]>();
  // libxml2 works in a thread of its own: the rest is examined meanwhile.
  const second = engine === 'own' ? undefined : secondOpinion(documents, options, engine);
  for (const [index, document] of documents.entries()) {
    const { idAttributes = new Set<string>() } = document;
    const source = files[index] ?? { file: '', path: '' };
    found.set(document, [...replay(document, examiner.begin(source, { ...document, idAttributes, diagnostics: [] })).end()]);
  }
  const late = examiner.end();
  for (const [document, diagnostics] of found) diagnostics.push(...(late.get(document.source.path) ?? []));
  if (options.schematron !== false && !options.schemas?.length) {
    for (const [document, diagnostics] of found) diagnostics.push(...(await ruleFindings(document)));
  }
  for (const [document, diagnostics] of (await second) ?? []) found.get(document)?.push(...diagnostics);
  for (const [document, diagnostics] of found) found.set(document, withoutEchoes(diagnostics).sort(byPosition));
  return found;
}

/** Our rules over a document; they need the stylesheet processor, which is loaded only now. */
export async function ruleFindings(document: TeiDocument): Promise<readonly Diagnostic[]> {
  const { checkRules } = await import('./schematron/validator.js');
  return checkRules(document);
}

/** The verdict of libxml2, or of both engines with a word where they differ; it compiles a schema once for all documents. */
async function secondOpinion(
  documents: readonly TeiDocument[],
  options: ValidateOptions,
  engine: 'xmllint' | 'cross-check',
): Promise<readonly (readonly [TeiDocument, readonly Diagnostic[]])[]> {
  const { xmllintValidator } = await import('./relaxng/xmllint.js');
  const validator = engine === 'xmllint' ? xmllintValidator : await crossChecked(xmllintValidator, options);
  const found: [TeiDocument, readonly Diagnostic[]][] = [];
  const groups = new Map<string, { schema: SchemaFile; members: TeiDocument[] }>();
  for (const document of documents) {
    const chosen = chooseGrammars(document, options.fileOf(document), options.schemas ?? [], options.configured ?? []);
    found.push([document, chosen.diagnostics]);
    for (const schema of chosen.grammars) {
      const group = groups.get(schema.file) ?? { schema, members: [] };
      group.members.push(document);
      groups.set(schema.file, group);
    }
  }
  const judged = await Promise.all([...groups.values()].map(({ schema, members }) => validator.validate(members, schema)));
  return [...found, ...judged.flatMap((verdicts) => [...verdicts])];
}

async function crossChecked(second: Validator, { ids = true, explain = false }: ValidateOptions): Promise<Validator> {
  const [{ crossCheck }, { relaxngValidator }] = await Promise.all([import('./relaxng/cross-check.js'), import('./relaxng/engine.js')]);
  return crossCheck(relaxngValidator({ ids, explain }), second);
}

/** An xml:id that is given twice or is no name, and a pointer to nothing, are said once, by the check that knows why. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const at = ({ range, path }: Diagnostic): string => `${path}:${range?.start.line}:${range?.start.column}`;
  const ids = new Set(diagnostics.filter(({ source }) => source === 'ids').map(({ range }) => range?.start.line));
  const dangling = new Set(diagnostics.filter(({ code }) => code.startsWith('pointers/')).map(at));
  const said = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const { code, message, range } = diagnostic;
    const aboutId = /^(Attribute|The value “.*” of attribute) (xml:)?id /.test(message) && code.startsWith('relaxng/attribute-');
    if (aboutId && ids.has(range?.start.line)) return false;
    if (code === 'ids/missing-target' && dangling.has(at(diagnostic))) return false;
    const key = `${code} ${at(diagnostic)} ${message}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

const UNJUDGED = new Set<string>(['relaxng/engine-failed', 'relaxng/schema-broken', 'schematron/rule-failed', 'schematron/schema-broken']);

/** `valid` as the JSON report has it: null where a document could not be judged. */
export function verdict(diagnostics: readonly Diagnostic[]): boolean | null {
  if (!hasErrors(diagnostics)) return true;
  const judged = diagnostics.filter(({ severity }) => severity === 'error');
  return judged.every(({ code }) => UNJUDGED.has(code)) ? null : false;
}
