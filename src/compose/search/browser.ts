/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Search in the browser: the page of results, and the hits in a page that one of them leads to. Bundled as `assets/search.js`.
 * What it says, `assets/messages.js` knows.
 */
import type { SearchIndex } from './codec.js';
import { excerpt, type Hit, hitsIn } from './hits.js';
import { type Candidate, Lookup } from './lookup.js';
import { type Layer, type PageWords, pageWords, pieceAt, type Reader, searchedPart } from './passages.js';
import { parseQuery, type Term } from './query.js';

const DOM: Reader<Node> = {
  text: (node) => (node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : undefined),
  attribute: (node, name) => (node instanceof Element ? (node.getAttribute(name) ?? undefined) : undefined),
  name: (node) => node.nodeName.toLowerCase(),
  children: (node) => node.childNodes,
};

/** So many documents are opened at once, and so many hits shown of each. */
const BATCH = 10;
const SHOWN = 5;

const make = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** Of `assets/messages.js`. */
declare const imprimatur: { readonly language: string; say(key: string, ...values: readonly (string | number)[]): string };

const form = document.querySelector<HTMLFormElement>('form.search');
if (form) searchPage(form);
else showHits();

function searchPage(form: HTMLFormElement): void {
  const field = form.elements.namedItem('q') as HTMLInputElement;
  const status = document.getElementById('search-status') as HTMLElement;
  const results = document.getElementById('search-results') as HTMLElement;
  const say = (key: string, ...values: readonly (string | number)[]): string => imprimatur.say(`search.${key}`, ...values);
  let lookup: Promise<Lookup> | undefined;
  let asked = 0;

  const search = async (): Promise<void> => {
    const number = ++asked;
    const terms = parseQuery(field.value);
    results.replaceChildren();
    if (terms.length === 0) {
      status.textContent = field.value.trim() === '' ? '' : say('none', field.value);
      return;
    }
    status.textContent = say('searching');
    try {
      lookup ??= load();
      const ready = await lookup;
      const chosen = new FormData(form);
      const found = (await ready.candidates(terms)).filter(({ document }) =>
        ready.index.facets.every(({ name, values }) => {
          const label = chosen.get(name);
          return !label || values.find((value) => value.label === label)?.documents.includes(document) === true;
        }),
      );
      if (number !== asked) return;
      status.textContent = found.length === 0 ? say('none', field.value) : say('found', found.length);
      await show(ready.index, found, terms, () => number === asked);
    } catch (error) {
      lookup = undefined;
      status.textContent = location.protocol === 'file:' ? say('file') : say('failed', String(error));
    }
  };

  const show = async (index: SearchIndex, found: readonly Candidate[], terms: readonly Term[], wanted: () => boolean): Promise<void> => {
    for (const { document: number } of found.slice(0, BATCH)) {
      const searched = index.documents[number];
      if (!searched) continue;
      const url = `../${searched.id.split('/').map(encodeURIComponent).join('/')}/index.html`;
      const item = make('li', { className: 'search-result' });
      const title = make('a', { href: url, lang: searched.language ?? '', dir: 'auto' }, searched.title);
      item.append(make('h2', {}, title), ...(searched.date ? [make('p', { className: 'document-date', dir: 'auto' }, searched.date)] : []));
      results.append(item);
      const page = await pageAt(url);
      if (!wanted()) return;
      const hits = page ? hitsIn(page, terms) : [];
      if (page && hits.length === 0) item.replaceWith();
      if (!page) continue;
      const list = make('ol', { className: 'hits' });
      hits.slice(0, SHOWN).forEach((hit, index) => {
        const [before, words, after] = excerpt(page, hit);
        const beside = hit.layer === 'other' ? [make('span', { className: 'hit-layer' }, say('beside'))] : [];
        const address = `${url}?find=${encodeURIComponent(field.value)}&hit=${index}${hit.anchor ? `#${encodeURIComponent(hit.anchor)}` : ''}`;
        list.append(
          make(
            'li',
            {},
            make('a', { href: address, lang: searched.language ?? '', dir: 'auto' }, `…${before}`, make('mark', {}, words), `${after}…`),
            ...beside,
          ),
        );
      });
      item.append(list);
      if (hits.length > SHOWN)
        item.append(
          make(
            'p',
            { className: 'hint' },
            make('a', { href: `${url}?find=${encodeURIComponent(field.value)}&hit=${SHOWN}` }, say('more', hits.length - SHOWN)),
          ),
        );
    }
    const rest = found.slice(BATCH);
    if (rest.length === 0) return;
    const more = make('button', { type: 'button' }, say('rest', rest.length));
    more.addEventListener('click', () => {
      more.parentElement?.replaceWith();
      void show(index, rest, terms, wanted);
    });
    results.append(make('li', {}, more));
  };

  const facetsFrom = async (): Promise<void> => {
    lookup ??= load();
    const { index } = await lookup;
    const place = document.getElementById('search-facets');
    for (const { name, values } of index.facets) {
      const select = make('select', { name, id: `facet-${name}` }, make('option', { value: '' }, say('all')));
      for (const { label, documents } of values) select.append(make('option', { value: label }, `${label} (${documents.length})`));
      select.addEventListener('change', () => void search());
      place?.append(make('p', {}, make('label', { htmlFor: select.id }, say(name)), ' ', select));
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    history.replaceState(null, '', `?q=${encodeURIComponent(field.value)}`);
    void search();
  });
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.focus();
  facetsFrom().then(search, () => search());
}

