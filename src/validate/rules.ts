/** Schematron for one run over many documents: our own rules, and those that documents or the project bring. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiDocument } from '../model/document.js';
import type { StylesheetThread } from '../transform/thread.js';
import { type ChosenSchemas, isOwnRules, type Rules } from './schemas.js';
import type { ForeignRules, RuledDocument } from './schematron/foreign.js';

/** Whether any rules are to be run over a document. */
export function needsRules({ rules, ownRules }: ChosenSchemas): boolean {
  return ownRules || rules.length > 0;
}

export interface RuleRunOptions {
  /** Runs our own rules, where stylesheets are run over the same documents. */
  readonly thread?: StylesheetThread;
  /** True where many documents come: our own rules, too, are run in as many threads as there are cores. */
  readonly many?: boolean;
  /** Nothing outside this folder is read where rules are about other documents; each document's own by default. */
  readonly folder?: string;
  /** Is given a report in SVRL of each document and schema. */
  readonly onSvrl?: (document: TeiDocument, rules: Rules | 'own', svrl: string) => void;
}

/** Close it, or the process may not end. */
export class RuleRun {
  readonly #options: RuleRunOptions;
  #foreign: Promise<ForeignRules> | undefined;

  constructor(options: RuleRunOptions = {}) {
    this.#options = options;
  }

  /** What the rules chosen for a document say of it. */
  async findings(document: RuledDocument, { rules, ownRules }: ChosenSchemas): Promise<readonly Diagnostic[]> {
    const found: Diagnostic[] = [];
    if (ownRules || rules.some(isOwnRules)) found.push(...(await this.#own(document)));
    for (const each of rules) {
      if (!isOwnRules(each)) found.push(...(await (await this.#threads()).findings(document, each)));
    }
    return found;
  }

  /** Threads for rules, which the rules of a profile are run in as well. */
  #threads(): Promise<ForeignRules> {
    const { folder, onSvrl } = this.#options;
    this.#foreign ??= import('./schematron/foreign.js').then(
      ({ ForeignRules }) => new ForeignRules({ ...(folder === undefined ? {} : { folder }), ...(onSvrl ? { onSvrl } : {}) }),
    );
    return this.#foreign;
  }

  /** How long each pattern of the rules for a document takes. */
  async profile(document: RuledDocument, { rules, ownRules }: ChosenSchemas) {
    const threads = await this.#threads();
    const all: (Rules | 'own')[] = [
      ...(ownRules || rules.some(isOwnRules) ? (['own'] as const) : []),
      ...rules.filter((each) => !isOwnRules(each)),
    ];
    return (await Promise.all(all.map((each) => threads.profile(document, each)))).filter((profile) => profile !== undefined);
  }

  /** Absolute URIs of the rules for a document and of what they bring in; undefined where that is not known. */
  async filesOf({ rules }: ChosenSchemas): Promise<readonly string[] | undefined> {
    const files: string[] = [];
    for (const each of rules) {
      if (isOwnRules(each)) continue;
      const found = await (await this.#foreign)?.filesOf(each);
      if (found === undefined) return undefined;
      files.push(...found);
    }
    return files;
  }

  /** They need the stylesheet processor, which is loaded only now. */
  async #own(document: RuledDocument): Promise<readonly Diagnostic[]> {
    const { thread, many, onSvrl } = this.#options;
    if (many || onSvrl) return (await this.#threads()).findings(document, 'own');
    const { checkRules, runOwnRules } = await import('./schematron/validator.js');
    return thread ? runOwnRules(document.document, thread) : checkRules(document.document);
  }

  async close(): Promise<void> {
    await (await this.#foreign)?.close();
  }
}
