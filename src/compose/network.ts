/** Who wrote to whom (TEI P5, 2.4.6), drawn when the edition is built; the table below it says the same, letter by letter. */
import type { Messages } from '../model/messages.js';
import type { AgentRecord } from '../model/record.js';
import { dateText } from './citation.js';
import type { ComposedDocument } from './composed.js';
import { escaped } from './escaped.js';
import { relativeUrl } from './links.js';
import type { Registers } from './registers.js';

export interface Network {
  readonly svg: string;
  readonly letters: number;
  readonly rows: readonly NetworkRow[];
  /** Number of correspondents who are not drawn. */
  readonly leftOut: number;
}

export interface NetworkRow {
  readonly from: Correspondent;
  readonly to: Correspondent;
  readonly count: number;
  readonly letters: readonly { readonly url: string; readonly label: string }[];
}

export interface Correspondent {
  readonly name: string;
  /** Address of the entry in a register. */
  readonly url?: string;
}

type Row = { from: string; to: string; letters: { url: string; label: string }[] };
type Node = { key: string; x: number; y: number; letters: number };

const WIDTH = 760;
const HEIGHT = 520;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 };
/** Room for names at the sides, and above and below. */
const RADIUS = { x: WIDTH / 2 - 190, y: HEIGHT / 2 - 44 };
/** More names than these cannot be read around a circle. */
const MOST = 28;
/** A correspondent who takes part in this share of all letters stands in the middle. */
const MIDDLE = 0.8;

/** Undefined where no letter says who sent it or who received it. @param path the page that it stands in */
export function network(
  documents: readonly ComposedDocument[],
  registers: Registers,
  path: string,
  messages: Messages,
): Network | undefined {
  const people = new Map<string, Correspondent>();
  const rows = new Map<string, Row>();
  let letters = 0;
  const partners = (composed: ComposedDocument, action: string): string[] => {
    const agents = composed.record.correspondence.filter((step) => step.action === action).flatMap((step) => step.agents);
    const keys = agents.map((agent) => known(agent, composed, registers, path, people));
    return keys.length > 0 ? keys : [''];
  };
  for (const composed of documents) {
    const { document, record } = composed;
    const steps = record.correspondence.filter(({ action, agents }) => (action === 'sent' || action === 'received') && agents.length > 0);
    if (steps.length === 0) continue;
    letters += 1;
    const date = record.correspondence.find(({ action }) => action === 'sent')?.date ?? record.created;
    const letter = { url: relativeUrl(path, `${document.id}/index.html`), label: date ? dateText(date) : record.title };
    for (const from of partners(composed, 'sent')) {
      for (const to of partners(composed, 'received')) {
        const row = rows.get(`${from}\n${to}`) ?? { from, to, letters: [] };
        row.letters.push(letter);
        rows.set(`${from}\n${to}`, row);
      }
    }
  }
  if (letters === 0) return undefined;
  people.set('', { name: messages.say('network.unknown') });
  const person = (key: string): Correspondent => people.get(key) ?? { name: key };
  const sorted = [...rows.values()].sort(
    (a, b) =>
      b.letters.length - a.letters.length ||
      messages.compare(person(a.from).name, person(b.from).name) ||
      messages.compare(person(a.to).name, person(b.to).name),
  );
  const { drawn, leftOut } = chosen(sorted);
  return {
    svg: draw(sorted, placed(drawn, sorted, letters), person, messages.say('network.label')),
    letters,
    rows: sorted.map((row) => ({ from: person(row.from), to: person(row.to), count: row.letters.length, letters: row.letters })),
    leftOut,
  };
}

/** Notes a correspondent, and gives the key by which the same is found again: the register entry, the address that is given, or the name. */
function known(
  agent: Omit<AgentRecord, 'role'>,
  { document }: ComposedDocument,
  registers: Registers,
  path: string,
  people: Map<string, Correspondent>,
): string {
  const entry = agent.ref === undefined ? undefined : registers.find(document.id, agent.ref);
  const key = entry ? `entry ${entry.path}` : (agent.ref ?? agent.name);
  if (!people.has(key)) {
    people.set(key, entry ? { name: entry.entity.name, url: relativeUrl(path, entry.path) } : { name: agent.name });
  }
  return key;
}

