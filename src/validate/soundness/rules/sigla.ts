/** Names that must be declared in the header before an attribute uses them: sigla of witnesses, calendars. */
import { dirname, resolve } from 'node:path';
import { report } from '../../../model/codes.js';
import { nearest } from '../../../model/nearest.js';
import { given, isBased, type OpenElement, type Pointer, type RuledDocument, type Visitor } from '../rule.js';

export function sigla(document: RuledDocument): Visitor {
  const pointers: Pointer[] = [];
  const witnesses: string[] = [];
  const calendars: string[] = [];
  const placeOf = (element: OpenElement, attribute: string, likely: string | undefined) => ({
    ...document.at(element, attribute),
    ...(likely === undefined ? {} : { expected: [`#${likely}`] }),
  });
  /** A name without # is a file's, unless there is none such. */
  const fix = ({ element, attribute, token }: Pointer, target: OpenElement | undefined, kinds: readonly string[]) =>
    target && kinds.includes(target.local) && !isBased(element) && !document.exists(resolve(dirname(document.facts.file), token))
      ? document.fixAt(element, attribute, token, `#${token}`)
      : {};
  return {
    elements: ['witness', 'listWit', 'calendar'],
    start: (element) => {
      const id = given(element, 'xml:id');
      if (id !== undefined) (element.local === 'calendar' ? calendars : witnesses).push(id);
    },
    pointer(pointer) {
      if (pointer.attribute === 'wit' || pointer.attribute === 'calendar') pointers.push(pointer);
    },
    finish() {
      for (const pointer of pointers) {
        const { element, attribute, token } = pointer;
        const id = token.startsWith('#') ? token.slice(1) : token;
        const target = document.ids.get(id);
        if (attribute === 'calendar') {
          if (/[/:.]/.test(token) || (target?.local === 'calendar' && token !== id)) continue;
          const place = placeOf(element, attribute, target?.local === 'calendar' ? id : likely(id, calendars));
          const repair = token === id ? fix(pointer, target, ['calendar']) : {};
          document.say(report.soundnessCalendarUndeclared({ ...place, ...repair }, token));
        } else if (!/[/:.]/.test(token) && (target === undefined || token === id)) {
          // A siglum without # is a file's name to a processor; where there are witnesses, one of them is meant.
          if (token === id && witnesses.length === 0) continue;
          const place = placeOf(element, attribute, target ? id : likely(id, witnesses));
          const repair = token === id ? fix(pointer, target, ['witness', 'listWit']) : {};
          document.say(report.soundnessWitUndeclared({ ...place, ...repair }, attribute, token));
        }
      }
    },
  };
}

/** Sigla are short: from A to B is no slip, from a to A is. */
const TELLING = 3;

/** The declared name that was likely meant. Digits tell witnesses apart. */
function likely(written: string, declared: readonly string[]): string | undefined {
  const alike = declared.filter((name) => name.toLowerCase() === written.toLowerCase());
  if (alike.length > 0) return alike[0];
  if (written.length < TELLING) return undefined;
  const digits = written.replace(/\D/g, '');
  return nearest(
    written,
    declared.filter((name) => name.length >= TELLING && name.replace(/\D/g, '') === digits),
  );
}
