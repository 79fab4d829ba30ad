/**
 * How the source looks, where the header says so in CSS (TEI P5, 2.3.4 rendition): a style sheet of the document's own, of those
 * properties that change how words look and can neither cover, move nor load anything.
 */
import { attribute, type TeiDocument, type TeiElement, textWithin } from '../model/document.js';

export interface RefusedRendition {
  readonly element: TeiElement;
  /** The declaration or selector that is left out. */
  readonly words: string;
}

export interface Renditions {
  /** Empty where nothing can be used. */
  readonly css: string;
  readonly refused: readonly RefusedRendition[];
}

const PROPERTIES = new Set(
  (
    'font-style font-weight font-variant font-variant-caps font-size font-stretch letter-spacing word-spacing line-height ' +
    'text-align text-indent text-transform text-decoration text-decoration-line text-decoration-style vertical-align white-space ' +
    'margin-left margin-right margin-top margin-bottom margin-inline-start margin-inline-end padding-left padding-right border ' +
    'border-bottom border-top border-left border-right list-style-type quotes content'
  ).split(' '),
);
/** They are shown on light paper alone: the night has colours of its own, in which red on black may not be read. */
const COLOURS = new Set(['color', 'background-color', 'text-decoration-color', 'border-color']);

/** Words, numbers, colours and strings; no address, variable, comment, escape or function but those of colours. */
const VALUE = /^(?:[\w%.,#\s+-]|"[^"\\<>\n]*"|'[^'\\<>\n]*'|rgba?\([\d.,%\s/]*\)|hsla?\([\d.,%\s/deg]*\))+$/;
const SIZE_LIMIT = /(?<![\w.])\d{4,}/;

/** Selectors may say more than is used here: those that are no selectors at all are told. */
const SELECTOR = /^[\w\s,>+~.#:*()[\]="'|^$-]+$/;
/** It writes what an attribute holds: such marks are the stylesheets' to make, as words that are told from the text. */
const MARK = /^(?:"[^"\\<>\n]*"|'[^'\\<>\n]*'|attr\([\w:-]+\)|counter\([\w-]+(?:, ?[\w-]+)?\)|\s)+$/;

const SCOPES = new Set(['first-line', 'first-letter', 'before', 'after']);

export function renditionsOf(document: TeiDocument): Renditions {
  const rules: string[] = [];
  const refused: RefusedRendition[] = [];
  for (const element of document.elements) {
    if (element.local !== 'rendition' || (attribute(element, 'scheme') ?? 'css') !== 'css') continue;
    const selectors = selectorsOf(element);
    const selector = attribute(element, 'selector');
    if (selector !== undefined && !SELECTOR.test(selector)) refused.push({ element, words: selector });
    const { usable, colours, others } = declarationsOf(textWithin(document, element));
    for (const words of others) refused.push({ element, words });
    if (selectors.length === 0) continue;
    if (usable.length > 0) rules.push(`${selectors.join(',\n')} {\n  ${usable.join(';\n  ')};\n}`);
    if (colours.length > 0)
      rules.push(`@media (prefers-color-scheme: light) {\n${selectors.join(',\n')} {\n  ${colours.join(';\n  ')};\n}\n}`);
  }
  return { css: rules.join('\n'), refused };
}

function selectorsOf(element: TeiElement): string[] {
  const scope = attribute(element, 'scope');
  const pseudo = scope !== undefined && SCOPES.has(scope) ? `::${scope}` : '';
  const id = attribute(element, 'xml:id');
  const names = elementNames(attribute(element, 'selector') ?? '') ?? [];
  // As xslt/html/attributes.xsl makes a class of a word.
  const word = id?.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/(.)-$/, '$1');
  const own = word ? [`.text .rendition-${word}${pseudo}`] : [];
  return [...own, ...names.map((name) => `.text .tei-${name}${pseudo}`)];
}

/** Element names separated by commas; undefined for any other selector. */
function elementNames(selector: string): string[] | undefined {
  const names = selector.split(',').map((name) => name.trim());
  if (selector.trim() === '') return [];
  return names.every((name) => /^[A-Za-z][A-Za-z0-9]*$/.test(name)) ? names : undefined;
}

function declarationsOf(text: string) {
  const usable: string[] = [];
  const colours: string[] = [];
  const others: string[] = [];
  for (const declaration of text.split(';')) {
    const words = declaration.replace(/\s+/g, ' ').trim();
    if (words === '') continue;
    const [, name = '', value = ''] = /^([a-z-]+) ?: ?(.+)$/i.exec(words) ?? [];
    const property = name.toLowerCase();
    const safe = VALUE.test(value) && !SIZE_LIMIT.test(value);
    if (safe && PROPERTIES.has(property)) usable.push(`${property}: ${value}`);
    else if (safe && COLOURS.has(property)) colours.push(`${property}: ${value}`);
    else if (property !== 'content' || !MARK.test(value)) others.push(words);
  }
  return { usable, colours, others };
}
