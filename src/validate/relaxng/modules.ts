/** A schema made ready for libxml2, which knows neither the compact syntax nor catalogs nor hosts. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { decode } from '../../read/decode.js';
import { type LoadText, ResourceError } from '../../read/resources/resources.js';
import { xmlParser } from '../../read/xml-parser.js';
import type { SchemaFile } from '../validator.js';
import { syntaxOf } from './load.js';
import { compactToXml } from './schema/index.js';

const RELAXNG_NAMESPACE = 'http://relaxng.org/ns/structure/1.0';
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** A schema with all that it includes, in the XML syntax, each file by a name of our own. */
export interface SchemaBundle {
  readonly main: { readonly name: string; readonly contents: string };
  readonly modules: readonly { readonly name: string; readonly contents: string }[];
}

/** Follows `include` and `externalRef` (RELAX NG 4.5 to 4.7). Throws with the reason where one cannot be had. */
export function bundleSchema(
  { file, uri = pathToFileURL(file).href, bytes = readFileSync(file) }: SchemaFile,
  load: LoadText,
): SchemaBundle {
  const names = new Map<string, string>();
  const modules: { name: string; contents: string }[] = [];
  const visit = (at: string, text: string): string => {
    const known = names.get(at);
    if (known !== undefined) return known;
    const name = `${names.size}.rng`;
    names.set(at, name);
    const xml = syntaxOf(at, text) === 'compact' ? compactToXml({ uri: at, text }, (href) => href) : text;
    const contents = renamed(xml, at, (href, base) => {
      const part = found(href, base, load);
      return visit(part.uri, part.text);
    });
    modules.push({ name, contents });
    return name;
  };
  const first = visit(uri, decode(bytes, file));
  return {
    main: { name: first, contents: modules.find(({ name }) => name === first)?.contents ?? '' },
    modules: modules.filter(({ name }) => name !== first),
  };
}

function found(href: string, base: string, load: LoadText): ReturnType<LoadText> {
  try {
    return load(href, base);
  } catch (error) {
    throw error instanceof ResourceError ? new ResourceError(`“${href}” cannot be read: ${error.message}`) : error;
  }
}

/** The schema with its references leading to the names that `follow` gives, and without `xml:base`, which has done its work. */
function renamed(text: string, uri: string, follow: (href: string, base: string) => string): string {
  const parts: string[] = [];
  const bases = [uri];
  let done = 0;
  const parser = xmlParser();
  parser.on('error', (error) => {
    throw new ResourceError(`${uri} is not well-formed XML (${error.message})`);
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes);
    const base = attributes.find((attribute) => attribute.uri === XML_NAMESPACE && attribute.local === 'base')?.value;
    const above = bases.at(-1) ?? uri;
    const here = base !== undefined && URL.canParse(base, above) ? new URL(base, above).href : above;
    bases.push(here);
    const href = tag.attributes['href']?.value;
    const refers = tag.uri === RELAXNG_NAMESPACE && (tag.local === 'include' || tag.local === 'externalRef') && href !== undefined;
    if (!refers && base === undefined) return;
    const start = text.lastIndexOf('<', parser.position - 1);
    const written = text.slice(start, parser.position).replace(/\sxml:base\s*=\s*("[^"]*"|'[^']*')/, '');
    parts.push(text.slice(done, start));
    parts.push(refers ? written.replace(/(\shref\s*=\s*)("[^"]*"|'[^']*')/, `$1"${follow(href.trim(), here)}"`) : written);
    done = parser.position;
  });
  parser.on('closetag', () => bases.pop());
  parser.write(text).close();
  return parts.join('') + text.slice(done);
}
