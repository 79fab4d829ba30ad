import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import type { Limits } from '../model/limits.js';
import type { SourceText } from '../model/source.js';

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** What a document type declaration gives: replacement texts, and what was not read. */
export interface Declarations {
  readonly entities: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the entity declarations of an internal subset (XML 1.0, 4.2). External entities and entities with
 * markup are refused; the expansion of all references together is bounded, so that no bomb goes off.
 *
 * @param doctype what stands between `<!DOCTYPE` and its `>`
 * @param offset where `doctype` starts in the source
 */
export function readDoctype(doctype: string, offset: number, source: SourceText, limits: Limits): Declarations {
  const raw = new Map<string, { value: string; offset: number }>();
  const diagnostics: Diagnostic[] = [];
  const place = (at: number) => ({ path: source.path, range: source.range(offset + at) });

  const external = /^\s*\S+\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+("[^"]*"|'[^']*')/.exec(doctype);
  if (external?.[1]) diagnostics.push(report.xmlExternalSubset(place(0), external[1].slice(1, -1)));

  const subset = doctype.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
  const declaration = /<!ENTITY\s+(%\s+)?([^\s%"']+)\s+(?:(SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+)?("[^"]*"|'[^']*')/g;
  for (let match = declaration.exec(subset); match !== null; match = declaration.exec(subset)) {
    const [, parameter, name = '', identifier, quoted = ''] = match;
    const value = quoted.slice(1, -1);
    if (identifier) throw new Refusal(report.xmlEntityExternal(place(match.index), name, value));
    if (!parameter && !raw.has(name)) raw.set(name, { value, offset: match.index });
  }

  const entities = new Map<string, string>();
  for (const [name, { value, offset: at }] of raw) {
    const expanded = expand(name, value, raw, limits.entities);
    if (expanded === undefined) throw new Refusal(report.xmlEntityTooLarge(place(at), name, limits.entities));
    if (/[<]/.test(expanded.replace(/&#60;|&#x3c;/gi, ''))) throw new Refusal(report.xmlEntityMarkup(place(at), name));
    entities.set(name, expanded);
  }
  boundTotal(entities, raw, source, limits, place);
  return { entities, diagnostics };
}

/** Replacement text with all references resolved; undefined when it is too long or refers to itself. */
function expand(
  name: string,
  value: string,
  raw: ReadonlyMap<string, { value: string }>,
  limit: number,
  open: readonly string[] = [],
): string | undefined {
  if (open.includes(name) || open.length > 40) return undefined;
  let result = '';
  let end = 0;
  for (const match of value.matchAll(/&(?:#x([0-9a-f]+)|#([0-9]+)|([^;\s]+));/gi)) {
    const [whole, hex, decimal, reference] = match;
    let part: string | undefined;
    if (hex || decimal) {
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      part = point > 0x10ffff ? undefined : String.fromCodePoint(point);
    } else if (reference) {
      const nested = raw.get(reference);
      part = nested ? expand(reference, nested.value, raw, limit, [...open, name]) : (PREDEFINED[reference] ?? whole);
    }
    if (part === undefined) return undefined;
    result += value.slice(end, match.index) + part;
    end = match.index + whole.length;
    if (result.length > limit) return undefined;
  }
  result += value.slice(end);
  return result.length > limit ? undefined : result;
}

/** Many references to one long entity are a bomb too. */
function boundTotal(
  entities: ReadonlyMap<string, string>,
  raw: ReadonlyMap<string, { offset: number }>,
  source: SourceText,
  limits: Limits,
  place: (at: number) => { path: string; range: ReturnType<SourceText['range']> },
): void {
  if (entities.size === 0) return;
  let total = 0;
  for (const match of source.text.matchAll(/&([^#;\s&<]+);/g)) {
    const name = match[1] ?? '';
    total += entities.get(name)?.length ?? 0;
    if (total > limits.entities) {
      throw new Refusal(report.xmlEntityTooLarge(place(raw.get(name)?.offset ?? 0), name, limits.entities));
    }
  }
}
