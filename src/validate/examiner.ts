/**
 * Examines documents while they are read: grammar, identifiers, pointers, soundness. Of a document that was examined
 * nothing stays but its identifiers, its findings, its pointers into files that have not been read yet, and the facts
 * that rules over the edition are about.
 */
import { existsSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiAttribute } from '../model/document.js';
import type { DocumentEvents, ElementName } from '../read/events.js';
import { Resources } from '../read/resources/resources.js';
import type { Prologue } from '../read/tokenize.js';
import { IdCheck } from './pointers/ids.js';
import { checkElsewhere, PointerCheck, type PointerElsewhere, type PointerTarget } from './pointers/pointers.js';
import type { BeginGrammar, GrammarCheck, Grammars } from './relaxng/engine.js';
import { type ChosenSchemas, chooseSchemas, type SchemaChoice } from './schemas.js';
import { type DocumentSoundness, SoundnessCheck } from './soundness/check.js';
import type { DocumentFacts } from './soundness/rule.js';

export interface ExaminerOptions {
  /** Schemas given by the user: these and no others. */
  readonly given?: SchemaChoice;
  /** Schemas of the configuration, for documents that name none. */
  readonly configured?: SchemaChoice;
  /** Where schemas are found; by default on disk alone. */
  readonly resources?: Resources;
  /** False leaves the grammars to others. */
  readonly grammars?: boolean;
  readonly ids?: boolean;
  /** False leaves out pointers and all rules of soundness. */
  readonly pointers?: boolean;
  /** Tells every finding one by one, where many of a kind are otherwise only counted. */
  readonly all?: boolean;
  /** Adds the schema's documentation to findings about elements. */
  readonly explain?: boolean;
}

/** A file that is or will be examined: its absolute path, and the path that messages show. */
export interface ExaminedSource {
  readonly file: string;
  readonly path: string;
}

/** What stays of a document after it was examined, for what concerns several of them. */
export interface Remembered {
  readonly ids: ReadonlySet<string>;
  readonly elsewhere: readonly PointerElsewhere[];
  readonly facts?: DocumentFacts;
}

/** What was asked of other files while a document was examined, by absolute path, with the answers. */
export interface Asked {
  /** Whether it is examined in the same run. */
  readonly given: ReadonlyMap<string, boolean>;
  /** Whether it is there. */
  readonly there: ReadonlyMap<string, boolean>;
}

/** A document whose schemas are there: nothing need be waited for while it is told. */
export interface Examinable {
  readonly chosen: ChosenSchemas;
  /** A listener; of several that were begun, the last is to be ended. */
  begin(): DocumentExamination;
}

const NONE: SchemaChoice = { grammars: [], rules: [] };

/** One run over many documents. */
export class Examiner {
  readonly #options: ExaminerOptions;
  readonly #resources: Resources;
  readonly #grammars: Grammars | undefined;
  /** All files of the run; what pointers lead to is known of those that were examined. */
  readonly #targets = new Map<string, PointerTarget | 'unread'>();
  readonly #soundness: SoundnessCheck | undefined;
  readonly #exists = new Map<string, boolean>();
  #elsewhere: PointerElsewhere[] = [];

  private constructor(sources: readonly ExaminedSource[], options: ExaminerOptions, resources: Resources, grammars: Grammars | undefined) {
    this.#options = options;
    this.#resources = resources;
    this.#grammars = grammars;
    if (options.pointers !== false)
      this.#soundness = new SoundnessCheck({ all: options.all ?? false, exists: (file) => this.#isThere(file) });
    for (const { file } of sources) this.#targets.set(file, 'unread');
  }

  /** @param sources all that will be examined: what pointers may lead into */
  static async of(sources: readonly ExaminedSource[], options: ExaminerOptions): Promise<Examiner> {
    const { ids = true, explain = false, resources = new Resources() } = options;
    const grammars =
      options.grammars === false ? undefined : new (await import('./relaxng/engine.js')).Grammars({ ids, explain, resources });
    return new Examiner(sources, options, resources, grammars);
  }

