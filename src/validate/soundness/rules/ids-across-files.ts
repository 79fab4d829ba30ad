/** `xml:id` need only be unique in a file; but what an edition names by it should have that identifier alone. */
import { report } from '../../../model/codes.js';
import type { EditionRule } from '../rule.js';

/** Without names nobody can tell. */
const isAnother = (name: string, other: string): boolean => name !== '' && other !== '' && name !== other;

export const idsAcrossFiles: EditionRule = (documents, say) => {
  const first = new Map<string, string>();
  const named = new Map<string, { path: string; name: string }>();
  for (const { path, ids, entries, root } of documents) {
    const told = new Set<string>();
    for (const { id, element, name, range } of entries) {
      const other = named.get(`${element} ${id}`);
      if (other === undefined) named.set(`${element} ${id}`, { path, name });
      // The same name twice is a copy of one entry, kept beside each text on purpose.
      else if (other.path !== path && (element === 'TEI' || element === 'teiCorpus' || isAnother(name, other.name))) {
        told.add(id);
        say(path, report.soundnessIdAcrossFiles({ path, range }, element, id, other.path, name, other.name));
      }
    }
    const repeated: string[] = [];
    for (const id of ids.keys()) {
      const other = first.get(id);
      if (other === undefined) first.set(id, path);
      else if (!told.has(id)) repeated.push(id);
    }
    const [one] = repeated;
    if (one !== undefined) {
      say(
        path,
        report.soundnessIdRepeated({ path, kind: 'ids', ...(root ? { range: root } : {}) }, one, first.get(one) ?? '', repeated.length - 1),
      );
    }
  }
};
