/** JUnit XML, as Jenkins, GitLab and others read it: a suite for each file, a case for each error, one where there is none. */
import { isChar } from 'xmlchars/xml/1.0/ed5.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { hintLines } from './hints.js';
import { plainFrame } from './pretty.js';
import type { Report, ReportedFile } from './report.js';

export function junitReport({ files, diagnostics, seconds }: Report): string {
  const run = diagnostics.length > 0 ? [suite({ path: 'imprimatur', valid: null, diagnostics }, 'the run')] : [];
  const suites = [...run, ...files.map((file) => suite(file, 'valid'))];
  const sum = (key: 'tests' | 'failures' | 'errors'): number => suites.reduce((total, each) => total + each[key], 0);
  const counts = `tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}" time="${seconds.toFixed(3)}"`;
  const content = suites.map(({ xml }) => `${xml}\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="imprimatur validate" ${counts}>\n${content}</testsuites>\n`;
}

/** @param fine the name of the case where there is no error */
function suite(file: ReportedFile, fine: string) {
  const errors = file.diagnostics.filter(({ severity }) => severity === 'error');
  const others = file.diagnostics.filter(({ severity }) => severity !== 'error');
  const kind = file.valid === null ? 'error' : 'failure';
  const names = new Map<string, number>();
  const cases =
    errors.length > 0
      ? errors.map((each) => testCase(each, file, kind, names))
      : [`<testcase classname="${escaped(file.path)}" name="${fine}"/>`];
  const failures = kind === 'failure' ? errors.length : 0;
  const counts = { tests: cases.length, failures, errors: errors.length - failures };
  const said = others.map((each) => `${each.severity}: ${[headline(each, file), ...hintLines(each)].join('\n')}`).join('\n');
  const attributes = `name="${escaped(file.path)}" tests="${counts.tests}" failures="${counts.failures}" errors="${counts.errors}"`;
  const out = said === '' ? '' : `\n<system-out>${escaped(said)}</system-out>`;
  return { ...counts, xml: `<testsuite ${attributes}>\n${cases.join('\n')}${out}\n</testsuite>` };
}

function testCase(diagnostic: Diagnostic, file: ReportedFile, kind: 'failure' | 'error', names: Map<string, number>): string {
  const { code, message, range } = diagnostic;
  const name = `${code}${range ? ` at ${range.start.line}:${range.start.column}` : ''}`;
  // Cases of one name count as one.
  const number = (names.get(name) ?? 0) + 1;
  names.set(name, number);
  const text = [headline(diagnostic, file), ...plainFrame(diagnostic, file.source), ...hintLines(diagnostic)].join('\n');
  return `<testcase classname="${escaped(file.path)}" name="${escaped(number > 1 ? `${name} (${number})` : name)}">
<${kind} type="${escaped(code)}" message="${escaped(message)}">${escaped(text)}</${kind}>
</testcase>`;
}

function headline({ path, range, message, code }: Diagnostic, file: ReportedFile): string {
  return `${[path ?? file.path, range?.start.line, range?.start.column].filter((part) => part !== undefined).join(':')} ${message} [${code}]`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

/** For text and attributes; what XML 1.0 allows nowhere (2.2) becomes a mark. */
function escaped(text: string): string {
  const allowed = Array.from(text, (character) => (isChar(character.codePointAt(0) ?? 0) ? character : '\uFFFD')).join('');
  return allowed.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? '');
}
