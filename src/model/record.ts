/**
 * What a document says of itself and of the entities it names: read once by `xslt/record/`, used by
 * registers, indexes, citations and interchange formats. A fact that the TEI does not give is absent.
 */
export interface DocumentRecord {
  readonly title: string;
  readonly titles: readonly TitleRecord[];
  readonly language?: string;
  readonly agents: readonly AgentRecord[];
  readonly publisher?: string;
  readonly edition?: string;
  /** ISO date of the TEI publication (publicationStmt/date/@when). */
  readonly published?: string;
  /** When and where the text came into being (profileDesc/creation). */
  readonly created?: DateRecord;
  readonly place?: { readonly text: string; readonly ref?: string };
  readonly abstract?: string;
  readonly availability: readonly LicenceRecord[];
  readonly languages: readonly { readonly ident: string; readonly text: string }[];
  readonly manuscripts: readonly ManuscriptRecord[];
  readonly sources: readonly BibliographicRecord[];
  readonly keywords: readonly string[];
  /** Most recent change in revisionDesc: @when and @n. */
  readonly revised?: string;
  readonly entities: readonly EntityRecord[];
  readonly mentions: readonly MentionRecord[];
}

export interface TitleRecord {
  readonly text: string;
  readonly type?: string;
  readonly level?: string;
  readonly language?: string;
}

export interface AgentRecord {
  readonly name: string;
  /** author, editor, translator, funder, sponsor, principal, publisher, or the text of resp. */
  readonly role: string;
  readonly kind: 'person' | 'organisation' | 'unknown';
  /** Pointer to a register entry or an authority, as in @ref. */
  readonly ref?: string;
  readonly id?: string;
}

export interface DateRecord {
  /** The date as the text writes it. */
  readonly text: string;
  readonly when?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cert?: string;
}

export interface LicenceRecord {
  readonly text: string;
  readonly target?: string;
  readonly status?: string;
}

export interface ManuscriptRecord {
  readonly id?: string;
  readonly country?: string;
  readonly settlement?: string;
  readonly repository?: string;
  readonly collection?: string;
  readonly idno?: string;
  readonly locus?: string;
  readonly title?: string;
}

export interface BibliographicRecord {
  readonly id?: string;
  readonly text: string;
  readonly title?: string;
  readonly type?: string;
  readonly date?: string;
  readonly targets: readonly string[];
}

export type EntityKind = 'person' | 'place' | 'organisation' | 'event' | 'work';

export interface EntityRecord {
  /** xml:id of the register entry; absent entries cannot be mentioned and are not registered. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly ordinal: number;
  readonly name: string;
  /** Key for alphabetical order where it differs from the name. */
  readonly sortKey?: string;
  readonly names: readonly string[];
  readonly description: readonly string[];
  readonly dates: readonly { readonly label: string; readonly date: DateRecord }[];
  readonly identifiers: readonly IdentifierRecord[];
  readonly relations: readonly { readonly name: string; readonly target: string }[];
  /** Decimal degrees, WGS 84. */
  readonly geo?: { readonly latitude: number; readonly longitude: number };
  readonly type?: string;
}

export interface IdentifierRecord {
  readonly type: string;
  readonly value: string;
  /** The identifier as a URI, where it is one. */
  readonly uri?: string;
  readonly cert?: string;
}

/** A place in the text that names an entity of a register. */
export interface MentionRecord {
  /** Ordinal of the element in the document: its offsets in the text edition are in the layout map. */
  readonly ordinal: number;
  /** xml:id of the element, or of the generated anchor in the HTML (`mention-N`). */
  readonly anchor: string;
  readonly element: string;
  /** The pointers in @ref (or @key, @who, @corresp where they point into a register). */
  readonly targets: readonly string[];
  readonly cert?: string;
  readonly resp?: string;
}
