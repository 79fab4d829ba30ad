/**
 * Rules that come with a document or from its project: run in threads of their own under a limit of time, since their
 * expressions are a stranger's.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { TeiDocument } from '../../model/document.js';
import type { RuleTable } from '../../transform/rule-table.js';
import { ownRuleTable, PACKAGE_ROOT } from '../../transform/stylesheets.js';
import type { Rules } from '../schemas.js';
import { Batches } from './batches.js';
import { brokenRules, diagnosticsOf } from './findings.js';
import { type PreparedRules, prepareRules } from './prepare.js';
import { type RulesThread, RulesThreads } from './rules-thread.js';
import { readSubordinates, type Subordinates } from './subordinate.js';
import { svrlOf } from './svrl.js';
import { OWN_PATH, ruleFailed } from './validator.js';
import type { PatternTimes, RulesResult } from './worker.js';

/** In milliseconds. */
export interface RulesLimits {
  readonly compile: number;
  /** For one document. */
  readonly run: number;
}

export const RULES_LIMITS: RulesLimits = { compile: 180_000, run: 60_000 };

export interface ForeignOptions {
  readonly limits?: RulesLimits;
  /** Nothing outside this folder is read where rules are about other documents; the document's own by default. */
  readonly folder?: string;
  readonly threads?: RulesThreads;
  /** Tells what fired as well, as SVRL (ISO/IEC 19757-3, annex C). */
  readonly onSvrl?: (document: TeiDocument, rules: Rules | 'own', svrl: string) => void;
}

/** A document, and where it lies. */
export interface RuledDocument {
  readonly document: TeiDocument;
  /** Absolute path. */
  readonly file: string;
}

export interface RulesProfile {
  readonly times: PatternTimes;
  readonly table: RuleTable;
  /** The schema's path, as messages show it. */
  readonly path: string;
}

/** Rules are compiled once, however often documents come to them. */
export class ForeignRules {
  readonly #limits: RulesLimits;
  readonly #options: ForeignOptions;
  readonly #threads: RulesThreads;
  readonly #batches: Batches;
  readonly #known = new Map<string, Promise<PreparedRules | { readonly unusable: string }>>();

  constructor(options: ForeignOptions = {}) {
    this.#options = options;
    this.#limits = options.limits ?? RULES_LIMITS;
    this.#threads = options.threads ?? new RulesThreads();
    this.#batches = new Batches(this.#threads, (thread, prepared) => this.#give(thread, prepared), this.#limits.run);
  }

  /** How many documents can be worked on at once. */
  get size(): number {
    return this.#threads.size;
  }

  async findings({ document, file }: RuledDocument, rules: Rules | 'own'): Promise<readonly Diagnostic[]> {
    const path = pathOf(rules);
    const prepared = await this.#preparedFor(document, rules);
    if ('unusable' in prepared) return [report.schematronSchemaBroken({ path: document.source.path, schema: path }, prepared.unusable)];
    const full = this.#options.onSvrl !== undefined;
    const subordinates: { current?: Subordinates } = {};
    const alone = async (thread: RulesThread): Promise<RulesResult> => {
      const ready = await this.#give(thread, prepared);
      if (ready && 'failed' in ready) return ready;
      const job = { run: document.xml, uri: pathToFileURL(file).href, full };
      const first = await thread.perform(job, this.#limits.run);
      if (!('wanted' in first)) return first;
      const others = await readSubordinates(first.wanted, { document, file }, this.#options.folder);
      subordinates.current = others;
      return thread.perform({ ...job, documents: others.given }, this.#limits.run);
    };
    const together = !full && !prepared.table.alone;
    const result = await (together ? this.#batches.examine(prepared, { document, file }) : this.#threads.with(prepared, alone));
    const left = brokenRules(document, prepared.broken, path);
    if (!('events' in result)) return [...left, ruleFailed(document, path, 'failed' in result ? result.failed : 'they gave no findings.')];
    const { documents, missing } = subordinates.current ?? { documents: new Map(), missing: [] };
    this.#options.onSvrl?.(document, rules, svrlOf(result.events, prepared.table, pathToFileURL(file).href, documents));
    return [...left, ...diagnosticsOf(document, result.events, { path, table: prepared.table }, documents), ...missing];
  }

  /** How long each pattern takes over a document; undefined where the rules cannot be used. */
  async profile({ document, file }: RuledDocument, rules: Rules | 'own'): Promise<RulesProfile | undefined> {
    const prepared = await this.#preparedFor(document, rules);
    if ('unusable' in prepared) return undefined;
    const result = await this.#threads.with(prepared, async (thread) => {
      await this.#give(thread, prepared);
      const job = { run: document.xml, uri: pathToFileURL(file).href, full: false, profile: true };
      return thread.perform(job, this.#limits.run * 10);
    });
    return 'times' in result ? { times: result.times, table: prepared.table, path: pathOf(rules) } : undefined;
  }

  /** Absolute URIs of rules that were used, and of what they include. */
  async filesOf(rules: Rules): Promise<readonly string[] | undefined> {
    const prepared = await this.#known.get(keyOf(rules));
    // What other documents say may change as well.
    if (!prepared || !('files' in prepared) || prepared.table.patterns.some(({ documents }) => documents !== undefined)) return undefined;
    return prepared.files;
  }

  async #give(thread: RulesThread, prepared: PreparedRules): Promise<RulesResult | undefined> {
    if (thread.inUse === prepared) return undefined;
    const ready = await thread.perform({ use: prepared.sef, table: prepared.table }, this.#limits.run);
    thread.inUse = 'ready' in ready ? prepared : undefined;
    return ready;
  }

  /** With #ANY, the phase depends on the document. */
  async #preparedFor(document: TeiDocument, rules: Rules | 'own'): Promise<PreparedRules | { readonly unusable: string }> {
    if (rules === 'own') return ownPrepared();
    const prepared = await this.#prepared(rules);
    if (rules.phase !== '#ANY' || 'unusable' in prepared) return prepared;
    const chosen = await this.#threads.with(prepared, async (thread) => {
      const ready = await this.#give(thread, prepared);
      return ready && 'failed' in ready ? ready : thread.perform({ choose: document.xml }, this.#limits.run);
    });
    if (!('phase' in chosen)) return { unusable: 'failed' in chosen ? chosen.failed : 'no phase could be chosen.' };
    return this.#prepared({ ...rules, phase: chosen.phase });
  }

  #prepared(rules: Rules): Promise<PreparedRules | { readonly unusable: string }> {
    const key = keyOf(rules);
    let prepared = this.#known.get(key);
    if (prepared === undefined) {
      prepared = this.#threads.with(rules, (thread) => prepareRules(thread, rules, this.#limits.compile));
      this.#known.set(key, prepared);
    }
    return prepared;
  }

  /** Ends the threads; without it the process does not end. */
  async close(): Promise<void> {
    await this.#threads.close();
  }
}

let own: PreparedRules | undefined;

/** Our own rules come compiled. */
function ownPrepared(): PreparedRules {
  own ??= { sef: readFileSync(`${PACKAGE_ROOT}lib/xslt/schematron.sef.json`, 'utf8'), table: ownRuleTable(), broken: [], files: [] };
  return own;
}

const pathOf = (rules: Rules | 'own'): string => (rules === 'own' ? OWN_PATH : rules.schema.path);

const keyOf = ({ schema, phase }: Rules): string => JSON.stringify([schema.file, phase]);
