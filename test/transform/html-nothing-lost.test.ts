/** Every character of the text reaches the HTML, once, in order, and the HTML is valid: over documents nobody here wrote. */
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { TEI_NAMESPACE, type TeiDocument } from '../../src/model/document.js';
import { findInputs } from '../../src/read/find.js';
import { readDocument } from '../../src/read/read.js';
import { SHARED, sharedIsHere } from '../support/shared.js';
import { all, elements, hasClass, htmlOf, parsed, textOf } from './html-of.js';

/** The characters under TEI text (or a transcription without one) that are no white space of XML. */
function sourceText(document: TeiDocument): string {
  const hasText = document.elements.some(({ local, namespace }) => namespace === TEI_NAMESPACE && local === 'text');
  const root = hasText ? 'text' : 'sourceDoc';
  const inText: boolean[] = [false];
  for (const { parent, local, namespace } of document.elements) {
    inText.push(inText[parent] === true || (local === root && namespace === TEI_NAMESPACE));
  }
  return document.texts
    .filter(({ parent }) => inText[parent])
    .map(({ value }) => value)
    .join('')
    .replace(/[ \t\r\n]+/g, '');
}

/** The characters under elements of a name: the header, what stands off the text. */
function textUnder(name: string, document: TeiDocument): string {
  const within: boolean[] = [false];
  for (const { parent, local } of document.elements) within.push(within[parent] === true || local === name);
  return document.texts
    .filter(({ parent }) => within[parent])
    .map(({ value }) => value)
    .join('')
    .replace(/[ \t\r\n]+/g, '');
}

const validator = new HtmlValidate({
  root: true,
  rules: {
    'close-order': 'error',
    'no-dup-attr': 'error',
    'no-dup-id': 'error',
    'element-permitted-content': 'error',
    'element-permitted-parent': 'error',
    'element-permitted-occurrences': 'error',
    'element-permitted-order': 'error',
    'element-required-ancestor': 'error',
    'element-name': 'error',
    'attribute-allowed-values': 'error',
    'no-raw-characters': 'error',
    'void-content': 'error',
  },
});

async function complaints(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`));
}

/** The first difference, so that a failure names its place. */
function difference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  let at = 0;
  while (expected[at] === actual[at]) at += 1;
  return `expected “${expected.slice(Math.max(0, at - 20), at + 40)}”, found “${actual.slice(Math.max(0, at - 20), at + 40)}”`;
}

const sorted = (text: string): string => [...text].sort().join('');

async function examine(file: Parameters<typeof readDocument>[0]): Promise<void> {
  const { document } = await readDocument(file);
  const html = await htmlOf(document);
  const tree = parsed(html.text);
  expect(difference(sourceText(document), textOf(tree, false).replace(/[ \t\r\n]+/g, ''))).toBeUndefined();
  // The header may be ordered anew, but is as complete. What stands off the text follows it.
  const sections = all(parsed(html.header), 'section');
  const headers = sections.filter((section) => hasClass(section, 'tei-teiHeader'));
  const beside = sections.filter(({ parentNode }) => !parentNode || !('tagName' in parentNode));
  const off = beside.filter((section) => !hasClass(section, 'tei-teiHeader'));
  for (const [name, shown] of [
    ['teiHeader', headers],
    ['standOff', off],
  ] as const) {
    const text = shown.map((section) => textOf(section, false).replace(/[ \t\r\n]+/g, ''));
    expect(difference(sorted(textUnder(name, document)), sorted(text.join(''))), name).toBeUndefined();
  }
  // What the parser of a browser makes of the page has no link in a link and no identifier twice.
  expect(await complaints(`<main>${html.text}${html.header}${html.contents}</main>`)).toEqual([]);
  for (const element of elements(tree)) {
    expect(element.attrs.filter(({ name }) => /^on/i.test(name))).toEqual([]);
  }
}

const root = new URL('../../', import.meta.url).pathname;
const own = await findInputs([`${root}tei`], root);
const open = sharedIsHere('corpora-open') ? await findInputs([`${SHARED}corpora-open`], SHARED) : [];
const tei: typeof open = [];
for (const file of open) {
  const { document } = await readDocument(file).catch(() => ({ document: undefined }));
  if (document?.elements[0]?.namespace === TEI_NAMESPACE && /^(TEI|teiCorpus)$/.test(document.elements[0].local)) tei.push(file);
}

test('the check of validity sees what it is for', async () => {
  const found = await complaints('<p id="a"><div></div></p><a href="#"><span><a href="#b">x</a></span></a><ul><p id="a">x</p></ul>');
  for (const rule of ['no-dup-id', 'element-permitted-content']) expect(found.join('\n')).toContain(rule);
});

describe('every document of the edition and of the open corpora', () => {
  test.each([...own, ...tei].map((file) => [file.id, file] as const))('%s', async (_, file) => {
    await examine(file);
  });
});
