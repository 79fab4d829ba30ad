import type { Artifact } from '../model/artifact.js';
import type { EditionConfig } from '../model/config.js';
import { PRODUCT_VERSION } from '../model/product.js';
import type { ManuscriptRecord } from '../model/record.js';
import { numberAddresses } from './addresses.js';
import { agentsByRole, citation, dateText, version } from './citation.js';
import type { ComposedDocument } from './composed.js';
import { COVERAGE_FOLDER, type Covered, coverageContext } from './coverage-page.js';
import { offsetMap } from './layout-map.js';
import { linkEntities, relativeUrl } from './links.js';
import { placesMap } from './map.js';
import { parallelStyle } from './parallel.js';
import { registerContext } from './register-page.js';
import { gatherRegisters, REGISTERS, type Registers } from './registers.js';
import { renditionsOf } from './renditions.js';
import { nameResponsible } from './responsibility.js';
import { SEARCH_FOLDER } from './search/search-index.js';
import { Templates } from './templates.js';
import { timeline } from './timeline.js';
import { type WitnessLayer, witnessesOf } from './witnesses.js';

export interface Composition {
  readonly artifacts: readonly Artifact[];
  readonly registers: Registers;
  /** The name of the edition. */
  readonly title: string;
  /** The page that says what is encoded and how it is shown, and the same as data. */
  coverage(covered: Covered): readonly Artifact[];
}

/** Style sheets in the order of the cascade; `print.css` comes last, for paper only. */
const STYLES = [
  'fonts.css',
  'tokens.css',
  'page.css',
  'document.css',
  'tools.css',
  'register.css',
  'search.css',
  'coverage.css',
  'text.css',
  'names.css',
  'cards.css',
  'genres.css',
  'marks.css',
  'bibliography.css',
  'facsimile.css',
  'notes.css',
  'colophon.css',
] as const;

/** The files of one document that a reader can take along. */
export const DOCUMENT_FILES = [
  { file: 'document.xml', label: 'TEI', hint: 'the source, as encoded' },
  { file: 'text.txt', label: 'Reading text', hint: 'plain text, UTF-8' },
  { file: 'diplomatic.txt', label: 'Diplomatic text', hint: 'with every reading' },
  { file: 'document.jsonld', label: 'JSON-LD', hint: 'metadata, entities and mentions' },
] as const;

const HEAD_LINKS = [
  '<link rel="alternate" type="application/tei+xml" href="document.xml">',
  '<link rel="alternate" type="text/plain" href="text.txt">',
  '<link rel="alternate" type="application/ld+json" href="document.jsonld">',
].join('\n');

const RENDITION_STYLE = '<link rel="stylesheet" href="renditions.css">';
const PARALLEL_STYLE = '<link rel="stylesheet" href="parallel.css">';
const WITNESS_STYLE = '<link rel="stylesheet" href="witnesses.css">';

