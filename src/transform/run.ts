import type { StylesheetParameters } from './parameters.js';
import { runRules } from './rules.js';
import { saxon } from './saxon.js';
import { ownRuleTable, type StylesheetName, stylesheet } from './stylesheets.js';

/** What a stylesheet said by `xsl:message`. */
export interface StylesheetMessage {
  readonly stylesheet: StylesheetTask['name'];
  /** First word of the message, such as `unknown-element`. */
  readonly kind: string;
  readonly ordinal: number;
  readonly text: string;
}

/** One stylesheet (the rules are one too), or the part of its work that its parameter `part` names. */
export interface StylesheetTask {
  readonly name: StylesheetName | 'schematron';
  readonly part?: 'text' | 'header';
}

/** What one stylesheet made of one document: serialised results and messages. */
export interface StylesheetRun {
  readonly principal: string;
  /** What `xsl:result-document` wrote, by its relative URI. */
  readonly parts: Readonly<Record<string, string>>;
  readonly messages: readonly StylesheetMessage[];
}

const BASE = 'imprimatur:/';

/** Runs one of our stylesheets over a parsed document. Throws a {@link StylesheetFailure} where it cannot. */
export function runStylesheet(
  { name, part }: StylesheetTask,
  node: unknown,
  parameters: StylesheetParameters,
  folder?: string,
): StylesheetRun {
  const parts: Record<string, string> = {};
  const messages: StylesheetMessage[] = [];
  try {
    // Rules have no result of their own but what they found, as JSON.
    if (name === 'schematron') {
      const events = runRules(node, { sef: stylesheet(name, folder), table: ownRuleTable(folder) });
      return { principal: JSON.stringify(events), parts, messages };
    }
    const { principalResult } = saxon().transform(
      {
        stylesheetInternal: stylesheet(name, folder),
        sourceNode: node,
        destination: 'serialized',
        baseOutputURI: BASE,
        stylesheetParams: Object.fromEntries(
          Object.entries({ ...parameters, ...(part ? { part } : {}) }).map(([key, value]) => [`Q{}${key}`, value]),
        ),
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
    return { principal: principalResult, parts, messages };
  } catch (error) {
    throw new StylesheetFailure(`${name} edition`, reasonOf(error));
  }
}

/** Says which edition could not be made, and why, in words for a person. */
export class StylesheetFailure extends Error {
  readonly edition: string;

  constructor(edition: string, reason: string) {
    super(reason);
    this.edition = edition;
  }
}

/** Messages are written as `kind ordinal text`, for instance `unknown-element 118 figDesc`. */
function parseMessage(name: StylesheetTask['name'], message: string): StylesheetMessage {
  const match = /^(\S+) (\d+) ?([\s\S]*)$/.exec(message.trim());
  return match
    ? { stylesheet: name, kind: match[1] ?? '', ordinal: Number(match[2]), text: match[3] ?? '' }
    : { stylesheet: name, kind: 'message', ordinal: 1, text: message.trim() };
}

export function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  if (/call stack/i.test(message ?? '')) return 'the document is nested too deeply for the stylesheet.';
  return `${code ? `${code}: ` : ''}${(message ?? String(error)).split('\n')[0]}`;
}
