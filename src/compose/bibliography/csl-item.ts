/**
 * A `biblStruct` (TEI P5, 3.12) as an item of CSL-JSON 1.0.2: what citation styles are applied to. Nothing is guessed: what the
 * description does not say the item does not have.
 */
import { attribute, type TeiDocument, type TeiElement } from '../../model/document.js';
import { type Branch, branchOf } from './branch.js';

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  /** A body, or a name that is not taken apart. */
  readonly literal?: string;
}

export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
}

export type CslItem = { readonly id: string; readonly type: string } & Readonly<Record<string, string | readonly CslName[] | CslDate>>;

/** CSL's kinds by what projects write into `biblStruct/@type`, Zotero's names among them. */
const TYPES: Readonly<Record<string, string>> = {
  book: 'book',
  monograph: 'book',
  journalarticle: 'article-journal',
  article: 'article-journal',
  booksection: 'chapter',
  chapter: 'chapter',
  incollection: 'chapter',
  conferencepaper: 'paper-conference',
  newspaperarticle: 'article-newspaper',
  magazinearticle: 'article-magazine',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  webpage: 'webpage',
  website: 'webpage',
  letter: 'personal_communication',
  manuscript: 'manuscript',
  map: 'map',
  report: 'report',
  dictionaryentry: 'entry-dictionary',
  encyclopediaarticle: 'entry-encyclopedia',
};

const UNITS: Readonly<Record<string, string>> = {
  volume: 'volume',
  vol: 'volume',
  issue: 'issue',
  number: 'issue',
  page: 'page',
  pages: 'page',
  pp: 'page',
  chapter: 'chapter-number',
};

const IDENTIFIERS: Readonly<Record<string, string>> = { DOI: 'DOI', ISBN: 'ISBN', ISSN: 'ISSN', URL: 'URL', URI: 'URL' };

/** The description that an element holds; undefined where it says neither a title nor a name. */
export function cslItem(document: TeiDocument, element: TeiElement): CslItem | undefined {
  const whole = branchOf(document, element);
  const analytic = whole.child('analytic');
  const monogr = whole.child('monogr');
  const series = whole.child('series') ?? monogr?.child('series');
  const imprint = monogr?.child('imprint');
  const own = analytic ?? monogr;
  const item: Record<string, string | readonly CslName[] | CslDate> = {};
  const set = (key: string, value: string | undefined): void => {
    if (value && item[key] === undefined) item[key] = value;
  };

  const people = (key: string, parts: readonly (Branch | undefined)[], name: string, which: (branch: Branch) => boolean = () => true) => {
    const names = parts.flatMap((part) => part?.children(name).filter(which).flatMap(namesOf) ?? []);
    if (names.length > 0) item[key] = [...((item[key] as readonly CslName[] | undefined) ?? []), ...names];
  };
  const translates = (editor: Branch): boolean => /^(translator|trl)$/i.test(editor.attribute('role') ?? '');
  people('author', [own], 'author');
  if (analytic) people('container-author', [monogr], 'author');
  people('editor', [analytic, monogr], 'editor', (editor) => !translates(editor));
  people('translator', [analytic, monogr], 'editor', translates);
  people('collection-editor', [series], 'editor');

  set('title', titleOf(own));
  if (analytic) set('container-title', titleOf(monogr));
  set('collection-title', titleOf(series));
  set('collection-number', series?.child('biblScope')?.text ?? series?.child('idno')?.text);
  set('publisher', list(imprint?.children('publisher')));
  set('publisher-place', list(imprint?.children('pubPlace')));
  set('edition', monogr?.child('edition')?.text);
  const issued = dateOf(imprint?.child('date') ?? monogr?.child('date'));
  if (issued) item['issued'] = issued;
  for (const scope of [...(imprint?.children('biblScope') ?? []), ...(monogr?.children('biblScope') ?? [])]) {
    const key = UNITS[(scope.attribute('unit') ?? '').toLowerCase()];
    if (key) set(key, scope.text);
  }
  for (const idno of [whole, analytic, monogr].flatMap((part) => part?.children('idno') ?? [])) {
    const key = IDENTIFIERS[(idno.attribute('type') ?? '').toUpperCase()];
    if (key) set(key, key === 'DOI' ? idno.text.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, '') : idno.text);
  }
  const address = [whole, analytic, monogr].flatMap((part) => [...(part?.children('ptr') ?? []), ...(part?.children('ref') ?? [])]);
  set(
    'URL',
    address.map((pointer) => pointer.attribute('target')).find((target) => /^https?:\/\/\S+$/i.test(target ?? '')),
  );
  if (item['title'] === undefined && item['author'] === undefined && item['editor'] === undefined) return undefined;
  return { ...item, id: String(element.ordinal), type: typeOf(element, analytic, monogr) };
}

function typeOf(element: TeiElement, analytic: Branch | undefined, monogr: Branch | undefined): string {
  const said = TYPES[(attribute(element, 'type') ?? '').replace(/[^A-Za-z]/g, '').toLowerCase()];
  if (said) return said;
  const level = monogr?.child('title')?.attribute('level');
  if (analytic) return level === 'm' || level === 's' ? 'chapter' : 'article-journal';
  return level === 'u' ? 'manuscript' : 'book';
}

/** Main title and subtitle, as they are joined in print. */
function titleOf(part: Branch | undefined): string | undefined {
  const titles = part?.children('title') ?? [];
  const main = titles.find((title) => title.attribute('type') !== 'sub') ?? titles[0];
  const sub = titles.find((title) => title !== main && title.attribute('type') === 'sub');
  return main && [main.text, sub?.text].filter(Boolean).join(': ');
}

/** A name taken apart as its markup does; `Family, Given` at the comma; a body, or one in a row, as it is. */
function namesOf(agent: Branch): CslName[] {
  const body = agent.child('orgName');
  if (body) return [{ literal: body.text }];
  const persons = agent.children('persName');
  return (persons.length > 0 ? persons : [agent]).flatMap((person): CslName[] => {
    const inside = (local: string) => list(person.descendants(local), ' ');
    const family = inside('surname');
    const given = inside('forename');
    if (family) {
      const particle = inside('nameLink');
      const suffix = inside('genName');
      return [
        {
          family,
          ...(given ? { given } : {}),
          ...(particle ? { 'non-dropping-particle': particle } : {}),
          ...(suffix ? { suffix } : {}),
        },
      ];
    }
    const comma = /^([^,]+), ([^,]+)$/.exec(person.text);
    if (comma) return [{ family: comma[1] as string, given: comma[2] as string }];
    return person.text ? [{ literal: person.text }] : [];
  });
}

/** The date as TEI normalises it, otherwise in the words of the source. */
function dateOf(date: Branch | undefined): CslDate | undefined {
  if (!date) return undefined;
  const when = parts(date.attribute('when')) ?? parts(date.text);
  if (when) return { 'date-parts': [when] };
  const [from, to] = ['from', 'to'].map((name) => parts(date.attribute(name)));
  if (from && to) return { 'date-parts': [from, to] };
  return date.text ? { literal: date.text } : undefined;
}

function parts(value: string | undefined): number[] | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value?.trim() ?? '');
  return match?.slice(1).filter(Boolean).map(Number);
}

function list(branches: readonly Branch[] | undefined, separator = '; '): string | undefined {
  return (
    branches
      ?.map(({ text }) => text)
      .filter(Boolean)
      .join(separator) || undefined
  );
}
