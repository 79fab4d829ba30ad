/** What was fetched: by URL, with the checksum of the content that counts from then on. */
import { readFileSync } from 'node:fs';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';

export const LOCK_FILE = 'imprimatur.lock.json';

export interface LockEntry {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** When, as an ISO 8601 date and time. */
  readonly fetched: string;
  /** The URL at the end of redirections: what relative references in it start from. */
  readonly location?: string;
}

export type Lock = Readonly<Record<string, LockEntry>>;

/** The lock of an edition; empty where there is none. Throws a {@link Refusal} where it is no lock file. */
export function readLock(file: string): Lock {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Refusal(report.configInvalid({ path: file }, `the lock file cannot be read (${(error as Error).message}).`));
  }
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const entries = Object.entries(value);
    if (Array.isArray(value) || !entries.every(([, entry]) => isEntry(entry))) throw new Error('an entry lacks its checksum');
    return Object.fromEntries(entries) as Lock;
  } catch (error) {
    throw new Refusal(
      report.configInvalid(
        { path: file },
        `the lock file is damaged (${(error as Error).message}). Restore it, or remove it to fetch the schemas again.`,
      ),
    );
  }
}

export function isEntry(value: unknown): value is LockEntry {
  const { sha256, size, fetched, location } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof size === 'number' &&
    typeof fetched === 'string' &&
    (location === undefined || (typeof location === 'string' && URL.canParse(location)))
  );
}
