/** What was likely meant by a language tag or a code that the registry lacks. For a person to decide: nothing is repaired by it. */
import { nearest } from '../../model/nearest.js';
import { betterTag, registry, type TagFault, tagFault } from './language-tags.js';

/** Codes of two letters are one slip from many others; from here on a slip can be told. */
const TELLING = 4;

/** A tag as it should be, or with the code of the language that it names in English (`german`), or with a part that is nearly right. */
export function likelyTag(tag: string, fault: TagFault): string | undefined {
  const better = betterTag(tag);
  if (better !== undefined || fault.kind === 'malformed' || fault.part.length < TELLING) return better;
  const { part } = fault;
  const lower = tag.toLowerCase();
  const instead = lower.startsWith(part) ? codeNamed('language', part) : likelyPart(part);
  if (instead === undefined) return undefined;
  const [likely] = Intl.getCanonicalLocales(lower.replace(part, instead));
  return likely !== undefined && tagFault(likely) === undefined ? likely : undefined;
}

/** The script or variant of which the part is a slip; undefined where several are as near. */
function likelyPart(part: string): string | undefined {
  const candidates = [...registry('script'), ...registry('variant')];
  const found = nearest(part, candidates);
  return found === nearest(part, candidates.reverse()) ? found : undefined;
}

/** Names of languages are near to one another: `deutsch` is two changes from Dutch. */
const ONE_CHANGE = 1;

const names = new Map<string, ReadonlyMap<string, string>>();

/** The code of what an English name says, slips forgiven: `german` is `de`, `Austria` is `AT`. */
export function codeNamed(kind: 'language' | 'region', name: string): string | undefined {
  if (name.length < TELLING) return undefined;
  let table = names.get(kind);
  if (table === undefined) {
    const english = new Intl.DisplayNames('en', { type: kind, fallback: 'none' });
    // Asking for all eight thousand languages takes a tenth of a second.
    const codes = [...registry(kind)].filter((code) => /^[a-z]{2}$/.test(code));
    table = new Map(
      codes.flatMap((code) => {
        const said = english.of(kind === 'region' ? code.toUpperCase() : code)?.toLowerCase();
        return said === undefined ? [] : [[said, code] as const];
      }),
    );
    names.set(kind, table);
  }
  const wanted = name.toLowerCase();
  const meant = table.has(wanted) ? wanted : nearest(wanted, table.keys(), ONE_CHANGE);
  return meant === undefined ? undefined : table.get(meant);
}
