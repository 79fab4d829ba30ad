import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { APART, type Gap, StreamBuilder, type TextStream, TOUCHING } from './stream.js';

/** Elements whose edges part words on the screen. */
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'caption',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'legend',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);

/** Class tokens by which the stylesheets make a phrasing element a block. */
const BLOCK_CLASS = /(?:^|\s)block(?:\s|$)/;

/**
 * The text a browser has of the edition's text in a page: what stands in the element marked
 * `data-audit="text"`, without what is marked `data-generated`. Undefined where no element is marked.
 */
export function htmlStream(page: string): TextStream | undefined {
  const builder = new StreamBuilder();
  const root = find(parse(page));
  if (!root) return undefined;
  walk(root, builder);
  return builder.build();
}

function find(node: Tree.Node): Tree.Element | undefined {
  if ('attrs' in node && attributeOf(node, 'data-audit') === 'text') return node;
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    const found = find(child);
    if (found) return found;
  }
  return undefined;
}

function walk(node: Tree.Element, builder: StreamBuilder): void {
  const edge: Gap = BLOCKS.has(node.tagName) || BLOCK_CLASS.test(attributeOf(node, 'class') ?? '') ? APART : TOUCHING;
  builder.boundary(node.tagName === 'br' && attributeOf(node, 'data-break') !== 'no' ? APART : edge);
  if (attributeOf(node, 'data-generated') === undefined) {
    for (const child of node.childNodes) {
      if ('value' in child) builder.text(child.value, 0);
      else if ('attrs' in child) walk(child, builder);
    }
  }
  builder.boundary(edge);
}

function attributeOf(node: Tree.Element, name: string): string | undefined {
  return node.attrs.find((attribute) => attribute.name === name)?.value;
}
