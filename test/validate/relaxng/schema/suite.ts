import { readFileSync } from 'node:fs';
import { type Load, type ReadOptions, readSchema, SchemaError } from '../../../../src/validate/relaxng/schema/index.js';
import { SHARED, sharedIsHere } from '../../../support/shared.js';
import { datatypes } from './datatypes.js';

export const SUITE = `${SHARED}suites/relaxng/`;
export const suiteIsHere = sharedIsHere('suites/relaxng');
export const BASE = 'http://suite.test/';

export interface Case {
  readonly n: number;
  readonly sections?: readonly string[];
  readonly schemaKind: 'correct' | 'incorrect';
  readonly schema: string;
  readonly resources?: Readonly<Record<string, string>>;
}

export const casesOf = (file: string): readonly Case[] => (suiteIsHere ? JSON.parse(readFileSync(SUITE + file, 'utf8')) : []);

/** The resources of a case, as if they lay at {@link BASE}. */
export const loaderOf =
  (resources: Readonly<Record<string, string>> = {}): Load =>
  (href, base) => {
    const uri = new URL(href, base).href;
    const text = resources[uri.slice(BASE.length)];
    if (text === undefined) throw new Error('it is not there');
    return { uri, text };
  };

/** The faults of a schema, as lines; none if it loads. Anything but a SchemaError is a failure of the reader. */
export function faultsOf(options: Partial<ReadOptions> & { readonly text: string }): readonly string[] {
  try {
    readSchema({ uri: `${BASE}schema`, syntax: 'xml', datatypes, ...options });
    return [];
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return error.faults.map(({ section, line, column, message }) => `${section} ${line}:${column} ${message}`);
  }
}
