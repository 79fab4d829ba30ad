import { relative, resolve } from 'node:path';
import { build, EDITION_FORMATS, type EditionFormat, type FileReport } from '../../graph/build.js';
import { report } from '../../model/codes.js';
import type { EditionConfig } from '../../model/config.js';
import { byPosition, type Diagnostic, Refusal } from '../../model/diagnostic.js';
import { readConfig } from '../../read/config.js';
import type { ExitCode, Streams, Writable } from '../io.js';
import { progressOn } from '../progress.js';
import { visible } from '../reporters/code-frame.js';
import { count } from '../reporters/count.js';
import { coloursFor, format, printDiagnostics } from '../reporters/pretty.js';
import { isAboutSchema, saidOnce } from '../reporters/schema-findings.js';

export interface BuildFlags {
  readonly config?: string;
  readonly input?: string[];
  readonly out?: string;
  readonly only?: string;
  readonly lenient?: boolean;
  readonly offline?: boolean;
  readonly refreshSchemas?: boolean;
  readonly jobs: string;
}

export async function buildCommand(flags: BuildFlags, { stdout, stderr }: Streams): Promise<ExitCode> {
  const started = performance.now();
  const found = await readConfig(flags.config);
  const configured = flags.input && !flags.config ? withoutIdentity(found) : found;
  const cwd = process.cwd();
  const config = {
    ...configured,
    ...(flags.input ? { input: flags.input.map((path) => resolve(cwd, path)) } : {}),
    ...(flags.out ? { out: resolve(cwd, flags.out) } : {}),
  };
  const progress = await progressOn(stderr);
  const result = await build({
    config,
    lenient: flags.lenient ?? false,
    offline: flags.offline ?? false,
    refreshSchemas: flags.refreshSchemas ?? false,
    only: formats(flags.only),
    jobs: jobs(flags.jobs),
    onProgress: progress.update,
  }).finally(progress.stop);

  const lenient = flags.lenient ?? false;
  printDiagnostics(result.diagnostics, stderr);
  if (lenient) printRefusals(result.files, stderr);
  else printFindings(result.files, stderr);
  const all = result.files.flatMap(({ diagnostics }) => diagnostics);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.filter(({ severity }) => severity === 'warning').length;
  const colours = coloursFor(stdout);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!result.out) {
    const kept = 'Nothing was published; the output folder is as it was.';
    stderr.write(`${colours.red(`${count(errors, 'error')}, ${count(warnings, 'warning')}.`)} ${kept}\n`);
    return 1;
  }
  const out = relative(cwd, result.out) || result.out;
  const shown = out.startsWith('..') ? result.out : out;
  const refused = result.files.filter(({ published }) => !published).length;
  stdout.write(
    `${colours.green('Published')} ${count(result.documents.length, 'document')} in ${count(result.written, 'file')} (${seconds} s)` +
      `${refused > 0 ? `; ${count(refused, 'document')} refused` : ''}${errors + warnings > 0 ? `; ${count(errors, 'error')}, ${count(warnings, 'warning')}` : ''}\n` +
      `Open ${colours.bold(`${shown}/index.html`)}\n`,
  );
  return errors > 0 ? 1 : 0;
}

/** Another input is another edition: the name and address of the one in this folder do not fit it, nor does its record of schemas. */
function withoutIdentity({
  title: _title,
  description: _description,
  base: _base,
  version: _version,
  lock: _lock,
  ...rest
}: EditionConfig): EditionConfig {
  return rest;
}

/** Strict: every finding with its lines. */
function printFindings(files: readonly FileReport[], stderr: Writable): void {
  const colours = coloursFor(stderr);
  for (const { diagnostics, source } of saidOnce(files)) {
    for (const diagnostic of [...diagnostics].sort(byPosition)) {
      if (diagnostic.severity !== 'info') stderr.write(`${format(diagnostic, source, colours)}\n\n`);
    }
  }
}

/** Who keeps a document from being published in a lenient build. */
const REFUSING = new Set(['xml', 'transform', 'audit', 'write']);

/** Lenient: one line for each schema that cannot be used, each refused document, and each published one with errors. */
function printRefusals(files: readonly FileReport[], stderr: Writable): void {
  const colours = coloursFor(stderr);
  for (const { path, diagnostics } of saidOnce(files)) {
    for (const diagnostic of diagnostics.filter(isAboutSchema)) {
      const [others] = diagnostic.notes?.slice(-1) ?? [];
      stderr.write(`${colours.yellow('not judged')} ${line(diagnostic, path)}${others ? ` ${others}` : ''}\n`);
    }
  }
  for (const { path, published, diagnostics } of files) {
    if (!published) {
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      // What the schema says refuses no document here, even if it says it first.
      const reason = errors.find(({ source }) => REFUSING.has(source)) ?? errors[0];
      stderr.write(`${colours.red('refused')} ${reason ? line(reason, path) : path}\n`);
    } else {
      const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error' && !isAboutSchema(diagnostic));
      if (errors.length === 0) continue;
      const [first] = [...errors].sort(byPosition);
      const more = errors.length > 1 ? ` (and ${count(errors.length - 1, 'more error')})` : '';
      stderr.write(`${colours.yellow('published with errors')} ${first ? line(first, path) : path}${more}\n`);
    }
  }
}

/** In one line, whatever the document's own words are; where it stands in an included file, with that file's path. */
function line({ range, message, code, path }: Diagnostic, document: string): string {
  return visible(`${path ?? document}${range ? `:${range.start.line}:${range.start.column}` : ''}: ${message} [${code}]`);
}

function formats(only: string | undefined): readonly EditionFormat[] {
  if (only === undefined) return EDITION_FORMATS;
  const names = only.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!(EDITION_FORMATS as readonly string[]).includes(name)) {
      throw new Refusal(report.configCommandLine({ expected: EDITION_FORMATS }, `there is no edition format “${name}”.`));
    }
  }
  return names as EditionFormat[];
}

function jobs(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new Refusal(report.configCommandLine({}, `--jobs wants a whole number from 1, not “${value}”.`));
  return number;
}
