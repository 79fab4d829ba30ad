/** From a Schematron schema to rules ready to run: once per schema, never per document. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { systemReason } from '../../read/read.js';
import { compileStylesheet } from '../../transform/compile.js';
import type { RuleTable } from '../../transform/rule-table.js';
import { saxon } from '../../transform/saxon.js';
import { stylesheet } from '../../transform/stylesheets.js';
import { culpritOf } from './culprit.js';
import { readSchemaSource, type SchemaPart, type SchemaSource } from './source.js';

export interface SchematronOptions {
  /** The phase to run; `#ALL` for every pattern, `#DEFAULT` for what the schema names (the default), `#ANY` by its conditions. */
  readonly phase?: string;
  /** The path of the schema as messages show it; `schFile` by default. */
  readonly path?: string;
  /** What the schema holds, and the URI that its references start from, where it is not read from its file. */
  readonly text?: string;
  readonly uri?: string;
  /** True where the text was made from another, so that places in it mean nothing. */
  readonly derived?: boolean;
  /** Folder of compiled stylesheets, with `schematron-compiler.sef.json`; the package's own by default. */
  readonly stylesheets?: string;
}

/** A rule or an assertion that cannot be compiled, and is left out. */
export interface BrokenRule {
  /** `file:line:column` */
  readonly place: string;
  /** The expression that is wrong; empty where it is not known. */
  readonly expression: string;
  readonly reason: string;
}

export interface CompiledSchema {
  /** The stylesheet (SEF, as JSON text). */
  readonly sef: string;
  readonly table: RuleTable;
  readonly broken: readonly BrokenRule[];
  /** The files that the schema includes. */
  readonly parts: readonly SchemaPart[];
}

/** So many wrong expressions are looked for in one schema; each takes another compilation. */
const MOST_BROKEN = 20;

/**
 * Compiles a schema, or the rules embedded in a RELAX NG grammar or an ODD. What cannot be compiled is left out and
 * told in `broken`. Throws a {@link Refusal} with `schematron/schema-broken` when the schema cannot be read, is none, or
 * is wrong as a whole.
 */
export async function compileSchematron(schFile: string, options: SchematronOptions = {}): Promise<CompiledSchema> {
  const path = options.path ?? schFile;
  const refuse = (reason: string) => new Refusal(report.schematronSchemaBroken({ path }, reason));
  let source: SchemaSource;
  try {
    const text = options.text ?? (await readFile(schFile, 'utf8'));
    source = await readSchemaSource(schFile, text, options.derived ? undefined : path, options.uri);
  } catch (error) {
    throw refuse(unreadable(error));
  }
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-'));
  try {
    const broken: BrokenRule[] = [];
    for (;;) {
      const { xslt, table } = transpile(source, options, broken, refuse);
      const file = join(folder, 'rules.xsl');
      const sef = join(folder, 'rules.sef.json');
      await writeFile(file, xslt);
      try {
        await compileStylesheet(file, sef);
        return { sef: await readFile(sef, 'utf8'), table, broken, parts: source.parts };
      } catch (error) {
        if (!(error instanceof Refusal) || error.diagnostics[0]?.code !== 'transform/stylesheet') throw error;
        const culprit = broken.length < MOST_BROKEN ? culpritOf(error.message, xslt) : undefined;
        if (culprit === undefined || broken.some(({ place }) => place === culprit.place)) throw refuse(compilerReason(error.message));
        broken.push(culprit);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unreadable(error: unknown): string {
  if (error instanceof Refusal) {
    const { message, range } = error.diagnostics[0] ?? { message: error.message };
    return `it is not well-formed XML${range ? ` at ${range.start.line}:${range.start.column}` : ''} (${message})`;
  }
  if (error instanceof Error && 'code' in error) return `${systemReason(error)}.`;
  return firstLine(error).replace(/Failed parsing XML in \S+:/, 'it is not well-formed XML:');
}

/** The stylesheet and the table that `xslt/schematron/` makes of a schema. */
function transpile(
  { node, nodes }: SchemaSource,
  { phase = '#DEFAULT', stylesheets }: SchematronOptions,
  broken: readonly BrokenRule[],
  refuse: (reason: string) => Refusal,
): { readonly xslt: string; readonly table: RuleTable } {
  let said = '';
  let table = '';
  try {
    const xslt = saxon().transform(
      {
        stylesheetInternal: stylesheet('schematron-compiler', stylesheets),
        sourceNode: node,
        destination: 'serialized',
        baseOutputURI: 'imprimatur:/',
        stylesheetParams: { phase, parts: nodes, broken: broken.map(({ place }) => place) },
        deliverResultDocument: () => ({
          destination: 'serialized',
          save: (_, value) => {
            table = value;
          },
        }),
        deliverMessage: (content) => {
          said = String(content.textContent ?? content);
        },
      },
      'sync',
    ).principalResult;
    return { xslt, table: JSON.parse(table) as RuleTable };
  } catch (error) {
    throw refuse(said || firstLine(error));
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** The compiler's reason without the lines of the generated stylesheet, which nobody can look up. */
export function compilerReason(message: string): string {
  return message
    .replace(/^.*?(?=Error )/s, '')
    .replace(/ on line \d+(?: in [^\s:{]+)?/g, '')
    .replace(/ Failed to compile stylesheet\.?\s*$/, '');
}
