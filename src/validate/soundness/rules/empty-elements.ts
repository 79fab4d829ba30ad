/** Elements whose meaning is their content, without any. */
import { report } from '../../../model/codes.js';
import type { OpenElement, RuledDocument, Visitor } from '../rule.js';

/** White space alone is no content of these; in a phrase it may be the space between two words. */
const BLOCKS = new Set('ab bibl desc head p'.split(' '));
const PHRASES = new Set(
  'abbr author corr emph expan foreign forename geogName hi label mentioned name orgName persName placeName q quote rs said seg soCalled surname term title'.split(
    ' ',
  ),
);

/** As the only child of its parent each of these is there because the schema wants one. */
const FILLERS = new Set(['ab', 'desc', 'p']);

/** These say how something looks, in which language it is, which it is of several: nothing without it. */
const SAYS_NOTHING = new Set(['n', 'rend', 'rendition', 'style', 'type', 'level', 'xml:lang', 'xml:space', 'part', 'instant', 'full']);

export function emptyElements(document: RuledDocument): Visitor {
  /** For each open element: how many children it has had, and which of them were empty. */
  const open: { children: number; readonly empty: OpenElement[] }[] = [];

  const isEmpty = ({ local, attributes, contentStart }: OpenElement, endTag: number): boolean => {
    if (!BLOCKS.has(local) && !PHRASES.has(local)) return false;
    if (attributes.some(({ name }) => !SAYS_NOTHING.has(name))) return false;
    // A comment or an instruction within may be why it is empty.
    const content = document.source.text.slice(contentStart, endTag);
    return (BLOCKS.has(local) ? content.trim() : content) === '';
  };

  return {
    start() {
      const parent = open.at(-1);
      if (parent) parent.children += 1;
      open.push({ children: 0, empty: [] });
    },
    end(element, endTag) {
      const closed = open.pop();
      for (const child of closed?.empty ?? []) {
        if (closed?.children === 1 && FILLERS.has(child.local)) continue;
        document.say(report.soundnessElementEmpty(document.at(child), child.local));
      }
      if (closed?.children === 0 && isEmpty(element, endTag)) open.at(-1)?.empty.push(element);
    },
  };
}
