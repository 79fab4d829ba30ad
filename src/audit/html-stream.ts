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

/** Elements whose text no browser shows as text of the page. */
const UNSHOWN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'textarea',
  'title',
  'select',
  'iframe',
  'object',
  'canvas',
  'video',
  'audio',
]);

/** The class by which our style sheet keeps words from the screen. */
const UNSHOWN_CLASS = /(?:^|\s)visually-hidden(?:\s|$)/;

const UNSHOWN_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0*\s*(?:;|$)|content-visibility\s*:\s*hidden|font-size\s*:\s*0)/i;

/**
 * The text a browser has of the edition's text in a page: what stands in the element marked
 * `data-audit="text"`, without what is marked `data-generated` and without what the markup hides. Undefined where
 * no element is marked, or the one that is cannot be seen.
 */
export function htmlStream(page: string | Tree.Document): TextStream | undefined {
  const builder = new StreamBuilder();
  const root = find(typeof page === 'string' ? parse(page) : page);
  if (!root) return undefined;
  walk(root, builder);
  return builder.build();
}

/** A page, parsed once for all that looks at it. */
export function parsePage(page: string): Tree.Document {
  return parse(page);
}

function find(node: Tree.Node): Tree.Element | undefined {
  if ('attrs' in node && isHidden(node)) return undefined;
  if ('attrs' in node && attributeOf(node, 'data-audit') === 'text') return node;
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    const found = find(child);
    if (found) return found;
  }
  return undefined;
}

function walk(node: Tree.Element, builder: StreamBuilder): void {
  const classes = attributeOf(node, 'class') ?? '';
  const edge: Gap = BLOCKS.has(node.tagName) || BLOCK_CLASS.test(classes) ? APART : TOUCHING;
  builder.boundary(breaks(node, classes) ? APART : edge);
  if (attributeOf(node, 'data-generated') === undefined && !isHidden(node)) {
    for (const child of node.childNodes) {
      if ('value' in child) builder.text(child.value, 0);
      else if ('attrs' in child) walk(child, builder);
    }
  }
  builder.boundary(edge);
}

/** A line end of the source is shown in one layer only: where the other has no space, words join there. */
function breaks({ tagName }: Tree.Element, classes: string): boolean {
  return tagName === 'br' && !/(?:^|\s)tei-lb(?:\s|$)/.test(classes);
}

function isHidden(node: Tree.Element): boolean {
  return (
    UNSHOWN.has(node.tagName) ||
    attributeOf(node, 'hidden') !== undefined ||
    UNSHOWN_CLASS.test(attributeOf(node, 'class') ?? '') ||
    UNSHOWN_STYLE.test(attributeOf(node, 'style') ?? '')
  );
}

function attributeOf(node: Tree.Element, name: string): string | undefined {
  return node.attrs.find((attribute) => attribute.name === name)?.value;
}
