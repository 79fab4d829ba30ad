/** The few datatypes that the fuzz schemas use, written again from XML Schema Part 2, chapter 3, for strings this small. */
import type { Context } from './patterns.js';

export interface Facet {
  readonly name:
    | 'minInclusive'
    | 'maxInclusive'
    | 'minExclusive'
    | 'maxExclusive'
    | 'length'
    | 'minLength'
    | 'maxLength'
    | 'pattern'
    | 'totalDigits';
  readonly value: string;
}

export type TypeName =
  | 'string'
  | 'token'
  | 'xsd:string'
  | 'xsd:normalizedString'
  | 'xsd:token'
  | 'xsd:integer'
  | 'xsd:decimal'
  | 'xsd:boolean'
  | 'xsd:NMTOKEN'
  | 'xsd:QName';

export interface Type {
  readonly name: TypeName;
  readonly facets: readonly Facet[];
}

const collapse = (value: string): string => value.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');

function whiteSpace(name: TypeName, value: string): string {
  if (name === 'string' || name === 'xsd:string') return value;
  return name === 'xsd:normalizedString' ? value.replace(/[\t\r\n]/g, ' ') : collapse(value);
}

/** The value as text in one form for each value, or undefined where the lexical form is none of the type. */
function denoted(name: TypeName, lexical: string, context: Context): string | undefined {
  switch (name) {
    case 'xsd:integer':
      return /^[+-]?[0-9]+$/.test(lexical) ? String(BigInt(lexical.replace(/^\+/, ''))) : undefined;
    case 'xsd:decimal': {
      const [, sign, whole = '', fraction = ''] = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(lexical) ?? [];
      if (whole === '' && fraction === '') return undefined;
      const digits = `${whole.replace(/^0+/, '')}.${fraction.replace(/0+$/, '')}`;
      return digits === '.' ? '.' : `${sign === '-' ? '-' : ''}${digits}`;
    }
    case 'xsd:boolean':
      return { true: 'true', '1': 'true', false: 'false', '0': 'false' }[lexical];
    case 'xsd:NMTOKEN':
      return /^[\p{L}0-9._:-]+$/u.test(lexical) ? lexical : undefined;
    case 'xsd:QName': {
      const [, prefix = '', local] = /^(?:([\p{L}_][\p{L}\w.-]*):)?([\p{L}_][\p{L}\w.-]*)$/u.exec(lexical) ?? [];
      const uri = prefix === '' ? (context[''] ?? '') : context[prefix];
      return local === undefined || uri === undefined ? undefined : `{${uri}}${local}`;
    }
    case 'string':
    case 'token':
    case 'xsd:string':
    case 'xsd:normalizedString':
    case 'xsd:token':
      return lexical;
  }
}

function satisfies(lexical: string, { name, value }: Facet): boolean {
  switch (name) {
    case 'minInclusive':
      return Number(lexical) >= Number(value);
    case 'maxInclusive':
      return Number(lexical) <= Number(value);
    case 'minExclusive':
      return Number(lexical) > Number(value);
    case 'maxExclusive':
      return Number(lexical) < Number(value);
    case 'length':
      return lexical.length === Number(value);
    case 'minLength':
      return lexical.length >= Number(value);
    case 'maxLength':
      return lexical.length <= Number(value);
    case 'totalDigits':
      return lexical.replace(/^[+-]?0*/, '').length <= Number(value);
    // The patterns that the schemas use mean the same in XML Schema and ECMAScript.
    case 'pattern':
      return new RegExp(`^(?:${value})$`, 'u').test(lexical);
  }
}

export function datatypeAllows({ name, facets }: Type, value: string, context: Context): boolean {
  const lexical = whiteSpace(name, value);
  return denoted(name, lexical, context) !== undefined && facets.every((facet) => satisfies(lexical, facet));
}

export function datatypeEqual({ name }: Type, one: string, oneContext: Context, two: string, twoContext: Context): boolean {
  const value = denoted(name, whiteSpace(name, one), oneContext);
  return value !== undefined && value === denoted(name, whiteSpace(name, two), twoContext);
}
