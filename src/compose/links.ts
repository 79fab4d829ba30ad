/** Addresses between published pages: always relative, so that an edition can stand in any folder of any host. */
import { posix } from 'node:path';
import { escaped } from './escaped.js';

/** Placeholder that the HTML stylesheets put where the page of an entity is to be linked. */
const ENTITY_LINK = / href="imprimatur:entity\/([^"]*)"/g;

/** The way from a page (path below the output folder) to another file, with or without fragment. */
export function relativeUrl(fromPage: string, to: string): string {
  const [path = '', fragment] = to.split('#', 2);
  const target = path.replace(/(^|\/)index\.html$/, '$1');
  let relative = posix.relative(posix.dirname(fromPage), target === '' ? '.' : target);
  if (target.endsWith('/') || target === '') relative = relative === '' ? './' : `${relative}/`;
  if (relative === '') relative = posix.basename(target);
  return encodeURI(relative) + (fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`);
}

/** Puts the address of each entity in; a pointer that leads to no register entry stays without a link. */
export function linkEntities(html: string, resolve: (pointer: string) => string | undefined): string {
  return html.replace(ENTITY_LINK, (_, placeholder: string) => {
    const url = resolve(unescapeAttribute(decodeURIComponent(placeholder)));
    return url === undefined ? '' : ` href="${escaped(url)}"`;
  });
}

function unescapeAttribute(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
