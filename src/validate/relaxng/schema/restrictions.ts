import type { SchemaPlace } from '../grammar.js';
import { type AttributeSet, AttributeSets } from './attribute-sets.js';
import { commonElement, elementNamesOf } from './element-names.js';
import type { Faults } from './fault.js';
import { contains, type ElementNames, isOpen, type Name, spell } from './names.js';
import type { AttributePart, Definition, ElementPart, Part } from './simple.js';

/** What is somewhere in a pattern, elements not entered: the paths of 7.1 as bits. */
const ATTRIBUTE = 1;
const ELEMENT = 2;
const TEXT = 4;
const DATA = 8;
const VALUE = 16;
const LIST = 32;
const GROUP = 64;
const INTERLEAVE = 128;
const ONE_OR_MORE = 256;
const EMPTY = 512;
/** An attribute in a group or interleave. */
const GROUPED_ATTRIBUTE = 1024;
/** An attribute of an open name class outside of oneOrMore. */
const SINGLE_OPEN_ATTRIBUTE = 2048;

const FORBIDDEN = {
  attribute: ['7.1.1', 'an attribute', ATTRIBUTE | ELEMENT],
  list: ['7.1.3', 'a list', LIST | ELEMENT | ATTRIBUTE | TEXT | INTERLEAVE],
  except: ['7.1.4', 'the except of data', ATTRIBUTE | ELEMENT | LIST | TEXT | GROUP | INTERLEAVE | ONE_OR_MORE | EMPTY],
  start: ['7.1.5', 'start', ATTRIBUTE | DATA | VALUE | TEXT | LIST | GROUP | INTERLEAVE | ONE_OR_MORE | EMPTY],
} as const;

/** 7.2: content of an element is empty, complex (elements, text) or simple (data); two parts go together if one is empty or both are complex. */
type ContentType = 'empty' | 'complex' | 'simple';

export interface Summary {
  readonly bits: number;
  readonly content: ContentType;
  readonly attributes: AttributeSet | undefined;
  /** What breaks 7.2, told where it is content: in a list it breaks nothing. */
  readonly clash: Clash | undefined;
}

interface Clash {
  readonly message: string;
  readonly place: SchemaPlace;
}

const leaf = (bits: number, content: ContentType): Summary => ({ bits, content, attributes: undefined, clash: undefined });
const LEAVES = {
  notAllowed: leaf(0, 'empty'),
  empty: leaf(EMPTY, 'empty'),
  text: leaf(TEXT, 'complex'),
  element: leaf(ELEMENT, 'complex'),
  data: leaf(DATA, 'simple'),
  value: leaf(VALUE, 'simple'),
  list: leaf(LIST, 'simple'),
} as const;

/** Section 7. Each definition is looked at once; what is true of it is remembered. */
export class Restrictions {
  readonly #faults: Faults;
  readonly #sets = new AttributeSets();

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  start(start: Part): void {
    this.#within('start', start, this.#summary(start));
  }

  element({ content, place }: ElementPart): void {
    const { bits, clash } = this.#summary(content!);
    if (clash !== undefined) this.#faults.add('7.2', clash.message, clash.place);
    if ((bits & SINGLE_OPEN_ATTRIBUTE) === 0) return;
    const culprit = find(content!, (part) => part.kind === 'attribute' && isOpen(part.name), true);
    this.#faults.add('7.3', 'an attribute with anyName or nsName must be in oneOrMore or zeroOrMore', culprit?.place ?? place);
  }