/** All pages of an edition, and the text editions with their maps. */
export function compose(documents: readonly ComposedDocument[], config: EditionConfig): Composition {
  const templates = new Templates(`${config.folder}/templates`);
  const registers = gatherRegisters(documents);
  const title = config.title ?? (documents.length === 1 ? documents[0]?.record.title : undefined) ?? 'Edition';
  const used = REGISTERS.filter(({ kind }) => registers.entries.some((entry) => entry.kind === kind));
  const artifacts: Artifact[] = [];

  const shell = (path: string, current: string) => ({
    edition: { title, description: config.description },
    generator: `Imprimatur ${PRODUCT_VERSION}`,
    styles: STYLES,
    assets: relativeUrl(path, 'assets/page.css').replace(/page\.css$/, ''),
    front: relativeUrl(path, 'index.html'),
    coverage: relativeUrl(path, `${COVERAGE_FOLDER}/index.html`),
    search: relativeUrl(path, `${SEARCH_FOLDER}/index.html`),
    onFront: current === 'front',
    onSearch: current === 'search',
    navigation: used.map(({ folder, title: label, kind }) => ({
      label,
      url: relativeUrl(path, `${folder}/index.html`),
      current: current === kind,
    })),
  });

  for (const composed of documents) artifacts.push(...documentArtifacts(composed, registers, templates, shell, config));
  for (const register of used) {
    const path = `${register.folder}/index.html`;
    const entries = registers.entries.filter(({ kind }) => kind === register.kind);
    const strip = register.kind === 'event' ? timeline(entries, documents, path) : undefined;
    const map = register.kind === 'place' ? placesMap(entries) : undefined;
    const context = {
      ...shell(path, register.kind),
      ...registerContext(register, entries, registers, path, documents.length === 1),
      map,
      timeline: strip,
    };
    artifacts.push(page(path, templates.render('register', context)));
  }
  artifacts.push(
    page(
      'index.html',
      templates.render('front', { ...shell('index.html', 'front'), ...frontContext(documents, registers, title, config) }),
    ),
  );
  const searchPath = `${SEARCH_FOLDER}/index.html`;
  artifacts.push(page(searchPath, templates.render('search', { ...shell(searchPath, 'search'), language: 'en', title: 'Search' })));
  const coverage = (covered: Covered): readonly Artifact[] => {
    const path = `${COVERAGE_FOLDER}/index.html`;
    const data = `${JSON.stringify({ version: 1, ...covered }, null, 1)}\n`;
    return [
      page(path, templates.render('coverage', { ...shell(path, 'coverage'), ...coverageContext(covered) })),
      { path: `${COVERAGE_FOLDER}/coverage.json`, content: data, mediaType: 'application/json' },
    ];
  };
  return { artifacts, registers, title, coverage };
}

type Shell = (path: string, current: string) => object;

function documentArtifacts(
  composed: ComposedDocument,
  registers: Registers,
  templates: Templates,
  shell: Shell,
  config: EditionConfig,
): Artifact[] {
  const { document, record, html, reading, diplomatic } = composed;
  const path = `${document.id}/index.html`;
  const source = document.source.path;
  const resolve = (pointer: string): string | undefined => {
    const entry = registers.find(document.id, pointer);
    return entry && relativeUrl(path, entry.path);
  };
  const text = nameResponsible(linkEntities(html.text, resolve), document.id, record, registers);
  const { html: numbered, addresses } = numberAddresses([text, linkEntities(html.header, resolve)]);
  const heading = firstHeading(html.text);
  const witnesses = witnessesOf(document);
  const texts = composed.witnesses.map((text, index) => ({ ...(witnesses?.layers[index] as WitnessLayer), text }));
  const { css: renditions } = renditionsOf(document);
  const genetic = / class="genesis"/.test(html.text);
  const layered = genetic || / data-layer="/.test(html.text) || witnesses !== undefined;
  const contents = /<li/.test(html.contents) ? html.contents : undefined;
  const parallel = parallelStyle(document);
  const tools = layered || parallel !== undefined || contents !== undefined;
  const empty = !/>\s*[^<\s]/.test(html.text);
  const context = {
    ...shell(path, 'document'),
    language: record.language ?? 'en',
    title: record.title,
    subtitles: record.titles
      .slice(1)
      .map(({ text }) => text)
      .filter((subtitle) => subtitle !== record.title && subtitle !== heading && !/^\d{4}(-\d\d){0,2}$/.test(subtitle)),
    agents: agentsByRole(record.agents.filter(({ role }) => role === 'author' || role === 'translator')),
    created: record.created && dateText(record.created),
    createdWhen: record.created?.when,
    place: record.place?.text,
    abstract: record.abstract,
    signature: signature(record.manuscripts[0]),
    text: numbered[0],
    header: numbered[1],
    addresses,
    empty,
    contents,
    citation: citation(record, document.id, config),
    version: version(record, config),
    downloads: [
      ...DOCUMENT_FILES,
      ...texts.map(({ file, siglum, title }) => ({ file: `${file}.txt`, label: `Witness ${siglum}`, hint: title })),
    ],
    headLinks: [
      HEAD_LINKS,
      ...(renditions ? [RENDITION_STYLE] : []),
      ...(witnesses ? [WITNESS_STYLE] : []),
      ...(parallel ? [PARALLEL_STYLE] : []),
    ].join('\n'),
    witnesses: witnesses?.layers,
    named: /<a class="[^"]*\bmention\b[^"]*" [^>]*?\bhref="/.test(text),
    addressed: html.text.includes('class="permalink"'),
    layered,
    genetic,
    parallel: parallel !== undefined,
    tools,
    beside: !tools && !empty,
  };
  const json = (value: unknown): string => `${JSON.stringify(value)}\n`;
  const own = (file: string, content: string | Uint8Array, mediaType: string): Artifact => ({
    path: `${document.id}/${file}`,
    content,
    mediaType,
    source,
  });
  return [
    { ...page(path, templates.render('document', context)), source },
    ...(renditions ? [own('renditions.css', `${renditions}\n`, 'text/css; charset=utf-8')] : []),
    ...(parallel ? [own('parallel.css', `${parallel}\n`, 'text/css; charset=utf-8')] : []),
    ...(witnesses ? [own('witnesses.css', `${witnesses.css}\n`, 'text/css; charset=utf-8')] : []),
    own('text.txt', reading.text, 'text/plain; charset=utf-8'),
    own('text.map.json', json(offsetMap(document, reading, 'text.txt')), 'application/json'),
    own('diplomatic.txt', diplomatic.text, 'text/plain; charset=utf-8'),
    own('diplomatic.map.json', json(offsetMap(document, diplomatic, 'diplomatic.txt')), 'application/json'),
    ...texts.flatMap(({ file, text }) => [
      own(`${file}.txt`, text.text, 'text/plain; charset=utf-8'),
      own(`${file}.map.json`, json(offsetMap(document, text, `${file}.txt`)), 'application/json'),
    ]),
    own('document.xml', document.bytes, 'application/tei+xml'),
  ];
}