  /** Finds the schemas of a document, and loads its grammars where no document before it had them. */
  async ready(source: ExaminedSource, document: Prologue): Promise<Examinable> {
    const { configured = NONE, pointers = true, ids = true } = this.#options;
    const chosen = await chooseSchemas(document, source.file, this.#resources, this.#options.given ?? NONE, configured);
    const given = new Map<string, boolean>();
    const there = new Map<string, boolean>();
    const grammars = this.#grammars;
    const judges = grammars ? await Promise.all(chosen.grammars.map((grammar) => grammars.ready(grammar))) : [];
    const pointing = {
      file: source.file,
      // What leads into another file of the run is judged after the last: what is found does not depend on their order.
      targetOf: (file: string) => (remember(given, file, () => this.#targets.has(file)) ? 'unread' : undefined),
      exists: (file: string) => remember(there, file, () => this.#isThere(file)),
    } as const;
    return {
      chosen,
      begin: () => {
        const idCheck = new IdCheck(document.source, document.idAttributes);
        const pointerCheck = pointers ? new PointerCheck(document.source, idCheck.ids, pointing) : undefined;
        const soundness = this.#soundness?.begin(document.source, source.file, document.idAttributes, pointing.exists);
        const checks = judges.map((begin: BeginGrammar) => begin(document));
        return new DocumentExamination({
          ...{ checks, ids: idCheck, pointers: pointerCheck, soundness },
          ...{ tellIds: ids, before: chosen.diagnostics, asked: { given, there } },
          done: (remembered) => this.recall(source, remembered),
        });
      },
    };
  }

  /** Takes what is known of a document from an earlier run, in place of examining it. */
  recall({ file, path }: ExaminedSource, { ids, elsewhere, facts }: Remembered): void {
    this.#targets.set(file, { path, ids });
    // Those that lead where they should are done with: a register may be pointed to a million times.
    for (const pointer of elsewhere) if (!this.#leads(pointer)) this.#elsewhere.push(pointer);
    if (facts) this.#soundness?.add(facts);
  }

  /** Documents may be done in any order; what is found does not depend on it. */
  #order(): ReadonlyMap<string, number> {
    return new Map([...this.#targets.keys()].map((file, index) => [file, index]));
  }

  #leads({ file, fragment }: PointerElsewhere): boolean {
    const target = this.#targets.get(file);
    return target !== undefined && target !== 'unread' && (fragment === '' || target.ids.has(fragment));
  }

  /** Absolute URIs of the grammars that judged a document, and of all that they bring in. */
  grammarsOf({ grammars }: ChosenSchemas): readonly string[] {
    return grammars.flatMap((grammar) => this.#grammars?.filesOf(grammar) ?? []);
  }

  /** Asked once for each file: a thousand pointers may lead to the same. */
  #isThere(file: string): boolean {
    let exists = this.#exists.get(file);
    if (exists === undefined) {
      exists = existsSync(file);
      this.#exists.set(file, exists);
    }
    return exists;
  }

  /**
   * After the last document: what became of the pointers from one into another, by the path of the first, and what is found
   * of several of them.
   */
  end(): ReadonlyMap<string, readonly Diagnostic[]> {
    const found = new Map<string, readonly Diagnostic[]>(this.#soundness?.end(this.#order()));
    for (const pointer of this.#elsewhere) {
      const target = this.#targets.get(pointer.file);
      // A file that could not be read is there all the same.
      const diagnostics = checkElsewhere(pointer, target === 'unread' ? undefined : target, (file) => this.#isThere(file));
      if (diagnostics.length === 0) continue;
      const { path } = pointer.place;
      found.set(path, [...(found.get(path) ?? []), ...diagnostics]);
    }
    this.#elsewhere = [];
    return found;
  }
}

interface Checks {
  readonly checks: readonly GrammarCheck[];
  readonly ids: IdCheck;
  readonly pointers: PointerCheck | undefined;
  readonly soundness: DocumentSoundness | undefined;
  /** Whether what is wrong with identifiers is told. */
  readonly tellIds: boolean;
  /** What was found before the document was read. */
  readonly before: readonly Diagnostic[];
  readonly asked: Asked;
  readonly done: (remembered: Remembered) => void;
}

/** One document. After it, {@link end} must be called. */
export class DocumentExamination implements DocumentEvents {
  readonly #all: Checks;
  readonly #checks: readonly GrammarCheck[];
  /** Nearly always there is one grammar. */
  readonly #check: GrammarCheck | undefined;
  readonly #ids: IdCheck;
  readonly #pointers: PointerCheck | undefined;
  readonly #soundness: DocumentSoundness | undefined;
  #remembered: Remembered | undefined;

  constructor(all: Checks) {
    this.#all = all;
    this.#checks = all.checks;
    this.#check = all.checks.length === 1 ? all.checks[0] : undefined;
    this.#ids = all.ids;
    this.#pointers = all.pointers;
    this.#soundness = all.soundness;
  }

  startElement(name: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    if (this.#check) this.#check.startElement(name, attributes, start);
    else for (const check of this.#checks) check.startElement(name, attributes, start);
    this.#soundness?.startElement(name, attributes, start, contentStart);
    if (attributes.length === 0) return;
    this.#ids.startElement(name, attributes, start, contentStart);
    this.#pointers?.startElement(name, attributes, start, contentStart);
  }

  endElement(start: number): void {
    if (this.#check) this.#check.endElement(start);
    else for (const check of this.#checks) check.endElement(start);
    this.#soundness?.endElement(start);
  }

  text(value: string, start: number): void {
    if (this.#check) this.#check.text(value, start);
    else for (const check of this.#checks) check.text(value, start);
    this.#soundness?.text(value, start);
  }

  instruction(): void {
    // Those that name schemas were read before.
  }

  /** What was found in this document; {@link Examiner.end} may add to it. */
  end(): readonly Diagnostic[] {
    const { before, tellIds, done } = this.#all;
    const found = [...before];
    if (tellIds) found.push(...this.#ids.diagnostics);
    if (this.#pointers) found.push(...this.#pointers.end());
    if (this.#soundness) found.push(...this.#soundness.end());
    // After the checks that know better why: what is said twice is said as the first of them has it.
    for (const check of this.#checks) found.push(...check.end());
    const facts = this.#soundness?.facts;
    this.#remembered = {
      ids: ownCopies(this.#ids.ids.keys()),
      // Names are parts of the text, which they would keep in memory; copies do not.
      ...structuredClone({ elsewhere: this.#pointers?.elsewhere ?? [], ...(facts ? { facts } : {}) }),
    };
    done(this.#remembered);
    return found;
  }

  /** What stays of the document, and what was asked of other files; undefined before its end. */
  get result(): (Remembered & { readonly asked: Asked }) | undefined {
    return this.#remembered && { ...this.#remembered, asked: this.#all.asked };
  }
}

function remember(answers: Map<string, boolean>, file: string, ask: () => boolean): boolean {
  const known = answers.get(file) ?? ask();
  answers.set(file, known);
  return known;
}

/** The identifiers without the text that they are parts of: no XML text has the character that they are joined by. */
function ownCopies(ids: Iterable<string>): ReadonlySet<string> {
  const joined = [...ids].join('\0');
  return new Set(joined === '' ? [] : joined.split('\0'));
}
