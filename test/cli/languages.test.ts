/** The language of the interface: all that pages say beside the documents is a message, and each message can be replaced. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { imprimatur, ROOT } from '../support/run.js';

type Message = string | Record<string, string>;
const messagesOf = (language: string) =>
  JSON.parse(readFileSync(join(ROOT, `messages/${language}.json`), 'utf8')) as Record<string, Message>;
const ENGLISH = messagesOf('en');
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'it', 'ro', 'ru'];

let edition: string;
beforeEach(() => {
  edition = mkdtempSync(join(tmpdir(), 'imprimatur-languages-'));
  mkdirSync(join(edition, 'tei'));
  mkdirSync(join(edition, 'messages'));
});
const configure = (config: object) => writeFileSync(join(edition, 'imprimatur.config.json'), JSON.stringify(config));
const say = (language: string, messages: object) => writeFileSync(join(edition, 'messages', `${language}.json`), JSON.stringify(messages));
const copy = (...files: string[]) => {
  for (const file of files) cpSync(join(ROOT, file), join(edition, 'tei', file.replace(/^.*\//, '')));
};
const build = (...options: string[]) => imprimatur(['build', '--offline', ...options], edition);
const page = (path: string) => readFileSync(join(edition, 'dist', path, 'index.html'), 'utf8');

const placeholders = (message: Message) => [...new Set(JSON.stringify(message).match(/\{\d\}|<\/?\w+>/g) ?? [])].sort().join(' ');

describe.each(LANGUAGES)('the messages in %s', (language) => {
  const messages = messagesOf(language);

  it('are those that there are in English', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(ENGLISH));
  });

  it('have the places and the markup of the English ones', () => {
    const wrong = Object.entries(messages).filter(([key, message]) => {
      const english = ENGLISH[key] ?? '';
      // The number of “one” may be left out.
      return placeholders(message) !== placeholders(english) && !(typeof english === 'object' && placeholders(english) === '{0}');
    });
    expect(wrong).toEqual([]);
  });

  it('have a form for each category of number of the language', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = Object.entries(messages).filter(([key]) => typeof ENGLISH[key] === 'object');
    const wrong = counted.filter(([, message]) => typeof message === 'string' || categories.some((each) => !(each in message)));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

/** Text and the attributes that are read, with what is quoted from the encoding left out. */
function* spoken(node: Tree.Node): Generator<string> {
  if (node.nodeName === '#text') yield (node as Tree.TextNode).value;
  if ('tagName' in node) {
    // References are in the language of their document, as its citation style has it; what is hidden is for machines.
    if (
      ['code', 'script', 'style', 'kbd'].includes(node.tagName) ||
      node.attrs.some(({ name, value }) => value === 'reference' || name === 'hidden')
    )
      return;
    for (const { name, value } of node.attrs) if (['title', 'aria-label', 'alt', 'placeholder'].includes(name)) yield value;
  }
  if ('childNodes' in node) for (const child of node.childNodes) yield* spoken(child);
}

/** Words, but for those that are cut off. */
const words = (text: string): string[] => text.match(/\p{L}{3,}(?!\p{L}|…)/gu) ?? [];

