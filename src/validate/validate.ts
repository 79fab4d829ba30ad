import { existsSync } from 'node:fs';
import { byPosition, type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import { Resources } from '../read/resources/resources.js';
import type { StylesheetThread } from '../transform/thread.js';
import { checkIds, checkPointers } from './pointers/pointers.js';
import { chooseSchemas, isOwnRules, type Rules, type SchemaChoice } from './schemas.js';
import { examineKept, SoundnessCheck } from './soundness/check.js';
import type { SchemaFile, Validator, Verdicts } from './validator.js';

/** Our own engine, libxml2 as a second opinion, or both with a word where they differ. */
export type EngineName = 'own' | 'xmllint' | 'cross-check';

export interface ValidateOptions {
  /** Schemas given by the user: these and no others. */
  readonly given?: SchemaChoice;
  /** Schemas of the configuration, for documents that name none. */
  readonly configured?: SchemaChoice;
  /** Where schemas are found; by default on disk alone. */
  readonly resources?: Resources;
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

  const resources = options.resources ?? new Resources();
  const { grammars, rules, own } = await schemaGroups(documents, options, resources, add);
  const engine = await engineOf(options, resources);
  // libxml2 works in a thread of its own: the rest is examined meanwhile.
  const judged = Promise.all(grammars.map(({ schema, members }) => engine.validate(members, schema)));
  const targets = new Map(documents.map((document) => [options.fileOf(document), document]));
  for (const document of documents) {
    if (options.ids !== false) add(document, checkIds(document));
    if (options.pointers !== false) add(document, checkPointers(document, targets, { fileOf: options.fileOf, exists: existsSync }));
  }
  if (options.pointers !== false) addSoundness(documents, options.fileOf, add);
  if (options.schematron !== false) await addRuleFindings(own, options.thread, add);
  const ruled = options.schematron === false ? [] : await judgeByRules(rules);
  for (const verdicts of [...(await judged), ...ruled]) {
    for (const [document, diagnostics] of verdicts) add(document, diagnostics);
  }
  for (const [document, diagnostics] of found) found.set(document, withoutEchoes(diagnostics).sort(byPosition));
  return found;
}

/** Each is loaded only where it is used. */
async function engineOf({ engine = 'own', ids = true, explain = false }: ValidateOptions, resources: Resources): Promise<Validator> {
  const own = async () => (await import('./relaxng/engine.js')).relaxngValidator({ ids, explain, resources });
  const xmllint = async () => (await import('./relaxng/xmllint.js')).xmllintValidator(resources);
  if (engine === 'own') return own();
  if (engine === 'xmllint') return xmllint();
  return (await import('./relaxng/cross-check.js')).crossCheck(await own(), await xmllint());
}

/** What no schema says: of each document, then of all of them. */
function addSoundness(
  documents: readonly TeiDocument[],
  fileOf: (document: TeiDocument) => string,
  add: (document: TeiDocument, diagnostics: readonly Diagnostic[]) => void,
): void {
  const soundness = new SoundnessCheck({ exists: existsSync });
  for (const document of documents) add(document, examineKept(document, soundness.begin(document.source, fileOf(document))));
  const byPath = new Map(documents.map((document) => [document.source.path, document]));
  for (const diagnostic of soundness.end()) {
    const document = byPath.get(diagnostic.path ?? '');
    if (document) add(document, [diagnostic]);
  }
}

/** Our rules over each document; they need the stylesheet processor, which is loaded only now. */
async function addRuleFindings(
  documents: readonly TeiDocument[],
  thread: StylesheetThread | undefined,
  add: (document: TeiDocument, diagnostics: readonly Diagnostic[]) => void,
): Promise<void> {
  if (documents.length === 0) return;
  const { checkRules, runOwnRules } = await import('./schematron/validator.js');
  for (const document of documents) add(document, await (thread ? runOwnRules(document, thread) : checkRules(document)));
}

/** Rules from elsewhere, each over the documents that they are for; they run in a thread of their own. */
async function judgeByRules(groups: readonly Group<Rules>[]): Promise<Verdicts[]> {
  if (groups.length === 0) return [];
  const { foreignRules } = await import('./schematron/foreign.js');
  const validator = foreignRules();
  const verdicts: Verdicts[] = [];
  try {
    for (const { schema, members } of groups) verdicts.push(await validator.validate(members, schema));
  } finally {
    await validator.close();
  }
  return verdicts;
}

interface Group<Of> {
  readonly schema: Of;
  readonly members: TeiDocument[];
}

/** The documents by the schemas that judge them, so that each is compiled once. */
async function schemaGroups(
  documents: readonly TeiDocument[],
  { fileOf, given = NONE, configured = NONE }: ValidateOptions,
  resources: Resources,
  add: (document: TeiDocument, diagnostics: readonly Diagnostic[]) => void,
): Promise<{ grammars: Group<SchemaFile>[]; rules: Group<Rules>[]; own: TeiDocument[] }> {
  const grammars = new Map<string, Group<SchemaFile>>();
  const rules = new Map<string, Group<Rules>>();
  const own: TeiDocument[] = [];
  const join = <Of>(groups: Map<string, Group<Of>>, key: string, schema: Of, document: TeiDocument): void => {
    const group = groups.get(key) ?? { schema, members: [] };
    group.members.push(document);
    groups.set(key, group);
  };
  const choices = await Promise.all(documents.map((document) => chooseSchemas(document, fileOf(document), resources, given, configured)));
  for (const [index, chosen] of choices.entries()) {
    const document = documents[index] as TeiDocument;
    add(document, chosen.diagnostics);
    for (const schema of chosen.grammars) join(grammars, schema.file, schema, document);
    for (const each of chosen.rules) {
      if (isOwnRules(each)) own.push(document);
      else join(rules, `${each.schema.file}#${each.phase ?? ''}`, each, document);
    }
    if (chosen.ownRules) own.push(document);
  }
  return { grammars: [...grammars.values()], rules: [...rules.values()], own };
}

const NONE: SchemaChoice = { grammars: [], rules: [] };

/** An xml:id that is given twice or is no name, and a pointer to nothing, are said once, by the check that knows why. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const at = ({ range, path }: Diagnostic): string => `${path}:${range?.start.line}:${range?.start.column}`;
  const ids = new Set(diagnostics.filter(({ source }) => source === 'ids').map(({ range }) => range?.start.line));
  const dangling = new Set(diagnostics.filter(({ code }) => code.startsWith('pointers/')).map(at));
  const undeclared = new Set(diagnostics.filter(({ code }) => UNDECLARED.has(code)).map(at));
  // Where the grammar refuses a value, what soundness knows of it is the reason.
  const refused = new Set(diagnostics.filter(({ code }) => code.startsWith('relaxng/attribute-')).map(at));
  const reasons = new Map(diagnostics.filter(({ code }) => REASONS.has(code)).map((each) => [at(each), each.message]));
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
    return reason === undefined ? diagnostic : { ...diagnostic, notes: [...(diagnostic.notes ?? []), reason] };
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
  'schematron/rule-failed',
  'schematron/schema-broken',
  'schematron/schema-unavailable',
]);

/** `valid` as the JSON report has it: null where a document could not be judged. */
export function verdict(diagnostics: readonly Diagnostic[]): boolean | null {
  if (!hasErrors(diagnostics)) return true;
  const judged = diagnostics.filter(({ severity }) => severity === 'error');
  return judged.every(({ code }) => UNJUDGED.has(code)) ? null : false;
}
