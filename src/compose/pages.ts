import type { Artifact } from '../model/artifact.js';
import type { EditionConfig } from '../model/config.js';
import type { Messages } from '../model/messages.js';
import { BESIDE_FOLDER, besideContext, correspondingDocuments } from './beside-page.js';
import type { ComposedDocument } from './composed.js';
import { COVERAGE_FOLDER, type Covered, coverageContext } from './coverage-page.js';
import { documentArtifacts } from './document-page.js';
import { frontContext } from './front-page.js';
import { placesMap } from './map.js';
import { frame, type Publication, page, usedRegisters } from './page.js';
import { registerContext } from './register-page.js';
import { gatherRegisters, type Registers } from './registers.js';
import { SEARCH_FOLDER } from './search/search-index.js';
import { Templates } from './templates.js';
import { timeline } from './timeline.js';

export interface Composition {
  readonly artifacts: readonly Artifact[];
  readonly registers: Registers;
  /** The name of the edition. */
  readonly title: string;
  /** The page that says what is encoded and how it is shown, and the same as data. */
  coverage(covered: Covered): readonly Artifact[];
}

/** All pages of an edition, and the text editions with their maps. */
export function compose(documents: readonly ComposedDocument[], config: EditionConfig, messages: Messages): Composition {
  const title = config.title ?? (documents.length === 1 ? documents[0]?.record.title : undefined) ?? messages.say('page.edition');
  const registers = gatherRegisters(documents);
  const templates = new Templates(`${config.folder}/templates`, messages);
  const publication: Publication = { title, config, messages, registers, templates, corresponding: correspondingDocuments(documents) };
  return {
    artifacts: [
      ...documents.flatMap((composed) => documentArtifacts(composed, publication)),
      ...usedRegisters(registers).map((register) => registerPage(register, documents, publication)),
      frontPage(documents, publication),
      searchPage(publication),
      ...besidePage(documents, publication),
    ],
    registers,
    title,
    coverage: (covered) => coveragePage(covered, publication),
  };
}

function registerPage(
  register: ReturnType<typeof usedRegisters>[number],
  documents: readonly ComposedDocument[],
  publication: Publication,
): Artifact {
  const { registers, templates, messages } = publication;
  const path = `${register.folder}/index.html`;
  const entries = registers.entries.filter(({ kind }) => kind === register.kind);
  return page(
    path,
    templates.render('register', {
      ...frame(publication, path, register.kind),
      ...registerContext(register, entries, registers, path, documents.length === 1, messages),
      map: register.kind === 'place' ? placesMap(entries, messages) : undefined,
      timeline: register.kind === 'event' ? timeline(entries, documents, path, messages) : undefined,
    }),
  );
}

function frontPage(documents: readonly ComposedDocument[], publication: Publication): Artifact {
  const context = { ...frame(publication, 'index.html', 'front'), ...frontContext(documents, publication) };
  return page('index.html', publication.templates.render('front', context));
}

function searchPage(publication: Publication): Artifact {
  const path = `${SEARCH_FOLDER}/index.html`;
  const context = { ...frame(publication, path, 'search'), title: publication.messages.say('search.title') };
  return page(path, publication.templates.render('search', context));
}

/** Where there is something to set side by side. */
function besidePage(documents: readonly ComposedDocument[], publication: Publication): Artifact[] {
  const path = `${BESIDE_FOLDER}/index.html`;
  const context = besideContext(documents, publication.messages);
  if (!context) return [];
  return [page(path, publication.templates.render('beside', { ...frame(publication, path, 'beside'), ...context, onBeside: true }))];
}

function coveragePage(covered: Covered, publication: Publication): Artifact[] {
  const path = `${COVERAGE_FOLDER}/index.html`;
  const context = { ...frame(publication, path, 'coverage'), ...coverageContext(covered, publication.messages) };
  return [
    page(path, publication.templates.render('coverage', context)),
    {
      path: `${COVERAGE_FOLDER}/coverage.json`,
      content: `${JSON.stringify({ version: 1, ...covered }, null, 1)}\n`,
      mediaType: 'application/json',
    },
  ];
}
