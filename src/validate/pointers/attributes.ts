/** The attributes of TEI P5 4.12 that hold pointers (teidata.pointer), and on which elements, where not on all. */
const everywhere = [
  'active', 'adj', 'adjFrom', 'adjTo', 'ana', 'calendar', 'change', 'copyOf', 'corresp', 'datcat', 'datingMethod',
  'datingPoint', 'decls', 'domains', 'edRef', 'exclude', 'facs', 'feats', 'hand', 'inst', 'lemmaRef', 'mergedIn',
  'mutual', 'new', 'next', 'nymRef', 'origin', 'parts', 'passive', 'perf', 'period', 'prev', 'ref', 'rendition',
  'replyTo', 'resp', 'sameAs', 'scribeRef', 'scriptRef', 'select', 'since', 'source', 'spanTo', 'synch', 'target',
  'targetEnd', 'toWhom', 'unitRef', 'who', 'wit',
] as const;

const somewhere: Readonly<Record<string, readonly string[]>> = {
  end: ['u', 'pause', 'vocal', 'kinesic', 'incident', 'writing', 'surface', 'annotationBlock'],
  from: ['app', 'span', 'arc'],
  location: ['app'],
  scheme: ['catRef', 'keywords', 'classCode', 'locus', 'locusGrp'],
  start: ['u', 'pause', 'vocal', 'kinesic', 'incident', 'writing', 'surface', 'annotationBlock'],
  to: ['app', 'span', 'arc'],
  where: ['event', 'move', 'writing'],
};

export const POINTER_ATTRIBUTES: ReadonlyMap<string, 'all' | ReadonlySet<string>> = new Map<string, 'all' | ReadonlySet<string>>([
  ...everywhere.map((name): [string, 'all'] => [name, 'all']),
  ...Object.entries(somewhere).map(([name, elements]): [string, ReadonlySet<string>] => [name, new Set(elements)]),
]);
