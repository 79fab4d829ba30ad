/** The severities that an edition gives to codes: each code must exist, and be one that can be weighed. */
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { type Weight, type Weights, weightFault } from '../model/weights.js';

/** Throws a {@link Refusal} that names every pair that cannot be used. @param path of the configuration, where they are from one */
export function checkWeights(pairs: readonly (readonly [code: string, weight: string])[], path?: string): Weights {
  const faults = pairs.flatMap(([code, weight]) => weightFault(code, weight) ?? []);
  const place = path === undefined ? {} : { path };
  if (faults.length > 0) {
    throw new Refusal(
      ...faults.map(({ reason, expected }) => report.configInvalid({ ...place, ...(expected ? { expected } : {}) }, reason)),
    );
  }
  return Object.fromEntries(pairs) as Record<string, Weight>;
}

/** `CODE=SEVERITY`, as it is given on the command line. */
export function weightsOf(given: readonly string[]): Weights {
  return checkWeights(
    given.map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}
