/** How the edition is cited, for reference managers: CSL-JSON, and from it BibTeX and RIS (citation.js writes both). */
import { createRequire } from 'node:module';
import type { EditionAgent, EditionModel } from '../../model/edition.js';
import { creatorsOf, doiOf, partsOf } from '../facts.js';
import { CREATORS, type Format } from '../format.js';

interface CitationJs {
  readonly Cite: new (items: readonly object[]) => { format(name: string): string };
}

export const csl: Format = {
  name: 'csl',
  standard: 'CSL-JSON',
  needs: [CREATORS],
  write: (edition) => [
    {
      path: 'citation.csl.json',
      content: `${JSON.stringify([cslOf(edition)], null, 1)}\n`,
      mediaType: 'application/vnd.citationstyles.csl+json',
    },
  ],
};

export const bibtex: Format = {
  name: 'bibtex',
  standard: 'BibTeX',
  needs: [CREATORS],
  write: (edition) => [{ path: 'citation.bib', content: written(edition, 'bibtex'), mediaType: 'application/x-bibtex' }],
};

export const ris: Format = {
  name: 'ris',
  standard: 'RIS',
  needs: [CREATORS],
  write: (edition) => [{ path: 'citation.ris', content: written(edition, 'ris'), mediaType: 'application/x-research-info-systems' }],
};

/** An item of CSL 1.0.2 (appendix III and IV). */
export function cslOf(edition: EditionModel): Record<string, unknown> {
  const { title, description, base, release, published, languages, publishers } = edition;
  const translators = edition.agents.filter(({ roles }) => roles.includes('translator'));
  const doi = doiOf(edition);
  return {
    id: 'edition',
    type: 'dataset',
    title,
    author: creatorsOf(edition).map(nameOf),
    ...(translators.length > 0 ? { translator: translators.map(nameOf) } : {}),
    ...(published ? { issued: { 'date-parts': [published.split('-').map(Number)] } } : {}),
    ...(publishers[0] ? { publisher: publishers[0] } : {}),
    ...(release ? { version: release } : {}),
    ...(languages.length === 1 ? { language: languages[0] } : {}),
    ...(description ? { abstract: description } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(base ? { URL: base } : {}),
  };
}

function nameOf(agent: EditionAgent): Record<string, string> {
  const parts = partsOf(agent);
  return parts ? { family: parts.family, given: parts.given } : { literal: agent.name };
}

let loaded: CitationJs | undefined;
function written(edition: EditionModel, name: 'bibtex' | 'ris'): string {
  const require = createRequire(import.meta.url);
  if (!loaded) {
    loaded = require('@citation-js/core') as CitationJs;
    require('@citation-js/plugin-bibtex');
    require('@citation-js/plugin-ris');
  }
  return `${new loaded.Cite([cslOf(edition)]).format(name).trim()}\n`;
}
