/** `@next` and `@prev` (TEI P5, 17.7) say the same thing twice: they must agree, and end. */
import { report } from '../../../model/codes.js';
import { given, type OpenElement, type RuledDocument, tokensOf, type Visitor } from '../rule.js';

export function chains(document: RuledDocument): Visitor {
  const linked: OpenElement[] = [];

  /** The other end must not point back to something else. */
  const agree = (element: OpenElement, attribute: 'next' | 'prev'): void => {
    const back = attribute === 'next' ? 'prev' : 'next';
    for (const token of tokensOf(element, attribute)) {
      const other = document.targetOf(token);
      if (other === undefined || other === element) continue;
      const found = given(other, back);
      const place = document.at(element, attribute);
      if (found !== undefined && !tokensOf(other, back).some((each) => each === `#${given(element, 'xml:id')}`)) {
        document.say(report.soundnessChainBroken(place, attribute, token, back, found));
      } else if (other.local !== element.local && other.local !== '') {
        document.say(report.soundnessChainKind(place, attribute, element.local, token, other.local));
      }
    }
  };

  /** Each element is walked over once: those of earlier walks are known to end, or were reported. */
  const circles = (): void => {
    const walked = new Map<OpenElement, OpenElement>();
    for (const first of linked) {
      let element: OpenElement | undefined = first;
      while (element !== undefined && !walked.has(element)) {
        walked.set(element, first);
        const [token = ''] = tokensOf(element, 'next');
        const next = document.targetOf(token);
        if (next !== undefined && walked.get(next) === first)
          document.say(report.soundnessChainCircular(document.at(element, 'next'), token));
        element = next;
      }
    }
  };

  return {
    start(element) {
      if (given(element, 'next') !== undefined || given(element, 'prev') !== undefined) linked.push(element);
    },
    finish() {
      for (const element of linked) {
        agree(element, 'next');
        agree(element, 'prev');
      }
      circles();
    },
  };
}