test('nothing that pages say is written into templates, stylesheets or the program', async () => {
  const SAMPLES = ['test/browser/kinds/kinds.xml', 'test/browser/samples/bilingual.xml', 'test/browser/samples/critical.xml'];
  copy(...SAMPLES, 'test/browser/samples/genetic.xml', ...readdirSync(join(ROOT, 'tei')).map((file) => `tei/${file}`));
  configure({ title: 'QQ', language: 'qaa' });
  const mark = (text: string) =>
    `⟦${text.replace(/[^{}\d<>/]+/g, (run, offset: number) => (/<\/?$/.test(text.slice(0, offset)) ? run : '·'))}⟧`;
  say(
    'qaa',
    Object.fromEntries(
      Object.entries(ENGLISH).map(([key, message]) => [
        key,
        typeof message === 'string' ? mark(message) : { other: mark(message['other'] ?? '') },
      ]),
    ),
  );
  const { stdout, stderr } = await build('--lenient');
  expect(stdout + stderr).toContain('Published 5 documents');
  const sources = readdirSync(join(edition, 'tei'))
    .map((file) => readFileSync(join(edition, 'tei', file), 'utf8'))
    .join('\n');
  // Names of attributes and elements are spelled out where there is no message for them: words of TEI.
  const known = new Set(
    words(sources.replace(/([a-z])([A-Z])/g, '$1 $2'))
      .concat(words(sources), ['TEI', 'JSON', 'Imprimatur'])
      .map((word) => word.toLowerCase()),
  );
  const pages = readdirSync(join(edition, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('index.html'));
  expect(pages.length).toBeGreaterThan(9);
  const unsaid = pages.flatMap((file) =>
    [...spoken(parse(readFileSync(join(edition, 'dist', file), 'utf8')))].flatMap((text) =>
      words(text)
        .filter((word) => !known.has(word.toLowerCase()))
        .map((word) => `${file}: ${word} in “${text.trim().slice(0, 60)}”`),
    ),
  );
  expect(unsaid).toEqual([]);
});

const LETTER = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A letter</title><author>A. Writer</author></titleStmt><publicationStmt><p>Unpublished.</p></publicationStmt>
<sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc></teiHeader>
<text><body><p xml:id="p1">First.<note>A note.</note></p><p xml:lang="ar">كتاب</p></body></text></TEI>`;
const letter = () => writeFileSync(join(edition, 'tei', 'letter.xml'), LETTER);

test('the interface speaks the language of the configuration, and each passage keeps its own', async () => {
  letter();
  configure({ language: 'ar' });
  await build('--lenient');
  const html = page('letter');
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).toMatch(/<div id="text" class="text" lang="en" dir="ltr"/);
  expect(html).toMatch(/<p class="tei-p" lang="ar" [^>]*dir="rtl"/);
  // A label in Arabic amid a header in English.
  expect(html).toMatch(/<dt data-generated="" lang="ar" dir="rtl">المؤلف<\/dt>/);
  expect(html).toContain('aria-label="الحاشية 1"');
  expect(page('search')).toContain('<html lang="ar" dir="rtl">');
});

test('one message can be replaced, and the others stay', async () => {
  letter();
  configure({ language: 'ro' });
  say('ro', { 'document.downloads': 'Descărcări' });
  const { stderr } = await build('--lenient');
  expect(stderr).not.toContain('config/');
  expect(page('letter')).toContain('Descărcări');
  expect(page('letter')).toContain('Citează acest document');
});

test('an unknown language is said once, and the pages are in English', async () => {
  letter();
  configure({ language: 'tlh' });
  const { code, stdout, stderr } = await build('--lenient');
  expect(code).toBe(0);
  const said = (stdout + stderr).split('\n').filter((line) => line.includes('config/language-unknown'));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('“tlh”');
  expect(stdout + stderr).toContain('ar, de, en, es, fr, it, ro, ru');
  expect(page('letter')).toContain('<html lang="en" dir="ltr">');
});

test('a language with a region is its language, and one of the edition is completed in English', async () => {
  letter();
  configure({ language: 'de-AT' });
  await build('--lenient');
  expect(page('letter')).toContain('<html lang="de" dir="ltr">');
  configure({ language: 'pl' });
  say('pl', { 'search.title': 'Szukaj' });
  const { stdout, stderr } = await build('--lenient');
  expect(stdout + stderr).toContain('config/messages-missing');
  expect(page('letter')).toContain('>Szukaj</a>');
  expect(page('letter')).toContain('Cite this document');
});

test.each([
  ['a slip in a key', { 'serch.title': 'x' }, 0, ['config/message-unknown', 'Did you mean search.title?']],
  ['what is no text', { 'search.title': 3 }, 2, ['config/invalid', '“search.title” is neither a text nor']],
])('%s is named', async (_what, messages, exit, said) => {
  letter();
  say('en', messages);
  const { code, stdout, stderr } = await build('--lenient');
  expect(code).toBe(exit);
  for (const words of said) expect(stdout + stderr).toContain(words);
});

test('a file of messages that is no JSON stops the build before anything is published', async () => {
  letter();
  writeFileSync(join(edition, 'messages', 'en.json'), '{ "search.title": ');
  const { code, stderr } = await build();
  expect(code).toBe(2);
  expect(stderr).toContain('messages/en.json');
  expect(stderr).toContain('it is not JSON');
});

test('a template of one’s own may have messages of its own', async () => {
  letter();
  mkdirSync(join(edition, 'templates'));
  const own = readFileSync(join(ROOT, 'src/compose/templates/front.hbs'), 'utf8').replace('</h1>', '</h1><p>{{say "my.greeting" 2}}</p>');
  writeFileSync(join(edition, 'templates', 'front.hbs'), own);
  say('en', { 'my.greeting': { one: 'One', other: '{0} welcomes' } });
  const { stdout, stderr } = await build('--lenient');
  expect(stdout + stderr).not.toContain('config/');
  expect(page('.')).toContain('<p>2 welcomes</p>');
});
