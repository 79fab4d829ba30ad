/** Which reports are wanted and where they go: `--format NAME[:FILE]`, any number of times, and `--output FILE`. */
import { resolve } from 'node:path';
import { report as finding } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { writeWhole } from '../../write/file.js';
import type { Streams } from '../io.js';
import { githubReport } from './github.js';
import { htmlReport } from './html.js';
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
}

/** Throws a {@link Refusal} where a format is unknown, or two reports would go to one place. */
export function outputsOf(formats: readonly string[], output: string | undefined): readonly Output[] {
  const outputs = (formats.length > 0 ? formats : ['pretty']).map((each): Output => {
    const [, name = each, file] = /^([a-z]+):(.+)$/s.exec(each) ?? [];
    const format = FORMATS.find((known) => known === name);
    if (format === undefined) throw new Refusal(finding.configInvalid({ expected: [...FORMATS] }, `there is no report format “${name}”.`));
    return { format, ...(file === undefined ? {} : { file: resolve(file) }) };
  });
  const free = outputs.findIndex(({ file }) => file === undefined);
  const placed =
    output === undefined ? outputs : outputs.map((each, index) => (index === free ? { ...each, file: resolve(output) } : each));
  if (output !== undefined && free < 0)
    throw new Refusal(finding.configInvalid({}, 'each --format names its file already; --output is one too many.'));
  const places = placed.map(({ file = '' }) => file);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    const where = twice === '' ? 'standard output; name a file for all but one (--format sarif:report.sarif)' : twice;
    throw new Refusal(finding.configInvalid({}, `two reports would go to ${where}.`));
  }
  return placed;
}

/** Writes every report; where none goes to standard output, the sum stands there. Throws a {@link Refusal} where a file cannot be written. */
export async function writeReports(outputs: readonly Output[], report: Report, max: number, { stdout }: Streams): Promise<void> {
  const colours = coloursFor(stdout);
  for (const { format, file } of outputs) {
    if (file === undefined) stdout.write(textOf(format, report, max, colours));
    else await writeWhole(file, textOf(format, report, max, coloursFor({ write: () => undefined })));
  }
  if (outputs.every(({ file }) => file !== undefined)) stdout.write(`${summaryLine(report, colours)}\n`);
}

function textOf(format: Format, report: Report, max: number, colours: ReturnType<typeof coloursFor>): string {
  switch (format) {
    case 'pretty':
      return prettyReport(report, { colours, max });
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'junit':
      return junitReport(report);
    case 'github':
      return githubReport(report);
    case 'html':
      return htmlReport(report);
  }
}
