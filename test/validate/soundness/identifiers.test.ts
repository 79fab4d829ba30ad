import { describe, expect, it } from 'vitest';
import { AUTHORITIES, isGnd, isMod11Radix2 } from '../../../src/validate/soundness/identifiers.js';

const authority = (name: string) => AUTHORITIES.find((each) => each.name === name);

describe('check digits', () => {
  // Identifiers as they stand in catalogues: Goethe, the GND's own place names, records of the Schnitzler letters.
  it.each([
    '118540238',
    '118609807',
    '116848723',
    '1014997828',
    '4005728-8',
    '4066009-6',
    '4018118-2',
    '4079284-5',
    '38633-9',
    '36113567X',
  ])('GND %s is right', (identifier) => expect(isGnd(identifier)).toBe(true));

  it.each(['118540239', '118540328', '1014997827', '4005728-9', '4065009-6'])('GND %s, with a slip, is wrong', (identifier) =>
    expect(isGnd(identifier)).toBe(false),
  );

  // The samples of ORCID's own documentation.
  it.each(['0000000218250097', '0000000151093700', '000000021694233X'])('ISO 7064 MOD 11-2 %s is right', (identifier) =>
    expect(isMod11Radix2(identifier)).toBe(true),
  );

  it.each(['0000000218250098', '0000000218520097', '0000000216942330'])('ISO 7064 MOD 11-2 %s is wrong', (identifier) =>
    expect(isMod11Radix2(identifier)).toBe(false),
  );
});

describe('forms', () => {
  it.each([
    ['Wikidata', 'Q1741', true],
    ['Wikidata', 'Q01', false],
    ['Wikidata', '1741', false],
    ['VIAF', '51988959', true],
    ['VIAF', '051988959', false],
    ['GeoNames', '2761369', true],
    ['GeoNames', '27613x9', false],
    ['ORCID', '0000-0002-1825-0097', true],
    ['ORCID', '0000000218250097', false],
    ['ISNI', '0000 0001 2103 2683', true],
    ['ISNI', '0000 0001 2103', false],
    ['the GND', '4066009-6', true],
    ['the GND', '4066009', false],
    ['the GND', '36113567X', true],
  ])('of %s: “%s” is %s', (name, identifier, right) => {
    expect(authority(name)?.form.test(identifier)).toBe(right);
  });

  it.each([
    ['Wikidata', 'http://www.wikidata.org/entity/Q64', 'Q64'],
    ['Wikidata', 'https://www.wikidata.org/wiki/Property:P227', undefined],
    ['the GND', 'https://d-nb.info/gnd/118609807/', '118609807'],
    ['GeoNames', 'https://sws.geonames.org/2950159/', '2950159'],
    ['GeoNames', 'https://www.geonames.org/about.html', undefined],
    ['ORCID', 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
  ])('of %s in %s: %s', (name, address, identifier) => {
    expect(authority(name)?.address.exec(address)?.[1]).toBe(identifier);
  });
});
