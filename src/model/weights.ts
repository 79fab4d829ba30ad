import { report } from './codes.js';
import type { Diagnostic, Severity } from './diagnostic.js';

/** How much the findings of each code weigh in an edition: the configuration key `rules`. Codes without an entry weigh what they do. */
export type Weights = Readonly<Record<string, Weight>>;
export type Weight = Severity | 'off';

/** Every code that can be reported, with its severity. */
export const SEVERITIES: ReadonlyMap<string, Severity> = new Map(Object.values(report).map(({ code, severity }) => [code, severity]));

/** Rules that are worth something to few editions only. */
const DEFAULTS: Weights = { 'soundness/id-repeated': 'off' };

/**
 * Errors that say that something could not be done: a file read, a document judged, a page made or proved. They cannot be
 * wished away, for what they are about is missing.
 */
const FACTS =
  /^(xml|config|write|audit|bagit|package)\/|\/(engine-failed|rule-broken|rule-failed|document-unavailable|schema-broken|schema-unavailable)$|^transform\/(failed|stylesheet)$/;

/** Whether an edition may set the weight of a code. */
export function isWeighable(code: string): boolean {
  return !(FACTS.test(code) && SEVERITIES.get(code) === 'error');
}

/** The findings as an edition weighs them. */
export function weigh(diagnostics: readonly Diagnostic[], weights: Weights = {}): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const weight = weights[diagnostic.code] ?? DEFAULTS[diagnostic.code];
    if (weight === undefined || weight === diagnostic.severity || !isWeighable(diagnostic.code)) return [diagnostic];
    return weight === 'off' ? [] : [{ ...diagnostic, severity: weight }];
  });
}

/** Why a code cannot be weighed so, with the codes that could be meant; undefined where it can. */
export function weightFault(code: string, weight: string): { reason: string; expected?: readonly string[] } | undefined {
  if (!SEVERITIES.has(code)) {
    const area = `${code.split('/')[0]}/`;
    const expected = [...SEVERITIES.keys()].filter((each) => each.startsWith(area));
    return { reason: `there is no code “${code}”.`, ...(expected.length > 0 ? { expected } : {}) };
  }
  if (!isWeighable(code)) return { reason: `“${code}” says that something could not be done; its severity cannot be changed.` };
  const known: readonly string[] = ['error', 'warning', 'info', 'off'];
  return known.includes(weight) ? undefined : { reason: `“${code}” cannot be “${weight}”.`, expected: known };
}
