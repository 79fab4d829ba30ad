/** Identifiers of authority files: in `idno` of that type, and in addresses, as text or in a pointer. */
import { report } from '../../../model/codes.js';
import type { Place } from '../../../model/factory.js';
import { AUTHORITIES, type Authority } from '../identifiers.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

export function authorities(document: RuledDocument): Visitor {
  let idno: { readonly element: OpenElement; content: string } | undefined;

  const judge = (place: Place, authority: Authority, identifier: string): void => {
    const { name, form, shape, checks } = authority;
    if (!form.test(identifier)) document.say(report.soundnessAuthorityForm(place, name, identifier, shape));
    else if (checks && !checks(identifier)) document.say(report.soundnessAuthorityCheckDigit(place, name, identifier));
  };

  const judgeAddress = (address: string, place: () => Place): boolean => {
    if (!/^https?:/.test(address)) return false;
    for (const authority of AUTHORITIES) {
      const identifier = authority.address.exec(address)?.[1];
      if (identifier === undefined) continue;
      judge(place(), authority, identifier);
      return true;
    }
    return false;
  };

  return {
    elements: ['idno'],
    pointer({ element, attribute, token }) {
      judgeAddress(token, () => document.at(element, attribute));
    },
    start(element) {
      idno = { element, content: '' };
    },
    text(value, _, parent) {
      if (idno?.element === parent) idno.content += value;
    },
    end(element) {
      if (idno?.element !== element) return;
      const content = idno.content.trim();
      idno = undefined;
      if (content === '' || judgeAddress(content, () => document.at(element))) return;
      const types = [given(element, 'type'), given(element, 'subtype')];
      const authority = AUTHORITIES.find(({ types: announced }) => types.some((type) => type !== undefined && announced.test(type)));
      // An address of another host is judged by whoever runs it.
      if (authority && !/^https?:/.test(content)) judge(document.at(element), authority, content.replace(/^\(.*\)/, ''));
    },
  };
}
