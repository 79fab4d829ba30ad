/** SARIF 2.1.0 (OASIS): for code scanning, editors and whatever reads results of many tools. */
import { pathToFileURL } from 'node:url';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { PRODUCT_VERSION } from '../../model/product.js';
import type { Report, ReportedFile } from './report.js';
import { meaning } from './rule-page.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const BASE = 'WORKINGFOLDER';

export function sarifReport({ files, diagnostics, page }: Report, folder = process.cwd()): string {
  const results = files.flatMap((file) => file.diagnostics.map((diagnostic) => ({ diagnostic, file })));
  const codes = [...new Set(results.map(({ diagnostic }) => diagnostic.code))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Imprimatur', semanticVersion: PRODUCT_VERSION, rules: codes.map((code) => rule(code, page(code))) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { uri: `${pathToFileURL(folder).href}/` } },
        invocations: [
          {
            executionSuccessful: !files.some(({ valid }) => valid === null),
            toolExecutionNotifications: diagnostics.map(({ code, severity, message }) => ({
              ...{ descriptor: { id: code }, level: LEVELS[severity], message: { text: message } },
            })),
          },
        ],
        results: results.map(({ diagnostic, file }) => result(diagnostic, file, codes.indexOf(diagnostic.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: string, page: string | undefined) {
  const text = meaning(page);
  return {
    id: code,
    ...(text ? { shortDescription: { text } } : {}),
    ...(page ? { help: { text: page.replaceAll('`', ''), markdown: page } } : {}),
  };
}

function result({ code, severity, message, path, range, xpath, expected, notes }: Diagnostic, file: ReportedFile, ruleIndex: number) {
  const hint = expected && expected.length > 0 ? [`Expected here: ${expected.join(', ')}.`] : [];
  const where = path ?? file.path;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: [message, ...hint, ...(notes ?? [])].join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(where),
          ...(range ? { region: region(range) } : {}),
        },
        ...(xpath ? { logicalLocations: [{ fullyQualifiedName: xpath, kind: 'element' }] } : {}),
      },
    ],
    // The same finding in another version of the file, whatever its line.
    partialFingerprints: { 'elementAndMessage/v1': `${code} ${where} ${xpath ?? ''} ${message}` },
  };
}

function region({ start, end }: NonNullable<Diagnostic['range']>) {
  return {
    ...{ startLine: start.line, startColumn: start.column },
    ...(end ? { endLine: end.line, endColumn: end.column } : {}),
  };
}

/** A path below the working folder stays relative; URI references encode what paths need not. */
function artifact(path: string) {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return { uri: path };
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split(/[\\/]/).map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
