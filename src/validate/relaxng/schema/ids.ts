import { DatatypeError, type DatatypeLibrary } from '../datatypes/datatype.js';
import type { Faults } from './fault.js';
import { contains, isOpen, type Name, namesOf, spell } from './names.js';
import type { AttributePart, Definition, ElementPart, IdType, Part } from './simple.js';

const DEFAULTS = 'DTD compatibility 2';
const IDS = 'DTD compatibility 3';

/** Which of the two features is checked; `datatypes` are for the default values. */
export interface Checked {
  readonly ids: boolean;
  readonly defaults: boolean;
  readonly datatypes: (uri: string) => DatatypeLibrary | undefined;
}

/** An attribute that may be on elements or have names without end. */
interface OpenAttribute {
  readonly element: ElementPart;
  readonly attribute: AttributePart;
}

/**
 * RELAX NG DTD Compatibility: whether every attribute of a name, on an element of a name, has the same ID type and the
 * same default, so that they can be told without knowing the rest of the document. Most attributes have neither, so only
 * those that share a name with one that has are looked at.
 */
export class Compatibility {
  readonly #checked: Checked;
  readonly #faults: Faults;
  /** The names of the attributes that have an ID type or a default. */
  readonly #special = new Map<string, Name>();
  readonly #entered = new Set<Definition>();
  /** The attributes of a definition that may have one of these names. */
  readonly #relevant = new Map<Definition, readonly AttributePart[]>();
  /** By element and attribute name. */
  readonly #types = new Map<string, IdType | undefined>();
  readonly #defaults = new Map<string, string>();
  readonly #withId = new Map<string, readonly [element: Name, attribute: Name]>();
  readonly #open: OpenAttribute[] = [];

  constructor(checked: Checked, faults: Faults) {
    this.#checked = checked;
    this.#faults = faults;
  }

