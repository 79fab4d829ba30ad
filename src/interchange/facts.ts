/** What the formats ask of an edition in common: who made it, under which licence, and how it is identified. */
import type { EditionAgent, EditionModel } from '../model/edition.js';

/** Those who answer for the edition; where a header names none, the authors of what it edits. */
export function creatorsOf({ agents }: EditionModel): readonly EditionAgent[] {
  const editors = agents.filter(({ roles }) => roles.some((role) => /^(editor|principal|edited by)$/i.test(role)));
  return editors.length > 0 ? editors : agents.filter(({ roles }) => roles.includes('author'));
}

/** Everybody else, once for each part; bodies that only gave money are no contributors. */
export function contributorsOf(edition: EditionModel): { readonly agent: EditionAgent; readonly role: string }[] {
  const creators = new Set(creatorsOf(edition));
  return edition.agents
    .filter((agent) => !creators.has(agent))
    .flatMap((agent) => agent.roles.filter((role) => role !== 'funder').map((role) => ({ agent, role })));
}

/** A DOI without the address of its resolver. */
export function doiOf({ identifiers }: EditionModel): string | undefined {
  const given = identifiers.find(
    ({ type, value }) => /^doi$/i.test(type) || /^(https?:\/\/(dx\.)?doi\.org\/|doi:)10\./i.test(value),
  )?.value;
  return given?.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, '');
}

/** “Surname, Forenames” taken apart; undefined where the name has no comma. */
export function partsOf({ name, kind }: EditionAgent): { readonly family: string; readonly given: string } | undefined {
  const [family, given, more] = name.split(', ');
  return kind === 'person' && family && given && more === undefined ? { family, given } : undefined;
}

/** An identifier of ORCID, with the address of its resolver. */
export function orcidOf({ uris }: EditionAgent): string | undefined {
  return uris.find((uri) => /^https:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(uri));
}

/** Licences of Creative Commons that have a name in the SPDX list; undefined for every other address. */
export function spdxOf(target: string | undefined): string | undefined {
  const zero = /^https?:\/\/creativecommons\.org\/publicdomain\/zero\/1\.0/i.test(target ?? '');
  if (zero) return 'CC0-1.0';
  const match = /^https?:\/\/creativecommons\.org\/licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/([1-4]\.\d)(\/legalcode)?\/?$/i.exec(target ?? '');
  return match ? `CC-${match[1]?.toUpperCase()}-${match[2]}` : undefined;
}
