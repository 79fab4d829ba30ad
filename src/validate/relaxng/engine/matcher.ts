/** Matches the events of a document against a grammar and recovers from what is wrong, so that one mistake is one fault. */
import type { PrefixResolver } from '../datatypes/datatype.js';
import type { Grammar } from '../grammar.js';
import { Derivatives, endsWithin, isWhitespace } from './derivatives.js';
import type { AttributeEvent, MatcherOptions } from './events.js';
import { wanted, wantedValues } from './expected.js';
import type { Fault } from './faults.js';
import { IdLedger, type IdType, IdTypes, wordsOf } from './ids.js';
import { contains, type ExpandedName, NameTable } from './names.js';
import { type LibraryOf, type Pattern, PatternStore } from './patterns.js';

/** A grammar made ready; it grows as documents are matched, and serves any number of them, one after another. */
export class Schema {
  readonly store: PatternStore;
  readonly names = new NameTable();
  readonly derivatives: Derivatives;
  readonly idTypes: IdTypes;
  readonly start: Pattern;

  constructor(grammar: Grammar, libraries: LibraryOf) {
    this.store = new PatternStore(grammar, libraries);
    this.derivatives = new Derivatives(this.store, this.names);
    this.idTypes = new IdTypes(this.store, this.names);
    this.start = this.store.start();
  }

  /** Every definition of an element with this name, whatever its place. */
  anywhere({ ns, local }: ExpandedName): Pattern {
    const { grammar } = this.store;
    return this.store.choice(grammar.elements.flatMap(({ name }, index) => (contains(name, ns, local) ? [this.store.content(index)] : [])));
  }
}

const NO_PREFIXES: PrefixResolver = () => undefined;
export const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Where an ambiguity of the schema keeps several continuations: they are in the pattern itself, not on the stack. */
const EMBEDDED = undefined;

interface Open {
  readonly name: ExpandedName;
  readonly place: number;
  /** What goes on after the element; EMBEDDED where the pattern holds it. */
  readonly rest: Pattern | undefined;
  hasElements: boolean;
  /** The text was refused: its absence is not a second mistake. */
  refusedText: boolean;
}

/**
 * One document, as events from whatever parser reads it:
 *
 *     const matcher = new DocumentMatcher(schema, { onFault: (fault) => console.log(fault.kind, fault.place) });
 *     matcher.startElement('', 'p', [{ namespace: '', local: 'n', value: '1' }], 0);
 *     matcher.text('Hello', 9);
 *     matcher.endElement(14);
 *     matcher.end();
 *
 * Events must come in order and be well-formed; a place is any number that means something to the caller. Faults are
 * reported as soon as they are met. Memory does not grow with the document, but with its depth and its IDs.
 */
export class DocumentMatcher {
  readonly #schema: Schema;
  readonly #report: (fault: Fault) => void;
  readonly #prefixes: PrefixResolver;
  readonly #ids: IdLedger | undefined;
  readonly #open: Open[] = [];
  #state: Pattern;
  #text = '';
  #textPlace = 0;
  /** Inside an element that the schema does not know: nothing can be said of its content but of elements that it does know. */
  #lost = false;

  constructor(schema: Schema, options: MatcherOptions) {
    this.#schema = schema;
    this.#report = options.onFault;
    this.#prefixes = options.prefixes ?? NO_PREFIXES;
    this.#ids = options.ids === false ? undefined : new IdLedger();
    this.#state = schema.start;
  }

