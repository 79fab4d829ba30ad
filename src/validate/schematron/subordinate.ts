/** Documents that patterns are about instead of the one under examination (pattern/@documents, ISO/IEC 19757-3, 5.4.10). */
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { report } from '../../model/codes.js';
import { type Diagnostic, Refusal } from '../../model/diagnostic.js';
import type { TeiDocument } from '../../model/document.js';
import { DEFAULT_LIMITS } from '../../model/limits.js';
import { readDocument } from '../../read/read.js';
import type { WantedDocuments } from '../../transform/rules.js';
import type { RuledDocument } from './foreign.js';
import type { SubordinateDocument } from './worker.js';

export interface Subordinates {
  readonly given: readonly SubordinateDocument[];
  /** By URI. */
  readonly documents: ReadonlyMap<string, TeiDocument>;
  /** About those that cannot be had. */
  readonly missing: readonly Diagnostic[];
}

/** @param folder nothing outside it is read; the document's own by default */
export async function readSubordinates(
  wanted: readonly WantedDocuments[],
  { document, file }: RuledDocument,
  folder = dirname(file),
): Promise<Subordinates> {
  const given: SubordinateDocument[] = [];
  const documents = new Map<string, TeiDocument>();
  const missing: Diagnostic[] = [];
  for (const { pattern, uris } of wanted) {
    for (const written of uris) {
      const uri = URL.canParse(written, pathToFileURL(file).href)
        ? new URL(written, pathToFileURL(file).href).href.replace(/#.*$/, '')
        : '';
      const read = documents.get(uri) ?? (await readOne(uri, folder, document));
      if (typeof read === 'string') {
        missing.push(report.schematronDocument({ path: document.source.path }, written, read));
        continue;
      }
      documents.set(uri, read);
      given.push({ pattern, uri, xml: read.xml });
    }
  }
  return { given, documents, missing };
}

/** The document, or why it cannot be had. */
async function readOne(uri: string, folder: string, from: TeiDocument): Promise<TeiDocument | string> {
  if (!uri.startsWith('file:')) return 'it is on another host, and rules read nothing from there';
  const file = fileURLToPath(uri);
  const inFolder = relative(resolve(folder), file);
  if (inFolder.startsWith(`..${sep}`) || inFolder === '..' || inFolder === file) return 'it is outside the folder of the edition';
  try {
    const shown = relative(process.cwd(), file);
    const path = shown.startsWith('..') ? file : shown;
    return (await readDocument({ file, path, id: from.id }, DEFAULT_LIMITS)).document;
  } catch (error) {
    if (error instanceof Refusal) return (error.diagnostics[0]?.message ?? error.message).replace(/\.$/, '');
    throw error;
  }
}
