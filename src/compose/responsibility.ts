import type { DocumentRecord } from '../model/record.js';
import { escaped } from './escaped.js';
import type { Publication } from './page.js';
import type { Registers } from './registers.js';

const START_TAG = /<[a-z]+ class="tei-(add|corr|expan|reg|supplied|unclear)\b[^>]*? data-resp="([^"]+)"[^>]*>/g;

/** Says in a `title` whose addition, correction or expansion it is, where the header or a register has the name. */
export function nameResponsible(
  html: string,
  documentId: string,
  record: DocumentRecord,
  { registers, messages }: Pick<Publication, 'registers' | 'messages'>,
): string {
  return html.replace(START_TAG, (tag: string, element: string, pointers: string) => {
    if (/ title="/.test(tag)) return tag;
    const names = pointers.split(/\s+/).flatMap((pointer) => nameOf(pointer, documentId, record, registers) ?? []);
    if (names.length === 0) return tag;
    const said = escaped(messages.say(`deed.${element}`, messages.list(names)));
    return `${tag.slice(0, -1)} title="${said}">`;
  });
}

function nameOf(pointer: string, documentId: string, { agents }: DocumentRecord, registers: Registers): string | undefined {
  const agent = agents.find(({ id, ref }) => ref === pointer || (id !== undefined && pointer === `#${id}`));
  return agent?.name ?? registers.find(documentId, pointer)?.entity.name;
}
