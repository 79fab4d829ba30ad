/**
 * The messages of the interface in the language of an edition: ours of `messages/LANGUAGE.json`, each replaced by one of the same key in
 * the edition's own `messages/LANGUAGE.json`, which can also be the whole of a language that we do not have.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from '../model/codes.js';
import { type Diagnostic, Refusal } from '../model/diagnostic.js';
import { Messages, type MessageTexts } from '../model/messages.js';
import { nearest } from '../model/nearest.js';

const OWN = fileURLToPath(new URL('../../messages/', import.meta.url));
export const DEFAULT_LANGUAGE = 'en';

/** Ours, without anything of an edition. Throws where they are not a language that comes along. */
export async function ownMessages(language = DEFAULT_LANGUAGE): Promise<Messages> {
  return new Messages(language, await textsIn(OWN, language));
}

/** Languages that come along, sorted by their tag. */
export function ownLanguages(): readonly string[] {
  return languagesIn(OWN);
}

/**
 * Throws a {@link Refusal} where a file of the edition is no JSON, or says of a key anything but text. What it lacks is said in the
 * diagnostics, and stands in English.
 */
export async function readMessages(
  folder: string,
  language: string = DEFAULT_LANGUAGE,
): Promise<{ messages: Messages; diagnostics: readonly Diagnostic[] }> {
  const edition = join(folder, 'messages');
  const known = [...new Set([...ownLanguages(), ...languagesIn(edition)])].sort();
  const found = known.find((tag) => tag === language) ?? known.find((tag) => tag === language.split('-')[0]?.toLowerCase());
  const used = found ?? DEFAULT_LANGUAGE;
  const english = await textsIn(OWN, DEFAULT_LANGUAGE);
  const ours = ownLanguages().includes(used) ? await textsIn(OWN, used) : undefined;
  const own = languagesIn(edition).includes(used) ? await textsIn(edition, used) : {};
  const path = `messages/${used}.json`;
  const missing = ours ? [] : Object.keys(english).filter((key) => !Object.hasOwn(own, key));
  const unknown = Object.keys(own).filter((key) => !Object.hasOwn(english, key));
  const asked = unknown.length > 0 ? await ownTemplates(folder) : '';
  return {
    messages: new Messages(used, { ...(ours ?? english), ...own }),
    diagnostics: [
      ...(found === undefined ? [report.configLanguageUnknown({ expected: known }, language)] : []),
      ...(missing.length > 0 ? [report.configMessagesMissing({ path, expected: missing.slice(0, 12) }, missing.length)] : []),
      // A template of the edition's own may have words of its own.
      ...unknown
        .filter((key) => !asked.includes(key))
        .map((key) => report.configMessageUnknown({ path, ...likely(nearest(key, Object.keys(english))) }, key)),
    ],
  };
}

function likely(key: string | undefined): { expected?: readonly string[] } {
  return key === undefined ? {} : { expected: [key] };
}

function languagesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

async function textsIn(folder: string, language: string): Promise<MessageTexts> {
  const path = `messages/${language}.json`;
  const refuse = (reason: string) => new Refusal(report.configInvalid({ path }, reason));
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(folder, `${language}.json`), 'utf8'));
  } catch (error) {
    throw refuse(`it is not JSON (${(error as Error).message}).`);
  }
  if (!isRecord(value)) throw refuse('it is no object of messages by their key.');
  for (const [key, message] of Object.entries(value)) {
    const plural = isRecord(message) && Object.entries(message).every(([category, text]) => PLURALS.has(category) && isText(text));
    if (!isText(message) && !(plural && 'other' in message))
      throw refuse(`“${key}” is neither a text nor an object of texts by category of number (with at least “other”).`);
  }
  return value as MessageTexts;
}

/** Categories of number (CLDR). */
const PLURALS = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The text of the edition's own templates. */
async function ownTemplates(folder: string): Promise<string> {
  const templates = join(folder, 'templates');
  if (!existsSync(templates)) return '';
  const files = readdirSync(templates).filter((file) => file.endsWith('.hbs'));
  return (await Promise.all(files.map((file) => readFile(join(templates, file), 'utf8')))).join('\n');
}
