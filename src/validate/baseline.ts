/**
 * Findings that a project knows and lives with. They are recognised by file, code, element and message, not by line, so that an
 * edit elsewhere does not make an old finding new.
 */
import type { Diagnostic } from '../model/diagnostic.js';
import { isWeighable } from '../model/weights.js';
import { verdict } from './validate.js';

export interface BaselineEntry {
  readonly file: string;
  readonly code: string;
  /** The element, as `Diagnostic.xpath` has it; empty where a finding has none. */
  readonly at: string;
  readonly message: string;
  /** How many findings are alike. */
  readonly count: number;
}

interface Found {
  readonly path: string;
  readonly valid: boolean | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Compared<File> {
  /** The files without what is known. */
  readonly files: readonly (File & { readonly known: number })[];
  /** The entries that are still found: of each as many as are found, and those of files that were not examined. */
  readonly left: readonly BaselineEntry[];
  /** Findings that are no longer there. */
  readonly gone: number;
}

/** What says that something could not be done is never known: it keeps its weight. */
const isKnowable = ({ code }: Diagnostic): boolean => isWeighable(code);

export function compared<File extends Found>(files: readonly File[], baseline: readonly BaselineEntry[]): Compared<File> {
  const open = new Map(baseline.map((entry) => [keyOf(entry), entry.count]));
  const found = new Map<string, number>();
  const reduced = files.map((file) => {
    const diagnostics = file.diagnostics.filter((diagnostic) => {
      const key = keyOf(entryOf(diagnostic, file.path));
      const rest = isKnowable(diagnostic) ? (open.get(key) ?? 0) : 0;
      if (rest === 0) return true;
      open.set(key, rest - 1);
      found.set(key, (found.get(key) ?? 0) + 1);
      return false;
    });
    const known = file.diagnostics.length - diagnostics.length;
    return { ...file, diagnostics, known, valid: known === 0 ? file.valid : verdict(diagnostics) };
  });
  const examined = new Set(files.map(({ path }) => path));
  const left = baseline.flatMap((entry) => {
    const count = examined.has(entry.file) ? (found.get(keyOf(entry)) ?? 0) : entry.count;
    return count === 0 ? [] : [{ ...entry, count }];
  });
  const sum = (entries: readonly BaselineEntry[]): number => entries.reduce((total, { count }) => total + count, 0);
  return { files: reduced, left, gone: sum(baseline) - sum(left) };
}

/** All that is found, with the entries of files that were not examined. */
export function recorded(files: readonly Found[], baseline: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const examined = new Set(files.map(({ path }) => path));
  const entries = new Map<string, BaselineEntry>();
  for (const entry of baseline) if (!examined.has(entry.file)) entries.set(keyOf(entry), entry);
  for (const { path, diagnostics } of files) {
    for (const diagnostic of diagnostics.filter(isKnowable)) {
      const entry = entryOf(diagnostic, path);
      const key = keyOf(entry);
      entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...entries.values()];
}

function entryOf({ code, xpath = '', message }: Diagnostic, file: string): BaselineEntry {
  // Lines that a message names move as well.
  return { file, code, at: xpath, message: message.replace(/\bline \d+/g, 'line …'), count: 1 };
}

/** What tells a finding from others, whatever its line; those that are alike have the same. */
export const identityOf = (diagnostic: Diagnostic, file: string): string => keyOf(entryOf(diagnostic, file));

const keyOf = ({ file, code, at, message }: BaselineEntry): string => [file, code, at, message].join('\0');

/** A line for each entry, sorted: two versions compare well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries
    .map(({ file, code, at, message, count }) => JSON.stringify({ file, code, at, message, ...(count > 1 ? { count } : {}) }))
    .sort();
  return `{"version":1,"known":[\n${lines.join(',\n')}\n]}\n`;
}
