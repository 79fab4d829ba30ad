/** Turns what libxml2 says of RELAX NG validity into findings with a place and an encoder's words. */
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { elementAt, type TeiDocument, type TeiElement } from '../../model/document.js';

/** libxml2 says these of every ancestor of a fault, and of the fault again in other words. */
const ECHOES =
  /^(Element \S+ failed to validate (content|attributes)|Error validating|Extra element|Invalid sequence in interleave|Internal error|Expecting an? element \S+, got nothing$)/;

interface Spoken {
  readonly line: number;
  readonly element: string;
  readonly message: string;
}

/** @param raw lines of libxml2 such as `a.xml:12: element p: Relax-NG validity error : Did not …` */
export function findings(document: TeiDocument, raw: readonly string[], schema: string): Diagnostic[] {
  const spoken = raw.flatMap((line): Spoken[] => {
    const match = /:(\d+): element ([^:\s]+(?::[^:\s]+)?): Relax-NG validity error : (.*)$/.exec(line);
    return match ? [{ line: Number(match[1]), element: match[2] ?? '', message: (match[3] ?? '').trim() }] : [];
  });
  const precise = spoken.filter(({ message }) => !ECHOES.test(message));
  const seen = new Set<string>();
  const result: Diagnostic[] = [];
  for (const each of precise.length > 0 ? precise : spoken.slice(0, 1)) {
    const diagnostic = finding(document, each, schema);
    const key = `${diagnostic.code} ${diagnostic.range?.start.line}:${diagnostic.range?.start.column} ${diagnostic.message}`;
    if (!seen.has(key)) result.push(diagnostic);
    seen.add(key);
  }
  return result;
}

function finding(document: TeiDocument, { line, element: name, message }: Spoken, schema: string): Diagnostic {
  const named = /^(?:Did not expect element (\S+) there|Expecting element (\S+), got (\S+)|Element (\S+) has extra content: (\S+))/.exec(
    message,
  );
  const subject = named?.[1] ?? named?.[3] ?? named?.[5] ?? name;
  const element = locate(document, subject, line) ?? locate(document, name, line);
  const parent = element ? elementAt(document, element.parent)?.name : undefined;
  const range = element
    ? document.source.range(element.start, element.contentStart)
    : { start: { line: Math.min(line, document.source.lineStarts.length), column: 1 } };
  const place = { path: document.source.path, range, schema };

  let match = /^Did not expect element (\S+) there/.exec(message);
  if (match) return report.relaxngElementNotAllowed(place, match[1] ?? name, parent);
  match = /^Expecting element (\S+), got (\S+)/.exec(message);
  if (match) return report.relaxngElementNotAllowed({ ...place, expected: [match[1] ?? ''] }, match[2] ?? name, parent);
  match = /^Element (\S+) has extra content: (\S+)/.exec(message);
  if (match) return report.relaxngElementNotAllowed(place, match[2] ?? name, match[1]);
  match = /^Expecting an? element (\S+), got nothing/.exec(message);
  if (match) return report.relaxngContentIncomplete({ ...place, expected: [match[1] ?? ''] }, name);
  match = /^Invalid attribute (\S+) for element (\S+)/.exec(message);
  if (match) return report.relaxngAttributeOrValue(place, match[1] ?? '', match[2] ?? name);
  match = /^Did not expect text in element (\S+) content/.exec(message);
  if (match) return report.relaxngTextNotAllowed(place, match[1] ?? name);
  match = /^Type (\S+) doesn't allow value '(.*)'/.exec(message);
  if (match) return report.relaxngValueInvalid(place, match[2] ?? '', name);
  match = /^Element (\S+) failed to validate attributes/.exec(message);
  if (match) return report.relaxngAttributesInvalid(place, match[1] ?? name);
  match = /^Element (\S+) failed to validate content/.exec(message);
  if (match) return report.relaxngContentInvalid(place, match[1] ?? name);
  return report.relaxngInvalid(place, `${message} (element ${name})`);
}

/** libxml2 gives the line on which a start tag ends; the first element of that name there is meant. */
function locate(document: TeiDocument, name: string, line: number): TeiElement | undefined {
  const { lineStarts } = document.source;
  const from = lineStarts[line - 1];
  if (from === undefined) return undefined;
  const to = lineStarts[line] ?? document.source.text.length + 1;
  let first = 0;
  let last = document.elements.length;
  while (first < last) {
    const middle = (first + last) >> 1;
    if ((document.elements[middle]?.contentStart ?? 0) <= from) first = middle + 1;
    else last = middle;
  }
  for (let index = first; index < document.elements.length; index += 1) {
    const element = document.elements[index];
    if (!element || element.contentStart > to) return undefined;
    if (element.name === name || element.local === name) return element;
  }
  return undefined;
}
