/** An app tells of each witness what it reads there (TEI P5, 12.1): once. */
import { report } from '../../../model/codes.js';
import { ancestor, given, type OpenElement, type RuledDocument, tokensOf, type Visitor } from '../rule.js';

interface Entry {
  readonly app: OpenElement;
  readonly cited: Map<string, OpenElement>;
  /** False where a reading names no witness: the rest is meant. */
  positive: boolean;
}

/** Fewer entries do not show what the apparatus wants to be. */
const ENOUGH = 5;
/** The share of entries that cite every witness from which on the others seem to be slips. */
const NEARLY_ALL = 0.8;

export function apparatus(document: RuledDocument): Visitor {
  const open: Entry[] = [];
  const entries: Entry[] = [];
  const witnesses = new Set<string>();
  /** Groups of witnesses, cited by one siglum. */
  const groups = new Map<string, string[]>();
  let fragmentary = false;

  const cite = (reading: OpenElement): void => {
    const entry = open.at(-1);
    if (entry === undefined) return;
    const sigla = tokensOf(reading, 'wit');
    if (sigla.length === 0 && ancestor(reading, 'rdgGrp', 'app')?.local === 'app') entry.positive = false;
    for (const siglum of sigla) {
      const earlier = entry.cited.get(siglum);
      if (earlier === undefined) entry.cited.set(siglum, reading);
      // Hands and stages of one witness read differently, and say so.
      else if (!tellsApart(earlier) && !tellsApart(reading)) {
        document.say(report.soundnessAppWitnessTwice(document.at(reading, 'wit'), siglum));
      }
    }
  };

  return {
    elements: ['app', 'lem', 'rdg', 'witness', 'lacunaStart', 'lacunaEnd', 'witStart', 'witEnd', 'witDetail'],
    start(element) {
      const { local } = element;
      if (local === 'app') open.push({ app: element, cited: new Map(), positive: true });
      else if (local === 'lem' || local === 'rdg') cite(element);
      else if (local === 'witness') {
        const id = given(element, 'xml:id');
        if (id === undefined) return;
        witnesses.add(id);
        for (let list = ancestor(element, 'listWit'); list !== undefined; list = ancestor(list, 'listWit')) {
          const group = given(list, 'xml:id');
          if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), id]);
        }
      } else fragmentary = true;
    },
    end(element) {
      if (element.local !== 'app') return;
      const entry = open.pop();
      // An app within a reading concerns only the witnesses of that reading.
      if (entry && ancestor(element, 'rdg', 'lem') === undefined) entries.push(entry);
    },
    finish() {
      if (fragmentary || witnesses.size < 2) return;
      const judged = entries.filter(({ positive, cited }) => positive && cited.size > 0);
      const gaps = judged.map(({ app, cited }) => ({ app, missing: missingFrom(cited, witnesses, groups) }));
      const wanting = gaps.filter(({ missing }) => missing.length > 0);
      if (entries.length < ENOUGH || gaps.length - wanting.length < NEARLY_ALL * entries.length) return;
      for (const { app, missing } of wanting) document.say(report.soundnessAppWitnessMissing(document.at(app), missing));
    },
  };
}

const tellsApart = (reading: OpenElement): boolean =>
  ['hand', 'varSeq', 'type', 'cause'].some((attribute) => given(reading, attribute) !== undefined);

function missingFrom(cited: ReadonlyMap<string, unknown>, witnesses: ReadonlySet<string>, groups: ReadonlyMap<string, string[]>): string[] {
  const found = new Set<string>();
  for (const token of cited.keys()) {
    const id = token.slice(token.indexOf('#') + 1);
    found.add(id);
    for (const member of groups.get(id) ?? []) found.add(member);
  }
  return [...witnesses].filter((id) => !found.has(id));
}
