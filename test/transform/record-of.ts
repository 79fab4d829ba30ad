/** Records of TEI documents, made with the stylesheet as it is compiled in `lib/xslt/`. */
import { readFileSync } from 'node:fs';
import type { DocumentRecord, EntityRecord } from '../../src/model/record.js';
import { saxon } from '../../src/transform/saxon.js';
import { stylesheet } from '../../src/transform/stylesheets.js';

export async function recordOf(xml: string, id = 'document'): Promise<DocumentRecord> {
  const { principalResult } = saxon().transform(
    {
      stylesheetInternal: stylesheet('record', process.env['IMPRIMATUR_RECORD_SEF']),
      sourceNode: await saxon().getResource({ type: 'xml', text: xml }),
      destination: 'serialized',
      stylesheetParams: { 'Q{}document-id': id },
    },
    'sync',
  );
  return JSON.parse(principalResult) as DocumentRecord;
}

/** The note of this repository's edition. */
export function noteXml(): string {
  return readFileSync(new URL('../../tei/note-1964-07-06.xml', import.meta.url), 'utf8');
}

/** A TEI document from the parts that a test is about. */
export function tei(parts: {
  readonly file?: string;
  readonly profile?: string;
  readonly rest?: string;
  readonly standOff?: string;
  readonly text?: string;
  readonly attributes?: string;
}): string {
  const { file = '<titleStmt><title>T</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>' } = parts;
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"${parts.attributes ?? ''}><teiHeader><fileDesc>${file}</fileDesc>${parts.rest ?? ''}<profileDesc>${parts.profile ?? ''}</profileDesc></teiHeader>${parts.standOff ? `<standOff>${parts.standOff}</standOff>` : ''}<text><body>${parts.text ?? '<p/>'}</body></text></TEI>`;
}

export function entity(record: DocumentRecord, id: string): EntityRecord {
  const found = record.entities.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no entity ${id}`);
  return found;
}
