/** Where findings stand in the tree of a document: a path that stays the same when something else of the document changes. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { TeiAttribute } from '../model/document.js';
import type { SourceText } from '../model/source.js';
import type { DocumentEvents, ElementName } from './events.js';
import type { Prologue } from './tokenize.js';

interface Open {
  /** The step of the path: from the nearest element with an identifier, or from the root. */
  readonly step: string;
  readonly start: number;
  readonly contentStart: number;
  readonly counts: Map<string, number>;
}

/** Elements that are nested deeper say no more in their path. */
const MOST_STEPS = 12;

/**
 * The findings with the path of the element that each stands at: `/TEI/text/body/p[3]`, or from the nearest identifier,
 * `id("p3")/hi[2]`. A number is given from the second of its like on. Findings in included files have none.
 */
export function withPaths(document: Prologue, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const { source } = document;
  const targets = diagnostics
    .map((diagnostic, index) => ({ index, offset: diagnostic.xpath === undefined ? offsetOf(diagnostic, source) : -1 }))
    .filter(({ offset }) => offset >= 0)
    .sort((a, b) => a.offset - b.offset);
  if (targets.length === 0) return [...diagnostics];
  const paths = new Map<number, string>();
  document.tell(() => new Outline(targets, paths));
  return diagnostics.map((diagnostic, index) => {
    const xpath = paths.get(index);
    return xpath === undefined ? diagnostic : { ...diagnostic, xpath };
  });
}

function offsetOf({ path, range }: Diagnostic, source: SourceText): number {
  if (range === undefined || (path !== undefined && path !== source.path)) return -1;
  const start = source.lineStarts[range.start.line - 1];
  return start === undefined ? -1 : start + range.start.column - 1;
}

class Outline implements DocumentEvents {
  readonly #targets: readonly { readonly index: number; readonly offset: number }[];
  readonly #paths: Map<number, string>;
  readonly #open: Open[] = [{ step: '', start: -1, contentStart: -1, counts: new Map() }];
  #next = 0;

  constructor(targets: readonly { readonly index: number; readonly offset: number }[], paths: Map<number, string>) {
    this.#targets = targets;
    this.#paths = paths;
  }

  startElement({ local }: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    this.#until(start);
    const counts = (this.#open.at(-1) as Open).counts;
    const number = (counts.get(local) ?? 0) + 1;
    counts.set(local, number);
    const id = attributes.find(({ name }) => name === 'xml:id')?.value;
    const step = id && /^\S+$/.test(id) ? `id("${id}")` : number === 1 ? local : `${local}[${number}]`;
    this.#open.push({ step, start, contentStart, counts: new Map() });
  }

  endElement(_: number, end: number): void {
    this.#until(end);
    this.#open.pop();
  }

  text(): void {
    // It stands in the element that is open.
  }

  instruction(): void {
    // They stand before the root.
  }

  /** What stands before this offset stands in the element that is open now. */
  #until(offset: number): void {
    for (let target = this.#targets[this.#next]; target && target.offset < offset; target = this.#targets[this.#next]) {
      const path = this.#path();
      if (path !== '') this.#paths.set(target.index, path);
      this.#next += 1;
    }
  }

  #path(): string {
    const steps = this.#open.slice(1).map(({ step }) => step);
    const from = steps.findLastIndex((step) => step.startsWith('id('));
    const shown = from < 0 ? ['', ...steps] : steps.slice(from);
    return shown.length > MOST_STEPS ? [...shown.slice(0, 2), '…', ...shown.slice(3 - MOST_STEPS)].join('/') : shown.join('/');
  }
}
