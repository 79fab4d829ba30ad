/** A schema and its parts as the compiler takes them: each element of Schematron knows its place in its file. */
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_LIMITS } from '../../model/limits.js';
import { SourceText } from '../../model/source.js';
import { keep, openXml } from '../../read/tokenize.js';
import { parseXml } from '../../transform/saxon.js';

const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';
const TEI = 'http://www.tei-c.org/ns/1.0';

/** `f:place` in `xslt/schematron/`, under a prefix that no schema has. */
const PLACE = ' xmlns:imprimatur-place="urn:imprimatur:functions" imprimatur-place:place=';

export interface SchemaPart {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** What a schema consists of: itself as a node, and the files that it includes. */
export interface SchemaSource {
  readonly node: unknown;
  /** By URI. */
  readonly nodes: Readonly<Record<string, unknown>>;
  readonly parts: readonly SchemaPart[];
}

/**
 * @param path as messages show it; undefined where places in the text mean nothing to a person
 * @param uri that references start from, where the text is not that of its file; then no other files are read
 * Rejects with a `Refusal`, or the parser's error, where the text is not well-formed.
 */
export async function readSchemaSource(file: string, text: string, path: string | undefined, uri?: string): Promise<SchemaSource> {
  const base = uri ?? pathToFileURL(resolve(file)).href;
  const node = await parseXml(path === undefined ? text : placed(text, path), base);
  return uri === undefined ? { node, ...(await readParts(file, text, path ?? file)) } : { node, nodes: {}, parts: [] };
}

function placed(text: string, path: string): string {
  const source = new SourceText(path, text);
  const document = keep(openXml(source, DEFAULT_LIMITS, {}), Buffer.alloc(0), path);
  const pieces: string[] = [];
  let done = 0;
  for (const { name, local, namespace, start } of document.elements) {
    if (namespace !== SCHEMATRON && !(namespace === TEI && local === 'constraintSpec')) continue;
    const after = start + 1 + name.length;
    const { range } = { range: document.source.range(start) };
    const place = `${range.path ?? path}:${range.start.line}:${range.start.column}`;
    pieces.push(document.xml.slice(done, after), PLACE, `"${place.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`)}"`);
    done = after;
  }
  return pieces.join('') + document.xml.slice(done);
}

/**
 * The files that a schema includes, and those that they include. Only files below the schema's own folder are read, since
 * schemas come from strangers; what is missing is missed by the compiler.
 */
async function readParts(file: string, text: string, path: string): Promise<Pick<SchemaSource, 'nodes' | 'parts'>> {
  const nodes: Record<string, unknown> = {};
  const parts: SchemaPart[] = [];
  const root = `${dirname(resolve(file))}${sep}`;
  const follow = async (from: string, content: string): Promise<void> => {
    for (const match of content.matchAll(/<(?:[\w.-]+:)?(?:include|extends)\s[^<>]*?\bhref\s*=\s*["']([^"'#]+)/g)) {
      const target = resolve(dirname(from), decodeURI(match[1] ?? ''));
      const uri = pathToFileURL(target).href;
      if (!target.startsWith(root) || uri in nodes) continue;
      const part = await readFile(target, 'utf8').catch(() => undefined);
      if (part === undefined) continue;
      const shown = `${path.slice(0, path.length - relative(root, resolve(file)).length)}${relative(root, target)}`;
      const node = await parseXml(placed(part, shown), uri).catch(() => undefined);
      if (node === undefined) continue;
      nodes[uri] = node;
      parts.push({ file: target, text: part });
      await follow(target, part);
    }
  };
  await follow(file, text);
  return { nodes, parts };
}
