/** Schematron for one run over many documents: our own rules, and those that documents or the project bring. */
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import { isRemote } from '../read/resources/resources.js';
import type { StylesheetThread } from '../transform/thread.js';
import { type ChosenSchemas, isOwnRules } from './schemas.js';
import type { ForeignRules } from './schematron/foreign.js';

/** Whether any rules are to be run over a document. */
export function needsRules({ rules, ownRules }: ChosenSchemas): boolean {
  return ownRules || rules.length > 0;
}

/** What brings in other files may change when they do. */
const isWhole = (text: string): boolean => !/<(?:[\w.-]+:)?(?:include|extends)\s[^<>]*\bhref\b/.test(text);

/** Close it, or the process may not end. */
export class RuleRun {
  readonly #thread: StylesheetThread | undefined;
  #foreign: Promise<ForeignRules> | undefined;

  /** @param thread runs our own rules; they run in this thread otherwise */
  constructor(thread?: StylesheetThread) {
    this.#thread = thread;
  }

  /** What the rules chosen for a document say of it. */
  async findings(document: TeiDocument, { rules, ownRules }: ChosenSchemas): Promise<readonly Diagnostic[]> {
    const found: Diagnostic[] = [];
    if (ownRules || rules.some(isOwnRules)) found.push(...(await this.#own(document)));
    for (const each of rules) {
      if (isOwnRules(each)) continue;
      this.#foreign ??= import('./schematron/foreign.js').then(({ foreignRules }) => foreignRules());
      const verdicts = await (await this.#foreign).validate([document], each);
      found.push(...(verdicts.get(document) ?? []));
    }
    return found;
  }

  /** Absolute URIs of the rules for a document and of what they bring in; undefined where that is not known. */
  filesOf({ rules }: ChosenSchemas): readonly string[] | undefined {
    const brought = rules.filter((each) => !isOwnRules(each));
    if (brought.some(({ schema }) => !isWhole(Buffer.from(schema.bytes ?? []).toString()))) return undefined;
    return brought.map(({ schema: { file } }) => (isRemote(file) ? file : pathToFileURL(file).href));
  }

  /** They need the stylesheet processor, which is loaded only now. */
  async #own(document: TeiDocument): Promise<readonly Diagnostic[]> {
    const { checkRules, runOwnRules } = await import('./schematron/validator.js');
    return this.#thread ? runOwnRules(document, this.#thread) : checkRules(document);
  }

  async close(): Promise<void> {
    await (await this.#foreign)?.close();
  }
}
