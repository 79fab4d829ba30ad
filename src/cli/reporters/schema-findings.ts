/** What is wrong with a schema is found for each document that names it; people want to read it once. */
import type { Diagnostic } from '../../model/diagnostic.js';
import { count } from './count.js';

const ABOUT_SCHEMAS = new Set<string>([
  'relaxng/schema-broken',
  'relaxng/schema-language',
  'relaxng/schema-unavailable',
  'schematron/rule-broken',
  'schematron/schema-broken',
  'schematron/schema-unavailable',
]);

export function isAboutSchema({ code }: Diagnostic): boolean {
  return ABOUT_SCHEMAS.has(code);
}

interface Reported {
  readonly diagnostics: readonly Diagnostic[];
}

/** The same files, each finding about a schema left with the first document alone, and there with the number of the others. */
export function saidOnce<File extends Reported>(files: readonly File[]): File[] {
  const times = new Map<string, number>();
  for (const { diagnostics } of files) {
    for (const key of new Set(diagnostics.filter(isAboutSchema).map(keyOf))) times.set(key, (times.get(key) ?? 0) + 1);
  }
  const said = new Set<string>();
  return files.map((file) => ({
    ...file,
    diagnostics: file.diagnostics.flatMap((diagnostic): Diagnostic[] => {
      if (!isAboutSchema(diagnostic)) return [diagnostic];
      const key = keyOf(diagnostic);
      if (said.has(key)) return [];
      said.add(key);
      const others = (times.get(key) ?? 1) - 1;
      if (others === 0) return [diagnostic];
      return [{ ...diagnostic, notes: [...(diagnostic.notes ?? []), `The same is so for ${count(others, 'other document')}.`] }];
    }),
  }));
}

const keyOf = ({ code, schema, message }: Diagnostic): string => `${code} ${schema ?? ''} ${message}`;
