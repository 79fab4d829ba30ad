import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { PRODUCT_BUILD } from '../model/product.js';
import { cacheFolder } from '../read/cache.js';
import { compilerMessage } from './compiler-message.js';
import { PACKAGE_ROOT, STYLESHEETS } from './stylesheets.js';

const run = promisify(execFile);

/** A stylesheet made from a stranger's rules may not hold up the rest: milliseconds. */
const MOST_TIME = 180_000;

/** Lines of an error that are shown. */
const MOST_LINES = 4;

/**
 * Compiles a stylesheet to a SEF file with `xslt3`, in a process of its own. Throws a {@link Refusal} with
 * the compiler's reason (XSLT 3.0, 2.11).
 *
 * @param refused makes the refusal of the compiler's reason, where `source` is not what a person knows
 */
export async function compileStylesheet(
  source: string,
  target: string,
  refused = (reason: string): Refusal => new Refusal(report.transformStylesheet({ path: source }, reason)),
): Promise<void> {
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
    throw refused(lines.slice(first, first + MOST_LINES).join(' '));
  }
}

/** Where an edition keeps modules of its own, in its folder and in ours. */
const MODULES = 'xslt';

/** Modules of ours that an edition has another one for, below `xslt/`: `html/lists.xsl`. Copies that change nothing are none. */
export function overriddenModules(folder: string): string[] {
  const own = join(folder, MODULES);
  if (!existsSync(own)) return [];
  return readdirSync(own, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.xsl') && existsSync(join(PACKAGE_ROOT, MODULES, file)))
    .filter((file) => !readFileSync(join(own, file)).equals(readFileSync(join(PACKAGE_ROOT, MODULES, file))))
    .sort();
}

/**
 * The folder of compiled stylesheets in which an edition's modules stand in the place of ours; undefined where it has none. Compiled when
 * they have changed, kept in the cache. Throws a {@link Refusal} that names the edition's own file where one does not compile.
 */
export async function stylesheetsOf(folder: string): Promise<string | undefined> {
  const modules = overriddenModules(folder);
  if (modules.length === 0) return undefined;
  const own = join(folder, MODULES);
  const hash = createHash('sha256').update(PRODUCT_BUILD);
  for (const file of readdirSync(own, { recursive: true, encoding: 'utf8' })
    .filter((each) => each.endsWith('.xsl'))
    .sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(own, file)));
  }
  const root = cacheFolder() ?? mkdtempSync(join(tmpdir(), 'imprimatur-'));
  const kept = join(root, 'stylesheets', hash.digest('hex'));
  if (existsSync(kept)) return kept;
  mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
  const work = mkdtempSync(`${kept}.`);
  try {
    // Sources first: ours, then the edition's over them.
    cpSync(join(PACKAGE_ROOT, MODULES), join(work, MODULES), { recursive: true });
    cpSync(own, join(work, MODULES), { recursive: true });
    const compiled = join(work, 'compiled');
    cpSync(join(PACKAGE_ROOT, 'lib/xslt'), compiled, { recursive: true });
    for (const name of STYLESHEETS) {
      const changed = modules.filter((file) => file.startsWith(`${name}/`) || file.startsWith('shared/'));
      if (changed.length === 0) continue;
      const below = join(work, MODULES);
      await compileStylesheet(join(below, name, `${name}.xsl`), join(compiled, `${name}.sef.json`), (reason) =>
        refusal(reason.replaceAll(`${below}/`, ''), changed, own),
      );
    }
    renameSync(compiled, kept);
  } catch (error) {
    // Another process was quicker.
    if (!(error instanceof Refusal) && existsSync(kept)) return kept;
    throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return kept;
}

/** At the edition's own file, which the compiler knows as a copy. */
function refusal(message: string, modules: readonly string[], own: string): Refusal {
  const lineOf = (module: string, line: number): string => readFileSync(join(own, module), 'utf8').split('\n')[line - 1] ?? '';
  const { module = '', at, reason } = compilerMessage(message, modules, lineOf);
  return new Refusal(report.transformStylesheet({ path: `${MODULES}/${module}`, ...(at ? { range: { start: at } } : {}) }, reason));
}
