import type { Messages } from '../model/messages.js';
import { dateText } from './citation.js';
import { relativeUrl } from './links.js';
import { locus } from './loci.js';
import type { EntryMention, RegisterEntry, Registers } from './registers.js';

/** From here on two columns run letter by letter: nobody scrolls up twenty screens for the second column. */
const LONG = 120;

/** So many places fill a line: they run on below the name. */
const MANY = 7;

/** The context of a register page: entries under their letters, each with the places that mention it. */
export function registerContext(
  register: { readonly folder: string },
  entries: readonly RegisterEntry[],
  registers: Registers,
  path: string,
  single: boolean,
  messages: Messages,
) {
  const sorted = [...entries].sort((a, b) => messages.compare(sortKey(a), sortKey(b)));
  const letters = new Map<string, object[]>();
  for (const entry of sorted) {
    const letter = initial(sortKey(entry), messages);
    letters.set(letter, [...(letters.get(letter) ?? []), entryContext(entry, registers, path, messages)]);
  }
  const mentions = entries.reduce((sum, entry) => sum + entry.mentions.length, 0);
  return {
    title: messages.say(`register.${register.folder}`),
    single,
    summary: messages.say('register.summary', entries.length, messages.say('register.mentions', mentions)),
    long: entries.length > LONG,
    letters: [...letters].map(([letter, members]) => ({ letter, id: `letter-${letter.toLowerCase()}`, entries: members })),
  };
}

function entryContext(entry: RegisterEntry, registers: Registers, path: string, messages: Messages) {
  const { entity, documentId } = entry;
  return {
    anchor: entry.anchor,
    name: entity.name,
    type: entity.type,
    variants: entity.names.filter((name) => name !== entity.name).join(' · '),
    dates: entity.dates.map(({ label, date }) => ({ label: messages.say(`register.${label}`), text: dateText(date) })),
    description: entity.description,
    coordinates: entity.geo && `${entity.geo.latitude.toFixed(3)}, ${entity.geo.longitude.toFixed(3)}`,
    authorities: entity.geo !== undefined || entity.identifiers.length > 0,
    identifiers: entity.identifiers.map(({ type, value, uri, cert }) => ({
      type,
      value,
      uri: safeUri(uri),
      shown: shortIdentifier(value),
      cert,
    })),
    relations: entity.relations.map(({ name, target }) => {
      const other = registers.find(documentId, target);
      return { name: spelledOut(name), target: other?.entity.name ?? target, url: other && relativeUrl(path, other.path) };
    }),
    count: entry.mentions.length,
    places: byDocument(entry.mentions, path),
  };
}

interface MentionLink {
  readonly url: string;
  /** Where the mention stands; the second and later ones at one place are told apart by `nth`. */
  readonly label: string;
  readonly nth?: number;
  readonly uncertain: boolean;
}

function byDocument(mentions: readonly EntryMention[], path: string) {
  const groups = new Map<string, { title: string; url: string; links: MentionLink[] }>();
  for (const { document, mention } of mentions) {
    const { id } = document.document;
    const url = relativeUrl(path, `${id}/index.html`);
    const group = groups.get(id) ?? { title: document.record.title, url, links: [] };
    const label = locus(document.document, mention.ordinal) ?? String(group.links.length + 1);
    const nth = group.links.filter((link) => link.label === label).length + 1;
    group.links.push({
      url: relativeUrl(path, `${id}/index.html#${mention.anchor}`),
      label,
      ...(nth > 1 ? { nth } : {}),
      uncertain: mention.cert !== undefined && mention.cert !== 'high',
    });
    groups.set(id, group);
  }
  return [...groups.values()].map(({ links, ...group }) => ({
    ...group,
    many: links.length > MANY,
    // The comma belongs to the link before it, whose box may be wider than its label.
    links: links.map((link, index) => ({ ...link, comma: index + 1 < links.length && links[index + 1]?.nth === undefined })),
  }));
}

function sortKey({ entity }: RegisterEntry): string {
  return entity.sortKey ?? entity.name;
}

/** The letter that the language files a name under: Ä under A in German, Ș after S in Romanian. */
function initial(key: string, { language, compare }: Messages): string {
  const letter = key
    .normalize('NFC')
    .match(/\p{L}\p{M}*/u)?.[0]
    ?.toLocaleUpperCase(language);
  if (letter === undefined) return '#';
  const plain = letter.normalize('NFD').charAt(0);
  return compare(plain, letter) === 0 ? plain : letter;
}

function safeUri(uri: string | undefined): string | undefined {
  return uri && /^https?:\/\//i.test(uri) ? uri : undefined;
}

/** The part of an address that tells it from others of its authority: `Q649`, `4008858-3`. */
function shortIdentifier(value: string): string {
  return /^https?:\/\/.*\/([^/]+)\/?$/.exec(value)?.[1] ?? value;
}

/** `partOf` as `part of`. */
function spelledOut(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
