/** What rules gave, as findings about places in the source. */
import { report } from '../../model/codes.js';
import type { Diagnostic, Range, Severity } from '../../model/diagnostic.js';
import { attributeExtent, elementAt, type TeiDocument } from '../../model/document.js';
import type { AssertionRow, RuleTable } from '../../transform/rule-table.js';
import type { NodePlace, RuleEvent } from '../../transform/rules.js';
import type { BrokenRule } from './compile.js';

export interface Judged {
  /** The schema's path, as messages show it. */
  readonly path: string;
  readonly table: RuleTable;
}

/**
 * @param others documents that rules were about beside the one under examination, by URI
 */
export function diagnosticsOf(
  document: TeiDocument,
  events: readonly RuleEvent[],
  schema: Judged,
  others: ReadonlyMap<string, TeiDocument> = new Map(),
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const failures = new Map<number, { readonly first: Diagnostic; count: number }>();
  for (const event of events) {
    const about = (event.place.document === undefined ? undefined : others.get(event.place.document)) ?? document;
    if ('assertion' in event) found.push(finding(about, event, schema));
    else if ('failed' in event) {
      // A rule that throws does so at every node as a rule: it is told once.
      const known = failures.get(event.rule);
      if (known) known.count += 1;
      else failures.set(event.rule, { first: failure(about, event, schema), count: 1 });
    }
  }
  for (const { first, count } of failures.values()) {
    const more = count > 1 ? [`It fails in the same way at ${count - 1} more place${count > 2 ? 's' : ''} of this file.`] : [];
    found.push(more.length > 0 ? { ...first, notes: [...(first.notes ?? []), ...more] } : first);
  }
  return found;
}

/** What was left out of the rules: the document is not judged by it. */
export function brokenRules({ source }: TeiDocument, broken: readonly BrokenRule[], path: string): Diagnostic[] {
  return broken.map(({ place, expression, reason }) =>
    report.schematronRuleBroken({ path: source.path, schema: path }, place, expression, reason),
  );
}

function finding(
  document: TeiDocument,
  { assertion, place, texts }: Extract<RuleEvent, { readonly assertion: number }>,
  { path, table }: Judged,
): Diagnostic {
  const row = table.assertions[assertion - 1] as AssertionRow;
  const rule = table.rules[row.rule - 1];
  const pattern = rule && table.patterns[rule.pattern - 1];
  const name = row.id || rule?.id || pattern?.id;
  const message = collapsed(texts[0] ?? '');
  const notes = [...notesOf(row, texts), ...propertiesOf(row, texts)];
  const at = {
    path: document.source.path,
    schema: name ? `${path}#${name}` : path,
    ...rangeOf(document, place),
    ...(notes.length > 0 ? { notes } : {}),
  };
  switch (severity(row)) {
    case 'warning':
      return report.schematronWarning(at, message);
    case 'info':
      return report.schematronInfo(at, message);
    default:
      return row.kind === 'assert' ? report.schematronAssert(at, message) : report.schematronReport(at, message);
  }
}

function failure(
  document: TeiDocument,
  { rule, place, failed, code }: Extract<RuleEvent, { readonly failed: string }>,
  { path, table }: Judged,
): Diagnostic {
  const row = table.rules[rule - 1];
  const name = row?.id ?? (row && table.patterns[row.pattern - 1]?.id);
  const at = {
    path: document.source.path,
    schema: name ? `${path}#${name}` : path,
    ...rangeOf(document, place),
    ...(row?.place ? { notes: [`The rule stands at ${row.place}.`] } : {}),
  };
  return report.schematronRuleFailed(at, `the rule for ${row?.context ?? '?'} stopped (${code.replace(/^Q\{.*\}|^err:/, '')}: ${failed}).`);
}

/** Attribute, text or start tag. */
export function rangeOf(document: TeiDocument, place: NodePlace): { readonly range?: Range } {
  const element = elementAt(document, place.ordinal);
  if (element === undefined) return {};
  const { source } = document;
  if (place.attribute !== undefined) {
    const { start, end } = attributeExtent(document, element, place.attribute);
    return { range: source.range(start, end) };
  }
  if (place.text !== undefined) {
    const text = document.texts.filter(({ parent }) => parent === place.ordinal)[place.text - 1];
    if (text)
      return { range: source.range(text.start + (/^\s*/.exec(text.value)?.[0].length ?? 0) * Number(/\S/.test(text.value)), text.end) };
  }
  return { range: source.range(element.start, element.contentStart) };
}

/** Diagnostics in the language of the program, or without one; in whatever language where there is none such. */
function notesOf({ notes }: AssertionRow, texts: readonly string[]): string[] {
  const all = notes.map(({ lang }, index) => ({ lang, text: collapsed(texts[index + 1] ?? '') })).filter(({ text }) => text !== '');
  const ours = all.filter(({ lang }) => lang === undefined || /^en\b/i.test(lang));
  return (ours.length > 0 ? ours : all).map(({ text }) => text);
}

/** `name: value`; a property is XML, whose words are shown. */
function propertiesOf({ notes, properties }: AssertionRow, texts: readonly string[]): string[] {
  return properties.flatMap(({ id }, index) => {
    const value = collapsed((texts[1 + notes.length + index] ?? '').replace(/<[^>]*>/g, '')).replace(/&(lt|gt|amp|quot);/g, (_, name) =>
      String({ lt: '<', gt: '>', amp: '&', quot: '"' }[name as 'lt']),
    );
    return value === '' ? [] : [`${id}: ${value}`];
  });
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The standard leaves roles, flags and severities open; these are the words in use. What has none is an error. */
function severity({ severity: given, role, flag }: AssertionRow): Severity {
  for (const word of [given, role, flag]) {
    switch (word?.toLowerCase()) {
      case 'warn':
      case 'warning':
      case 'nonfatal':
        return 'warning';
      case 'info':
      case 'information':
      case 'hint':
        return 'info';
      case 'error':
      case 'fatal':
        return 'error';
      default:
    }
  }
  return 'error';
}
