/** How a code becomes a function that makes findings. */
import type { Diagnostic, DiagnosticSource, Range, Severity } from './diagnostic.js';

/** Where a finding stands; each factory takes one. */
export interface Place {
  readonly path?: string;
  readonly range?: Range;
  readonly expected?: readonly string[];
  readonly schema?: string;
  readonly notes?: readonly string[];
}

export function factory<Args extends readonly unknown[]>(
  code: `${DiagnosticSource}/${string}`,
  severity: Severity,
  write: (...args: Args) => string,
) {
  const source = code.slice(0, code.indexOf('/')) as DiagnosticSource;
  const make = (place: Place, ...args: Args): Diagnostic => ({
    code,
    severity,
    source,
    message: write(...args),
    ...place,
    ...(place.range?.path === undefined ? {} : inItsFile(place.range)),
  });
  return Object.assign(make, { code, severity });
}

/** A range in an included file names that file; the finding is in it. */
function inItsFile({ path, ...range }: Range): Place {
  return { ...(path === undefined ? {} : { path }), range };
}
