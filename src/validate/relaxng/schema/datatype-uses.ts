import { type Datatype, DatatypeError, type DatatypeLibrary } from '../datatypes/datatype.js';
import type { DatatypeParam, NamespaceBindings, SchemaPlace } from '../grammar.js';
import type { Faults } from './fault.js';

/** The datatypes that a schema names (4.16), each asked for once. */
export class Datatypes {
  readonly #libraries: (uri: string) => DatatypeLibrary | undefined;
  readonly #faults: Faults;
  readonly #known = new Map<string, Datatype>();

  constructor(libraries: (uri: string) => DatatypeLibrary | undefined, faults: Faults) {
    this.#libraries = libraries;
    this.#faults = faults;
  }

  type(library: string, type: string, params: readonly DatatypeParam[], place: SchemaPlace): Datatype | undefined {
    const key = params.length === 0 ? `${library}\n${type}` : JSON.stringify([library, type, params]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#libraries(library);
    if (found === undefined) {
      this.#faults.add('4.16', `the datatype library “${library}” is not known`, place);
      return undefined;
    }
    try {
      const datatype = found.type(type, params);
      this.#known.set(key, datatype);
      return datatype;
    } catch (error) {
      if (!(error instanceof DatatypeError)) throw error;
      this.#faults.add('4.16', error.message, place);
      return undefined;
    }
  }

  /** 4.16: a value must be one of its type. */
  check(datatype: Datatype, value: string, ns: string, bindings: NamespaceBindings, place: SchemaPlace): void {
    const resolve = (prefix: string): string | undefined =>
      prefix === '' ? ns : Object.hasOwn(bindings, prefix) ? bindings[prefix] : undefined;
    if (datatype.canonical(value, resolve) !== undefined) return;
    this.#faults.add('4.16', `“${value}” is not a value of ${datatype.name}`, place);
  }
}
