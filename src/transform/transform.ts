import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import type { Messages } from '../model/messages.js';
import type { DocumentRecord } from '../model/record.js';
import { ownMessages } from '../read/messages.js';
import { parametersOf } from './parameters.js';
import { reasonOf, runStylesheet, StylesheetFailure, type StylesheetMessage, type StylesheetRun, type StylesheetTask } from './run.js';
import { parseForSaxon } from './saxon.js';
import type { StylesheetThread } from './thread.js';

/** What the stylesheets make of one document. */
export interface Transformed {
  /** The text, header and contents as HTML fragments. */
  readonly html: { readonly text: string; readonly header: string; readonly contents: string };
  /** Both layers of the text edition, and each witness, in the layout vocabulary (see `compose/layout.ts`). */
  readonly layout: { readonly reading: string; readonly diplomatic: string; readonly witnesses: readonly string[] };
  readonly record: DocumentRecord;
  /** What the stylesheets said by `xsl:message`. */
  readonly messages: readonly StylesheetMessage[];
}

export interface TransformOptions {
  /** Folder of compiled stylesheets; the package's own by default. */
  readonly stylesheets?: string;
  /** Shares the work: it makes text edition, record and header while the HTML of the text is made here; all in this thread by default. */
  readonly thread?: StylesheetThread;
  /** The words of the interface; English by default. */
  readonly messages?: Messages;
  /** False where no edition asked for needs the texts: they are left empty. */
  readonly texts?: boolean;
}

const HTML: StylesheetTask = { name: 'html', part: 'text' };
const HEADER: StylesheetTask = { name: 'html', part: 'header' };
const TEXT: StylesheetTask = { name: 'text' };
const RECORD: StylesheetTask = { name: 'record' };

/** Runs every stylesheet over the document. Throws a {@link Refusal} when one fails. */
export async function transform(document: TeiDocument, options: TransformOptions = {}): Promise<Transformed> {
  const { stylesheets, thread, texts = true, messages = await ownMessages() } = options;
  try {
    // The text's HTML is half of all work. Without the text editions the thread would stand still beside it, so it takes whole documents.
    const handed = !texts && thread?.idle === true;
    const mine = handed ? [] : [HTML];
    const waiting: StylesheetTask[] = [...(texts ? [TEXT] : []), ...(handed ? [HTML] : []), RECORD, HEADER];
    const runs = new Map<StylesheetTask, StylesheetRun>();
    const elsewhere =
      thread &&
      fromTheFront(waiting, async (task) =>
        runs.set(task, await thread.run(document, task, { ...(stylesheets === undefined ? {} : { stylesheets }), messages })),
      );
    // It is awaited below; a failure there must not count as unhandled while this thread is busy.
    elsewhere?.catch(() => undefined);
    const node = await parseForSaxon(document);
    const parameters = parametersOf(document, messages);
    const run = (task: StylesheetTask) => runs.set(task, runStylesheet(task, node, parameters, stylesheets));
    for (const task of mine) run(task);
    for (let task = await last(waiting); task; task = await last(waiting)) run(task);
    await elsewhere;
    const [html, text, record, header] = [HTML, TEXT, RECORD, HEADER].map((task) => runs.get(task));
    if (!html || (texts && !text) || !record || !header) throw new Error('a stylesheet gave no result');
    return {
      html: { text: html.principal, header: header.parts['header'] ?? '', contents: html.parts['contents'] ?? '' },
      layout: { reading: text?.principal ?? '', diplomatic: text?.parts['diplomatic'] ?? '', witnesses: witnessesIn(text) },
      record: JSON.parse(record.principal) as DocumentRecord,
      messages: [html, header, text, record].flatMap((run) => run?.messages ?? []),
    };
  } catch (error) {
    const [edition, reason] = error instanceof StylesheetFailure ? [error.edition, error.message] : ['edition', reasonOf(error)];
    throw new Refusal(report.transformFailed({ path: document.source.path }, edition, reason));
  }
}

/** The text stylesheet numbers them, in the order in which it is given their names. */
function witnessesIn(text: StylesheetRun | undefined): string[] {
  const witnesses: string[] = [];
  for (let next = text?.parts['witness-1']; next !== undefined; next = text?.parts[`witness-${witnesses.length + 1}`]) witnesses.push(next);
  return witnesses;
}

async function fromTheFront(waiting: StylesheetTask[], perform: (task: StylesheetTask) => Promise<unknown>): Promise<void> {
  for (let task = waiting.shift(); task; task = waiting.shift()) await perform(task);
}

/** The last task that no thread has begun; the other thread is heard first. */
async function last(waiting: StylesheetTask[]): Promise<StylesheetTask | undefined> {
  await new Promise(setImmediate);
  return waiting.pop();
}

/** Findings from the messages; one for each kind of element that no template knows. */
export function messageDiagnostics(document: TeiDocument, messages: readonly StylesheetMessage[]): Diagnostic[] {
  const place = (ordinal: number) => {
    const element = document.elements[ordinal - 1];
    return {
      path: document.source.path,
      ...(element ? { range: document.source.range(element.start, element.contentStart) } : {}),
    };
  };
  const unknown = new Map<string, StylesheetMessage[]>();
  const diagnostics: Diagnostic[] = [];
  for (const message of messages) {
    if (message.kind === 'unknown-element') {
      if (message.stylesheet === 'html') unknown.set(message.text, [...(unknown.get(message.text) ?? []), message]);
    } else if (message.kind === 'unsafe-uri') {
      const [attribute = '', ...uri] = message.text.split(' ');
      diagnostics.push(report.transformUnsafeUri(place(message.ordinal), attribute, uri.join(' ')));
    } else {
      diagnostics.push(report.transformMessage(place(message.ordinal), message.text));
    }
  }
  for (const [name, all] of unknown) {
    diagnostics.push(report.auditUnknownElement(place(all[0]?.ordinal ?? 1), name, all.length));
  }
  return diagnostics;
}
