/** How a code becomes a function that makes findings. */
import type { Diagnostic, DiagnosticSource, Fix, Range, Severity } from './diagnostic.js';

/** Where a finding stands; each factory takes one. */
export interface Place {
  readonly path?: string;
  readonly range?: Range;
  readonly expected?: readonly string[];
  readonly fix?: Fix;
  readonly kind?: string;
  readonly schema?: string;
  readonly notes?: readonly string[];
}

/** Makes the function that makes findings of one code. */
export function factory<Args extends readonly unknown[]>(
  code: `${DiagnosticSource}/${string}`,
  severity: Severity,
  write: (...args: Args) => string,
) {
  const source = code.slice(0, code.indexOf('/')) as DiagnosticSource;
  const make = (place: Place, ...args: Args): Diagnostic => {
    const words = args.map(short);
    const gist = words.some(isNumber) ? { gist: write(...(words.map((word) => (isNumber(word) ? '…' : word)) as unknown as Args)) } : {};
    return {
      ...{ code, severity, source, message: write(...(words as unknown as Args)) },
      ...gist,
      ...place,
      ...(place.range?.path === undefined ? {} : inItsFile(place.range)),
    };
  };
  return Object.assign(make, { code, severity });
}

const isNumber = (value: unknown): boolean => typeof value === 'number';

/** A value from a document may be as long as the document. */
const LONGEST = 1000;

function short(value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}

/** A range in an included file names that file; the finding is in it. */
function inItsFile({ path, ...range }: Range): Place {
  return { ...(path === undefined ? {} : { path }), range };
}

/** `a`, `a and b`, `a, b and c`. */
export const and = (names: readonly string[], word = 'and'): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}` : (names[0] ?? '');

/** What one of must be there; a long list is for the names expected, not for the sentence. */
export const either = (names: readonly string[]): string =>
  names.length <= 8 ? and(names, 'or') : `${names.slice(0, 8).join(', ')} or others`;

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
