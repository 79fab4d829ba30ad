/** Compiles the package's own stylesheets, rules and configuration schema into `lib/`: run by `npm run compile`, not by users. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED_TEMPLATES, compileTemplates } from '../compose/templates.js';
import { Refusal } from '../model/diagnostic.js';
import { COMPILED_CHECK, compileConfigCheck } from '../read/config-check.js';
import { compileStylesheet } from '../transform/compile.js';
import { PACKAGE_ROOT, STYLESHEETS } from '../transform/stylesheets.js';
import { compileSchematron } from '../validate/schematron/compile.js';

/** Time of the newest file below a folder, in milliseconds since 1970. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

const sources = join(PACKAGE_ROOT, 'xslt');
const rules = join(PACKAGE_ROOT, 'schemas', 'imprimatur.sch');
const target = join(PACKAGE_ROOT, 'lib', 'xslt');
mkdirSync(target, { recursive: true });
const changed = newest(sources);

/** Compiles unless the result is there and newer than what it is made from. */
async function refresh(name: string, since: number, compile: (sef: string) => Promise<void>): Promise<void> {
  const sef = join(target, `${name}.sef.json`);
  if (existsSync(sef) && statSync(sef).mtimeMs > since) return;
  await compile(sef);
}

writeFileSync(COMPILED_CHECK, await compileConfigCheck());
writeFileSync(COMPILED_TEMPLATES, compileTemplates());

const results = await Promise.allSettled([
  ...STYLESHEETS.map((name) => refresh(name, changed, (sef) => compileStylesheet(join(sources, name, `${name}.xsl`), sef))),
  // The rules need their compiler first.
  refresh('schematron-compiler', changed, (sef) => compileStylesheet(join(sources, 'schematron', 'schematron.xsl'), sef)).then(() =>
    refresh('schematron', Math.max(changed, statSync(rules).mtimeMs), async (file) => {
      const { sef, table, broken } = await compileSchematron(rules, { path: 'imprimatur.sch' });
      if (broken.length > 0) throw new Error(`schemas/imprimatur.sch: ${JSON.stringify(broken)}`);
      writeFileSync(join(target, 'schematron.table.json'), JSON.stringify(table));
      writeFileSync(file, sef);
    }),
  ),
]);
for (const result of results) {
  if (result.status === 'rejected') {
    process.exitCode = 1;
    const { reason } = result;
    process.stderr.write(`${reason instanceof Refusal ? reason.message : String(reason)}\n`);
  }
}
