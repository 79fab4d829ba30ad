/**
 * Examines documents while they are read: grammar, identifiers, pointers. Of a document that was examined nothing stays
 * but its identifiers, its findings, and its pointers into files that have not been read yet.
 */
import { existsSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ProcessingInstruction, TeiAttribute } from '../model/document.js';
import type { DocumentEvents, ElementName } from '../read/events.js';
import type { Prologue } from '../read/tokenize.js';
import { IdCheck } from './pointers/ids.js';
import { checkElsewhere, PointerCheck, type PointerElsewhere, type PointerOptions, type PointerTarget } from './pointers/pointers.js';
import type { GrammarCheck, Grammars } from './relaxng/engine.js';
import { chooseGrammars } from './schemas.js';
import type { SchemaFile } from './validator.js';

export interface ExaminerOptions {
  /** Grammars given by the user: these and no others. */
  readonly schemas?: readonly SchemaFile[];
  /** Grammars of the configuration, for documents that name none. */
  readonly configured?: readonly SchemaFile[];
  /** False leaves the grammars to others. */
  readonly grammars?: boolean;
  readonly ids?: boolean;
  readonly pointers?: boolean;
  /** Adds the schema's documentation to findings about elements. */
  readonly explain?: boolean;
}

/** A file that is or will be examined: its absolute path, and the path that messages show. */
export interface ExaminedSource {
  readonly file: string;
  readonly path: string;
}

/** One run over many documents. */
export class Examiner {
  readonly #options: ExaminerOptions;
  readonly #grammars: Grammars | undefined;
  readonly #targets = new Map<string, PointerTarget | 'unread'>();
  readonly #exists = new Map<string, boolean>();
  #elsewhere: PointerElsewhere[] = [];

  private constructor(sources: readonly ExaminedSource[], options: ExaminerOptions, grammars: Grammars | undefined) {
    this.#options = options;
    this.#grammars = grammars;
    for (const { file } of sources) this.#targets.set(file, 'unread');
  }

  /** @param sources all that will be examined: what pointers may lead into */
  static async of(sources: readonly ExaminedSource[], options: ExaminerOptions): Promise<Examiner> {
    const { ids = true, explain = false } = options;
    const grammars = options.grammars === false ? undefined : new (await import('./relaxng/engine.js')).Grammars({ ids, explain });
    return new Examiner(sources, options, grammars);
  }

  begin(source: ExaminedSource, prologue: Prologue): DocumentExamination {
    const targetOf = (file: string): PointerTarget | 'unread' | undefined => this.#targets.get(file);
    const exists = (file: string): boolean => this.#isThere(file);
    return new DocumentExamination(source, prologue, this.#options, this.#grammars, { targetOf, exists }, (ids, elsewhere) => {
      this.#targets.set(source.file, { path: source.path, ids });
      this.#elsewhere.push(...elsewhere);
    });
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

  /** After the last document: what became of the pointers from one into another, by the path of the first. */
  end(): ReadonlyMap<string, readonly Diagnostic[]> {
    const found = new Map<string, Diagnostic[]>();
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

/** One document. After it, {@link end} must be called. */
export class DocumentExamination implements DocumentEvents {
  readonly #source: ExaminedSource;
  readonly #prologue: Prologue;
  readonly #options: ExaminerOptions;
  readonly #grammars: Grammars | undefined;
  readonly #done: (ids: ReadonlySet<string>, elsewhere: readonly PointerElsewhere[]) => void;
  readonly #instructions: ProcessingInstruction[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #ids: IdCheck;
  readonly #pointers: PointerCheck | undefined;
  #checks: readonly GrammarCheck[] = [];
  /** Nearly always there is one grammar. */
  #check: GrammarCheck | undefined;
  #begun = false;

  constructor(
    source: ExaminedSource,
    prologue: Prologue,
    options: ExaminerOptions,
    grammars: Grammars | undefined,
    files: Omit<PointerOptions, 'file'>,
    done: (ids: ReadonlySet<string>, elsewhere: readonly PointerElsewhere[]) => void,
  ) {
    this.#source = source;
    this.#prologue = prologue;
    this.#options = options;
    this.#grammars = grammars;
    this.#done = done;
    this.#ids = new IdCheck(prologue.source, prologue.idAttributes);
    const pointing = { file: source.file, ...files };
    this.#pointers = options.pointers === false ? undefined : new PointerCheck(prologue.source, this.#ids.ids, pointing);
  }

  startElement(name: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    if (!this.#begun) this.#begin();
    if (this.#check) this.#check.startElement(name, attributes, start);
    else for (const check of this.#checks) check.startElement(name, attributes, start);
    if (attributes.length === 0) return;
    this.#ids.startElement(name, attributes, start, contentStart);
    this.#pointers?.startElement(name, attributes, start, contentStart);
  }

  endElement(start: number): void {
    if (this.#check) this.#check.endElement(start);
    else for (const check of this.#checks) check.endElement(start);
  }

  text(value: string, start: number): void {
    if (this.#check) this.#check.text(value, start);
    else for (const check of this.#checks) check.text(value, start);
  }

  instruction(target: string, body: string, start: number): void {
    if (!this.#begun) this.#instructions.push({ target, body, start });
  }

  /** The grammars are known with the first element: instructions before it may name them. */
  #begin(): void {
    this.#begun = true;
    if (this.#grammars === undefined) return;
    const { schemas = [], configured = [] } = this.#options;
    const chosen = chooseGrammars({ ...this.#prologue, instructions: this.#instructions }, this.#source.file, schemas, configured);
    this.#diagnostics.push(...chosen.diagnostics);
    this.#checks = chosen.grammars.map((grammar) => (this.#grammars as Grammars).begin(grammar, this.#prologue));
    if (this.#checks.length === 1) this.#check = this.#checks[0];
  }

  /** What was found in this document; {@link Examiner.end} may add to it. */
  end(): readonly Diagnostic[] {
    for (const check of this.#checks) this.#diagnostics.push(...check.end());
    if (this.#options.ids !== false) this.#diagnostics.push(...this.#ids.diagnostics);
    if (this.#pointers) this.#diagnostics.push(...this.#pointers.end());
    this.#done(ownCopies(this.#ids.ids.keys()), structuredClone(this.#pointers?.elsewhere ?? []));
    return this.#diagnostics;
  }
}

/** The identifiers without the text that they are parts of: no XML text has the character that they are joined by. */
function ownCopies(ids: Iterable<string>): ReadonlySet<string> {
  const joined = [...ids].join('\0');
  return new Set(joined === '' ? [] : joined.split('\0'));
}
