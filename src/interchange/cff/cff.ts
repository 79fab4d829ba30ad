/** CITATION.cff (Citation File Format 1.2.0), which GitHub, Zenodo and reference managers read. */
import { stringify } from 'yaml';
import type { EditionAgent, EditionModel } from '../../model/edition.js';
import { creatorsOf, doiOf, orcidOf, partsOf, spdxOf } from '../facts.js';
import { CREATORS, type Format } from '../format.js';

export const cff: Format = {
  name: 'cff',
  standard: 'Citation File Format 1.2.0',
  needs: [CREATORS],
  write: (edition) => [{ path: 'CITATION.cff', content: stringify(citationFile(edition)), mediaType: 'application/yaml' }],
};

/** The object that the file holds; a data set, for the format knows no editions. */
export function citationFile(edition: EditionModel): Record<string, unknown> {
  const { title, description, base, release, published, keywords, licences } = edition;
  const doi = doiOf(edition);
  const named = licences.map(({ target }) => spdxOf(target)).filter((licence) => licence !== undefined);
  const address = licences.find(({ target }) => target !== undefined)?.target;
  return {
    'cff-version': '1.2.0',
    type: 'dataset',
    title,
    message: 'Please cite this edition as below.',
    authors: creatorsOf(edition).map(author),
    ...(description ? { abstract: description } : {}),
    ...(release ? { version: release } : {}),
    ...(published && /^\d{4}-\d\d-\d\d$/.test(published) ? { 'date-released': published } : {}),
    ...(doi ? { doi } : {}),
    ...(base ? { url: base } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(named.length > 0 ? { license: named.length === 1 ? named[0] : named } : address ? { 'license-url': address } : {}),
  };
}

function author(agent: EditionAgent): Record<string, string> {
  const parts = partsOf(agent);
  const orcid = orcidOf(agent);
  const identified = orcid ? { orcid } : {};
  return parts ? { 'family-names': parts.family, 'given-names': parts.given, ...identified } : { name: agent.name, ...identified };
}
