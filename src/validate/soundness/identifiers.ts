/** The forms of identifiers in authority files, and their check digits. */

export interface Authority {
  readonly name: string;
  /** Types of `idno` that announce it. */
  readonly types: RegExp;
  /** Addresses that hold an identifier, as the first group: all up to the next stroke, question mark or `#`. */
  readonly address: RegExp;
  readonly form: RegExp;
  /** In words. */
  readonly shape: string;
  checks?(identifier: string): boolean;
  /** The same identifier as the authority writes it; tried on what has not its form. */
  tidied?(identifier: string): string;
}

const REST = '([^/?#\\s]+)';

export const AUTHORITIES: readonly Authority[] = [
  {
    name: 'Wikidata',
    types: /^wikidata$/i,
    address: /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/(?:Special:EntityPage\/)?([^/?#\s:]+)(?=$|[?#])/,
    form: /^[QPL][1-9]\d*$/,
    shape: 'Q and a number, such as Q1741',
    tidied: (identifier) => identifier.toUpperCase(),
  },
  {
    name: 'VIAF',
    types: /^viaf$/i,
    address: new RegExp(`^https?://(?:www\\.)?viaf\\.org/viaf/${REST}`),
    form: /^[1-9]\d{0,21}$/,
    shape: 'of a number, such as 51988959',
  },
  {
    name: 'the GND',
    types: /^(gnd|pnd|dnb)$/i,
    address: new RegExp(`^https?://(?:www\\.)?d-nb\\.info/gnd/${REST}`),
    form: /^(1\d{7,9}[0-9X]|3\d{7}[0-9X]|[1-9]\d{0,7}-[0-9X])$/,
    shape: 'such as 118609807 or 4066009-6',
    checks: isGnd,
    tidied: (identifier) => identifier.toUpperCase(),
  },
  {
    name: 'GeoNames',
    types: /^geonames$/i,
    address: /^https?:\/\/(?:www\.|sws\.)?geonames\.org\/(\d[^/?#\s]*)/,
    form: /^[1-9]\d*$/,
    shape: 'of a number, such as 2761369',
  },
  {
    name: 'ORCID',
    types: /^orcid$/i,
    address: new RegExp(`^https?://(?:www\\.)?orcid\\.org/${REST}`),
    form: /^\d{4}-\d{4}-\d{4}-\d{3}[0-9X]$/,
    shape: 'of sixteen digits in four groups, such as 0000-0002-1825-0097',
    checks: (identifier) => isMod11Radix2(identifier.replaceAll('-', '')),
    tidied: (identifier) => identifier.toUpperCase().replace(/^(\d{4})(\d{4})(\d{4})(\d{3}[0-9X])$/, '$1-$2-$3-$4'),
  },
  {
    name: 'ISNI',
    types: /^isni$/i,
    address: new RegExp(`^https?://(?:www\\.)?isni\\.org/(?:isni/)?${REST}`),
    form: /^\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[0-9X]$/,
    shape: 'of sixteen digits, such as 0000 0001 2103 2683',
    checks: (identifier) => isMod11Radix2(identifier.replace(/[ -]/g, '')),
    tidied: (identifier) => identifier.toUpperCase(),
  },
];

/** The identifier as it should be written, where it is one but for that. */
export function tidiedIdentifier({ form, checks, tidied }: Authority, identifier: string): string | undefined {
  const tidy = tidied?.(identifier);
  return tidy !== undefined && tidy !== identifier && form.test(tidy) && (checks?.(tidy) ?? true) ? tidy : undefined;
}

/** ISO 7064, MOD 11-2: of ORCID and ISNI. */
export function isMod11Radix2(identifier: string): boolean {
  let total = 0;
  for (const digit of identifier.slice(0, -1)) total = ((total + Number(digit)) * 2) % 11;
  return valueOfDigit(identifier.at(-1)) === (12 - total) % 11;
}

/**
 * The digits weighted 2, 3, … from the one before the check digit leftwards, modulo 11. Numbers of persons (without a
 * hyphen) take the complement; those with a hyphen come from two older files, one of which does not.
 */
export function isGnd(identifier: string): boolean {
  const digits = identifier.replace('-', '');
  let sum = 0;
  for (let index = digits.length - 2, weight = 2; index >= 0; index -= 1, weight += 1) sum += Number(digits[index]) * weight;
  const check = valueOfDigit(digits.at(-1));
  const complement = (11 - (sum % 11)) % 11;
  return check === complement || (identifier.includes('-') && check === sum % 11);
}

const valueOfDigit = (digit: string | undefined): number => (digit === 'X' ? 10 : Number(digit));
