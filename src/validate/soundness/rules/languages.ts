/** Languages: tags as BCP 47 wants them, and declared in langUsage where that lists any. */
import { report } from '../../../model/codes.js';
import { betterTag, casedTag, tagFault } from '../language-tags.js';
import { likelyTag } from '../likely-tags.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';
import { Tally } from '../tally.js';

/** Other attributes that hold tags, by element. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  language: ['ident'],
  textLang: ['mainLang', 'otherLangs'],
};

export function languages(document: RuledDocument): Visitor {
  const used = new Tally<string, OpenElement>();
  const declared = new Set<string>();

  const judge = (element: OpenElement, attribute: string, tag: string): boolean => {
    const fault = tagFault(tag);
    if (fault === undefined) {
      const cased = casedTag(tag);
      if (cased !== tag) {
        const place = { ...document.at(element, attribute), expected: [cased], ...document.fixAt(element, attribute, tag, cased) };
        document.say(report.soundnessLangCase(place, attribute, tag));
      }
      return true;
    }
    const bare = tag.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    const likely = bare !== '' && tagFault(bare) === undefined ? casedTag(bare) : likelyTag(bare, fault);
    // `en_GB` can mean nothing but `en-GB`; what else is likely meant is for a person to say.
    const same = likely?.toLowerCase() === bare.replaceAll('_', '-').toLowerCase();
    const fix = likely && same ? document.fixAt(element, attribute, tag, likely) : {};
    const place = { ...document.at(element, attribute), ...(likely ? { expected: [likely] } : {}), ...fix };
    if (fault.kind === 'malformed') document.say(report.soundnessLangMalformed(place, attribute, tag));
    else document.say(report.soundnessLangUnknown(place, attribute, tag, fault.part, fault.what));
    return false;
  };

  /** A tag that is not quite right declares the language that it means. */
  const declare = (tag: string): void => {
    declared.add(tag.toLowerCase());
    const better = betterTag(tag);
    if (better) declared.add(better.toLowerCase());
  };

  return {
    start(element) {
      for (const { name, value } of element.attributes) {
        if (name === 'xml:lang' && judge(element, name, value) && value !== '') used.add(value, () => element);
      }
      for (const name of ELSEWHERE[element.local] ?? []) {
        for (const tag of (given(element, name) ?? '').split(/\s+/)) judge(element, name, tag);
        if (element.local === 'language') declare(given(element, name) ?? '');
      }
    },
    finish() {
      if (declared.size === 0) return;
      for (const [tag, element, count] of used) {
        if (!isDeclared(tag.toLowerCase(), declared))
          document.say(report.soundnessLangUndeclared(document.at(element, 'xml:lang'), tag, count));
      }
    },
  };
}

/** A declaration of a language holds for its varieties: of `en`, for `en-GB`. */
function isDeclared(tag: string, declared: ReadonlySet<string>): boolean {
  for (let range = tag; range !== ''; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    if (declared.has(range)) return true;
  }
  return false;
}
