import { type Examination, type ExamineOptions, examine } from '../../graph/examine.js';
import { report } from '../../model/codes.js';
import type { EditionConfig } from '../../model/config.js';
import { type Diagnostic, Refusal } from '../../model/diagnostic.js';
import { readConfig } from '../../read/config.js';
import { weightsOf } from '../../read/config-rules.js';
import type { EngineName } from '../../validate/validate.js';
import type { ExitCode, Streams } from '../io.js';
import { progressOn } from '../progress.js';
import { outputsOf, refuseOutputs, writeRefusal, writeReports } from '../reporters/outputs.js';
import { printDiagnostics } from '../reporters/pretty.js';
import { profileTable } from '../reporters/profile.js';
import type { Report, ReportedFile } from '../reporters/report.js';
import { rulePage } from '../reporters/rule-page.js';
import { baselineAt } from './known.js';
import type { MendFlags } from './mend.js';

export interface ValidateFlags extends MendFlags {
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
  /** Reports, as `NAME` or `NAME:FILE`. */
  readonly format?: string[];
  readonly output?: string;
  /** Messages of one code that are shown of each file. */
  readonly max?: string;
  readonly engine: string;
  readonly crossCheck?: boolean;
  readonly explain?: boolean;
  /** Folder for SVRL. */
  readonly svrl?: string;
  readonly profile?: boolean;
  readonly cache: boolean;
  /** Findings that are known. */
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

export async function validateCommand(paths: readonly string[], flags: ValidateFlags, streams: Streams): Promise<ExitCode> {
  const outputs = outputsOf(flags.format ?? [], flags.output);
  refuseFlags(flags);
  await refuseOutputs(outputs);
  const started = performance.now();
  const reportOf = (files: readonly ReportedFile[], diagnostics: readonly Diagnostic[], code: ExitCode): Report => {
    return { files, diagnostics, seconds: (performance.now() - started) / 1000, exitCode: code, page: rulePage };
  };
  const { files, diagnostics, profile } = await examined(paths, flags, streams).catch(async (error: unknown) => {
    if (error instanceof Refusal) await writeRefusal(outputs, reportOf([], error.diagnostics, 2), streams);
    throw error;
  });
  const code = exitCode(files);
  const max = flags.max === undefined ? undefined : Number(flags.max);
  // A patch is for a program to read.
  if (!flags.dryRun) await writeReports(outputs, reportOf(files, diagnostics, code), max, streams);
  if (profile) streams.stderr.write(profileTable(profile));
  return code;
}

function refuseFlags({ max, engine, dryRun, yes, fix, updateBaseline, baseline }: ValidateFlags): void {
  const refuse = (reason: string, expected?: readonly string[]): never => {
    throw new Refusal(report.configCommandLine(expected ? { expected } : {}, reason));
  };
  if (max !== undefined && !/^\d+$/.test(max)) refuse(`--max takes a number, not “${max}”.`);
  if (engine !== 'own' && engine !== 'xmllint') refuse(`there is no RELAX NG engine “${engine}”.`, ['own', 'xmllint']);
  if ((dryRun || yes) && !fix) refuse('--dry-run and --yes go with --fix.');
  if (updateBaseline && baseline === undefined) refuse('--update-baseline goes with --baseline FILE.');
}

/** What is found after repairs and beside the baseline, where these are wanted. */
async function examined(paths: readonly string[], flags: ValidateFlags, streams: Streams): Promise<Examination> {
  const read = await readConfig(flags.config);
  const config = { ...read, rules: { ...read.rules, ...weightsOf(flags.rule ?? []) } };
  const baseline = flags.baseline === undefined ? undefined : await baselineAt(flags.baseline, flags.updateBaseline ?? false);
  const run = async () => {
    const progress = await progressOn(streams.stderr);
    return examine({ ...optionsOf(flags, paths, config), onProgress: progress.update }).finally(progress.stop);
  };
  const first = await run();
  const examination = flags.fix ? await (await import('./mend.js')).mend(first, config, flags, streams, run) : first;
  printDiagnostics(examination.diagnostics, streams.stderr);
  return baseline ? { ...examination, files: await baseline.apply(examination.files, streams) } : examination;
}

function optionsOf(flags: ValidateFlags, paths: readonly string[], config: EditionConfig): ExamineOptions {
  return {
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
    engine: flags.crossCheck ? 'cross-check' : (flags.engine as EngineName),
  };
}

/** 2 where what was asked for could not be done, in whole or in part: a rule that is wrong is left out. */
function exitCode(files: readonly ReportedFile[]): ExitCode {
  if (files.every(({ valid }) => valid === null)) return 2;
  if (files.some(({ diagnostics }) => diagnostics.some(isLeftOut))) return 2;
  return files.every(({ valid }) => valid === true) ? 0 : 1;
}

const isLeftOut = ({ code }: Diagnostic): boolean => code === 'schematron/rule-broken';
