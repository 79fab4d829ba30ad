/**
 * What a document says of itself and of the entities it names: read once by `xslt/record/`, used by
 * registers, indexes, citations and interchange formats. A fact that the TEI does not give is absent.
 */
export interface DocumentRecord {
  /** The title the document goes by; its xml:id or path where the header gives none. */
  readonly title: string;
  /** xml:id of the root element. */
  readonly id?: string;
  readonly titles: readonly TitleRecord[];
  /** BCP 47 tag of the text as published. */
  readonly language?: string;
  readonly agents: readonly AgentRecord[];
  readonly publisher?: string;
  readonly edition?: string;
  /** ISO date of the TEI publication (publicationStmt/date/@when). */
  readonly published?: string;
  /** Identifiers of the document itself (publicationStmt/idno). */
  readonly identifiers: readonly IdentifierRecord[];
  /**
   * When and where the text came into being: profileDesc/creation, else the sending of the letter
   * (correspDesc), else the origin of the manuscript.
   */
  readonly created?: DateRecord;
  readonly place?: PlaceRecord;
  readonly abstract?: string;
  /** What is said of rights outside licences first, then each licence. */
  readonly availability: readonly LicenceRecord[];
  readonly languages: readonly { readonly ident: string; readonly text: string }[];
  readonly manuscripts: readonly ManuscriptRecord[];
  readonly sources: readonly BibliographicRecord[];
  readonly keywords: readonly string[];
  /** Categories that textClass/catRef points to; `text` is their description in the header. */
  readonly categories: readonly { readonly target: string; readonly text?: string }[];
  readonly correspondence: readonly CorrespondenceRecord[];
  /** Date of the most recent change in revisionDesc. */
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
  /** The date as the TEI writes it; where it has attributes only, those in words. */
  readonly text: string;
  readonly when?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cert?: string;
}

export interface PlaceRecord {
  readonly text: string;
  /** Pointer to a register entry, or a key. */
  readonly ref?: string;
}

/** One step of a correspondence (TEI P5, 2.4.6). */
export interface CorrespondenceRecord {
  /** correspAction/@type: sent, received, forwarded … */
  readonly action?: string;
  readonly agents: readonly Omit<AgentRecord, 'role'>[];
  readonly date?: DateRecord;
  readonly place?: PlaceRecord;
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
  readonly settlementRef?: string;
  readonly institution?: string;
  readonly repository?: string;
  /** Pointer of the repository to a register entry. */
  readonly repositoryRef?: string;
  /** Collections from the widest to the narrowest, with commas between. */
  readonly collection?: string;
  /** The call number; `identifiers` has it too, before the others. */
  readonly idno?: string;
  readonly identifiers: readonly IdentifierRecord[];
  readonly locus?: string;
  readonly title?: string;
  /** BCP 47 tag of its main language (textLang/@mainLang). */
  readonly language?: string;
  readonly summary?: string;
  readonly origin?: DateRecord;
  readonly originPlace?: PlaceRecord;
}

export interface BibliographicRecord {
  readonly id?: string;
  /** The reference in words. */
  readonly text: string;
  readonly title?: string;
  readonly type?: string;
  /** ISO date where it has one, else as written. */
  readonly date?: string;
  /** URIs at which it can be had. */
  readonly targets: readonly string[];
}

export type EntityKind = 'person' | 'place' | 'organisation' | 'event' | 'work';

export interface EntityRecord {
  /** xml:id of the register entry; absent entries cannot be mentioned and are not registered. */
  readonly id: string;
  readonly kind: EntityKind;
  /** True for a personGrp: several persons under one entry. */
  readonly group?: true;
  readonly ordinal: number;
  /** The preferred name; of a person with surname and forenames “Surname, Forenames”. */
  readonly name: string;
  /** Key for alphabetical order where it differs from the name. */
  readonly sortKey?: string;
  /** Every name that the entry gives, `name` first, no two alike. */
  readonly names: readonly string[];
  readonly description: readonly string[];
  /** `label` is birth, death, floruit or date. */
  readonly dates: readonly { readonly label: string; readonly date: DateRecord; readonly place?: PlaceRecord }[];
  readonly identifiers: readonly IdentifierRecord[];
  /** What listRelation says with this entry as the active or a mutual member; `partOf` for nested entries. */
  readonly relations: readonly { readonly name: string; readonly target: string }[];
  /** Decimal degrees, WGS 84. */
  readonly geo?: { readonly latitude: number; readonly longitude: number };
  /** @type or @role as encoded. */
  readonly type?: string;
  /** Authors and editors of a work. */
  readonly agents?: readonly AgentRecord[];
  /** The reference to a work in words. */
  readonly citation?: string;
}

export interface IdentifierRecord {
  /** idno/@type, such as wikidata, viaf, gnd, geonames; `sameAs` where an attribute equates the entry with a URI. */
  readonly type: string;
  readonly value: string;
  /** The identifier as a URI, where it is one or its type says how to make one. */
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
  /** The pointers in @ref, or the keys in @key. */
  readonly targets: readonly string[];
  readonly cert?: string;
  /** Pointer in its own @resp: who identified what is mentioned. */
  readonly resp?: string;
}
