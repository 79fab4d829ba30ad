/** Names that must be declared in the header before an attribute uses them: sigla of witnesses, calendars. */
import { report } from '../../../model/codes.js';
import { given, type Pointer, type RuledDocument, type Visitor } from '../rule.js';

export function sigla(document: RuledDocument): Visitor {
  const pointers: Pointer[] = [];
  let witnesses = 0;
  return {
    elements: ['witness', 'listWit'],
    start: (element) => {
      if (given(element, 'xml:id') !== undefined) witnesses += 1;
    },
    pointer(pointer) {
      if (pointer.attribute === 'wit' || pointer.attribute === 'calendar') pointers.push(pointer);
    },
    finish() {
      for (const { element, attribute, token } of pointers) {
        const id = token.startsWith('#') ? token.slice(1) : token;
        const target = document.ids.get(id);
        if (attribute === 'calendar') {
          if (/[/:.]/.test(token) || (target?.local === 'calendar' && token !== id)) continue;
          const place = { ...document.at(element, attribute), ...(target?.local === 'calendar' ? { expected: [`#${id}`] } : {}) };
          document.say(report.soundnessCalendarUndeclared(place, token));
        } else if (!/[/:.]/.test(token) && (target === undefined || token === id)) {
          // A siglum without # is a file's name to a processor; where there are witnesses, one of them is meant.
          if (token === id && witnesses === 0) continue;
          const place = { ...document.at(element, attribute), ...(target ? { expected: [`#${id}`] } : {}) };
          document.say(report.soundnessWitUndeclared(place, attribute, token));
        }
      }
    },
  };
}
