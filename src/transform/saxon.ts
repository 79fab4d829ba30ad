/**
 * The one door to SaxonJS. Everything a stylesheet could use to reach a file or a host is closed here:
 * stylesheets get the document they are given and nothing else.
 */

import type { TeiDocument } from '../model/document.js';
import { requireCached } from './code-cache.js';

export interface SaxonOptions {
  readonly stylesheetInternal: unknown;
  readonly sourceNode?: unknown;
  readonly initialTemplate?: string;
  readonly destination: 'serialized' | 'raw' | 'document';
  readonly baseOutputURI?: string;
  readonly stylesheetParams?: Readonly<Record<string, unknown>>;
  /** Takes what `xsl:result-document` writes: `save` is called with the URI and the serialised result. */
  readonly deliverResultDocument?: (uri: string) => {
    readonly destination: 'serialized';
    readonly save: (uri: string | URL, value: string) => void;
  };
  readonly deliverMessage?: (content: { readonly textContent?: string }, errorCode: string) => void;
}

export interface SaxonResult {
  readonly principalResult: string;
}

interface Saxon {
  getResource(options: { type: 'xml'; text: string; baseURI?: string }): Promise<unknown>;
  transform(options: SaxonOptions, mode: 'sync'): SaxonResult;
  getPlatform(): Record<string, unknown>;
  setLogLevel(level: number): void;
}

let loaded: Saxon | undefined;

/** SaxonJS, loaded on first use, without its HTTP client, and with its file and network access closed. */
export function saxon(): Saxon {
  if (loaded === undefined) {
    loaded = requireCached('saxon-js', { axios: {} }) as Saxon;
    loaded.setLogLevel(-1);
    closePlatform(loaded.getPlatform());
    const { transform } = loaded;
    loaded = {
      ...loaded,
      transform(options, mode) {
        const result = transform(options, mode);
        closeComponents(options.stylesheetInternal);
        return result;
      },
    };
  }
  return loaded;
}

interface SefNode {
  readonly N?: string;
  readonly C?: readonly SefNode[];
}

const closed = new WeakSet<object>();

/**
 * At each transformation the processor walks three times through the whole of a compiled stylesheet, for packages and the
 * global context item, which stand at its top. After the first, which links the nodes with one another, it finds
 * nothing to walk on to in the components: rules that take half a millisecond took three.
 */
function closeComponents(sef: unknown): void {
  if (typeof sef !== 'object' || sef === null || closed.has(sef)) return;
  closed.add(sef);
  const close = (node: SefNode): void => {
    if (node.N !== 'co') node.C?.forEach(close);
    else if (node.C) Object.defineProperty(node.C, 'forEach', { value: () => undefined });
  };
  close(sef);
}

const parsed = new WeakMap<TeiDocument, Promise<unknown>>();

/** The document as SaxonJS sees it, parsed once for all that run over it. Rejects where SaxonJS cannot parse it. */
export function parseForSaxon(document: TeiDocument): Promise<unknown> {
  let node = parsed.get(document);
  if (node === undefined) {
    node = parseXml(document.xml);
    parsed.set(document, node);
  }
  return node;
}

/**
 * A document as SaxonJS sees it, whose references start from `baseURI`. Rejects where SaxonJS cannot parse it. The processor
 * writes out every document that it is given for a message that it hardly ever needs, which takes longer than many a
 * stylesheet: that is spared it here.
 */
export async function parseXml(text: string, baseURI?: string): Promise<unknown> {
  const document = await saxon().getResource({ type: 'xml', text, ...(baseURI === undefined ? {} : { baseURI }) });
  Object.defineProperty(document, 'toString', { value: () => 'the document' });
  return document;
}

function closePlatform(platform: Record<string, unknown>): void {
  const refuse = (resource: unknown): never => {
    throw new Error(`a stylesheet asked for ${String(resource)}; nothing outside the document may be read or written`);
  };
  const { resourcePromise } = platform as { resourcePromise: (options: Record<string, unknown>) => Promise<unknown> };
  platform['readFile'] = refuse;
  platform['writeFileSync'] = refuse;
  platform['writeFileAsync'] = async (resource: unknown) => refuse(resource);
  platform['makeHttpRequest'] = refuse;
  platform['resourcePromise'] = async (options: Record<string, unknown>) =>
    options['file'] || options['location'] ? refuse(options['file'] ?? options['location']) : resourcePromise(options);
}