  #within(where: keyof typeof FORBIDDEN, part: Part, summary: Summary): void {
    const [section, holder, forbidden] = FORBIDDEN[where];
    if ((summary.bits & forbidden) === 0) return;
    const culprit = find(part, (one) => (bitOf(one) & forbidden) !== 0);
    this.#faults.add(section, `${culprit?.kind ?? 'this'} is not allowed in ${holder}`, culprit?.place ?? part.place);
  }

  #summary(part: Part): Summary {
    switch (part.kind) {
      case 'notAllowed':
      case 'empty':
      case 'text':
      case 'element':
      case 'value':
        return LEAVES[part.kind];
      case 'data':
        if (part.except !== undefined) this.#within('except', part.except, this.#summary(part.except));
        return LEAVES.data;
      case 'list':
        this.#within('list', part.of, this.#summary(part.of));
        return LEAVES.list;
      case 'attribute':
        return this.#attribute(part);
      case 'oneOrMore': {
        const { bits, content, attributes, clash } = this.#summary(part.of);
        if ((bits & GROUPED_ATTRIBUTE) !== 0) {
          const culprit = find(part.of, (one) => one.kind === 'attribute');
          this.#faults.add('7.1.2', 'an attribute is not allowed in a repeated group or interleave', culprit?.place ?? part.place);
        }
        const repeated =
          content === 'simple' ? { message: 'data or a list cannot be repeated, unless within a list', place: part.place } : clash;
        return { bits: (bits & ~SINGLE_OPEN_ATTRIBUTE) | ONE_OR_MORE, content, attributes, clash: repeated };
      }
      case 'choice':
        return this.#choice(part.of);
      case 'group':
      case 'interleave':
        return this.#sequence(part);
      case 'use': {
        const { definition } = part;
        definition.summary ??= this.#summary(definition.part!);
        return definition.summary;
      }
    }
  }

  #attribute(part: AttributePart): Summary {
    const content = this.#summary(part.of);
    this.#within('attribute', part.of, content);
    if (content.clash !== undefined) this.#faults.add('7.2', content.clash.message, content.clash.place);
    const attributes = this.#sets.of(part.name);
    const bits = attributes.open.length > 0 ? ATTRIBUTE | SINGLE_OPEN_ATTRIBUTE : ATTRIBUTE;
    return { bits, content: 'empty', attributes, clash: undefined };
  }

  #choice(of: readonly Part[]): Summary {
    let bits = 0;
    let content: ContentType = 'empty';
    let attributes: AttributeSet | undefined;
    let clash: Clash | undefined;
    for (const one of of) {
      const summary = this.#summary(one);
      clash ??= summary.clash;
      bits |= summary.bits;
      if (content !== 'simple' && summary.content !== 'empty') content = summary.content;
      attributes = this.#sets.union(attributes, summary.attributes);
    }
    return { bits, content, attributes, clash };
  }

  #sequence(part: Part & { readonly of: readonly Part[] }): Summary {
    let bits = part.kind === 'group' ? GROUP : INTERLEAVE;
    let content: ContentType = 'empty';
    let attributes: AttributeSet | undefined;
    let clash: Clash | undefined;
    let withElements = 0;
    for (const one of part.of) {
      const summary = this.#summary(one);
      clash ??= summary.clash;
      if (content !== 'empty' && summary.content !== 'empty' && (content === 'simple' || summary.content === 'simple'))
        clash ??= { message: 'data or a list cannot stand beside other content', place: one.place };
      if (attributes !== undefined && summary.attributes !== undefined) {
        const name = this.#sets.common(attributes, summary.attributes);
        if (name !== undefined) this.#twice(name, one);
      }
      if (part.kind === 'interleave' && (bits & summary.bits & TEXT) !== 0)
        this.#faults.add('7.4', 'text is in more than one part of an interleave (mixed has text of its own)', one.place);
      if ((summary.bits & ELEMENT) !== 0) withElements++;
      bits |= summary.bits;
      if (summary.content !== 'empty') content = summary.content;
      attributes = this.#sets.union(attributes, summary.attributes);
    }
    if ((bits & ATTRIBUTE) !== 0) bits |= GROUPED_ATTRIBUTE;
    if (part.kind === 'interleave' && withElements > 1) this.#interleave(part.of);
    return { bits, content, attributes, clash };
  }

  #twice(name: Name, part: Part): void {
    const culprit = find(part, (one) => one.kind === 'attribute' && contains(one.name, name[0], name[1]));
    this.#faults.add('7.3', `the attribute ${spell(name)} is there twice`, (culprit ?? part).place);
  }

  /** 7.4: no element name may occur in two parts of an interleave. */
  #interleave(of: readonly Part[]): void {
    const seen = { simple: new Set<string>(), open: [] as ElementNames['open'][number][] };
    for (const one of of) {
      const names = elementNamesOf(one);
      const name = commonElement(seen, names);
      if (name !== undefined) this.#faults.add('7.4', `the element ${spell(name)} is in more than one part of an interleave`, one.place);
      for (const key of names.simple) seen.simple.add(key);
      seen.open.push(...names.open);
    }
  }
}

function bitOf(part: Part): number {
  switch (part.kind) {
    case 'attribute':
      return ATTRIBUTE;
    case 'element':
      return ELEMENT;
    case 'text':
      return TEXT;
    case 'data':
      return DATA;
    case 'value':
      return VALUE;
    case 'list':
      return LIST;
    case 'group':
      return GROUP;
    case 'interleave':
      return INTERLEAVE;
    case 'oneOrMore':
      return ONE_OR_MORE;
    case 'empty':
      return EMPTY;
    case 'notAllowed':
    case 'choice':
    case 'use':
      return 0;
  }
}

/** The first part that a fault is about; only sought once there is one. `single`: not within oneOrMore. */
function find(part: Part, wanted: (part: Part) => boolean, single = false, entered = new Set<Definition>()): Part | undefined {
  if (wanted(part)) return part;
  switch (part.kind) {
    case 'choice':
    case 'group':
    case 'interleave':
      for (const one of part.of) {
        const found = find(one, wanted, single, entered);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'oneOrMore':
      return single ? undefined : find(part.of, wanted, single, entered);
    case 'use':
      if (entered.has(part.definition)) return undefined;
      entered.add(part.definition);
      return find(part.definition.part!, wanted, single, entered);
    default:
      return undefined;
  }
}
