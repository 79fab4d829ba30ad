import type { Diagnostic } from '../../model/diagnostic.js';
import type { Place } from '../../model/factory.js';

/** An external entity as it was read: its text, and the path by which messages, and what is declared in it, name it. */
export interface ExternalText {
  readonly text: string;
  readonly path: string;
}

/**
 * What a catalog knows of an external identifier (XML 1.0, 4.2.2): the file, or its text alone, or undefined.
 * `from` is the path of the file in which the identifier stands.
 */
export type Catalog = (publicId: string | undefined, systemId: string, from: string) => ExternalText | string | undefined;

/** The file that a catalog gives; its system identifier names it where it has no other name. */
export function externalFile(catalog: Catalog, publicId: string | undefined, systemId: string, from: string): ExternalText | undefined {
  const found = catalog(publicId, systemId, from);
  return typeof found === 'string' ? { text: found, path: systemId } : found;
}

/** A general entity (XML 1.0, 4.2). */
export interface Entity {
  readonly name: string;
  /** `unparsed` ones have a notation and are never read (4.2.2). */
  readonly kind: 'internal' | 'external' | 'unparsed';
  /** Replacement text (4.5): character references resolved, general entity references not. */
  readonly text: string;
  /** Where it is declared. */
  readonly place: Place;
  /** Declared outside the document entity, so that a standalone document may not use it (2.9). */
  readonly outside: boolean;
}

export type AttributeType =
  | 'CDATA'
  | 'ID'
  | 'IDREF'
  | 'IDREFS'
  | 'ENTITY'
  | 'ENTITIES'
  | 'NMTOKEN'
  | 'NMTOKENS'
  | 'NOTATION'
  | 'enumeration';

/** An attribute as its element's attribute-list declaration has it (XML 1.0, 3.3). */
export interface AttributeDeclaration {
  readonly name: string;
  readonly type: AttributeType;
  /** The default value, normalised; absent where there is none. */
  readonly value?: string;
}

/** By element, then by attribute: the first declaration of each binds. */
export type AttributeDeclarations = Map<string, Map<string, AttributeDeclaration>>;

/** A document type declaration (XML 1.0, 2.8). */
export interface Doctype {
  /** Offset of `<!DOCTYPE`. */
  readonly start: number;
  /** Offset just past its `>`. */
  readonly end: number;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, AttributeDeclaration>>;
  /** What was not read, without harm to the document. */
  readonly diagnostics: readonly Diagnostic[];
}
