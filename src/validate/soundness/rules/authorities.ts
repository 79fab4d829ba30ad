/** Identifiers of authority files: in `idno` of that type, and in addresses, as text or in a pointer. */
import { report } from '../../../model/codes.js';
import type { Place } from '../../../model/factory.js';
import { AUTHORITIES, type Authority, tidiedIdentifier } from '../identifiers.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

/** Where an identifier stands, and how one word there is replaced by another. */
interface Written {
  place(): Place;
  fix(from: string, to: string): Pick<Place, 'fix'>;
}

interface Idno {
  readonly element: OpenElement;
  content: string;
  /** Offsets of the texts in it. */
  readonly starts: number[];
}

export function authorities(document: RuledDocument): Visitor {
  let idno: Idno | undefined;

  /** @param before what stands before the identifier, within one word */
  const judge = (written: Written, authority: Authority, identifier: string, before = ''): void => {
    const { name, form, shape, checks } = authority;
    if (!form.test(identifier)) {
      const tidy = tidiedIdentifier(authority, identifier);
      const repair = tidy === undefined ? {} : { expected: [tidy], ...written.fix(`${before}${identifier}`, `${before}${tidy}`) };
      document.say(report.soundnessAuthorityForm({ ...written.place(), ...repair }, name, identifier, shape));
    } else if (checks && !checks(identifier)) document.say(report.soundnessAuthorityCheckDigit(written.place(), name, identifier));
  };

  const judgeAddress = (address: string, written: Written): boolean => {
    if (!/^https?:/.test(address)) return false;
    for (const authority of AUTHORITIES) {
      const match = authority.address.exec(address);
      const identifier = match?.[1];
      if (match === null || identifier === undefined) continue;
      // What follows the identifier is kept as well: a repair is of the whole token.
      const before = match[0].slice(0, match[0].length - identifier.length);
      const after = address.slice(match[0].length);
      judge({ ...written, fix: (from, to) => written.fix(`${from}${after}`, `${to}${after}`) }, authority, identifier, before);
      return true;
    }
    return false;
  };

  return {
    elements: ['idno'],
    pointer({ element, attribute, token }) {
      judgeAddress(token, {
        place: () => document.at(element, attribute),
        fix: (from, to) => document.fixAt(element, attribute, from, to),
      });
    },
    start(element) {
      idno = { element, content: '', starts: [] };
    },
    text(value, start, parent) {
      if (idno?.element !== parent) return;
      idno.content += value;
      idno.starts.push(start);
    },
    end(element) {
      if (idno?.element !== element) return;
      const { content: whole, starts } = idno;
      const content = whole.trim();
      idno = undefined;
      const [start, ...others] = starts;
      const written: Written = {
        place: () => document.at(element),
        fix: (from, to) => (start === undefined || others.length > 0 ? {} : document.fixWithin(start, whole.indexOf(from), from, to)),
      };
      if (content === '' || judgeAddress(content, written)) return;
      const types = [given(element, 'type'), given(element, 'subtype')];
      const authority = AUTHORITIES.find(({ types: announced }) => types.some((type) => type !== undefined && announced.test(type)));
      // An address of another host is judged by whoever runs it.
      if (authority && !/^https?:/.test(content)) judge(written, authority, content.replace(/^\(.*\)/, ''));
    },
  };
}
