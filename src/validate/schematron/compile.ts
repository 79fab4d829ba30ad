/** From a Schematron schema to a compiled stylesheet: once per schema, never per document. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { systemReason } from '../../read/read.js';
import { compileStylesheet } from '../../transform/compile.js';
import { saxon } from '../../transform/saxon.js';
import { PACKAGE_ROOT, stylesheet } from '../../transform/stylesheets.js';

export interface SchematronOptions {
  /** The phase to run; `#ALL` for every pattern, `#DEFAULT` for what the schema names (the default). */
  readonly phase?: string;
  /** The path of the schema as messages show it; `schFile` by default. */
  readonly path?: string;
  /** What the schema holds, and the URI that its references start from, where it is not read from its file. */
  readonly text?: string;
  readonly uri?: string;
  /** Folder of compiled stylesheets, with `schematron-compiler.sef.json`; the package's own by default. */
  readonly stylesheets?: string;
}

/**
 * Compiles a schema, or the rules embedded in a RELAX NG grammar, to a SEF file. Throws a {@link Refusal}
 * with `schematron/schema-broken` when it cannot be read, is no schema, or holds an expression that is wrong.
 */
export async function compileSchematron(schFile: string, sefFile: string, options: SchematronOptions = {}): Promise<void> {
  const path = options.path ?? schFile;
  const broken = (reason: string) => new Refusal(report.schematronSchemaBroken({ path }, reason));
  let text: string;
  try {
    text = options.text ?? (await readFile(schFile, 'utf8'));
  } catch (error) {
    throw broken(`${systemReason(error)}.`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-'));
  try {
    const generated = join(folder, 'rules.xsl');
    await writeFile(generated, await transpile(schFile, text, options, broken));
    await compileStylesheet(generated, sefFile);
  } catch (error) {
    if (error instanceof Refusal && error.diagnostics[0]?.code === 'transform/stylesheet') {
      throw broken(compilerReason(error.message));
    }
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The stylesheet that `xslt/schematron/` makes of a schema. */
async function transpile(file: string, text: string, options: SchematronOptions, broken: (reason: string) => Refusal): Promise<string> {
  const compiler = stylesheet('schematron-compiler', options.stylesheets);
  let said = '';
  try {
    return saxon().transform(
      {
        stylesheetInternal: compiler,
        sourceNode: await parse(file, text, options.uri),
        destination: 'serialized',
        stylesheetParams: {
          phase: options.phase ?? '#DEFAULT',
          parts: options.uri === undefined ? await readParts(file, text) : {},
          'ordinal-module': pathToFileURL(join(PACKAGE_ROOT, 'xslt', 'shared', 'ordinal.xsl')).href,
        },
        deliverMessage: (content) => {
          said = String(content.textContent ?? content);
        },
      },
      'sync',
    ).principalResult;
  } catch (error) {
    throw broken(said || firstLine(error).replace(/Failed parsing XML in \S+:/, 'it is not well-formed XML:'));
  }
}

const parse = (file: string, text: string, uri = pathToFileURL(resolve(file)).href): Promise<unknown> =>
  saxon().getResource({ type: 'xml', text, baseURI: uri });

/**
 * The files that a schema includes, by URI, and those that they include. Only files below the schema's own
 * folder are read, since schemas come from strangers; what is missing is missed by the stylesheet.
 */
async function readParts(file: string, text: string): Promise<Record<string, unknown>> {
  const parts: Record<string, unknown> = {};
  const root = `${dirname(resolve(file))}${sep}`;
  const follow = async (from: string, content: string): Promise<void> => {
    for (const match of content.matchAll(/<(?:[\w.-]+:)?(?:include|extends)\s[^<>]*?\bhref\s*=\s*["']([^"'#]+)/g)) {
      const target = resolve(dirname(from), decodeURI(match[1] ?? ''));
      const uri = pathToFileURL(target).href;
      if (!target.startsWith(root) || uri in parts) continue;
      const part = await readFile(target, 'utf8').catch(() => undefined);
      const node = part === undefined ? undefined : await parse(target, part).catch(() => undefined);
      if (part === undefined || node === undefined) continue;
      parts[uri] = node;
      await follow(target, part);
    }
  };
  await follow(file, text);
  return parts;
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** The compiler's reason without the lines of the generated stylesheet, which nobody can look up. */
function compilerReason(message: string): string {
  return message
    .replace(/^.*?(?=Error )/s, '')
    .replace(/ on line \d+(?: in \S+)?/g, '')
    .replace(/ Failed to compile stylesheet\.?\s*$/, '');
}