  check(start: Part, elements: readonly ElementPart[]): void {
    this.#seek(start);
    for (const element of elements) this.#seek(element.content!);
    if (this.#special.size === 0) return;
    for (const element of elements) for (const attribute of this.#attributes(element.content!)) this.#note(element, attribute);
    for (const { element, attribute } of this.#open) {
      for (const [elementName, attributeName] of this.#withId.values())
        if (contains(element.name, ...elementName) && contains(attribute.name, ...attributeName))
          this.#conflict(attributeName, elementName, attribute);
    }
  }

  #idType(part: Part): IdType | undefined {
    return this.#checked.ids && (part.kind === 'data' || part.kind === 'value') ? part.idType : undefined;
  }

  #default(attribute: AttributePart): string | undefined {
    return this.#checked.defaults ? attribute.defaultValue : undefined;
  }

  /** Finds the special names. An ID type is refused but as the whole of an attribute with a simple name. */
  #seek(part: Part): void {
    switch (part.kind) {
      case 'attribute': {
        const type = this.#idType(part.of);
        if (type === undefined) this.#seek(part.of);
        if (type === undefined && this.#default(part) === undefined) break;
        const section = type === undefined ? DEFAULTS : IDS;
        const what = type === undefined ? 'a default value' : `the type ${type}`;
        if (isOpen(part.name)) this.#faults.add(section, `an attribute with ${what} cannot have anyName or nsName`, part.place);
        for (const name of namesOf(part.name)) this.#special.set(`${name[0]}\n${name[1]}`, name);
        break;
      }
      case 'data':
      case 'value':
        if (this.#idType(part) !== undefined) this.#faults.add(IDS, `${part.type} must be the whole content of an attribute`, part.place);
        if (part.kind === 'data' && part.except !== undefined) this.#seek(part.except);
        break;
      case 'choice':
      case 'group':
      case 'interleave':
        for (const one of part.of) this.#seek(one);
        break;
      case 'oneOrMore':
      case 'list':
        this.#seek(part.of);
        break;
      case 'use':
        if (this.#entered.has(part.definition)) break;
        this.#entered.add(part.definition);
        this.#seek(part.definition.part!);
        break;
      case 'notAllowed':
      case 'empty':
      case 'text':
      case 'element':
        break;
    }
  }

  /** The attributes that may have one of the special names. */
  #attributes(part: Part, into: AttributePart[] = []): readonly AttributePart[] {
    switch (part.kind) {
      case 'attribute':
        if (this.#isSpecial(part)) into.push(part);
        break;
      case 'choice':
      case 'group':
      case 'interleave':
        for (const one of part.of) this.#attributes(one, into);
        break;
      case 'oneOrMore':
        this.#attributes(part.of, into);
        break;
      case 'use': {
        let known = this.#relevant.get(part.definition);
        if (known === undefined) {
          known = this.#attributes(part.definition.part!);
          this.#relevant.set(part.definition, known);
        }
        for (const one of known) into.push(one);
        break;
      }
      case 'notAllowed':
      case 'empty':
      case 'text':
      case 'list':
      case 'data':
      case 'value':
      case 'element':
        break;
    }
    return into;
  }

  #isSpecial({ name }: AttributePart): boolean {
    if (name.kind === 'name') return this.#special.has(`${name.ns}\n${name.local}`);
    for (const [ns, local] of this.#special.values()) if (contains(name, ns, local)) return true;
    return false;
  }

  #note(element: ElementPart, attribute: AttributePart): void {
    const type = this.#idType(attribute.of);
    const value = this.#default(attribute);
    if (isOpen(element.name)) {
      if (type !== undefined) this.#faults.add(IDS, `an attribute with the type ${type} cannot be on anyName or nsName`, attribute.place);
      if (value !== undefined)
        this.#faults.add(DEFAULTS, 'an attribute with a default value cannot be on anyName or nsName', attribute.place);
    }
    if (isOpen(element.name) || isOpen(attribute.name)) this.#open.push({ element, attribute });
    for (const elementName of namesOf(element.name)) {
      for (const attributeName of namesOf(attribute.name)) {
        const key = `${elementName[0]}\n${elementName[1]}\n${attributeName[0]}\n${attributeName[1]}`;
        if (type !== undefined) this.#withId.set(key, [elementName, attributeName]);
        if (!this.#types.has(key)) this.#types.set(key, type);
        else if (this.#types.get(key) !== type) this.#conflict(attributeName, elementName, attribute);
        if (value !== undefined) this.#noteDefault(key, attributeName, attribute, value);
      }
    }
  }

  #conflict(attribute: Name, element: Name, { place }: AttributePart): void {
    this.#faults.add(IDS, `conflicting ID types for the attribute ${spell(attribute)} of the element ${spell(element)}`, place);
  }

  #noteDefault(key: string, name: Name, attribute: AttributePart, value: string): void {
    const before = this.#defaults.get(key);
    this.#defaults.set(key, value);
    if (before !== undefined && before !== value)
      this.#faults.add(DEFAULTS, `the attribute ${spell(name)} has another default value elsewhere`, attribute.place);
    if (this.#excludes(attribute.of, value))
      this.#faults.add(DEFAULTS, `the default value “${value}” is not a value of the attribute`, attribute.place);
  }

  /** Whether a default is certainly no value of the attribute; lists, and types that need namespaces, are left alone. */
  #excludes(part: Part, value: string): boolean {
    switch (part.kind) {
      case 'choice':
        return part.of.every((one) => this.#excludes(one, value));
      case 'empty':
        return value.trim() !== '';
      case 'data':
      case 'value': {
        const datatype = this.#datatype(part);
        if (datatype === undefined || datatype.needsPrefixes) return false;
        const unbound = (): undefined => undefined;
        if (part.kind === 'data') return !datatype.allows(value, unbound);
        const canonical = datatype.canonical(value, unbound);
        return canonical === undefined || canonical !== datatype.canonical(part.value, unbound);
      }
      default:
        return false;
    }
  }

  #datatype(part: Part & { readonly kind: 'data' | 'value' }) {
    try {
      return this.#checked.datatypes(part.library)?.type(part.type, part.kind === 'data' ? part.params : []);
    } catch (error) {
      if (error instanceof DatatypeError) return undefined;
      throw error;
    }
  }
}
