import { XMLParser, XMLValidator } from 'fast-xml-parser';
import {
  CATALOG_NAMESPACE,
  CatalogError,
  type CatalogFile,
  type DelegateEntry,
  type MappingEntry,
  normalizePublic,
  normalizeUri,
} from './entries.js';

/** An element as fast-xml-parser gives it with `preserveOrder`: its name is the one key beside `:@`. */
type Node = Readonly<Record<string, unknown>> & { readonly ':@'?: Readonly<Record<string, string>> };

interface Context {
  readonly base: string;
  readonly preferPublic: boolean;
  /** By prefix; the default namespace under ''. */
  readonly namespaces: ReadonlyMap<string, string>;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: true,
});

/** Which attribute an entry matches by, and which says where to (6.5). */
const MAPPINGS: Readonly<Record<MappingEntry['kind'], readonly [match: string, target: string]>> = {
  public: ['publicId', 'uri'],
  system: ['systemId', 'uri'],
  uri: ['name', 'uri'],
  rewriteSystem: ['systemIdStartString', 'rewritePrefix'],
  rewriteURI: ['uriStartString', 'rewritePrefix'],
  systemSuffix: ['systemIdSuffix', 'uri'],
  uriSuffix: ['uriSuffix', 'uri'],
};
const DELEGATES: Readonly<Record<DelegateEntry['kind'], string>> = {
  delegatePublic: 'publicIdStartString',
  delegateSystem: 'systemIdStartString',
  delegateURI: 'uriStartString',
};

/**
 * Reads one catalog entry file. Elements of other namespaces are passed over, with what is in them (section 6). Throws
 * a {@link CatalogError} where it is not well-formed, is no catalog, or an entry lacks an attribute.
 *
 * @param uri absolute URI of the file, its base
 */
export function parseCatalog(text: string, uri: string): CatalogFile {
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new CatalogError(`it is not well-formed XML (line ${checked.err.line}: ${checked.err.msg})`);
  const top = (parser.parse(text) as Node[]).find((node) => nameOf(node) !== '#text');
  const context: Context = { base: uri, preferPublic: true, namespaces: new Map() };
  const root = top && entered(top, context);
  if (!top || !root || expanded(top, root) !== 'catalog') {
    throw new CatalogError(`its root is not catalog in the namespace ${CATALOG_NAMESPACE}`);
  }
  const file = { mappings: [] as MappingEntry[], delegates: [] as DelegateEntry[], next: [] as string[] };
  readEntries(top, root, file);
  return file;
}

function readEntries(parent: Node, above: Context, file: { mappings: MappingEntry[]; delegates: DelegateEntry[]; next: string[] }): void {
  for (const node of parent[nameOf(parent)] as Node[]) {
    if (nameOf(node) === '#text') continue;
    const context = entered(node, above);
    const name = expanded(node, context);
    const { base, preferPublic } = context;
    if (name === undefined) continue;
    if (name === 'group') readEntries(node, context, file);
    else if (name === 'nextCatalog') file.next.push(absolute(required(node, 'catalog'), base));
    else if (Object.hasOwn(DELEGATES, name)) {
      const kind = name as DelegateEntry['kind'];
      const match = normalized(kind, required(node, DELEGATES[kind]));
      file.delegates.push({ kind, match, catalog: absolute(required(node, 'catalog'), base), preferPublic });
    } else if (Object.hasOwn(MAPPINGS, name)) {
      const kind = name as MappingEntry['kind'];
      const [by, to] = MAPPINGS[kind];
      file.mappings.push({ kind, match: normalized(kind, required(node, by)), target: absolute(required(node, to), base), preferPublic });
    }
  }
}

function entered(node: Node, above: Context): Context {
  const attributes = node[':@'] ?? {};
  const namespaces = new Map(above.namespaces);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') namespaces.set('', value);
    else if (name.startsWith('xmlns:')) namespaces.set(name.slice(6), value);
  }
  const base = attributes['xml:base'] === undefined ? above.base : absolute(attributes['xml:base'], above.base);
  const prefer = attributes['prefer'];
  return { base, preferPublic: prefer === undefined ? above.preferPublic : prefer === 'public', namespaces };
}

const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@') ?? '#text';

/** The local name of an element of the catalog's namespace; undefined for any other. */
function expanded(node: Node, { namespaces }: Context): string | undefined {
  const [, prefix = '', local = ''] = /^(?:([^:]*):)?(.*)$/.exec(nameOf(node)) ?? [];
  return namespaces.get(prefix) === CATALOG_NAMESPACE ? local : undefined;
}

function required(node: Node, name: string): string {
  const value = node[':@']?.[name];
  if (value === undefined) throw new CatalogError(`a ${nameOf(node)} entry lacks the attribute ${name}`);
  return value;
}

const normalized = (kind: string, value: string): string => (/public/i.test(kind) ? normalizePublic(value) : normalizeUri(value));

function absolute(reference: string, base: string): string {
  try {
    return new URL(normalizeUri(reference), base).href;
  } catch {
    throw new CatalogError(`“${reference}” is no URI`);
  }
}
