/** What every page has: the frame around it, and the words that it says. */
import type { Artifact } from '../model/artifact.js';
import type { EditionConfig } from '../model/config.js';
import type { Messages } from '../model/messages.js';
import { PRODUCT_VERSION } from '../model/product.js';
import { STYLE } from './assets.js';
import type { ComposedDocument } from './composed.js';
import { COVERAGE_FOLDER } from './coverage-page.js';
import { relativeUrl } from './links.js';
import { REGISTERS, type Registers } from './registers.js';
import { SEARCH_FOLDER } from './search/search-index.js';
import type { Templates } from './templates.js';

/** What the pages of an edition are made with. */
export interface Publication {
  /** The name of the edition. */
  readonly title: string;
  readonly config: EditionConfig;
  readonly messages: Messages;
  readonly registers: Registers;
  readonly templates: Templates;
  /** Documents whose passages correspond to those of one, by its id. */
  readonly corresponding: ReadonlyMap<string, readonly ComposedDocument[]>;
}

/** The context of the frame of a page. @param current what the page is: `front`, `search`, or the kind of its register */
export function frame({ title, config, messages, registers }: Publication, path: string, current: string) {
  return {
    edition: { title, description: config.description },
    generator: `Imprimatur ${PRODUCT_VERSION}`,
    language: messages.language,
    direction: messages.direction,
    styles: [STYLE],
    assets: relativeUrl(path, 'assets/page.css').replace(/page\.css$/, ''),
    front: relativeUrl(path, 'index.html'),
    coverage: relativeUrl(path, `${COVERAGE_FOLDER}/index.html`),
    search: relativeUrl(path, `${SEARCH_FOLDER}/index.html`),
    onFront: current === 'front',
    onSearch: current === 'search',
    navigation: usedRegisters(registers).map(({ folder, kind }) => ({
      label: messages.say(`register.${folder}`),
      url: relativeUrl(path, `${folder}/index.html`),
      current: current === kind,
    })),
  };
}

/** The registers that have entries. */
export function usedRegisters({ entries }: Registers) {
  return REGISTERS.filter(({ kind }) => entries.some((entry) => entry.kind === kind));
}

export function page(path: string, content: string): Artifact {
  return { path, content, mediaType: 'text/html; charset=utf-8' };
}