  startElement(ns: string, local: string, attributes: readonly AttributeEvent[], place: number): void {
    const { derivatives, names, store } = this.#schema;
    if (this.#text !== '') this.#flushText(false);
    const parent = this.#open.at(-1);
    if (parent) parent.hasElements = true;
    const name = names.id(ns, local);
    const opened = derivatives.start(this.#state, name);
    if (opened.kind === 'after') {
      this.#open.push({ name: names.name(name), place, rest: opened.right, hasElements: false, refusedText: false });
      this.#state = opened.left;
    } else if (opened.kind !== 'notAllowed') {
      this.#open.push({ name: names.name(name), place, rest: EMBEDDED, hasElements: false, refusedText: false });
      this.#state = opened;
    } else {
      this.#openMisplaced(name, place, store.notAllowed);
    }
    this.#attributes(name, attributes, place);
  }

  /** The element may come if something required may be missing; or it is one of the schema's, at the wrong place; or neither. */
  #openMisplaced(name: number, place: number, none: Pattern): void {
    const { derivatives, names } = this.#schema;
    const element = names.name(name);
    const parent = this.#open.at(-1)?.name;
    const before = this.#state;
    const late = derivatives.startLate(before, name);
    const found = late === none ? this.#schema.anywhere(element) : late;
    const wasLost = this.#lost;
    if (!wasLost) {
      const { names: expected, required: needed, open } = wanted(before, 'element');
      const kind = late !== none ? 'element-too-early' : found === none ? 'element-unknown' : 'element-not-allowed';
      this.#report({ kind, place, element, ...(parent ? { parent } : {}), expected, required: needed, open });
    }
    if (late !== none && !wasLost) {
      const after = late.kind === 'after';
      this.#open.push({ name: element, place, rest: after ? late.right : EMBEDDED, hasElements: false, refusedText: false });
      this.#state = after ? late.left : late;
      return;
    }
    this.#open.push({ name: element, place, rest: before, hasElements: false, refusedText: false });
    this.#state = found;
    this.#lost = found === none;
  }

  #attributes(name: number, attributes: readonly AttributeEvent[], place: number): void {
    const { derivatives, names, store, idTypes } = this.#schema;
    const ids = this.#ids === undefined || attributes.length === 0 ? null : idTypes.of(name);
    const lost = this.#lost;
    let state = this.#state;
    let faulty = false;
    for (const { namespace: ns, local, value } of attributes) {
      if (ns === XMLNS) continue;
      const attribute = names.id(ns, local);
      const type = ids?.get(attribute);
      if (type !== undefined) this.#noteId(type, name, attribute, value, place);
      if (lost) continue;
      const started = derivatives.attribute(state, attribute);
      if (started.kind === 'notAllowed') {
        faulty = true;
        this.#attributeFault(state, { ns, local }, place);
        continue;
      }
      const rest = derivatives.value(started, value, this.#prefixes);
      if (rest.kind === 'notAllowed') {
        faulty = true;
        const { values, types } = wantedValues(started);
        this.#report({ kind: 'attribute-value', place, ...this.#where(), attribute: { ns, local }, value, values, types });
        state = derivatives.rests(started);
      } else {
        state = rest;
      }
    }
    if (lost) return;
    const closed = derivatives.close(state);
    if (closed.kind === 'notAllowed') {
      const { names: expected, required: missing } = wanted(state, 'attribute');
      // A required attribute whose place another one took in vain is missing all the same, but only that is named.
      if (!faulty || missing.length > 0) this.#report({ kind: 'attribute-missing', place, ...this.#where(), missing, expected });
      state = derivatives.closeLenient(state);
    } else {
      state = closed;
    }
    if (state !== store.notAllowed) this.#state = state;
  }

  #attributeFault(state: Pattern, attribute: ExpandedName, place: number): void {
    this.#report({ kind: 'attribute-not-allowed', place, ...this.#where(), attribute, expected: wanted(state, 'attribute').names });
  }

