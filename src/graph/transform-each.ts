/** What the pages and texts of each document are made from: the stylesheets' work, with pictures and formulas put in. */
import pMap from 'p-map';
import { textElements } from '../audit/source-stream.js';
import { tryStyle, withCitations } from '../compose/bibliography/citations.js';
import type { ComposedDocument } from '../compose/composed.js';
import { withFormulas } from '../compose/formulas.js';
import { layOut, NO_TEXT } from '../compose/layout.js';
import { relativeUrl } from '../compose/links.js';
import { withPictures } from '../compose/pictures.js';
import { renditionsOf } from '../compose/renditions.js';
import type { CopiedFile } from '../model/artifact.js';
import { report } from '../model/codes.js';
import type { CitationStyle } from '../model/config.js';
import { Refusal } from '../model/diagnostic.js';
import type { TeiDocument, TeiElement } from '../model/document.js';
import type { Messages } from '../model/messages.js';
import { overriddenModules, stylesheetsOf } from '../transform/compile.js';
import type { StylesheetThread } from '../transform/thread.js';
import { messageDiagnostics, type TransformOptions, transform } from '../transform/transform.js';
import { type BuildOptions, EDITION_FORMATS, type EditionFormat, type Say } from './build.js';
import { picturesOf } from './pictures.js';

const DEFAULT_STYLE: CitationStyle = { name: 'apa' };

/** Two documents at a time keep both threads busy. */
export async function transformEach(
  documents: readonly TeiDocument[],
  thread: StylesheetThread,
  { onProgress, config, only }: BuildOptions,
  messages: Messages,
  say: Say,
  fileOf: (path: string) => string,
): Promise<ComposedDocument[]> {
  const style = config.citationStyle ?? DEFAULT_STYLE;
  tryStyle(style);
  if (overriddenModules(config.folder).length > 0) onProgress?.('Compiling stylesheets', 0, 1);
  const stylesheets = await stylesheetsOf(config.folder);
  let done = 0;
  onProgress?.('Transforming', 0, documents.length);
  const composed = await pMap(
    documents,
    async (document) => {
      try {
        return await composeParts(
          document,
          { thread, texts: needsTexts(only), messages, ...(stylesheets === undefined ? {} : { stylesheets }) },
          say,
          picturesOf(document, fileOf(document.source.path), config.folder),
          style,
        );
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        say(document.source.path, error.diagnostics);
        return undefined;
      } finally {
        done += 1;
        onProgress?.('Transforming', done, documents.length);
        await new Promise(setImmediate);
      }
    },
    { concurrency: 2 },
  );
  return composed.filter((each) => each !== undefined);
}

async function composeParts(
  document: TeiDocument,
  how: TransformOptions & { readonly messages: Messages },
  say: Say,
  pictures: ReadonlyMap<string, CopiedFile>,
  style: CitationStyle,
): Promise<ComposedDocument> {
  const { path } = document.source;
  const { html, layout, record, messages } = await transform(document, how);
  say(path, messageDiagnostics(document, messages));
  if (textElements(document).length === 0) say(path, [report.auditNoText({ path })]);
  const range = ({ start, contentStart }: TeiElement) => document.source.range(start, contentStart);
  say(
    path,
    renditionsOf(document).refused.map(({ element, words }) => report.transformRenditionIgnored({ path, range: range(element) }, words)),
  );
  const { html: text, faults } = withFormulas(html.text, document);
  say(
    path,
    faults.map(({ element, reason }) => report.transformFormula({ path, range: range(element) }, reason)),
  );
  const addressOf = (url: string): string | undefined => {
    const picture = pictures.get(url);
    return picture && relativeUrl(`${document.id}/index.html`, picture.path);
  };
  const finished = (part: string): string => withPictures(withCitations(part, document, style), addressOf, how.messages);
  return {
    document,
    record,
    html: { ...html, text: finished(text), header: finished(html.header) },
    reading: layout.reading ? layOut(layout.reading) : NO_TEXT,
    diplomatic: layout.diplomatic ? layOut(layout.diplomatic) : NO_TEXT,
    witnesses: layout.witnesses.map((text) => layOut(text)),
    pictures: [...pictures.values()],
  };
}

/** JSON-LD says where in the reading text a mention stands. */
export function needsTexts(only: readonly EditionFormat[] = EDITION_FORMATS): boolean {
  return only.includes('text') || only.includes('jsonld');
}
