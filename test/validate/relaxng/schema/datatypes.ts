import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DatatypeError, type DatatypeLibrary, type PrefixResolver } from '../../../../src/validate/relaxng/datatypes/datatype.js';

const REAL = new URL('../../../../src/validate/relaxng/datatypes/index.ts', import.meta.url);
export const XSD = 'http://www.w3.org/2001/XMLSchema-datatypes';

type Libraries = (uri: string) => DatatypeLibrary | undefined;

/** Knows the built-in library, and takes everything for a type of XSD. */
export const lenient: Libraries = (uri) => {
  if (uri !== '' && uri !== XSD) return undefined;
  return {
    uri,
    type: (name, params) => {
      if (uri === '' && (params.length > 0 || (name !== 'string' && name !== 'token'))) throw new DatatypeError(`no type ${name}`);
      const idType = uri === XSD && (name === 'ID' || name === 'IDREF' || name === 'IDREFS') ? name : undefined;
      const canonical = (text: string, prefixes: PrefixResolver): string | undefined => {
        if (name === 'QName' && text.includes(':') && prefixes(text.split(':')[0]!) === undefined) return undefined;
        return name === 'string' ? text : text.trim().replace(/\s+/g, ' ');
      };
      const type = { name, description: name, allows: () => true, canonical, needsPrefixes: name === 'QName' || name === 'NOTATION' };
      return idType === undefined ? type : { ...type, idType };
    },
  };
};

export const real = existsSync(fileURLToPath(REAL));

/** The engine's own datatypes. */
export const datatypes: Libraries = real ? ((await import(REAL.href)) as { datatypeLibrary: Libraries }).datatypeLibrary : lenient;
if (!real) console.error('\n*** NOT TESTED with real datatypes: src/validate/relaxng/datatypes/index.ts is absent. ***\n');
