/** Entries of registers: gathered from each document, and those that nothing in the edition points to. */
import { report } from '../../../model/codes.js';
import {
  ancestor,
  type DocumentFacts,
  type EditionRule,
  type Entry,
  given,
  type OpenElement,
  type RuledDocument,
  type Visitor,
} from '../rule.js';

/** What a register lists (TEI P5, chapter 14). Bibliographies are read for themselves, so bibl is none of them. */
const ENTRIES = ['person', 'personGrp', 'place', 'org', 'object', 'event', 'nym'];

const NAMES = ['eventName', 'form', 'geogName', 'label', 'name', 'objectName', 'orgName', 'persName', 'placeName'];

export function entries(document: RuledDocument): Visitor {
  const { facts } = document;
  /** Names are gathered for the entry that is open. */
  let open: { readonly element: OpenElement; readonly entry: Entry } | undefined;
  let name: OpenElement | undefined;
  return {
    elements: ['TEI', 'teiCorpus', ...ENTRIES, ...NAMES],
    start(element) {
      if (NAMES.includes(element.local)) {
        if (open?.entry.name === '' && name === undefined && element.parent === open.element) name = element;
        return;
      }
      const id = given(element, 'xml:id');
      if (element.parent === undefined) facts.root = document.at(element).range;
      // Speakers and participants are listed for one text alone, whether or not it names them.
      if (id !== undefined && ancestor(element, 'particDesc') === undefined) {
        const entry = { id, element: element.local, name: '', range: document.at(element, 'xml:id').range };
        facts.entries.push(entry);
        if (ENTRIES.includes(element.local)) open = { element, entry };
      }
    },
    text(value) {
      if (name && open) open.entry.name += value;
    },
    end(element) {
      if (element !== name || open === undefined) return;
      open.entry.name = open.entry.name.replace(/\s+/g, ' ').trim();
      name = undefined;
    },
  };
}

/** Silent where nothing at all points to entries of that kind: such an edition has registers without references. */
export const unmentioned: EditionRule = (documents, say) => {
  const mentions = new Set<string>();
  for (const document of documents) {
    for (const mention of document.mentions) mentions.add(mention.startsWith('#') ? `${document.file}${mention}` : mention);
  }
  const isMentioned = ({ file }: DocumentFacts, id: string): boolean => mentions.has(`${file}#${id}`) || mentions.has(id);
  const used = new Set<string>();
  for (const document of documents) {
    for (const { id, element } of document.entries) if (isMentioned(document, id)) used.add(element);
  }
  for (const document of documents) {
    const silent = document.entries.filter(
      ({ id, element }) => used.has(element) && ENTRIES.includes(element) && !isMentioned(document, id),
    );
    const [first, ...others] = silent;
    if (first === undefined) continue;
    const ids = others.slice(0, 20).map(({ id }) => id);
    const notes = others.length > 0 ? [`the others: ${ids.join(', ')}${others.length > ids.length ? ', …' : ''}`] : [];
    const { path } = document;
    say(
      path,
      report.soundnessEntryUnmentioned({ path, range: first.range, notes, kind: 'entries' }, first.element, first.id, others.length),
    );
  }
};
