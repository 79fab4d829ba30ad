/** SARIF 2.1.0 (OASIS): for code scanning, editors and whatever reads results of many tools. */
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, Range, Severity } from '../../model/diagnostic.js';
import { PRODUCT_VERSION } from '../../model/product.js';
import { SEVERITIES } from '../../model/weights.js';
import { identityOf } from '../../validate/baseline.js';
import { hintLines } from './hints.js';
import type { Report, ReportedFile } from './report.js';
import { meaning } from './rule-page.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const BASE = 'WORKINGFOLDER';

export function sarifReport({ files, diagnostics, exitCode, page }: Report, folder = process.cwd()): string {
  const results = files.flatMap((file) => file.diagnostics.map((diagnostic) => ({ diagnostic, file })));
  const codes = [...new Set([...diagnostics, ...results.map(({ diagnostic }) => diagnostic)].map(({ code }) => code))].sort();
  const identities = new Map<string, number>();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Imprimatur', semanticVersion: PRODUCT_VERSION, rules: codes.map((code) => rule(code, page(code))) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { uri: `${pathToFileURL(folder).href.replace(/\/$/, '')}/` } },
        invocations: [
          {
            executionSuccessful: exitCode !== 2,
            exitCode,
            toolExecutionNotifications: diagnostics.map((diagnostic) => notification(diagnostic, codes.indexOf(diagnostic.code))),
          },
        ],
        artifacts: files.map(({ path }) => ({ location: artifact(path), roles: ['analysisTarget'] })),
        results: results.map(({ diagnostic, file }) => ({
          ...result(diagnostic, file, codes.indexOf(diagnostic.code)),
          partialFingerprints: { 'finding/v1': fingerprint(diagnostic, file, identities) },
        })),
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
    defaultConfiguration: { level: LEVELS[SEVERITIES.get(code) ?? 'error'] },
  };
}

/** About the run, not about what was examined. */
function notification({ code, severity, message, path, range }: Diagnostic, index: number) {
  return {
    ...{ descriptor: { id: code }, associatedRule: { id: code, index }, level: LEVELS[severity], message: { text: message } },
    ...(path === undefined ? {} : { locations: [{ physicalLocation: physicalLocation(path, range) }] }),
  };
}

function result(diagnostic: Diagnostic, file: ReportedFile, ruleIndex: number) {
  const { code, severity, message, path, range, xpath } = diagnostic;
  const fix = fixOf(diagnostic, file);
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: [message, ...hintLines(diagnostic)].join('\n') },
    locations: [
      {
        physicalLocation: physicalLocation(path ?? file.path, range),
        ...(xpath ? { logicalLocations: [{ fullyQualifiedName: xpath, kind: 'element' }] } : {}),
      },
    ],
    ...(fix ? { fixes: [fix] } : {}),
  };
}

/** What `--fix` does; of what it does all through the text, the first place. */
function fixOf({ fix, path }: Diagnostic, file: ReportedFile) {
  const [first] = fix?.edits ?? [];
  if (fix === undefined || first === undefined) return undefined;
  const { edits, everywhere } = fix;
  const text = edits.map(({ to }) => `Write “${to}”.`);
  return {
    description: { text: [...text, ...(everywhere ? ['imprimatur validate --fix does so in the whole text.'] : [])].join(' ') },
    artifactChanges: [
      {
        // The changes of one repair are in one attribute.
        artifactLocation: artifact(first.range.path ?? path ?? file.path),
        replacements: edits.map(({ range, to }) => ({ deletedRegion: region(range), insertedContent: { text: to } })),
      },
    ],
  };
}

/** The same for the same finding in another version of the file, whatever its line; findings that are alike are numbered. */
function fingerprint(diagnostic: Diagnostic, file: ReportedFile, seen: Map<string, number>): string {
  const identity = identityOf(diagnostic, file.path);
  const number = (seen.get(identity) ?? 0) + 1;
  seen.set(identity, number);
  return `${createHash('sha256').update(identity).digest('hex')}:${number}`;
}

function physicalLocation(path: string, range: Range | undefined) {
  return { artifactLocation: artifact(path), ...(range ? { region: region(range) } : {}) };
}

function region({ start, end }: Range) {
  return {
    ...{ startLine: start.line, startColumn: start.column },
    ...(end ? { endLine: end.line, endColumn: end.column } : {}),
  };
}

/** A path below the working folder stays relative; URI references encode what paths need not. */
function artifact(path: string) {
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return { uri: path };
  if (/^(\/|[a-z]:|\.\.(?:[\\/]|$))/i.test(path)) return { uri: pathToFileURL(path).href };
  const parts = path.split(/[\\/]/).filter((part) => part !== '.');
  return { uri: parts.map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
