/** What a pointer may lead to, by attribute: from the descriptions of the attributes in TEI P5 4.12. */
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Place } from '../../model/factory.js';

const words = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const AGENTS = words(
  'person personGrp persona org role castItem castGroup actor respStmt author editor principal funder sponsor meeting resp name persName orgName rs listPerson listOrg particDesc nym object application publisher distributor authority handNote signed speaker',
);

/** Parts of a page or of a running text, which are no interpretation of one. */
const PARTS_OF_TEXT = words(
  'TEI text body front back div div1 div2 div3 p ab l lg sp speaker stage head pb lb cb gb milestone anchor surface zone graphic media handNote witness listWit person personGrp place org change titleStmt respStmt',
);

const DECLARABLE = words(
  'availability bibl biblFull biblStruct broadcast correction correspDesc editorialDecl equipment geoDecl hyphenation interpretation langUsage listApp listBibl listEvent listNym listObject listOrg listPerson listPlace metDecl normalization particDesc projectDesc punctuation quotation recording refsDecl samplingDecl scriptStmt segmentation seriesStmt settingDesc sourceDesc stdVals styleDefDecl textClass textDesc xenoData',
);

type Report = (place: Place, attribute: string, pointer: string, found: string) => Diagnostic;

interface Kind {
  readonly report: Report;
  /** Elements that it may lead to, or those that it may not. */
  readonly only?: ReadonlySet<string>;
  readonly never?: ReadonlySet<string>;
  /** The elements whose attribute it is; all where absent. */
  readonly on?: ReadonlySet<string>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  ana: { report: report.soundnessAnaNotInterpretation, never: PARTS_OF_TEXT },
  change: { report: report.soundnessChangeNotChange, only: words('change listChange') },
  decls: { report: report.soundnessDeclsNotDeclarable, only: DECLARABLE },
  facs: {
    report: report.soundnessFacsNotSurface,
    only: words('facsimile sourceDoc surface surfaceGrp zone graphic media binaryObject path line figure formula object msItem'),
  },
  hand: { report: report.soundnessHandNotHand, only: words('handNote handShift') },
  new: { report: report.soundnessHandNotHand, only: words('handNote'), on: words('handShift') },
  rendition: { report: report.soundnessRenditionNotRendition, only: words('rendition') },
  resp: { report: report.soundnessRespNotAgent, only: words(`${[...AGENTS].join(' ')} bibl biblStruct biblFull change witness msDesc`) },
  scheme: {
    report: report.soundnessSchemeNotTaxonomy,
    only: words('taxonomy category classDecl bibl biblStruct biblFull'),
    on: words('catRef classCode keywords occupation socecStatus'),
  },
  target: { report: report.soundnessCatRefNotCategory, only: words('category catDesc'), on: words('catRef') },
  toWhom: { report: report.soundnessWhoNotPerson, only: AGENTS },
  who: { report: report.soundnessWhoNotPerson, only: AGENTS },
  wit: {
    report: report.soundnessWitNotWitness,
    only: words('witness listWit msDesc msFrag msPart bibl biblStruct biblFull listBibl object recording'),
  },
};

/** Entities that a name of a kind cannot be the name of. */
const PERSON = { never: words('place event bibl biblStruct biblFull msDesc category zone surface pb org'), wanted: 'a person' };
const PLACE = {
  never: words('person personGrp event bibl biblStruct biblFull msDesc zone surface pb handNote witness'),
  wanted: 'a place',
};
const ORG = { never: words('person event bibl biblStruct biblFull msDesc zone surface pb handNote witness'), wanted: 'an organisation' };

const NAMES: Readonly<Record<string, { readonly never: ReadonlySet<string>; readonly wanted: string }>> = {
  bloc: PLACE,
  country: PLACE,
  district: PLACE,
  geogName: PLACE,
  orgName: ORG,
  persName: PERSON,
  placeName: PLACE,
  region: PLACE,
  settlement: PLACE,
};

/** Whether the kind of what a pointer leads to can matter. */
export function hasKind(element: string, attribute: string): boolean {
  if (attribute === 'ref') return NAMES[element] !== undefined;
  const kind = KINDS[attribute];
  return kind !== undefined && (kind.on === undefined || kind.on.has(element));
}

/** What is wrong with the kind of the element found; undefined where it is right or not of TEI. */
export function kindFault(element: string, attribute: string, token: string, found: string, at: () => Place): Diagnostic | undefined {
  if (found === '' || !hasKind(element, attribute)) return undefined;
  if (attribute === 'ref') {
    const name = NAMES[element];
    return name?.never.has(found) ? report.soundnessRefWrongKind(at(), element, token, found, name.wanted) : undefined;
  }
  const kind = KINDS[attribute];
  const wrong = kind?.only ? !kind.only.has(found) : kind?.never?.has(found);
  return wrong ? kind?.report(at(), attribute, token, found) : undefined;
}
