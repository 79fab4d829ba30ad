/** OASIS XML Catalogs 1.1: where a resource really lies. The algorithms are those of section 7, in its steps. */
import { type CatalogFile, type DelegateEntry, type MappingEntry, normalizePublic, normalizeUri, unwrapPublic } from './entries.js';

/** Gives a catalog entry file by its absolute URI; throws where it cannot be had or is none. */
export type LoadCatalog = (uri: string) => CatalogFile;

interface Question {
  readonly publicId?: string;
  readonly systemId?: string;
  readonly uri?: string;
}

/** Catalogs that hand the question on without end are cut off; no real chain is longer. */
const MOST_FILES = 100;

export class Catalogs {
  readonly #files: readonly string[];
  readonly #load: LoadCatalog;

  /** @param files absolute URIs of the catalogs, the first to be asked first */
  constructor(files: readonly string[], load: LoadCatalog) {
    this.#files = files;
    this.#load = load;
  }

  /** Every catalog entry file that may be asked, by its absolute URI. */
  all(): ReadonlyMap<string, CatalogFile> {
    const found = new Map<string, CatalogFile>();
    const list = [...this.#files];
    for (let uri = list.shift(); uri !== undefined && found.size < MOST_FILES; uri = list.shift()) {
      if (found.has(uri)) continue;
      const file = this.#load(uri);
      found.set(uri, file);
      list.push(...file.next, ...file.delegates.map(({ catalog }) => catalog));
    }
    return found;
  }

  /** 7.1: the absolute URI for an external identifier; undefined where no catalog has it. */
  resolveExternal(publicId: string | undefined, systemId: string | undefined): string | undefined {
    const wrapped = systemId === undefined ? undefined : unwrapPublic(systemId);
    // A system identifier that only wraps a public one adds nothing to it, and is discarded (7.1.1).
    const system = systemId === undefined || wrapped !== undefined ? undefined : normalizeUri(systemId);
    const given = publicId === undefined ? undefined : normalizePublic(unwrapPublic(publicId) ?? publicId);
    const name = given ?? wrapped;
    return this.#ask(this.#files, {
      ...(name === undefined ? {} : { publicId: name }),
      ...(system === undefined ? {} : { systemId: system }),
    });
  }

  /** 7.2: the absolute URI for a URI reference; undefined where no catalog has it. */
  resolveUri(reference: string): string | undefined {
    const publicId = unwrapPublic(reference);
    return this.#ask(this.#files, publicId === undefined ? { uri: normalizeUri(reference) } : { publicId });
  }

  #ask(start: readonly string[], question: Question, delegated = 0): string | undefined {
    const list = [...start];
    const read = new Set<string>();
    for (let uri = list.shift(); uri !== undefined; uri = list.shift()) {
      if (read.has(uri)) continue;
      read.add(uri);
      if (read.size + delegated > MOST_FILES) return undefined;
      const file = this.#load(uri);
      const answer = answerIn(file, question);
      if (typeof answer === 'string') return answer;
      // Delegation replaces the list: what the delegates do not know is not looked for elsewhere.
      if (answer) return this.#ask(answer.catalogs, answer.question, delegated + read.size);
      list.unshift(...file.next);
    }
    return undefined;
  }
}

interface Delegation {
  readonly catalogs: readonly string[];
  readonly question: Question;
}

/** Steps 2 to 7 of 7.1.2, and of 7.2.2, in one catalog entry file. */
function answerIn(file: CatalogFile, { publicId, systemId, uri }: Question): string | Delegation | undefined {
  if (uri !== undefined) {
    const found = mapped(file, uri, 'uri', 'rewriteURI', 'uriSuffix');
    return found ?? delegation(file.delegates, 'delegateURI', uri, { uri });
  }
  if (systemId !== undefined) {
    const found = mapped(file, systemId, 'system', 'rewriteSystem', 'systemSuffix');
    if (found !== undefined) return found;
    const delegated = delegation(file.delegates, 'delegateSystem', systemId, { systemId });
    if (delegated) return delegated;
  }
  if (publicId !== undefined) {
    const counts = ({ preferPublic }: { readonly preferPublic: boolean }): boolean => systemId === undefined || preferPublic;
    const found = file.mappings.find((entry) => entry.kind === 'public' && entry.match === publicId && counts(entry));
    if (found) return found.target;
    return delegation(file.delegates.filter(counts), 'delegatePublic', publicId, { publicId });
  }
  return undefined;
}

/** The first entry for the whole, else the longest start, else the longest end. */
function mapped(
  { mappings }: CatalogFile,
  asked: string,
  whole: MappingEntry['kind'],
  rewrite: MappingEntry['kind'],
  suffix: MappingEntry['kind'],
): string | undefined {
  const exact = mappings.find(({ kind, match }) => kind === whole && match === asked);
  if (exact) return exact.target;
  const start = longest(mappings.filter(({ kind, match }) => kind === rewrite && asked.startsWith(match)));
  if (start) return start.target + asked.slice(start.match.length);
  return longest(mappings.filter(({ kind, match }) => kind === suffix && asked.endsWith(match)))?.target;
}

function longest<Entry extends { readonly match: string }>(entries: readonly Entry[]): Entry | undefined {
  return byLength(entries)[0];
}

/** The longest first; those of the same length as they stand. */
function byLength<Entry extends { readonly match: string }>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.match.length - a.match.length);
}

function delegation(
  delegates: readonly DelegateEntry[],
  kind: DelegateEntry['kind'],
  asked: string,
  question: Question,
): Delegation | undefined {
  const matching = byLength(delegates.filter((entry) => entry.kind === kind && asked.startsWith(entry.match)));
  return matching.length > 0 ? { catalogs: matching.map(({ catalog }) => catalog), question } : undefined;
}
