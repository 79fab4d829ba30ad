import type { TeiDocument } from '../../../src/model/document.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function written(value: string): string {
  return value.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? '');
}

/** James Clark's canonical form (the suite's OUTPUT), without processing instructions, which the model keeps only before the root. */
export function canonical(document: TeiDocument): string {
  const { elements, texts } = document;
  let out = '';
  let text = 0;
  const open: number[] = [];
  const textsBefore = (offset: number): void => {
    for (let next = texts[text]; next && next.start < offset; next = texts[text]) {
      out += written(next.value);
      text += 1;
    }
  };
  const closeBefore = (offset: number): void => {
    for (let last = elements[(open.at(-1) ?? 0) - 1]; last && last.end <= offset; last = elements[(open.at(-1) ?? 0) - 1]) {
      textsBefore(last.end);
      out += `</${last.name}>`;
      open.pop();
    }
  };
  for (const element of elements) {
    closeBefore(element.start);
    textsBefore(element.start);
    const attributes = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
    out += `<${element.name}${attributes.map(({ name, value }) => ` ${name}="${written(value)}"`).join('')}>`;
    open.push(element.ordinal);
  }
  closeBefore(Number.POSITIVE_INFINITY);
  return out;
}

/** The same of what the suite expects: the document type declaration with its notations is no part of the model. */
export function comparable(output: string): string {
  return output
    .replace(/<\?[\s\S]*?\?>/g, '')
    .trim()
    .replace(/^\uFEFF?<!DOCTYPE[^[]*\[[\s\S]*?\]\s*>/, '')
    .replace(/\r\n/g, '\n')
    .trim();
}
