/** What begins at an empty element ends at the one that its `@spanTo` names (TEI P5, att.spanning). */
import { report } from '../../../model/codes.js';
import { given, type OpenElement, type RuledDocument, type Visitor } from '../rule.js';

const SPANNING = new Set(['addSpan', 'damageSpan', 'delSpan']);

export function spans(document: RuledDocument): Visitor {
  const spanning: OpenElement[] = [];
  return {
    start(element) {
      if (given(element, 'spanTo') !== undefined) spanning.push(element);
      else if (SPANNING.has(element.local)) document.say(report.soundnessSpanEndless(document.at(element), element.local));
    },
    finish() {
      for (const element of spanning) {
        const token = (given(element, 'spanTo') ?? '').trim();
        const end = document.targetOf(token);
        if (end !== undefined && end.ordinal <= element.ordinal) {
          document.say(report.soundnessSpanBackwards(document.at(element, 'spanTo'), element.local, token));
        }
      }
    },
  };
}
