/** Codes of countries and languages that say which standard they are of. */
import { report } from '../../../model/codes.js';
import { betterTag, isCountry, isLanguage } from '../language-tags.js';
import { codeNamed } from '../likely-tags.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

const COUNTRY_TYPE = /^iso[ _-]?3166(-1)?$/i;
const LANGUAGE_TYPE = /^iso[ _-]?639(-[123])?$/i;

export function countries(document: RuledDocument): Visitor {
  let idno: { readonly element: OpenElement; content: string } | undefined;
  const country = (element: OpenElement, code: string, attribute?: string): void => {
    // Three letters and three digits have tables of their own, which the registry lacks.
    if (/^([a-z]{3}|\d{3})$/i.test(code) || isCountry(code)) return;
    const better = betterTag(`und-${code}`)?.slice('und-'.length) ?? codeNamed('region', code)?.toUpperCase();
    const place = { ...document.at(element, attribute), ...(better ? { expected: [better] } : {}) };
    document.say(report.soundnessCountryUnknown(place, code, 'ISO 3166'));
  };
  return {
    elements: ['country', 'idno'],
    start(element) {
      if (element.local === 'idno') idno = { element, content: '' };
      // A key of two capitals is such a code; longer keys are the project's own.
      else if (/^[A-Z]{2}$/.test(given(element, 'key') ?? '')) country(element, given(element, 'key') ?? '', 'key');
    },
    text(value, _, parent) {
      if (idno?.element === parent) idno.content += value;
    },
    end(element) {
      if (idno?.element !== element) return;
      const code = idno.content.trim();
      idno = undefined;
      const type = given(element, 'type') ?? '';
      if (code === '') return;
      if (COUNTRY_TYPE.test(type)) country(element, code);
      else if (LANGUAGE_TYPE.test(type) && !isLanguage(code)) {
        const likely = codeNamed('language', code);
        document.say(
          report.soundnessCountryUnknown({ ...document.at(element), ...(likely ? { expected: [likely] } : {}) }, code, 'ISO 639'),
        );
      }
    },
  };
}
