/** From the HTML of a page back to the TEI that it was made of: element by element, attribute by attribute. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { TEI_NAMESPACE } from '../model/document.js';

export interface ReversedAttribute {
  /** As written, with its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

export interface ReversedElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly ReversedAttribute[];
}

/** What a page says of the TEI, in document order. */
export interface ReversedEvents {
  startElement(element: ReversedElement): void;
  endElement(element: ReversedElement): void;
  text(value: string): void;
  instruction(target: string, data: string): void;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** The page's part that holds the text; undefined where it has none. */
export function textOfPage(page: string | Tree.Document): Tree.Element | undefined {
  return find(typeof page === 'string' ? parse(page) : page, (element) => attributeOf(element, 'data-audit') === 'text');
}

function find(node: Tree.Node, wanted: (element: Tree.Element) => boolean): Tree.Element | undefined {
  if ('attrs' in node && wanted(node)) return node;
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

/** Tells what an element of the page holds; what the edition added is left out, and wrappers without a name in TEI are opened. */
export function reverse(element: Tree.Element, events: ReversedEvents): void {
  for (const child of element.childNodes) reverseNode(child, events);
}

function reverseNode(node: Tree.ChildNode, events: ReversedEvents): void {
  if (node.nodeName === '#text') {
    events.text((node as Tree.TextNode).value);
    return;
  }
  if (node.nodeName === '#comment') {
    const instruction = /^\?(\S+) ?([\s\S]*)$/.exec((node as Tree.CommentNode).data);
    if (instruction) events.instruction(instruction[1] ?? '', decodeURIComponent(instruction[2] ?? ''));
    return;
  }
  if (!('attrs' in node)) return;
  if (attributeOf(node, 'data-generated') !== undefined) return;
  const reversed = reversedElement(node);
  if (reversed === undefined) {
    for (const child of node.childNodes) reverseNode(child, events);
    return;
  }
  events.startElement(reversed);
  for (const child of node.childNodes) reverseNode(child, events);
  events.endElement(reversed);
}

function attributeOf(node: Tree.Element, name: string): string | undefined {
  return node.attrs.find((attribute) => attribute.name === name)?.value;
}

/** The TEI element that an element of a page stands for; undefined for one that TEI knows nothing of. */
export function reversedElement(node: Tree.Element): ReversedElement | undefined {
  const given = attributeOf(node, 'data-tei-name');
  const [first = ''] = (attributeOf(node, 'class') ?? '').split(' ');
  if (given === undefined && !first.startsWith('tei-')) return undefined;
  const space = given?.indexOf(' ') ?? -1;
  const name = given === undefined ? first.slice('tei-'.length) : given.slice(space + 1);
  const namespace = given === undefined ? TEI_NAMESPACE : given.slice(0, space);
  return { name, namespace, attributes: attributesOf(node) };
}

function attributesOf(node: Tree.Element): ReversedAttribute[] {
  const given = new Map(node.attrs.map(({ name, value, prefix }) => [prefix ? `${prefix}:${name}` : name, value]));
  const attributes: ReversedAttribute[] = [];
  const add = (name: string, value: string, namespace = ''): void => {
    attributes.push({ name, namespace, value });
  };
  const id = given.get('data-xml-id') ?? (given.has('data-tei-anchor') ? undefined : given.get('id'));
  if (id !== undefined) add('xml:id', id, XML_NAMESPACE);
  const language = given.get('data-xml-lang') ?? given.get('lang');
  if (language !== undefined) add('xml:lang', language, XML_NAMESPACE);
  const classes = (given.get('class') ?? '').split(' ').slice(1);
  const words = (prefix: string): string[] => classes.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
  if (!given.has('data-rend') && words('rend-').length > 0) add('rend', words('rend-').join(' '));
  if (!given.has('data-rendition') && words('rendition-').length > 0) {
    add(
      'rendition',
      words('rendition-')
        .map((word) => `#${word}`)
        .join(' '),
    );
  }
  for (const [name, value] of given) {
    if (!name.startsWith('data-') || RESERVED.test(name)) continue;
    const rest = name.slice('data-'.length);
    const foreign = given.get(`data-tei-attribute-${rest}`);
    if (foreign !== undefined) add(foreign.slice(foreign.indexOf(' ') + 1), value, foreign.slice(0, foreign.indexOf(' ')));
    else if (rest.startsWith('xml-')) add(`xml:${decodedName(rest.slice('xml-'.length))}`, value, XML_NAMESPACE);
    else add(decodedName(rest.replace(/^tei-(?=layer$|generated$|xml)/, '')), value);
  }
  return attributes;
}

/** What the page needs for itself, or what is told from other attributes. */
const RESERVED = /^data-(layer|generated|audit|xml-id|xml-lang|tei-(name|anchor|address|attribute-.*))$/;

/** `not-before` is notBefore, `when--iso` is when-iso. */
const decodedName = (name: string): string =>
  name.replace(/--|-(.)/gsu, (_, letter?: string) => (letter === undefined ? '-' : letter.toUpperCase()));
