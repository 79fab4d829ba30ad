/** What rules gave, as a report in the Schematron Validation Report Language (ISO/IEC 19757-3:2020, annex D). */
import type { TeiDocument } from '../../model/document.js';
import type { NoteRow, RuleTable } from '../../transform/rule-table.js';
import type { RuleEvent } from '../../transform/rules.js';

type Attributes = Readonly<Record<string, string | undefined>>;

/** @param uri of the document under examination */
export function svrlOf(events: readonly RuleEvent[], table: RuleTable, uri: string, documents: ReadonlyMap<string, TeiDocument>): string {
  const lines: string[] = [];
  const { title, phase, schemaVersion } = table;
  lines.push('<?xml version="1.0" encoding="UTF-8"?>');
  const shown = { title: title || undefined, phase: phase === '#ALL' ? undefined : phase, schemaVersion: schemaVersion || undefined };
  lines.push(`<svrl:schematron-output xmlns:svrl="http://purl.oclc.org/dsdl/svrl"${attributes(shown)}>`);
  for (const { prefix, uri: namespace } of table.namespaces) lines.push(empty('ns-prefix-in-attribute-values', { prefix, uri: namespace }));
  const byPattern = new Map<number, RuleEvent[]>();
  for (const event of events) {
    const pattern = patternOf(event, table);
    const known = byPattern.get(pattern);
    if (known) known.push(event);
    else byPattern.set(pattern, [event]);
  }
  for (const [index, { id, name, role, documents: expression }] of table.patterns.entries()) {
    const all = [...documents.keys()];
    const about = expression === undefined ? uri : all.join(' ');
    lines.push(empty('active-pattern', { documents: about, id, name, role }));
    for (const event of byPattern.get(index + 1) ?? []) lines.push(...lineOf(event, table, uri));
  }
  lines.push('</svrl:schematron-output>', '');
  return lines.join('\n');
}

function patternOf(event: RuleEvent, { rules, assertions }: RuleTable): number {
  const rule = 'assertion' in event ? assertions[event.assertion - 1]?.rule : event.rule;
  return rules[(rule ?? 0) - 1]?.pattern ?? 0;
}

function lineOf(event: RuleEvent, table: RuleTable, uri: string): string[] {
  if ('assertion' in event) return finding(event, table);
  const { id, context, role, flag } = table.rules[event.rule - 1] ?? { context: '' };
  if ('failed' in event) {
    // The report language has no word for a rule that could not be run to its end.
    return [`<!-- the rule for ${`${context} failed: ${event.failed}`.replace(/--+/g, '-')} -->`];
  }
  return [empty('fired-rule', { id, context, role, flag, document: event.place.document ?? uri })];
}

function finding({ assertion, place, texts }: Extract<RuleEvent, { readonly assertion: number }>, table: RuleTable): string[] {
  const row = table.assertions[assertion - 1];
  if (row === undefined) return [];
  const { id, test, flag, see, icon, fpi, lang, notes, properties, kind } = row;
  const rule = table.rules[row.rule - 1];
  const name = kind === 'assert' ? 'failed-assert' : 'successful-report';
  const role = row.role ?? rule?.role;
  const lines = [`<svrl:${name}${attributes({ id, location: place.path, test, role, flag: flag ?? rule?.flag, 'xml:lang': lang })}>`];
  for (const [index, note] of notes.entries()) {
    lines.push(
      `<svrl:diagnostic-reference${attributes({ diagnostic: note.id })}>${text(note, texts[index + 1] ?? '')}</svrl:diagnostic-reference>`,
    );
  }
  for (const [index, { id: property, role: as, scheme }] of properties.entries()) {
    const value = texts[1 + notes.length + index] ?? '';
    lines.push(`<svrl:property-reference${attributes({ property, role: as, scheme })}>${value}</svrl:property-reference>`);
  }
  lines.push(text({ see, icon, fpi } as NoteRow, texts[0] ?? ''), `</svrl:${name}>`);
  return lines;
}

const text = ({ see, icon, fpi, lang }: NoteRow, content: string): string =>
  `<svrl:text${attributes({ 'xml:lang': lang, see, icon, fpi })}>${escaped(content.trim())}</svrl:text>`;

const empty = (name: string, given: Attributes): string => `<svrl:${name}${attributes(given)}/>`;

function attributes(given: Attributes): string {
  const present = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return present.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

/** Characters that XML allows nowhere cannot be in what came from a document. */
function escaped(value: string): string {
  return value.replace(/[&<>"\n\t\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
