import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import type { DocumentRecord } from '../model/record.js';
import { parseForSaxon, saxon } from './saxon.js';
import { type StylesheetName, stylesheet } from './stylesheets.js';

/** What the stylesheets make of one document. */
export interface Transformed {
  /** The text, header and contents as HTML fragments. */
  readonly html: { readonly text: string; readonly header: string; readonly contents: string };
  /** Both layers of the text edition in the layout vocabulary (see `compose/layout.ts`). */
  readonly layout: { readonly reading: string; readonly diplomatic: string };
  readonly record: DocumentRecord;
  /** What the stylesheets said by `xsl:message`. */
  readonly messages: readonly StylesheetMessage[];
}

export interface StylesheetMessage {
  readonly stylesheet: StylesheetName;
  /** First word of the message, such as `unknown-element`. */
  readonly kind: string;
  readonly ordinal: number;
  readonly text: string;
}

export interface TransformOptions {
  /** Folder of compiled stylesheets; the package's own by default. */
  readonly stylesheets?: string;
}

const BASE = 'imprimatur:/';

/** Parses the document once and runs every stylesheet over it. Throws a {@link Refusal} when one fails. */
export async function transform(document: TeiDocument, options: TransformOptions = {}): Promise<Transformed> {
  const { path } = document.source;
  let node: unknown;
  try {
    node = await parseForSaxon(document);
  } catch (error) {
    throw new Refusal(report.transformFailed({ path }, 'edition', reasonOf(error)));
  }
  const messages: StylesheetMessage[] = [];
  const run = (name: StylesheetName) => {
    const parts: Record<string, string> = {};
    try {
      const { principalResult } = saxon().transform(
        {
          stylesheetInternal: stylesheet(name, options.stylesheets),
          sourceNode: node,
          destination: 'serialized',
          baseOutputURI: BASE,
          stylesheetParams: { 'Q{}document-id': document.id },
          deliverResultDocument: () => ({
            destination: 'serialized',
            save: (uri, value) => {
              parts[String(uri).slice(BASE.length)] = value;
            },
          }),
          deliverMessage: (content) => messages.push(parseMessage(name, String(content.textContent ?? content))),
        },
        'sync',
      );
      return { principal: principalResult, parts };
    } catch (error) {
      throw new Refusal(report.transformFailed({ path }, `${name} edition`, reasonOf(error)));
    }
  };
  const html = run('html');
  const text = run('text');
  const record = run('record');
  return {
    html: { text: html.principal, header: html.parts['header'] ?? '', contents: html.parts['contents'] ?? '' },
    layout: { reading: text.principal, diplomatic: text.parts['diplomatic'] ?? '' },
    record: JSON.parse(record.principal) as DocumentRecord,
    messages,
  };
}

/** Messages are written as `kind ordinal text`, for instance `unknown-element 118 figDesc`. */
function parseMessage(name: StylesheetName, message: string): StylesheetMessage {
  const match = /^(\S+) (\d+) ?([\s\S]*)$/.exec(message.trim());
  return match
    ? { stylesheet: name, kind: match[1] ?? '', ordinal: Number(match[2]), text: match[3] ?? '' }
    : { stylesheet: name, kind: 'message', ordinal: 1, text: message.trim() };
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

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  if (/call stack/i.test(message ?? '')) return 'the document is nested too deeply for the stylesheet.';
  return `${code ? `${code}: ` : ''}${(message ?? String(error)).split('\n')[0]}`;
}
