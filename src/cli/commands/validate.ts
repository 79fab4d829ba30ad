import { examine } from '../../graph/examine.js';
import { report } from '../../model/codes.js';
import { type Diagnostic, Refusal } from '../../model/diagnostic.js';
import { readConfig } from '../../read/config.js';
import { weightsOf } from '../../read/config-rules.js';
import type { ExitCode, Streams } from '../io.js';
import { progressOn } from '../progress.js';
import { jsonReport } from '../reporters/json.js';
import { coloursFor, count, format, printDiagnostics } from '../reporters/pretty.js';
import { profileTable } from '../reporters/profile.js';
import { saidOnce } from '../reporters/schema-findings.js';

const isLeftOut = ({ code }: Diagnostic): boolean => code === 'schematron/rule-broken';

export interface ValidateFlags {
  readonly config?: string;
  readonly schema?: string[];
  readonly ids: boolean;
  /** Schematron to use; false where rules are left out. */
  readonly schematron?: string[] | false;
  readonly phase?: string;
  readonly offline?: boolean;
  readonly refreshSchemas?: boolean;
  readonly pointers: boolean;
  /** Severities, as `CODE=SEVERITY`. */
  readonly rule?: string[];
  readonly format: string;
  readonly engine: string;
  readonly crossCheck?: boolean;
  readonly explain?: boolean;
  /** Folder for SVRL. */
  readonly svrl?: string;
  readonly profile?: boolean;
  readonly cache: boolean;
}

export async function validateCommand(paths: readonly string[], flags: ValidateFlags, { stdout, stderr }: Streams): Promise<ExitCode> {
  if (flags.format !== 'pretty' && flags.format !== 'json') {
    throw new Refusal(report.configInvalid({ expected: ['pretty', 'json'] }, `there is no report format “${flags.format}”.`));
  }
  if (flags.engine !== 'own' && flags.engine !== 'xmllint') {
    throw new Refusal(report.configInvalid({ expected: ['own', 'xmllint'] }, `there is no RELAX NG engine “${flags.engine}”.`));
  }
  const started = performance.now();
  const read = await readConfig(flags.config);
  const config = { ...read, rules: { ...read.rules, ...weightsOf(flags.rule ?? []) } };
  const progress = await progressOn(stderr);
  const {
    files,
    diagnostics: aboutRun,
    profile,
  } = await examine({
    config,
    paths,
    schemas: flags.schema ?? [],
    ids: flags.ids,
    pointers: flags.pointers,
    schematron: flags.schematron !== false,
    rules: flags.schematron || [],
    ...(flags.phase === undefined ? {} : { phase: flags.phase }),
    offline: flags.offline ?? false,
    refreshSchemas: flags.refreshSchemas ?? false,
    explain: flags.explain ?? false,
    ...(flags.svrl === undefined ? {} : { svrl: flags.svrl }),
    profile: flags.profile ?? false,
    cache: flags.cache,
    engine: flags.crossCheck ? 'cross-check' : flags.engine,
    onProgress: progress.update,
  }).finally(progress.stop);

  printDiagnostics(aboutRun, stderr);
  if (flags.format === 'json') stdout.write(jsonReport(files));
  else {
    const colours = coloursFor(stdout);
    for (const { diagnostics, source } of saidOnce(files)) {
      // Written together: a terminal takes thousands of small pieces slowly.
      if (diagnostics.length > 0) stdout.write(diagnostics.map((each) => `${format(each, source, colours)}\n\n`).join(''));
    }
    const all = files.flatMap(({ diagnostics }) => diagnostics);
    const errors = all.filter(({ severity }) => severity === 'error').length;
    const warnings = all.filter(({ severity }) => severity === 'warning').length;
    const valid = files.filter((file) => file.valid === true).length;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const sum = `${valid} of ${count(files.length, 'file')} valid: ${count(errors, 'error')}, ${count(warnings, 'warning')} (${seconds} s)`;
    stdout.write(`${errors > 0 ? colours.red(sum) : colours.green(sum)}\n`);
  }
  if (profile) stderr.write(profileTable(profile));
  // What was asked for could not be done, in whole or in part: a rule that is wrong is left out.
  const unjudged = files.every(({ valid }) => valid === null) || files.some(({ diagnostics }) => diagnostics.some(isLeftOut));
  if (unjudged) return 2;
  return files.every(({ valid }) => valid === true) ? 0 : 1;
}
