/**
 * How a page says what is to be cited, to machines that read pages: Dublin Core and the `citation_` tags that Google Scholar and Zotero
 * know in its head, and an OpenURL context object (ANSI/NISO Z39.88-2004, COinS) in its body.
 */
import type { EditionConfig } from '../model/config.js';
import type { DocumentRecord } from '../model/record.js';
import { escaped } from './escaped.js';

/** `meta` elements, a line each. */
export function metaTags(record: DocumentRecord, id: string, editionTitle: string, config: EditionConfig): string {
  const by = namesOf(record);
  const address = addressOf(id, config);
  const tags: [string, string | undefined][] = [
    ['DC.title', record.title],
    ...by('author').map((name): [string, string] => ['DC.creator', name]),
    ...[...by('editor'), ...by('translator')].map((name): [string, string] => ['DC.contributor', name]),
    ['DC.publisher', record.publisher],
    ['DC.date', record.published],
    ['DC.language', record.language],
    ['DC.identifier', address],
    ['DC.rights', record.availability.find(({ target }) => target !== undefined)?.target],
    ['citation_title', record.title],
    ...by('author').map((name): [string, string] => ['citation_author', name]),
    ...by('editor').map((name): [string, string] => ['citation_editor', name]),
    ['citation_publication_date', record.published?.replaceAll('-', '/')],
    ['citation_publisher', record.publisher],
    ['citation_language', record.language],
    ['citation_inbook_title', editionTitle === record.title ? undefined : editionTitle],
    ['citation_fulltext_html_url', address],
  ];
  return tags
    .filter(([, content]) => content)
    .map(([name, content]) => `<meta name="${name}" content="${escaped(content ?? '')}">`)
    .join('\n');
}

/** The title of a span of class `Z3988`: a context object for Dublin Core, in key/encoded-value form. */
export function contextObject(record: DocumentRecord, id: string, config: EditionConfig): string {
  const by = namesOf(record);
  const pairs: [string, string | undefined][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rft.type', 'document'],
    ['rft.title', record.title],
    ...by('author').map((name): [string, string] => ['rft.creator', name]),
    ['rft.publisher', record.publisher],
    ['rft.date', record.created?.when ?? record.published],
    ['rft.language', record.language],
    ['rft.identifier', addressOf(id, config)],
  ];
  return pairs
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`)
    .join('&');
}

const namesOf =
  ({ agents }: DocumentRecord) =>
  (role: string): string[] =>
    agents.filter((agent) => agent.role === role).map(({ name }) => name);

function addressOf(id: string, { base }: EditionConfig): string | undefined {
  return base === undefined ? undefined : `${base}${encodeURI(id)}/`;
}
