import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { Suggestions } from '../../model/nearest.js';
import { SEVERITIES } from '../../model/weights.js';
import type { ExitCode, Streams } from '../io.js';
import { rulePage } from '../reporters/rule-page.js';

/** Prints the page about a code; with none, the list of codes. */
export function explainCommand(code: string | undefined, { stdout }: Streams): ExitCode {
  if (code === undefined) {
    stdout.write(`${[...SEVERITIES].map(([each, severity]) => `${each.padEnd(36)} ${severity}`).join('\n')}\n`);
    return 0;
  }
  const page = rulePage(code);
  if (page === undefined) {
    const near = new Suggestions(SEVERITIES.keys()).nearest(code);
    throw new Refusal(
      report.configCommandLine(near ? { expected: [near] } : {}, `there is no code “${code}”; imprimatur explain lists them.`),
    );
  }
  stdout.write(page);
  return 0;
}
