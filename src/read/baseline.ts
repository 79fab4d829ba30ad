import { readFile } from 'node:fs/promises';
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import { systemReason } from './read.js';

interface Entry {
  readonly file: string;
  readonly code: string;
  readonly at: string;
  readonly message: string;
  readonly count: number;
}

/** The entries of a baseline; undefined where there is no such file. Throws a {@link Refusal} where it is none. */
export async function readBaseline(file: string): Promise<readonly Entry[] | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Refusal(report.configUnreadable({ path: file }, file, systemReason(error)));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Refusal(report.configInvalid({ path: file }, `the baseline is not JSON (${(error as Error).message}).`));
  }
  const { version, known } = (value ?? {}) as { version?: unknown; known?: unknown };
  if (version !== 1 || !Array.isArray(known) || !known.every(isEntry)) {
    throw new Refusal(report.configInvalid({ path: file }, 'it is no baseline; make one with --update-baseline.'));
  }
  return known.map((entry) => ({ count: 1, ...entry }));
}

function isEntry(entry: unknown): entry is Omit<Entry, 'count'> {
  const { file, code, at, message, count = 1 } = (entry ?? {}) as Record<string, unknown>;
  return [file, code, at, message].every((part) => typeof part === 'string') && Number.isInteger(count) && Number(count) > 0;
}
