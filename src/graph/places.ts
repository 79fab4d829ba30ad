/** Where each document is published, and which documents are in each other's way. */
import { extname } from 'node:path';
import { COVERAGE_FOLDER } from '../compose/coverage-page.js';
import { REGISTERS } from '../compose/registers.js';
import { SEARCH_FOLDER } from '../compose/search/search-index.js';
import { report } from '../model/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { MANIFEST } from '../model/edition-folder.js';
import type { InputFile } from '../read/read.js';
import { PICTURES } from './pictures.js';

export interface PlacedFile extends InputFile {
  /** Set where another document is published at the same place: this one cannot be. */
  readonly clash?: Diagnostic;
}

/** Names at the top of an edition that are not a document's. */
const EDITION_NAMES = new Set([
  'index.html',
  'edition.jsonld',
  MANIFEST,
  'assets',
  COVERAGE_FOLDER,
  PICTURES,
  SEARCH_FOLDER,
  ...REGISTERS.map(({ folder }) => folder),
]);

/** What every document's folder holds. */
const DOCUMENT_NAMES = [
  'index.html',
  'text.txt',
  'text.map.json',
  'diplomatic.txt',
  'diplomatic.map.json',
  'document.xml',
  'document.jsonld',
  'renditions.css',
  'witnesses.css',
  'parallel.css',
] as const;

/**
 * Gives a document whose id is the name of one of the edition's own files or folders, such as `persons`, its extension to
 * tell them apart, and finds those that would overwrite another's files, also where upper and lower case are one.
 */
export function placed(inputs: readonly InputFile[]): PlacedFile[] {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  return inputs.map((input) => {
    const reserved = EDITION_NAMES.has(input.id.toLowerCase());
    const id = reserved ? `${input.id}${extname(input.file).replace('.', '-') || '-document'}` : input.id;
    const own = DOCUMENT_NAMES.map((name) => `${id}/${name}`.toLowerCase());
    const ancestors = id
      .toLowerCase()
      .split('/')
      .map((_, index, parts) => parts.slice(0, index + 1).join('/'));
    const other =
      own.map((file) => files.get(file) ?? folders.get(file)).find((path) => path !== undefined) ??
      ancestors.map((folder) => files.get(folder)).find((path) => path !== undefined);
    if (other !== undefined) return { ...input, id, clash: report.writePathClash({ path: input.path }, id, other) };
    for (const file of own) files.set(file, input.path);
    for (const folder of ancestors) folders.set(folder, input.path);
    return { ...input, id };
  });
}
