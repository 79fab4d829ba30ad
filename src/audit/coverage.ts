/** What an edition's texts are encoded with, and how it was shown: gathered from the pages themselves. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { reversedElement } from './reverse.js';

export interface AttributeCoverage {
  readonly name: string;
  readonly count: number;
  /** What became of it in the page. */
  readonly shown: 'id' | 'lang' | 'class' | 'style' | 'data';
}

export interface ElementCoverage {
  readonly name: string;
  /** Absent for TEI. */
  readonly namespace?: string;
  readonly count: number;
  readonly documents: number;
  /** How often it became which HTML element. */
  readonly shown: Readonly<Record<string, number>>;
  /** How often no rule knew it, and it was shown neutrally. */
  readonly neutral: number;
  readonly attributes: readonly AttributeCoverage[];
}

interface Row {
  readonly name: string;
  readonly namespace: string;
  count: number;
  neutral: number;
  readonly documents: Set<string>;
  readonly shown: Map<string, number>;
  readonly attributes: Map<string, number>;
}

const TEI = 'http://www.tei-c.org/ns/1.0';

/** Attributes that become something that a browser knows; all are there as data as well, or can be told from it. */
const SHOWN: Readonly<Record<string, AttributeCoverage['shown']>> = {
  'xml:id': 'id',
  'xml:lang': 'lang',
  rend: 'class',
  rendition: 'class',
  style: 'style',
};

/** Of all documents of an edition. */
export class Coverage {
  readonly #rows = new Map<string, Row>();
  readonly #documents = new Set<string>();

  /** @param page the part of a document's page that holds the text */
  add(documentId: string, page: Tree.Element): void {
    this.#documents.add(documentId);
    for (const node of page.childNodes) this.#visit(node, documentId);
  }

  #visit(node: Tree.ChildNode, documentId: string): void {
    if (!('attrs' in node) || node.attrs.some(({ name }) => name === 'data-generated')) return;
    const element = reversedElement(node);
    if (element) {
      const key = `${element.namespace} ${element.name}`;
      const row = this.#rows.get(key) ?? newRow(element.name, element.namespace);
      this.#rows.set(key, row);
      row.count += 1;
      row.documents.add(documentId);
      row.shown.set(node.tagName, (row.shown.get(node.tagName) ?? 0) + 1);
      if (/(?:^|\s)tei-unknown(?:\s|$)/.test(node.attrs.find(({ name }) => name === 'class')?.value ?? '')) row.neutral += 1;
      for (const { name } of element.attributes) row.attributes.set(name, (row.attributes.get(name) ?? 0) + 1);
    }
    for (const child of node.childNodes) this.#visit(child, documentId);
  }

  get documents(): number {
    return this.#documents.size;
  }

  /** By name. */
  get elements(): readonly ElementCoverage[] {
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
    return [...this.#rows.values()].sort(byName).map(({ name, namespace, count, neutral, documents, shown, attributes }) => ({
      name,
      ...(namespace === TEI ? {} : { namespace }),
      count,
      documents: documents.size,
      shown: Object.fromEntries([...shown].sort(([, a], [, b]) => b - a)),
      neutral,
      attributes: [...attributes]
        .map(([attribute, number]) => ({ name: attribute, count: number, shown: SHOWN[attribute] ?? 'data' }))
        .sort(byName),
    }));
  }
}

function newRow(name: string, namespace: string): Row {
  return { name, namespace, count: 0, neutral: 0, documents: new Set(), shown: new Map(), attributes: new Map() };
}
