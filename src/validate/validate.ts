import { existsSync } from 'node:fs';
import { byPosition, type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import type { StylesheetThread } from '../transform/thread.js';
import { checkIds, checkPointers } from './pointers/pointers.js';
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
  const found = new Map<TeiDocument, Diagnostic[]>(documents.map((document) => [document, []]));
  const add = (document: TeiDocument, diagnostics: readonly Diagnostic[]): void => {
    found.get(document)?.push(...diagnostics);
  };

  const grammars = grammarGroups(documents, options, add);
  const engine = await engineOf(options);
  // libxml2 works in a thread of its own: the rest is examined meanwhile.
  const judged = Promise.all(grammars.map(({ schema, members }) => engine.validate(members, schema)));
  const targets = new Map(documents.map((document) => [options.fileOf(document), document]));
  for (const document of documents) {
    if (options.ids !== false) add(document, checkIds(document));
    if (options.pointers !== false) add(document, checkPointers(document, targets, { fileOf: options.fileOf, exists: existsSync }));
  }
  if (options.schematron !== false && !options.schemas?.length) await addRuleFindings(documents, options.thread, add);
  for (const verdicts of await judged) {
    for (const [document, diagnostics] of verdicts) add(document, diagnostics);
  }
  for (const [document, diagnostics] of found) found.set(document, withoutEchoes(diagnostics).sort(byPosition));
  return found;
}

/** Each is loaded only where it is used. */
async function engineOf({ engine = 'own', ids = true, explain = false }: ValidateOptions): Promise<Validator> {
  const own = async () => (await import('./relaxng/engine.js')).relaxngValidator({ ids, explain });
  const xmllint = async () => (await import('./relaxng/xmllint.js')).xmllintValidator;
  if (engine === 'own') return own();
  if (engine === 'xmllint') return xmllint();
  return (await import('./relaxng/cross-check.js')).crossCheck(await own(), await xmllint());
}

/** Our rules over each document; they need the stylesheet processor, which is loaded only now. */
async function addRuleFindings(
  documents: readonly TeiDocument[],
  thread: StylesheetThread | undefined,
  add: (document: TeiDocument, diagnostics: readonly Diagnostic[]) => void,
): Promise<void> {
  const { checkRules, runOwnRules } = await import('./schematron/validator.js');
  for (const document of documents) add(document, await (thread ? runOwnRules(document, thread) : checkRules(document)));
}

function grammarGroups(
  documents: readonly TeiDocument[],
  options: ValidateOptions,
  add: (document: TeiDocument, diagnostics: readonly Diagnostic[]) => void,
): { schema: SchemaFile; members: TeiDocument[] }[] {
  const groups = new Map<string, { schema: SchemaFile; members: TeiDocument[] }>();
  for (const document of documents) {
    const chosen = chooseGrammars(document, options.fileOf(document), options.schemas ?? [], options.configured ?? []);
    add(document, chosen.diagnostics);
    for (const schema of chosen.grammars) {
      const group = groups.get(schema.file) ?? { schema, members: [] };
      group.members.push(document);
      groups.set(schema.file, group);
    }
  }
  return [...groups.values()];
}

/** An xml:id that is given twice or is no name, and a pointer to nothing, are said once, by the check that knows why. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
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
