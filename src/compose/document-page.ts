/** The page of a document, and the files beside it. */
import type { Artifact } from '../model/artifact.js';
import { languageOf } from '../model/messages.js';
import type { ManuscriptRecord } from '../model/record.js';
import { numberAddresses } from './addresses.js';
import { BESIDE_FOLDER, GENETIC_LAYER, layersOf } from './beside-page.js';
import { agentsByRole, citation, dateText, version } from './citation.js';
import type { ComposedDocument } from './composed.js';
import { offsetMap } from './layout-map.js';
import { linkEntities, relativeUrl } from './links.js';
import { contextObject, metaTags } from './meta-tags.js';
import { frame, type Publication, page } from './page.js';
import { parallelStyle } from './parallel.js';
import { renditionsOf } from './renditions.js';
import { nameResponsible } from './responsibility.js';
import { type WitnessLayer, witnessesOf } from './witnesses.js';

/** The files of one document that a reader can take along: label and hint are messages. */
const DOCUMENT_FILES = [
  { file: 'document.xml', label: undefined, name: 'TEI', hint: 'document.tei' },
  { file: 'text.txt', label: 'document.reading-text', name: '', hint: 'document.reading-text-hint' },
  { file: 'diplomatic.txt', label: 'document.diplomatic-text', name: '', hint: 'document.diplomatic-text-hint' },
  { file: 'document.jsonld', label: undefined, name: 'JSON-LD', hint: 'document.json-ld-hint' },
] as const;

/** UTF-16 code units of a text whose parts are drawn only where they are looked at. */
const LONG = 1_000_000;

const HEAD_LINKS = [
  '<link rel="alternate" type="application/tei+xml" href="document.xml">',
  '<link rel="alternate" type="text/plain" href="text.txt">',
  '<link rel="alternate" type="application/ld+json" href="document.jsonld">',
].join('\n');

const RENDITION_STYLE = '<link rel="stylesheet" href="renditions.css">';
const PARALLEL_STYLE = '<link rel="stylesheet" href="parallel.css">';
const WITNESS_STYLE = '<link rel="stylesheet" href="witnesses.css">';

export function documentArtifacts(composed: ComposedDocument, publication: Publication): Artifact[] {
  const { registers, templates, config, messages } = publication;
  const { document, record, html, reading, diplomatic } = composed;
  const path = `${document.id}/index.html`;
  const source = document.source.path;
  const resolve = (pointer: string): string | undefined => {
    const entry = registers.find(document.id, pointer);
    return entry && relativeUrl(path, entry.path);
  };
  const text = nameResponsible(linkEntities(html.text, resolve), document.id, record, publication);
  const { html: numbered, addresses } = numberAddresses([text, linkEntities(html.header, resolve)]);
  const heading = firstHeading(html.text);
  const witnesses = witnessesOf(document);
  const texts = composed.witnesses.map((text, index) => ({ ...(witnesses?.layers[index] as WitnessLayer), text }));
  const { css: renditions } = renditionsOf(document);
  const layers = layersOf(composed, messages);
  const contents = /<li/.test(html.contents) ? html.contents : undefined;
  const parallel = parallelStyle(document);
  const facsimile = html.text.includes('<section class="facsimile"');
  const corresponding = besideLinks(composed, path, publication);
  const tools = layers.length > 0 || corresponding.length > 0 || facsimile || parallel !== undefined || contents !== undefined;
  const empty = !/>\s*[^<\s]/.test(html.text);
  const context = {
    ...frame(publication, path, 'document'),
    textLanguage: languageOf(record.language ?? 'und'),
    title: record.title,
    subtitles: record.titles
      .slice(1)
      .map(({ text }) => text)
      .filter((subtitle) => subtitle !== record.title && subtitle !== heading && !/^\d{4}(-\d\d){0,2}$/.test(subtitle)),
    agents: agentsByRole(
      record.agents.filter(({ role }) => role === 'author' || role === 'translator'),
      messages,
    ),
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
    contextObject: contextObject(record, document.id, config),
    citation: citation(record, document.id, config, messages),
    version: version(record, config, messages),
    downloads: [
      ...DOCUMENT_FILES.map(({ file, label, name, hint }) => ({
        file,
        label: label ? messages.say(label) : name,
        hint: messages.say(hint),
      })),
      ...texts.map(({ file, siglum, title }) => ({
        file: `${file}.txt`,
        label: messages.say('document.witness-text', siglum),
        hint: title,
      })),
    ],
    headLinks: [
      metaTags(record, document.id, publication.title, config),
      HEAD_LINKS,
      ...(renditions ? [RENDITION_STYLE] : []),
      ...(witnesses ? [WITNESS_STYLE] : []),
      ...(parallel ? [PARALLEL_STYLE] : []),
    ].join('\n'),
    witnesses: witnesses?.layers,
    named: /<a class="[^"]*\bmention\b[^"]*" [^>]*?\bhref="/.test(text),
    addressed: html.text.includes('class="permalink"'),
    layered: layers.length > 0,
    genetic: layers.some(([id]) => id === GENETIC_LAYER),
    parallel: parallel !== undefined,
    corresponding,
    isDocument: true,
    bodyClass: html.text.length > LONG ? 'document long' : 'document',
    facsimile,
    // Only where there is a facsimile may a page ask other hosts.
    imageHosts: facsimile ? config.imageHosts : [],
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

/** The ways to this document beside others whose passages correspond to its own, and to its first witnesses beside one another. */
function besideLinks({ document }: ComposedDocument, path: string, { corresponding, messages }: Publication) {
  const page = relativeUrl(path, `${BESIDE_FOLDER}/index.html`);
  const link = (query: Record<string, string>, label: string) => ({ url: `${page}?${new URLSearchParams(query)}`, label });
  const witnesses = witnessesOf(document)?.layers ?? [];
  return [
    ...(corresponding.get(document.id) ?? []).map((other) =>
      link({ left: document.id, right: other.document.id }, messages.say('document.beside-document', other.record.title)),
    ),
    ...(witnesses.length > 1
      ? [
          link(
            { left: document.id, right: document.id, 'left-layer': witnesses[0]?.id ?? '', 'right-layer': witnesses[1]?.id ?? '' },
            messages.say('document.witnesses-beside'),
          ),
        ]
      : []),
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
