/** Makes the search index of an edition from its finished pages. */
import { deflateRawSync } from 'node:zlib';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Artifact } from '../../model/artifact.js';
import type { Messages } from '../../model/messages.js';
import type { ComposedDocument } from '../composed.js';
import type { Registers } from '../registers.js';
import { encodeBlock, type Posting, type SearchedDocument, type SearchIndex } from './codec.js';
import { facetsOf } from './facets.js';
import { pageWords, type Reader, SEGMENT } from './passages.js';

export const SEARCH_FOLDER = 'search';

/** So many bytes of a block before compression: a question of three words fetches some 50 kB. */
const BLOCK = 48_000;

export type SearchedNode = Tree.Node;

/** Reads what parse5 has parsed. */
export const TREE: Reader<Tree.Node> = {
  text: (node) => (node.nodeName === '#text' ? (node as Tree.TextNode).value : undefined),
  attribute: (node, name) => ('attrs' in node ? node.attrs.find((attribute) => attribute.name === name)?.value : undefined),
  name: (node) => ('tagName' in node ? node.tagName : ''),
  children: (node) => ('childNodes' in node ? node.childNodes : []),
};

/** Gathers the words of one page after the other. */
export class SearchWriter {
  readonly #postings = new Map<string, Set<number>>();
  readonly #documents: SearchedDocument[] = [];
  readonly #composed: ComposedDocument[] = [];
  #segments = 0;

  /** @param text what {@link searchedPart} gave */
  add(composed: ComposedDocument, text: Tree.Node): void {
    const { words, beside } = pageWords<Tree.Node>(text, TREE);
    const first = this.#segments;
    for (const [index, { form }] of words.reading.entries()) this.#put(form, first + Math.floor(index / SEGMENT));
    const last = first + Math.floor(Math.max(0, words.reading.length - 1) / SEGMENT);
    for (const [index, { form }] of words.other.entries())
      this.#put(form, Math.min(last, first + Math.floor((beside[index] ?? 0) / SEGMENT)));
    const { record, document } = composed;
    this.#documents.push({
      id: document.id,
      title: record.title,
      first,
      ...(record.language ? { language: record.language } : {}),
      ...(record.created?.text ? { date: record.created.text } : {}),
    });
    this.#composed.push(composed);
    this.#segments = last + 1;
  }

  #put(form: string, segment: number): void {
    const known = this.#postings.get(form);
    if (known) known.add(segment);
    else this.#postings.set(form, new Set([segment]));
  }

  /** `search/index.json` and its blocks of words. */
  artifacts(registers: Registers, messages: Messages): Artifact[] {
    const order = [...this.#postings]
      .map(([form, segments]): Posting => ({ form, segments: [...segments].sort((a, b) => a - b) }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.form), Buffer.from(b.form)));
    const blocks: { first: string; bytes: Uint8Array }[] = [];
    let rest: Posting[] = [];
    let size = 0;
    const close = (): void => {
      const [first] = rest;
      if (first) blocks.push({ first: first.form, bytes: deflateRawSync(encodeBlock(rest), { level: 9 }) });
      rest = [];
      size = 0;
    };
    for (const posting of order) {
      rest.push(posting);
      size += posting.form.length / 2 + posting.segments.length + 3;
      if (size > BLOCK) close();
    }
    close();
    const index: SearchIndex = {
      version: 1,
      blocks: blocks.map(({ first }) => first),
      documents: this.#documents,
      facets: facetsOf(this.#composed, registers, messages),
    };
    return [
      { path: `${SEARCH_FOLDER}/index.json`, content: `${JSON.stringify(index)}\n`, mediaType: 'application/json' },
      ...blocks.map(({ bytes }, number) => ({
        path: `${SEARCH_FOLDER}/words-${number}.bin`,
        content: bytes,
        mediaType: 'application/octet-stream',
      })),
    ];
  }
}
