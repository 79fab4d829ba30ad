/**
 * References in a citation style (CSL 1.0.2): made from `biblStruct` when the edition is, beside the description as it is encoded. The
 * processor is loaded only where there is one.
 */
import { createRequire } from 'node:module';
import { report } from '../../model/codes.js';
import type { CitationStyle } from '../../model/config.js';
import { Refusal } from '../../model/diagnostic.js';
import { attribute, type TeiDocument, type TeiElement } from '../../model/document.js';
import { type CslItem, cslItem } from './csl-item.js';

interface Engine {
  updateItems(ids: readonly string[]): void;
  makeBibliography(): [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]] | false;
  readonly bibliography: { readonly opt: Record<string, unknown> };
}

interface Csl {
  readonly templates: { add(name: string, xml: string): void; has(name: string): boolean };
  readonly locales: { list(): readonly string[] };
  engine(items: readonly CslItem[], style: string, locale: string, format: 'html'): Engine;
}

let loaded: Csl | undefined;
function csl(): Csl {
  const require = createRequire(import.meta.url);
  if (!loaded) {
    const { plugins } = require('@citation-js/core') as { plugins: { config: { get(name: string): Csl } } };
    require('@citation-js/plugin-csl');
    loaded = plugins.config.get('@csl');
  }
  return loaded;
}

/** As xslt/html/bibliography.xsl writes the places for them: the number is that of the element. */
const PLACE = /(<p class="reference" data-generated="" dir="auto") data-citation="(\d+)">([^<]*)(<\/p>)/g;

/** A page's references, each in the style; where the description has too little for one, the stylesheet's words stay. */
export function withCitations(html: string, document: TeiDocument, style: CitationStyle): string {
  if (!html.includes(' data-citation="')) return html;
  const references = citationsOf(document, style);
  return html.replace(
    PLACE,
    (_, start: string, ordinal: string, bare: string, end: string) => `${start}>${references.get(ordinal) ?? bare}${end}`,
  );
}

/** By the ordinal of the element: one run for all, so that a style can tell two works of one year apart. */
export function citationsOf(document: TeiDocument, style: CitationStyle): ReadonlyMap<string, string> {
  const items = document.elements
    .filter(({ local }) => local === 'biblStruct')
    .map((element) => cslItem(document, element))
    .filter((item) => item !== undefined);
  return items.length === 0 ? new Map() : formatted(items, style, document.elements[0]);
}

/** A book that every style has words for. */
const TRIAL: CslItem = {
  id: '1',
  type: 'book',
  title: 'Title',
  author: [{ family: 'Family', given: 'Given' }],
  issued: { 'date-parts': [[1900]] },
};

/** Throws a {@link Refusal} for a style of the edition from which the processor can make nothing: it would not say so later. */
export function tryStyle(style: CitationStyle): void {
  if (style.xml === undefined) return;
  let reason = 'it writes nothing for a book with author, title and year';
  try {
    if (formatted([TRIAL], style).get(TRIAL.id)) return;
  } catch (error) {
    reason = String((error as Error).message ?? error).split('\n')[0] ?? '';
  }
  throw new Refusal(
    report.configInvalid({ path: style.file ?? style.name }, `no reference can be made with this citation style: ${reason}.`),
  );
}

function formatted(items: readonly CslItem[], style: CitationStyle, root?: TeiElement): ReadonlyMap<string, string> {
  const { templates, locales, engine: prepare } = csl();
  if (style.xml !== undefined && !templates.has(style.name)) templates.add(style.name, style.xml);
  const engine = prepare(items, style.name, localeOf(root, locales.list()), 'html');
  // Each stands at its own place: none may refer to the one before it.
  engine.bibliography.opt['subsequent-author-substitute'] = false;
  engine.updateItems(items.map(({ id }) => id));
  const made = engine.makeBibliography();
  if (!made) return new Map();
  const [{ entry_ids }, entries] = made;
  return new Map(entries.map((entry, index) => [String(entry_ids[index]?.[0]), inLine(entry)]));
}

/** The processor's locale for the language of the document; English where it has none. */
function localeOf(root: TeiElement | undefined, known: readonly string[]): string {
  const language = ((root && attribute(root, 'xml:lang')) ?? '').slice(0, 2).toLowerCase();
  return known.find((locale) => locale.slice(0, 2) === language) ?? 'en-US';
}

/** What a style makes of its words, without the layout of a list: italics, bold, raised and lowered letters, small capitals. */
function inLine(entry: string): string {
  return entry
    .replace(/<(\/?)(\w+)([^<>]*)>/g, (_, slash: string, name: string, attributes: string) => {
      if (!/^(i|b|sup|sub|span)$/.test(name)) return '';
      return `<${slash}${name}${name === 'span' && /small-caps/.test(attributes) ? ' class="sc"' : ''}>`;
    })
    .replace(
      /https?:\/\/[^\s<>"]*[^\s<>".,;:)\]]/g,
      (address) => `<a class="external" href="${address}" rel="noopener noreferrer">${address}</a>`,
    )
    .replace(/\s+/g, ' ')
    .trim();
}