/** Those with the most letters, as many as can be read. */
function chosen(rows: readonly Row[]): { drawn: ReadonlyMap<string, number>; leftOut: number } {
  const counts = new Map<string, number>();
  for (const { from, to, letters } of rows) {
    for (const key of new Set([from, to])) if (key !== '') counts.set(key, (counts.get(key) ?? 0) + letters.length);
  }
  const order = [...counts].sort((a, b) => b[1] - a[1]);
  return { drawn: new Map(order.slice(0, MOST)), leftOut: Math.max(0, order.length - MOST) };
}

/** Around an ellipse, in the order in which they follow from one another; who writes most of all in the middle. */
function placed(drawn: ReadonlyMap<string, number>, rows: readonly Row[], letters: number): Node[] {
  const [first] = drawn;
  const middle = first && drawn.size > 2 && first[1] >= letters * MIDDLE ? first[0] : undefined;
  const around = [...drawn.keys()].filter((key) => key !== middle);
  const order = neighbours(around, rows);
  const nodes = order.map((key, index): Node => {
    // From the side, so that few names stand above one another.
    const angle = (index / order.length) * 2 * Math.PI + Math.PI / Math.max(2, order.length);
    return { key, letters: drawn.get(key) ?? 0, x: CENTRE.x + RADIUS.x * Math.cos(angle), y: CENTRE.y + RADIUS.y * Math.sin(angle) };
  });
  if (middle !== undefined) nodes.push({ key: middle, letters: drawn.get(middle) ?? 0, ...CENTRE });
  return nodes;
}

/** Each beside the one with whom it has most letters among those that are left. */
function neighbours(keys: readonly string[], rows: readonly Row[]): string[] {
  const weight = (a: string, b: string): number =>
    rows.reduce((sum, { from, to, letters }) => ((from === a && to === b) || (from === b && to === a) ? sum + letters.length : sum), 0);
  const rest = [...keys];
  const order: string[] = [];
  while (rest.length > 0) {
    const last = order.at(-1);
    const best =
      last === undefined ? 0 : rest.reduce((at, key, index) => (weight(last, key) > weight(last, rest[at] ?? '') ? index : at), 0);
    order.push(...rest.splice(best, 1));
  }
  return order;
}

function draw(rows: readonly Row[], nodes: readonly Node[], person: (key: string) => Correspondent, label: string): string {
  const at = new Map(nodes.map((node) => [node.key, node]));
  const lines = new Map<string, { a: Node; b: Node; letters: number }>();
  for (const { from, to, letters } of rows) {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b || a === b) continue;
    const key = [from, to].sort().join('\n');
    const line = lines.get(key) ?? { a, b, letters: 0 };
    line.letters += letters.length;
    lines.set(key, line);
  }
  const paths = [...lines.values()].map(({ a, b, letters }) => {
    // Bent towards the middle, so that lines along the rim do not run through names.
    const bend = { x: ((a.x + b.x) / 2) * 0.6 + CENTRE.x * 0.4, y: ((a.y + b.y) / 2) * 0.6 + CENTRE.y * 0.4 };
    const width = Math.min(6, 0.8 + Math.sqrt(letters) * 0.6);
    return `<path d="M${a.x.toFixed(1)} ${a.y.toFixed(1)}Q${bend.x.toFixed(1)} ${bend.y.toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)}" stroke-width="${width.toFixed(1)}"/>`;
  });
  const dots = nodes.map(({ key, x, y, letters }) => {
    const { name } = person(key);
    const short = name.length > 28 ? `${name.slice(0, 27).trimEnd()}…` : name;
    const r = Math.min(9, 3 + Math.sqrt(letters) * 0.7);
    const across = (x - CENTRE.x) / RADIUS.x;
    const [anchor, dx, dy] =
      Math.abs(across) < 0.15 ? ['middle', 0, y <= CENTRE.y ? -r - 5 : r + 14] : across < 0 ? ['end', -r - 4, 4] : ['start', r + 4, 4];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}"><title>${escaped(name)}</title></circle><text x="${(x + Number(dx)).toFixed(1)}" y="${(y + Number(dy)).toFixed(1)}" text-anchor="${anchor}">${escaped(short)}</text>`;
  });
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(label)}">`,
    `<g class="network-lines">${paths.join('')}</g>`,
    `<g class="network-people">${dots.join('')}</g>`,
    '</svg>',
  ].join('\n');
}