  /** The element that is open, and the one around it. */
  #where(): { element: ExpandedName; parent?: ExpandedName } {
    const element = this.#open.at(-1)?.name ?? { ns: '', local: '' };
    const parent = this.#open.at(-2)?.name;
    return parent ? { element, parent } : { element };
  }

  #noteId(type: IdType, elementName: number, attributeName: number, value: string, place: number): void {
    const ledger = this.#ids;
    if (ledger === undefined) return;
    const { names } = this.#schema;
    const element = names.name(elementName);
    const attribute = names.name(attributeName);
    if (type !== 'ID') {
      for (const word of wordsOf(value)) ledger.refer({ value: word, place, element, attribute });
      return;
    }
    const words = wordsOf(value);
    const [word] = words;
    if (word === undefined || words.length > 1) return;
    const first = ledger.define(word, place);
    if (first !== undefined) this.#report({ kind: 'id-duplicate', place, element, attribute, value: word, first });
  }

  /** A piece of character data; pieces that only comments part are one text. */
  text(value: string, place: number): void {
    if (this.#text === '') this.#textPlace = place;
    this.#text += value;
  }

  #flushText(atEnd: boolean): void {
    const text = this.#text;
    this.#text = '';
    const open = this.#open.at(-1);
    if (this.#lost || !open) return;
    const { derivatives } = this.#schema;
    const state = this.#state;
    const alone = atEnd && !open.hasElements;
    if (!state.typed) {
      if (isWhitespace(text)) return;
      const next = derivatives.text(state);
      if (next.kind !== 'notAllowed') {
        this.#state = next;
        return;
      }
    } else if (alone || !isWhitespace(text)) {
      const next = derivatives.string(state, text, this.#prefixes);
      // White space alone may also be layout (section 6.2.1, the weak match of whitespace).
      const matched = isWhitespace(text) ? this.#schema.store.choice([state, next]) : next;
      if (matched.kind !== 'notAllowed') {
        this.#state = matched;
        if (!alone || derivesEnd(matched, open.rest)) return;
      }
      if (alone && isWhitespace(text) && matched.kind !== 'notAllowed') return;
    } else {
      return;
    }
    open.refusedText = true;
    if (alone && state.typed) {
      const { values, types } = wantedValues(state);
      if (values.length > 0 || types.length > 0) {
        this.#report({ kind: 'content-value', place: this.#textPlace, ...this.#where(), value: text, values, types });
        return;
      }
    }
    open.refusedText = false;
    const expected = wanted(state, 'element').names;
    this.#report({ kind: 'text-not-allowed', place: this.#textPlace, ...this.#where(), text, expected });
  }

  endElement(place: number): void {
    const { derivatives, store } = this.#schema;
    const open = this.#open.at(-1);
    if (!open) return;
    if (this.#text !== '' || (this.#state.typed && !open.hasElements)) this.#flushText(true);
    const { rest } = open;
    if (this.#lost) {
      this.#lost = false;
      this.#open.pop();
      this.#state = rest ?? store.notAllowed;
      this.#lost = this.#isLost();
      return;
    }
    const state = this.#state;
    const next = rest === EMBEDDED ? derivatives.end(state) : state.nullable ? rest : store.notAllowed;
    if (next.kind !== 'notAllowed' || this.#isOutside(rest)) {
      if (rest !== EMBEDDED && !state.nullable && !open.refusedText) this.#incomplete(state, place);
      this.#state = rest !== EMBEDDED ? rest : next;
    } else {
      if (!open.refusedText) this.#incomplete(state, place);
      this.#state = rest ?? derivatives.rests(state);
    }
    this.#open.pop();
    this.#lost = this.#isLost();
  }

  /** After an element inside an unknown one, the state is that of the unknown one again. */
  #isOutside(rest: Pattern | undefined): boolean {
    return rest?.kind === 'notAllowed';
  }

  #isLost(): boolean {
    return this.#state.kind === 'notAllowed' && this.#open.length > 0;
  }

  #incomplete(state: Pattern, place: number): void {
    const { names: expected, required: missing } = wanted(state, 'element');
    this.#report({ kind: 'content-incomplete', place, ...this.#where(), missing, expected });
  }

  /** After the root element's end. */
  end(): void {
    for (const { value, place, element, attribute } of this.#ids?.missing() ?? []) {
      this.#report({ kind: 'idref-missing', place, element, attribute, value });
    }
  }
}

/** Whether the content is complete: what a text that stands alone must make it. */
function derivesEnd(state: Pattern, rest: Pattern | undefined): boolean {
  return rest === EMBEDDED ? endsWithin(state) : state.nullable;
}
