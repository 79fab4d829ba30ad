import { relativeUrl } from '../../compose/links.js';

/** Makes the IRIs of one JSON-LD file: absolute below `base`, or relative to the file itself. */
export class Addresses {
  readonly #file: string;
  readonly #base: string | undefined;

  /** `file` is the path of the JSON-LD file below the edition. */
  constructor(file: string, base: string | undefined) {
    this.#file = file;
    this.#base = base;
  }

  /** IRI of a file of the edition, with or without fragment; a folder's page goes by the folder's address. */
  of(path: string): string {
    const [file = '', fragment] = path.split('#', 2);
    const hash = fragment === undefined ? '' : `#${encodeURI(fragment)}`;
    const page = file.replace(/(^|\/)index\.html$/, '$1');
    return (this.#base === undefined ? relativeUrl(this.#file, file) : this.#base + encodePath(page)) + hash;
  }

  /** IRI of exactly that file, the page of a folder included. */
  ofFile(path: string): string {
    return path.endsWith('index.html') ? `${this.of(path)}index.html` : this.of(path);
  }

  /**
   * IRI of something that only the graph describes: a fragment of the JSON-LD file. An identifier of the TEI is
   * itself the fragment; generated ones have a `/`, which no xml:id can have, so that the two never meet.
   */
  local(fragment: string): string {
    return this.of(`${this.#file}#${fragment}`);
  }
}

function encodePath(path: string): string {
  return encodeURI(path).replaceAll('?', '%3F');
}

/** A URI of the TEI as an IRI: what RFC 3987 does not allow is percent-encoded. Undefined where it is no absolute URI. */
export function absoluteIri(value: string | undefined): string | undefined {
  if (value === undefined || !/^(https?:\/\/[^\s/]|urn:|ark:|info:|doi:|mailto:)/i.test(value)) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not stand in an IRI.
  return value.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (character) => encodeURIComponent(character));
}

/** The URI as given, and before it the concept URI of Wikidata, which begins with http: however its pages are linked. */
export function sameAsIris(uri: string): string[] {
  const concept = /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/.exec(uri)?.[1];
  const given = absoluteIri(uri);
  const iris = [concept && `http://www.wikidata.org/entity/${concept}`, given];
  return [...new Set(iris.filter((iri) => iri !== undefined && iri !== ''))] as string[];
}
