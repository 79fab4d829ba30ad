import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RuleTable } from './rule-table.js';

/** The entry stylesheets, one per concern: `xslt/<name>/<name>.xsl`. */
export const STYLESHEETS = ['html', 'text', 'record'] as const;
export type StylesheetName = (typeof STYLESHEETS)[number];

/** The folder of the installed package. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

const cache = new Map<string, unknown>();

/** A compiled stylesheet (SEF). `folder` is where compiled stylesheets lie; ours by default. */
export function stylesheet(name: StylesheetName | 'schematron' | 'schematron-compiler', folder = `${PACKAGE_ROOT}lib/xslt`): unknown {
  const file = `${folder}/${name}.sef.json`;
  let compiled = cache.get(file);
  if (compiled === undefined) {
    compiled = JSON.parse(readFileSync(file, 'utf8'));
    cache.set(file, compiled);
  }
  return compiled;
}

/** What is known of our own rules, which are compiled with the package. */
export function ownRuleTable(folder = `${PACKAGE_ROOT}lib/xslt`): RuleTable {
  const file = `${folder}/schematron.table.json`;
  const table = (cache.get(file) as RuleTable | undefined) ?? (JSON.parse(readFileSync(file, 'utf8')) as RuleTable);
  cache.set(file, table);
  return table;
}
