/** The HTML of a TEI document, made with the stylesheet as it is compiled in `lib/xslt/`, and ways to ask it. */
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { TeiDocument } from '../../src/model/document.js';
import { ownMessages } from '../../src/read/messages.js';
import { parametersOf } from '../../src/transform/parameters.js';
import { saxon } from '../../src/transform/saxon.js';
import { stylesheet } from '../../src/transform/stylesheets.js';
import { fragment } from './text-editions.js';

export interface Html {
  readonly text: string;
  readonly header: string;
  readonly contents: string;
  readonly messages: readonly string[];
}

export async function htmlOf(document: TeiDocument): Promise<Html> {
  const parts: Record<string, string> = {};
  const messages: string[] = [];
  const { principalResult } = saxon().transform(
    {
      stylesheetInternal: stylesheet('html', process.env['IMPRIMATUR_HTML_SEF']),
      sourceNode: await saxon().getResource({ type: 'xml', text: document.xml }),
      destination: 'serialized',
      baseOutputURI: 'imprimatur:/',
      stylesheetParams: Object.fromEntries(
        Object.entries(parametersOf(document, await ownMessages())).map(([name, value]) => [`Q{}${name}`, value]),
      ),
      deliverResultDocument: () => ({
        destination: 'serialized',
        save: (uri, value) => {
          parts[String(uri).slice('imprimatur:/'.length)] = value;
        },
      }),
      deliverMessage: (content) => messages.push(String(content.textContent ?? content)),
    },
    'sync',
  );
  return { text: principalResult, header: parts['header'] ?? '', contents: parts['contents'] ?? '', messages };
}

/** The HTML of a body, as elements. */
export async function body(tei: string, header = ''): Promise<{ readonly root: Node; readonly html: Html }> {
  const html = await htmlOf(fragment(tei, header));
  return { root: parsed(html.text), html };
}

export type Node = Tree.Element;

/** A fragment of HTML as a browser reads it. */
export function parsed(html: string): Node {
  const { childNodes } = parseFragment(html);
  return { nodeName: 'root', tagName: 'root', attrs: [], childNodes, namespaceURI: '', parentNode: null } as unknown as Node;
}

export function attr(node: Node | undefined, name: string): string | undefined {
  return node?.attrs.find((attribute) => attribute.name === name)?.value;
}

export function hasClass(node: Node, name: string): boolean {
  return (attr(node, 'class') ?? '').split(/\s+/).includes(name);
}

/** Every element below, in document order. */
export function* elements(node: Node): Generator<Node> {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    yield child;
    yield* elements(child);
  }
}

/** Elements by `tag`, `.class`, `tag.class`; all of them must fit. */
export function all(node: Node, selector: string): Node[] {
  const [tag = '', ...classes] = selector.split('.');
  return [...elements(node)].filter(
    (element) => (tag === '' || element.tagName === tag) && classes.every((name) => hasClass(element, name)),
  );
}

export function one(node: Node, selector: string): Node {
  const found = all(node, selector);
  if (found.length !== 1) throw new Error(`${found.length} elements fit ${selector}`);
  return found[0]!;
}

/** The text below, generated text included or left out; white space as it stands. */
export function textOf(node: Node, generated = true): string {
  let text = '';
  for (const child of node.childNodes) {
    if ('value' in child) text += child.value;
    else if ('tagName' in child && (generated || attr(child, 'data-generated') === undefined)) text += textOf(child, generated);
  }
  return text;
}

/** The text of what is generated below. */
export function generatedText(node: Node): string {
  return [...elements(node)]
    .filter((element) => attr(element, 'data-generated') !== undefined && !hasClass(element, 'permalink'))
    .map((element) => textOf(element))
    .join('|');
}

export function parentOf(node: Node): Node {
  return node.parentNode as Node;
}
