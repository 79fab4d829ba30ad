/** Runs compiled Schematron rules over documents and gives each finding its place in the source. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../../model/codes.js';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { attributeOffset, elementAt, type TeiDocument } from '../../model/document.js';
import { parseForSaxon, saxon } from '../../transform/saxon.js';
import { PACKAGE_ROOT, stylesheet } from '../../transform/stylesheets.js';
import type { StylesheetThread } from '../../transform/thread.js';
import type { SchemaFile, Validator } from '../validator.js';
import { compileSchematron, type SchematronOptions } from './compile.js';

/** Rules ready to run. */
export interface CompiledSchematron {
  /** The compiled stylesheet (SEF, as JSON). */
  readonly sef: unknown;
  /** The schema's path, as messages show it. */
  readonly path: string;
}

/** What the generated stylesheet says of one failed assert or successful report. */
export interface Finding {
  readonly ordinal: number;
  /** Name of the attribute that the rule is about, or ''. */
  readonly attribute: string;
  readonly pattern: string;
  readonly rule: string;
  readonly id: string;
  readonly kind: 'assert' | 'report';
  readonly role: string;
  readonly message: string;
  /** Texts of the diagnostics that the assertion names. */
  readonly notes: readonly string[];
}

const OWN_PATH = 'imprimatur.sch';

/** Our own rules, compiled with the package. `folder` is where compiled stylesheets lie. */
export function ownRules(folder?: string): CompiledSchematron {
  return { sef: stylesheet('schematron', folder), path: OWN_PATH };
}

/** Compiles a schema for one run of the program. Throws a {@link Refusal} when it cannot be used. */
export async function loadSchematron(schema: SchemaFile, options: SchematronOptions = {}): Promise<CompiledSchematron> {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-'));
  try {
    const sef = join(folder, 'rules.sef.json');
    await compileSchematron(schema.file, sef, { ...options, path: schema.path });
    return { sef: JSON.parse(await readFile(sef, 'utf8')), path: schema.path };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Findings on one document, in the order of the schema's patterns. `node` is the document as
 * `parseForSaxon` gives it. Where a rule itself fails while running, that is the only finding.
 */
export function runSchematron(document: TeiDocument, node: unknown, rules: CompiledSchematron = ownRules()): Diagnostic[] {
  try {
    return diagnosticsOf(document, findingsOn(node, rules.sef), rules.path);
  } catch (error) {
    return [ruleFailed(document, rules.path, reasonOf(error))];
  }
}

/** Our own rules over the document, in the thread that runs stylesheets. */
export async function runOwnRules(document: TeiDocument, thread: StylesheetThread): Promise<Diagnostic[]> {
  try {
    const { principal } = await thread.run(document, { name: 'schematron' });
    return diagnosticsOf(document, JSON.parse(principal) as Finding[], OWN_PATH);
  } catch (error) {
    return [ruleFailed(document, OWN_PATH, reasonOf(error))];
  }
}

/** What compiled rules say of a document. Throws what the processor throws where a rule fails. */
export function findingsOn(node: unknown, sef: unknown): Finding[] {
  const result = saxon().transform(
    { stylesheetInternal: sef, sourceNode: node, destination: 'serialized', deliverMessage: () => {} },
    'sync',
  ).principalResult;
  return JSON.parse(result) as Finding[];
}

/** @param schema the path of the schema, as messages show it */
export function diagnosticsOf(document: TeiDocument, findings: readonly Finding[], schema: string): Diagnostic[] {
  return findings.map((finding) => diagnostic(document, finding, schema));
}

export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

export function ruleFailed(document: TeiDocument, schema: string, reason: string): Diagnostic {
  return report.schematronRuleFailed({ path: document.source.path, schema }, reason);
}

function diagnostic(document: TeiDocument, finding: Finding, schema: string): Diagnostic {
  const { path } = document.source;
  const element = elementAt(document, finding.ordinal);
  const name = finding.id || finding.rule || finding.pattern;
  const start = element && finding.attribute ? attributeOffset(document, element, finding.attribute) : element?.start;
  const place = {
    path,
    schema: name ? `${schema}#${name}` : schema,
    ...(element && start !== undefined ? { range: document.source.range(start, element.contentStart) } : {}),
    ...(finding.notes.length > 0 ? { notes: finding.notes } : {}),
  };
  switch (severity(finding.role)) {
    case 'warning':
      return report.schematronWarning(place, finding.message);
    case 'info':
      return report.schematronInfo(place, finding.message);
    default:
      return finding.kind === 'assert' ? report.schematronAssert(place, finding.message) : report.schematronReport(place, finding.message);
  }
}

/** The standard leaves roles open; these are the words in use. What has none is an error. */
function severity(role: string): Severity {
  switch (role) {
    case 'warn':
    case 'warning':
    case 'nonfatal':
      return 'warning';
    case 'info':
    case 'information':
    case 'hint':
      return 'info';
    default:
      return 'error';
  }
}

/** Parses the document, if no one has yet, and runs rules over it: our own, unless others are given. */
export async function checkRules(document: TeiDocument, rules: CompiledSchematron = ownRules()): Promise<Diagnostic[]> {
  let node: unknown;
  try {
    node = await parseForSaxon(document);
  } catch (error) {
    return [ruleFailed(document, rules.path, reasonOf(error))];
  }
  return runSchematron(document, node, rules);
}

/** Schematron behind the common interface. Our own rules come compiled; others are compiled once per call. */
export function schematronValidator(options: SchematronOptions = {}): Validator {
  const own = join(PACKAGE_ROOT, 'schemas', 'imprimatur.sch');
  return {
    async validate(documents, schema) {
      const rules =
        schema.file === own && options.phase === undefined
          ? { ...ownRules(options.stylesheets), path: schema.path }
          : await loadSchematron(schema, options);
      const verdicts = new Map<TeiDocument, readonly Diagnostic[]>();
      for (const document of documents) verdicts.set(document, await checkRules(document, rules));
      return verdicts;
    },
  };
}
