/**
 * A small reader of its own for the collation of the edition with its source: a tree from saxes, and the
 * text of an element by the practice that the document's `editorialDecl` declares. It uses nothing of `src/`,
 * so that the pipeline cannot vouch for itself.
 */
import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: Element | undefined;
  readonly children: (Element | string)[];
}

export function parse(xml: string): Element {
  const parser = new SaxesParser();
  let root: Element | undefined;
  let open: Element | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element: Element = {
      name: tag.name,
      attributes: new Map(Object.entries(tag.attributes)),
      parent: open,
      children: [],
    };
    open?.children.push(element);
    root ??= element;
    open = element;
  });
  parser.on('text', (text) => {
    open?.children.push(text);
  });
  parser.on('cdata', (text) => {
    open?.children.push(text);
  });
  parser.on('closetag', () => {
    open = open?.parent;
  });
  parser.write(xml).close();
  if (root === undefined) throw new Error('no root element');
  return root;
}

export const childElements = (element: Element): Element[] => element.children.filter((child) => typeof child !== 'string');

export function* descendants(element: Element): Generator<Element> {
  yield element;
  for (const child of childElements(element)) yield* descendants(child);
}

export const all = (root: Element, name: string): Element[] => [...descendants(root)].filter((element) => element.name === name);

export function only(root: Element, name: string): Element {
  const [element, ...others] = all(root, name);
  if (element === undefined || others.length > 0) throw new Error(`not exactly one ${name}`);
  return element;
}

export function ancestors(element: Element): Element[] {
  return element.parent === undefined ? [] : [element.parent, ...ancestors(element.parent)];
}

/** XML white space only: a no-break space is a character of the text. */
export const normalise = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');

const WITNESS = new Set(['sic', 'abbr', 'orig']);

export interface Piece {
  readonly text: string;
  /** The element that the text stands in. */
  readonly element: Element;
}

/** The text of the witness: in a `choice`, `sic`, `abbr` or `orig`; of all else, everything but `except`. */
export function* pieces(element: Element, except: ReadonlySet<string> = new Set()): Generator<Piece> {
  if (element.name === 'choice') {
    const readings = childElements(element);
    const [reading, ...others] = readings.filter(({ name }) => WITNESS.has(name));
    if (reading === undefined || others.length > 0 || readings.length !== 2) {
      throw new Error(`a choice of ${readings.map(({ name }) => name).join(', ')}`);
    }
    yield* pieces(reading, except);
    return;
  }
  for (const child of element.children) {
    if (typeof child === 'string') yield { text: child, element };
    else if (!except.has(child.name)) yield* pieces(child, except);
  }
}

export const witness = (element: Element, except?: ReadonlySet<string>): string =>
  [...pieces(element, except)].map(({ text }) => text).join('');
