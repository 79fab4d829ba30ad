import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';

const run = promisify(execFile);

/** A stylesheet made from a stranger's rules may not hold up the rest: milliseconds. */
const MOST_TIME = 180_000;

/** Lines of an error that are shown. */
const MOST_LINES = 4;

/**
 * Compiles a stylesheet to a SEF file with `xslt3`, in a process of its own. Throws a {@link Refusal} with
 * the compiler's reason (XSLT 3.0, 2.11).
 */
export async function compileStylesheet(source: string, target: string): Promise<void> {
  const xslt3 = join(dirname(createRequire(import.meta.url).resolve('xslt3/package.json')), 'xslt3.js');
  try {
    await run(process.execPath, [xslt3, `-xsl:${source}`, `-export:${target}`, '-nogo', '-relocate:on'], {
      maxBuffer: 16_000_000,
      timeout: MOST_TIME,
    });
  } catch (error) {
    const lines = String((error as { stderr?: string }).stderr || (error as Error).message)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^at /.test(line));
    // Warnings come first, and there may be many of them.
    const first = Math.max(
      0,
      lines.findIndex((line) => /^(?:Static |Dynamic )?Error\b/i.test(line)),
    );
    throw new Refusal(report.transformStylesheet({ path: source }, lines.slice(first, first + MOST_LINES).join(' ')));
  }
}
