/** The datatype libraries that a schema may name: the built-in one, XML Schema's, and that of DTD compatibility. */
import type { DatatypeParam } from '../grammar.js';
import { type Datatype, DatatypeError, type DatatypeLibrary, type PrefixResolver } from './datatype.js';
import { facetsOf } from './facets.js';
import { definition, type TypeDefinition } from './types.js';
import { processed } from './value.js';

export { type Datatype, DatatypeError, type DatatypeLibrary, type PrefixResolver } from './datatype.js';

export const XSD_DATATYPES = 'http://www.w3.org/2001/XMLSchema-datatypes';
export const COMPATIBILITY_DATATYPES = 'http://relaxng.org/ns/compatibility/datatypes/1.0';

/** A library by its URI; undefined where none is known. */
export function datatypeLibrary(uri: string): DatatypeLibrary | undefined {
  switch (uri) {
    case '':
      return builtIn;
    case XSD_DATATYPES:
      return xmlSchema;
    case COMPATIBILITY_DATATYPES:
      return compatibility;
    default:
      return undefined;
  }
}

/** RELAX NG specification, 4.3 and 6.2.10: `string` and `token`, neither of which takes parameters. */
const builtIn: DatatypeLibrary = {
  uri: '',
  type: (name, params) => {
    if (name !== 'string' && name !== 'token') throw new DatatypeError(`the built-in datatype library has no type ${name}`);
    if (params.length > 0) throw new DatatypeError(`the built-in type ${name} takes no parameters`);
    return {
      name,
      description: 'text',
      allows: () => true,
      canonical: (lexical) => (name === 'string' ? lexical : processed(lexical, 'collapse')),
      needsPrefixes: false,
    };
  },
};

const xmlSchema: DatatypeLibrary = {
  uri: XSD_DATATYPES,
  type: (name, params) => {
    const known = definition(name);
    if (!known) throw new DatatypeError(`XML Schema has no type ${name}`);
    return datatype(name, known, params);
  },
};

/** RELAX NG DTD Compatibility, section 4. */
const compatibility: DatatypeLibrary = {
  uri: COMPATIBILITY_DATATYPES,
  type: (name, params) => {
    const known = ['ID', 'IDREF', 'IDREFS'].includes(name) ? definition(name) : undefined;
    if (!known) throw new DatatypeError(`the DTD compatibility library has no type ${name}`);
    if (params.length > 0) throw new DatatypeError(`the type ${name} of the DTD compatibility library takes no parameters`);
    return datatype(name, known, params);
  },
};

function datatype(
  name: string,
  { space, words, whiteSpace, facets, idType, needsPrefixes }: TypeDefinition,
  params: readonly DatatypeParam[],
): Datatype {
  const own = facetsOf(name, space, whiteSpace, facets);
  const given = facetsOf(name, space, whiteSpace, params, own.tests);
  const tests = [...own.tests, ...given.tests];
  const { patterns } = given;
  const value = (lexical: string, prefixes: PrefixResolver): unknown => {
    const text = processed(lexical, whiteSpace);
    const parsed = space.parse(text, prefixes);
    if (parsed === undefined) return undefined;
    if (tests.length === 0 && patterns.length === 0) return parsed;
    return tests.every((test) => test(parsed, text)) && patterns.every((pattern) => pattern.matches(text)) ? parsed : undefined;
  };
  return {
    name,
    description: describe(words, given.words),
    allows: (lexical, prefixes) => value(lexical, prefixes) !== undefined,
    canonical: (lexical, prefixes) => {
      const found = value(lexical, prefixes);
      return found === undefined ? undefined : space.key(found);
    },
    needsPrefixes,
    isQuick: tests.length === 0 && patterns.length === 0 && space.isQuick === true,
    ...(idType ? { idType } : {}),
  };
}

/** TEI restricts text by patterns that every word matches: these are better said than shown. */
const SPACELESS = new Set(['[^\\p{C}\\p{Z}]+', '(\\p{L}|\\p{N}|\\p{P}|\\p{S})+', '\\S+']);

function describe(words: string, facets: readonly string[]): string {
  const [only = ''] = facets;
  const spaceless = facets.length === 1 && SPACELESS.has(only.replace('matching the pattern ', ''));
  if (spaceless) return `${words === 'text' ? 'a word' : words} without spaces`;
  return [words, facets.join(' and ')].filter((part) => part !== '').join(' ');
}
