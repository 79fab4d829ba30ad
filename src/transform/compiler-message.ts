/** What the XSLT compiler says of an edition's own module, as a person reads it: which file, which line, what is wrong. */
import type { Position } from '../model/diagnostic.js';

export interface CompilerMessage {
  /** Below `xslt/`; undefined where the compiler does not say it and several could be meant. */
  readonly module?: string;
  readonly at?: Position;
  readonly reason: string;
}

/**
 * @param message of `xslt3`, paths below `xslt/` as `html/core.xsl`
 * @param modules the edition's own, one of which is at fault
 * @param lineOf gives a line of a module, so that the place is where its words begin: the compiler tells lines only
 */
export function compilerMessage(
  message: string,
  modules: readonly string[],
  lineOf: (module: string, line: number) => string,
): CompilerMessage {
  const code = /\b(?:XTSE|XPST|XTDE|SXJS|SXST|XQST)\d{4}\b/.exec(message)?.[0];
  const reason = message
    .replace(/^(?:Static |Dynamic )?Error\s*/i, '')
    .replace(/^[A-Z]{4}\d{4}:?\s*/, '')
    .replace(/^on line \d+ in \S+?:\s*/, '')
    .replace(/^xsl:(?:include|import) of\s+\S+\s+failed:\s*/, '')
    .replace(/\s*Failed to compile stylesheet\s*$/, '')
    .replaceAll('Q{}', '')
    .trim();
  const [, file] =
    /xsl:(?:include|import) of\s+(?:file:\/\/)?(\S+?\.xsl)\s+failed/.exec(message) ?? /on line \d+ in (\S+?\.xsl):/.exec(message) ?? [];
  const module =
    modules.find((each) => file === each || file?.endsWith(`/${each}`)) ??
    (file === undefined && modules.length === 1 ? modules[0] : undefined);
  const [, own, column] = /at line (\d+) column (\d+)/.exec(message) ?? [];
  const line = Number(own ?? /on line (\d+)/.exec(message)?.[1] ?? 0);
  const words = module === undefined || line === 0 ? undefined : lineOf(module, line);
  return {
    ...(module === undefined ? {} : { module }),
    ...(words === undefined ? {} : { at: { line, column: Number(column ?? words.search(/\S|$/) + 1) } }),
    reason: code && !reason.includes(code) ? `${reason.replace(/\.$/, '')} (${code}).` : reason,
  };
}
