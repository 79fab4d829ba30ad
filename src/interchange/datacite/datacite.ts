/** DataCite Metadata Schema 4.7, as XML and as the JSON of DataCite's REST API: what a DOI is registered with. */
import { XMLBuilder } from 'fast-xml-parser';
import type { EditionAgent, EditionModel } from '../../model/edition.js';
import { contributorsOf, creatorsOf, doiOf, orcidOf, partsOf, spdxOf } from '../facts.js';
import { CREATORS, type Format, PUBLICATION_DATE, PUBLISHER } from '../format.js';

const NAMESPACE = 'http://datacite.org/schema/kernel-4';

export const datacite: Format = {
  name: 'datacite',
  standard: 'DataCite Metadata Schema 4.7',
  needs: [
    {
      fact: 'a DOI',
      where: 'teiHeader/fileDesc/publicationStmt/idno[@type="DOI"], the same in every document',
      has: (edition) => doiOf(edition) !== undefined,
    },
    CREATORS,
    PUBLISHER,
    PUBLICATION_DATE,
  ],
  write: (edition) => [
    { path: 'datacite.xml', content: dataciteXml(edition), mediaType: 'application/xml' },
    { path: 'datacite.json', content: `${JSON.stringify(dataciteJson(edition), null, 1)}\n`, mediaType: 'application/json' },
  ],
};

/** Contributor types (appendix 1, table 5) of the roles that a header names; every other part is `Other`. */
const TYPES: Readonly<Record<string, string>> = {
  translator: 'Translator',
  editor: 'Editor',
  sponsor: 'Sponsor',
  distributor: 'Distributor',
  principal: 'ProjectLeader',
};

/** The properties of the schema, under the names that the JSON has. */
export function dataciteJson(edition: EditionModel) {
  const { title, description, release, published = '', keywords, languages, licences, publishers, base, documents } = edition;
  const contributors = contributorsOf(edition);
  const funders = edition.agents.filter(({ roles }) => roles.includes('funder'));
  return {
    doi: doiOf(edition) ?? '',
    creators: creatorsOf(edition).map(named),
    titles: [{ title, ...(languages.length === 1 ? { lang: languages[0] } : {}) }],
    publisher: { name: publishers[0] ?? '' },
    publicationYear: Number(published.slice(0, 4)),
    types: { resourceTypeGeneral: 'Collection', resourceType: 'TEI edition' },
    subjects: keywords.map((subject) => ({ subject })),
    contributors: contributors.map(({ agent, role }) => ({ contributorType: TYPES[role] ?? 'Other', ...named(agent) })),
    dates: [{ date: published, dateType: 'Issued' }],
    ...(languages.length === 1 ? { language: languages[0] } : {}),
    ...(base ? { url: base } : {}),
    sizes: [`${documents.length} document${documents.length === 1 ? '' : 's'}`],
    formats: ['application/tei+xml', 'text/html', 'text/plain', 'application/ld+json'],
    ...(release ? { version: release } : {}),
    rightsList: licences.flatMap(({ target, text }) =>
      target ? [{ rights: spdxOf(target) ?? text.slice(0, 200), rightsUri: target, ...identifier(target) }] : [],
    ),
    descriptions: description ? [{ description, descriptionType: 'Abstract' }] : [],
    fundingReferences: funders.map(({ name }) => ({ funderName: name })),
    schemaVersion: NAMESPACE,
  };
}

function identifier(target: string): { rightsIdentifier?: string; rightsIdentifierScheme?: string } {
  const spdx = spdxOf(target);
  return spdx ? { rightsIdentifier: spdx, rightsIdentifierScheme: 'SPDX' } : {};
}

function named(agent: EditionAgent) {
  const parts = partsOf(agent);
  const orcid = orcidOf(agent);
  return {
    name: agent.name,
    nameType: agent.kind === 'person' ? 'Personal' : 'Organizational',
    ...(parts ? { givenName: parts.given, familyName: parts.family } : {}),
    ...(orcid ? { nameIdentifiers: [{ nameIdentifier: orcid, nameIdentifierScheme: 'ORCID', schemeUri: 'https://orcid.org' }] } : {}),
  };
}

/** The same in the order that the schema asks for; valid by its `metadata.xsd`. */
export function dataciteXml(edition: EditionModel): string {
  const json = dataciteJson(edition);
  const person = (element: 'creator' | 'contributor') => (agent: ReturnType<typeof named>) => ({
    [`${element}Name`]: { '@nameType': agent.nameType, '#': agent.name },
    ...('givenName' in agent ? { givenName: agent.givenName, familyName: agent.familyName } : {}),
    ...('nameIdentifiers' in agent
      ? {
          nameIdentifier: (agent.nameIdentifiers ?? []).map((each) => ({
            '@nameIdentifierScheme': each.nameIdentifierScheme,
            '@schemeURI': each.schemeUri,
            '#': each.nameIdentifier,
          })),
        }
      : {}),
  });
  const list = <T>(name: string, element: string, values: readonly T[]) => (values.length > 0 ? { [name]: { [element]: values } } : {});
  const resource = {
    '@xmlns': NAMESPACE,
    identifier: { '@identifierType': 'DOI', '#': json.doi },
    creators: { creator: json.creators.map(person('creator')) },
    titles: { title: json.titles.map(({ title, lang }) => ({ ...(lang ? { '@xml:lang': lang } : {}), '#': title })) },
    publisher: json.publisher.name,
    publicationYear: String(json.publicationYear),
    resourceType: { '@resourceTypeGeneral': json.types.resourceTypeGeneral, '#': json.types.resourceType },
    ...list(
      'subjects',
      'subject',
      json.subjects.map(({ subject }) => subject),
    ),
    ...list(
      'contributors',
      'contributor',
      json.contributors.map(({ contributorType, ...agent }) => ({ '@contributorType': contributorType, ...person('contributor')(agent) })),
    ),
    dates: { date: json.dates.map(({ date, dateType }) => ({ '@dateType': dateType, '#': date })) },
    ...(json.language ? { language: json.language } : {}),
    sizes: { size: json.sizes },
    formats: { format: json.formats },
    ...(json.version ? { version: json.version } : {}),
    ...list(
      'rightsList',
      'rights',
      json.rightsList.map(({ rights, rightsUri, rightsIdentifier, rightsIdentifierScheme }) => ({
        '@rightsURI': rightsUri,
        ...(rightsIdentifier ? { '@rightsIdentifier': rightsIdentifier, '@rightsIdentifierScheme': rightsIdentifierScheme } : {}),
        '#': rights,
      })),
    ),
    ...list(
      'descriptions',
      'description',
      json.descriptions.map(({ description, descriptionType }) => ({ '@descriptionType': descriptionType, '#': description })),
    ),
    ...list('fundingReferences', 'fundingReference', json.fundingReferences),
  };
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    textNodeName: '#',
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ resource })}`;
}
