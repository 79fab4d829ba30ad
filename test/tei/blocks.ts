/** The document read back from the TEI, paragraph by paragraph, with the marks that `tagsDecl` declares. */
import { all, childElements, type Element, normalise, only, witness } from './tree.js';

const STEP = /^(\w+)(?:\[(\w+)="([^"]+)"\])?$/;

function stepMatches(step: string, element: Element): boolean {
  const [, name, attribute, value] = STEP.exec(step) ?? [];
  if (name === undefined) throw new Error(`a selector that is not understood: ${step}`);
  return element.name === name && (attribute === undefined || element.attributes.get(attribute) === value);
}

function selects(selector: string, element: Element): boolean {
  let at: Element | undefined = element;
  for (const step of selector.split(' > ').reverse()) {
    if (at === undefined || !stepMatches(step, at)) return false;
    at = at.parent;
  }
  return true;
}

/** The CSS `content` of the declarations: strings and `attr()`. */
function content(rendition: Element, element: Element): string {
  const [, value] = /^content: (.+)$/.exec(normalise(witness(rendition))) ?? [];
  if (value === undefined) throw new Error('a rendition without content');
  return [...value.matchAll(/"([^"]*)"|attr\((\w+)\)|(\S)/g)]
    .map(([, text, attribute, unknown]) => {
      if (unknown !== undefined) throw new Error(`content that is not understood: ${value}`);
      return attribute === undefined ? (text ?? '') : (element.attributes.get(attribute) ?? '');
    })
    .join('');
}

/** Gives the mark that stands before an element. */
export function marker(root: Element): (element: Element) => string {
  const renditions = all(root, 'rendition').filter(({ attributes }) => attributes.get('scope') === 'before');
  return (element) =>
    renditions
      .filter(({ attributes }) => selects(attributes.get('selector') ?? '', element))
      .map((rendition) => content(rendition, element))
      .join('');
}

const NESTED: ReadonlySet<string> = new Set(['list']);

/** Every paragraph of the text, in order. Throws at whatever it has no rule for, lest it be passed over. */
export function blocks(root: Element): string[] {
  const mark = marker(root);
  const result: string[] = [];

  function visit(element: Element, before: string): void {
    if (element.name === 'head' || element.name === 'dateline') {
      result.push(before + normalise(witness(element)));
      return;
    }
    if (element.name === 'item') {
      result.push(mark(element) + normalise(witness(element, NESTED)));
      for (const list of all(element, 'list').filter(({ parent }) => parent === element)) visit(list, '');
      return;
    }
    if (!['text', 'body', 'opener', 'div', 'list'].includes(element.name)) {
      throw new Error(`no rule for ${element.name}`);
    }
    if (element.children.some((child) => typeof child === 'string' && normalise(child) !== '')) {
      throw new Error(`text outside paragraphs, in ${element.name}`);
    }
    childElements(element).forEach((child, index) => {
      visit(child, index === 0 ? mark(element) : '');
    });
  }

  visit(only(root, 'text'), '');
  return result;
}
