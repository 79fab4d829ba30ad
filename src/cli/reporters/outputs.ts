/** Which reports are wanted and where they go: `--format NAME[:FILE]`, any number of times, and `--output FILE`. */
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { report as finding } from '../../model/codes.js';
import { type Diagnostic, Refusal } from '../../model/diagnostic.js';
import { refuseUnwritable, writeWhole } from '../../write/file.js';
import type { Streams, Writable } from '../io.js';
import { githubReport } from './github.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { coloursFor, prettyReport, summaryLine } from './pretty.js';
import type { Report } from './report.js';
import { sarifReport } from './sarif.js';

export const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github', 'html'] as const;
type Format = (typeof FORMATS)[number];

export interface Output {
  readonly format: Format;
  /** Absolute path; standard output where it is absent. */
  readonly file?: string;
  /** The file as it was named. */
  readonly given?: string;
}

/** Throws a {@link Refusal} where a format is unknown, or two reports would go to one place. */
export function outputsOf(formats: readonly string[], output: string | undefined): readonly Output[] {
  const outputs = (formats.length > 0 ? formats : ['pretty']).map((each): Output => {
    const [, name = each, file] = /^([a-z]+):(.+)$/s.exec(each) ?? [];
    const format = FORMATS.find((known) => known === name);
    if (format === undefined)
      throw new Refusal(finding.configCommandLine({ expected: [...FORMATS] }, `there is no report format “${name}”.`));
    return { format, ...placeOf(file) };
  });
  const free = outputs.findIndex(({ file }) => file === undefined);
  if (output !== undefined && free < 0)
    throw new Refusal(finding.configCommandLine({}, 'each --format names its file already; --output is one too many.'));
  const placed = outputs.map((each, index) => (index === free ? { ...each, ...placeOf(output) } : each));
  const places = placed.map(({ file = '' }) => file);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    const where = twice === '' ? 'standard output; name a file for all but one (--format sarif:report.sarif)' : twice;
    throw new Refusal(finding.configCommandLine({}, `two reports would go to ${where}.`));
  }
  return placed;
}

const placeOf = (given: string | undefined): Pick<Output, 'file' | 'given'> => (given === undefined ? {} : { file: resolve(given), given });

/** To be asked before the work: throws a {@link Refusal} where a report could not be written. */
export async function refuseOutputs(outputs: readonly Output[]): Promise<void> {
  for (const { file, given } of outputs) if (file !== undefined) await refuseUnwritable(file, given);
}

/**
 * Writes every report; where none goes to standard output, the sum stands there. Throws a {@link Refusal} where a file
 * cannot be written, or would take the place of one that was examined, after the others are written.
 */
export async function writeReports(
  outputs: readonly Output[],
  report: Report,
  max: number | undefined,
  { stdout }: Streams,
): Promise<void> {
  const sources = new Set(report.files.flatMap(({ file }) => (file === undefined ? [] : [followed(file)])));
  const failures: Diagnostic[] = [];
  for (const { format, file, given = '' } of outputs) {
    const text = await textOf(format, report, max, file === undefined ? stdout : NO_TERMINAL);
    if (file === undefined) stdout.write(text);
    else if (sources.has(followed(file))) failures.push(finding.writeReportOverSource({}, given));
    else {
      await writeWhole(file, text, given).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        failures.push(...error.diagnostics);
      });
    }
  }
  if (outputs.every(({ file }) => file !== undefined)) stdout.write(`${summaryLine(report, coloursFor(stdout))}\n`);
  if (failures.length > 0) throw new Refusal(...failures);
}

/** The path without links; as it is where there is nothing yet. */
function followed(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

/** Formats that can say that a run came to nothing. */
const OF_RUNS: ReadonlySet<Format> = new Set(['sarif', 'junit', 'github']);

/** What is left to report of a run that was refused: why. Nothing where that would look like a report without findings. */
export async function writeRefusal(outputs: readonly Output[], report: Report, streams: Streams): Promise<void> {
  for (const { format, file, given } of outputs.filter((output) => OF_RUNS.has(output.format))) {
    const text = await textOf(format, report, undefined, NO_TERMINAL);
    if (file === undefined) streams.stdout.write(text);
    else await writeWhole(file, text, given);
  }
}

const NO_TERMINAL: Writable = { write: () => undefined };

/** Messages of one code that are shown of each file, where nothing else is asked for. */
const SHOWN = 10;

async function textOf(format: Format, report: Report, max: number | undefined, stream: Writable): Promise<string> {
  switch (format) {
    case 'pretty': {
      // Some terminals do not know, and say 0.
      const columns = stream.isTTY ? stream.columns || undefined : undefined;
      return prettyReport(report, { colours: coloursFor(stream), max: max ?? SHOWN, columns });
    }
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'junit':
      return junitReport(report);
    case 'github':
      return githubReport(report);
    case 'html':
      return (await import('./html.js')).htmlReport(report, max ?? SHOWN);
  }
}