async function load(): Promise<Lookup> {
  const index = (await (await fetched('index.json')).json()) as SearchIndex;
  return new Lookup(index, async (number) => {
    const { body } = await fetched(`words-${number}.bin`);
    if (!body) throw new Error(`words-${number}.bin is empty`);
    return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer());
  });
}

async function fetched(file: string): Promise<Response> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`);
  return response;
}

const pages = new Map<string, Promise<PageWords<Node> | undefined>>();

/** The words of a page, read once; undefined where it can't be had. */
function pageAt(url: string): Promise<PageWords<Node> | undefined> {
  const known = pages.get(url) ?? read(url);
  pages.set(url, known);
  return known;
}

async function read(url: string): Promise<PageWords<Node> | undefined> {
  const page = new DOMParser().parseFromString(await (await fetched(url)).text(), 'text/html');
  const text = searchedPart<Node>(page, DOM);
  return text ? pageWords<Node>(text, DOM) : undefined;
}

/** In a page that a result leads to: marks the hits, and goes to the one that was chosen. `n` and `p` go on and back. */
function showHits(): void {
  const parameters = new URLSearchParams(location.search);
  const text = searchedPart<Node>(document, DOM);
  const query = parameters.get('find');
  if (!query || !text) return;
  const page = pageWords<Node>(text, DOM);
  const hits = hitsIn(page, parseQuery(query));
  const ranges = hits.map((hit) => rangeOf(page, hit));
  if ('highlights' in CSS) {
    CSS.highlights.set('hits', new Highlight(...ranges));
  }
  let current = Number(parameters.get('hit') ?? 0);
  const go = (): void => {
    const range = ranges[current];
    const hit = hits[current];
    if (!range || !hit) return;
    if (hit.layer === 'other') show(range);
    if ('highlights' in CSS) CSS.highlights.set('hit', new Highlight(range));
    const box = range.getBoundingClientRect();
    if (box.height > 0) scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: 'instant' });
    else if (hit.anchor) document.getElementById(hit.anchor)?.scrollIntoView();
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches('input, textarea, select')) return;
    if (event.key !== 'n' && event.key !== 'p') return;
    event.stopImmediatePropagation();
    current = (current + (event.key === 'n' ? 1 : -1) + hits.length) % hits.length;
    go();
  });
  requestAnimationFrame(() => requestAnimationFrame(go));
}

function rangeOf<N extends Node>(page: PageWords<N>, { layer, start, end }: Hit): Range {
  const range = document.createRange();
  const ends = (offset: number, layer: Layer): [Node, number] => {
    const piece = pieceAt(page.layers[layer], offset);
    if (!piece) return [document.body, 0];
    return [piece.node, Math.min(offset - piece.start, piece.node.nodeValue?.length ?? 0)];
  };
  range.setStart(...ends(start, layer));
  const [node, offset] = ends(end - 1, layer);
  range.setEnd(node, Math.min(offset + 1, node.nodeValue?.length ?? 0));
  return range;
}

/** What the reading layer hides is looked at in the diplomatic one. */
function show(range: Range): void {
  if (range.getClientRects().length > 0) return;
  document.getElementById('layer-diplomatic')?.click();
}