/** The lines of a dossier's label: who keeps it, in which collection, under which number, which leaves. */
function signature(manuscript: ManuscriptRecord | undefined): string[] {
  if (!manuscript) return [];
  const { repository, settlement, collection, idno, locus } = manuscript;
  const lines = [[repository, settlement].filter(Boolean).join(', '), collection, idno, locus];
  return lines.filter((line) => line !== undefined && line !== '') as string[];
}

/** The text of the first heading, without the comma or stop that may end it. */
function firstHeading(html: string): string | undefined {
  const heading = /<h2\b[^>]*>(.*?)<\/h2>/s.exec(html)?.[1];
  return heading
    ?.replace(/<[^>]*>|¶/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s,.;:]+$/, '')
    .trim();
}

function frontContext(documents: readonly ComposedDocument[], registers: Registers, title: string, config: EditionConfig) {
  return {
    language: 'en',
    title,
    description: config.description,
    documents: documents.map(({ document, record }) => ({
      title: record.title,
      url: relativeUrl('index.html', `${document.id}/index.html`),
      language: record.language,
      created: record.created && dateText(record.created),
      place: record.place?.text,
      abstract: record.abstract,
    })),
    single: documents.length === 1,
    // With events, the strip stands in their register.
    timeline: registers.entries.some(({ kind }) => kind === 'event') ? undefined : timeline([], documents, 'index.html'),
    registers: REGISTERS.map(({ kind, folder, title: label }) => ({
      label,
      url: relativeUrl('index.html', `${folder}/index.html`),
      count: registers.entries.filter((entry) => entry.kind === kind).length,
    })).filter(({ count }) => count > 0),
  };
}

function page(path: string, content: string): Artifact {
  return { path, content, mediaType: 'text/html; charset=utf-8' };
}
