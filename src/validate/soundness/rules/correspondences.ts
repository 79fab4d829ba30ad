/**
 * `@corresp`, `@sameAs` and `@copyOf` (TEI P5, 17.4 and 17.6). Two elements may well correspond to one another; nothing corresponds
 * to itself or to what it stands in, and what is the same as, or a copy of, something must come to it in the end.
 */
import { report } from '../../../model/codes.js';
import { given, type OpenElement, type RuledDocument, tokensOf, type Visitor } from '../rule.js';

const COPIES = ['sameAs', 'copyOf'] as const;

export function correspondences(document: RuledDocument): Visitor {
  const corresponding: OpenElement[] = [];
  const copies: OpenElement[] = [];

  const stands = (inner: OpenElement, outer: OpenElement): boolean => {
    for (let each: OpenElement | undefined = inner; each !== undefined; each = each.parent) if (each === outer) return true;
    return false;
  };

  const correspondsToItself = (element: OpenElement): void => {
    for (const token of tokensOf(element, 'corresp')) {
      const other = document.targetOf(token);
      if (other === undefined || !stands(element, other)) continue;
      const what = other === element ? 'the element itself' : `the ${other.local || 'element'} it stands in`;
      document.say(report.soundnessCorrespCircular(document.at(element, 'corresp'), token, what));
    }
  };

  /** Each element is walked over once, as in a chain of `@next`. */
  const circles = (attribute: (typeof COPIES)[number]): void => {
    const walked = new Map<OpenElement, OpenElement>();
    for (const first of copies) {
      let element: OpenElement | undefined = first;
      while (element !== undefined && !walked.has(element)) {
        walked.set(element, first);
        const [token = ''] = tokensOf(element, attribute);
        const next = document.targetOf(token);
        if (next !== undefined && walked.get(next) === first)
          document.say(report.soundnessCopyCircular(document.at(element, attribute), attribute, token));
        element = next;
      }
    }
  };

  return {
    start(element) {
      if (given(element, 'corresp') !== undefined) corresponding.push(element);
      if (COPIES.some((attribute) => given(element, attribute) !== undefined)) copies.push(element);
    },
    finish() {
      for (const element of corresponding) correspondsToItself(element);
      for (const attribute of COPIES) circles(attribute);
    },
  };
}
