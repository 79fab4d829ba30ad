/** .zenodo.json, the only file that Zenodo reads of a repository that has it beside CITATION.cff. */
import type { EditionModel } from '../../model/edition.js';
import { contributorsOf, creatorsOf, doiOf, orcidOf, spdxOf } from '../facts.js';
import { CREATORS, DESCRIPTION, type Format, LICENCE } from '../format.js';

/** Roles as Zenodo names them (DataCite's contributor types); every other part is `Other`. */
const TYPES: Readonly<Record<string, string>> = { editor: 'Editor', sponsor: 'Sponsor', distributor: 'Distributor' };

export const zenodo: Format = {
  name: 'zenodo',
  standard: 'Zenodo deposit metadata',
  needs: [DESCRIPTION, LICENCE, CREATORS],
  write: (edition) => [{ path: '.zenodo.json', content: `${JSON.stringify(deposit(edition), null, 1)}\n`, mediaType: 'application/json' }],
};

export function deposit(edition: EditionModel): Record<string, unknown> {
  const { title, description, base, release, published, keywords, languages, licences } = edition;
  const licence = licences.map(({ target }) => spdxOf(target)).find((name) => name !== undefined);
  const doi = doiOf(edition);
  const contributors = contributorsOf(edition);
  return {
    title,
    upload_type: 'dataset',
    description,
    access_right: 'open',
    license: (licence ?? licences.find(({ target }) => target !== undefined)?.target ?? '').toLowerCase(),
    creators: creatorsOf(edition).map((agent) => ({ name: agent.name, ...orcid(agent) })),
    ...(contributors.length > 0
      ? { contributors: contributors.map(({ agent, role }) => ({ name: agent.name, type: TYPES[role] ?? 'Other', ...orcid(agent) })) }
      : {}),
    ...(release ? { version: release } : {}),
    ...(published && /^\d{4}-\d\d-\d\d$/.test(published) ? { publication_date: published } : {}),
    ...(keywords.length > 0 ? { keywords } : {}),
    ...(languages[0] ? { language: languages[0] } : {}),
    ...(doi ? { doi } : {}),
    ...(base ? { related_identifiers: [{ identifier: base, relation: 'isIdenticalTo', scheme: 'url' }] } : {}),
  };
}

function orcid(agent: Parameters<typeof orcidOf>[0]): { orcid?: string } {
  const found = orcidOf(agent)?.replace('https://orcid.org/', '');
  return found ? { orcid: found } : {};
}
