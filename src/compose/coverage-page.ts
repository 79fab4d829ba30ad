import type { Messages } from '../model/messages.js';

/** The context of the page that says what the texts are encoded with, and how it is shown. */

interface CoveredElement {
  readonly name: string;
  readonly namespace?: string;
  readonly count: number;
  readonly documents: number;
  readonly shown: Readonly<Record<string, number>>;
  readonly neutral: number;
  readonly attributes: readonly { readonly name: string; readonly count: number }[];
}

export interface Covered {
  readonly documents: number;
  readonly elements: readonly CoveredElement[];
}

export const COVERAGE_FOLDER = 'coverage';

export function coverageContext({ documents, elements }: Covered, messages: Messages) {
  const sum = (key: 'count' | 'neutral'): number => elements.reduce((total, element) => total + element[key], 0);
  return {
    title: messages.say('coverage.title'),
    summary: messages.say('coverage.summary', sum('count'), elements.length, messages.say('coverage.documents', documents)),
    several: documents !== 1,
    neutral: sum('neutral'),
    neutralNames: elements.filter((element) => element.neutral > 0).map(({ name, neutral }) => ({ name, neutral })),
    elements: elements.map((element) => ({
      ...element,
      shown: Object.keys(element.shown).join(', '),
      attributes: element.attributes.map(({ name, count }) => ({ name, count })),
    })),
  };
}
